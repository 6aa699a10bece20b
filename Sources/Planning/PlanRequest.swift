import Knowledge

/// How well somebody knows strength work.
public typealias Level = Exercise.Level

extension Exercise.Level: Codable {}

/// What a week is planned from. Everything but the dates may be left as it is; the plan says what was assumed.
public struct PlanRequest: Codable, Sendable, Equatable {
  /// What the strength work is for.
  public enum Goal: String, Codable, Sendable, CaseIterable {
    case strength
    /// More jumps.
    case power
    /// Race season: keep what is there.
    case maintenance
  }

  /// Whether the week is to be a step easier or harder than usual.
  public enum Effort: String, Codable, Sendable, CaseIterable { case easier, normal, harder }

  /// Coming back after a break (fact sheet §2.4.6).
  public enum Comeback: String, Codable, Sendable, CaseIterable {
    /// Up to a week missed.
    case shortBreak
    /// One to two weeks missed: 10 % less load.
    case twoWeeks
    /// Three weeks or more missed: 20-30 % less load and one set fewer.
    case longBreak
    /// Ill, with fever or flu: half the sets and no heavy legs at first.
    case illness
  }

  /// Today; days before it are over.
  public var today: CalendarDate
  /// The first of the seven days; any day of the week.
  public var weekStart: CalendarDate
  /// The runs of the week; all but races come again every week.
  public var runs: [Run] = []
  /// Days on which nothing can be trained.
  public var impossible: [Day] = []
  /// Strength days a week: 1 to 4 make sense; nil leaves it to level and phase.
  public var strengthDays: Int?
  /// Strength days the person named.
  public var fixed: [FixedSession] = []
  /// Minutes for one session; nil means 30.
  public var minutes: Int?
  /// Ids of equipment; nil means unknown, empty means none.
  public var equipment: [String]?
  /// Nil means beginner.
  public var level: Level?
  /// Ids of injuries and special groups.
  public var conditions: [String] = []
  /// Those conditions for which a clinician has agreed to training.
  public var cleared: [String] = []
  /// The race the season aims at; tune-up races are runs of the kind `race`.
  public var race: Race?
  /// Nil leaves it to race and level.
  public var goal: Goal?
  /// The week since strength work began, counted from 1.
  public var seasonWeek: Int?
  /// Whether the week is a deload; nil leaves it to race and season week.
  public var deload: Bool?
  /// A step easier or harder than usual.
  public var effort = Effort.normal
  /// The break before this week, if there was one.
  public var comeback: Comeback?
  /// Days of this week whose session was missed: nothing is put back there.
  public var missed: [Day] = []
  /// Days whose session has a length of its own this week; nil when none has.
  public var ownMinutes: [DayMinutes]?
  /// The week as it stood, where it is to stay as it is as far as the rules allow; empty for a new week.
  public var keeping: [FixedSession] = []

  /// - Parameter weekStart: nil for the Monday of today's week.
  public init(today: CalendarDate, weekStart: CalendarDate? = nil) {
    self.today = today
    self.weekStart = weekStart ?? today.monday
  }

  /// The date of a day in this week.
  public func date(of day: Day) -> CalendarDate { weekStart.adding(days: (day.rawValue - weekStart.weekday.rawValue + 7) % 7) }
}

/// The length of the session of one day.
public struct DayMinutes: Codable, Sendable, Equatable {
  public var day: Day
  public var minutes: Int

  public init(_ day: Day, _ minutes: Int) { (self.day, self.minutes) = (day, minutes) }
}

/// A day on which strength work is to be, and of which kind if that matters.
public struct FixedSession: Codable, Sendable, Equatable {
  /// The day of the week.
  public var day: Day
  /// Nil when any strength session will do.
  public var focus: Focus?

  /// Any strength session when `focus` is nil.
  public init(_ day: Day, _ focus: Focus? = nil) {
    self.day = day
    self.focus = focus
  }
}
