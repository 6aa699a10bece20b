/// A week: seven days, and everything that has to be said about them.
public struct Plan: Codable, Sendable, Equatable {
  /// Whether there is a plan.
  public enum Status: String, Codable, Sendable {
    case planned
    /// The wishes leave no day for strength; `answer` and `conflicts` say why.
    case impossible
    /// No strength plan before somebody has looked at it; `answer` says who.
    case declined
  }

  /// The first of the seven days.
  public var weekStart: CalendarDate
  /// Whether there is a plan.
  public var status: Status
  /// The answer in one or two sentences.
  public var answer: String
  /// The stretch of the season the week lies in.
  public var phase: Phase
  /// Whether the sets of the week are halved (R9).
  public var isDeload: Bool
  /// Seven days in order of their dates.
  public var days: [PlannedDay]
  /// What was assumed, what the week is, advice for special groups: sentences.
  public var notes: [String]
  /// The soft rules that had to give way, most important first.
  public var traded: [TradedRule]
  /// Wishes that cannot all come true.
  public var conflicts: [Conflict]

  /// A day of the week.
  public subscript(day: Day) -> PlannedDay? { days.first { $0.day == day } }

  /// Strength sessions by day; core and mobility beside runs are not among them.
  public var strength: [FixedSession] {
    days.compactMap { day in day.workout.flatMap { $0.focus.isStrength ? FixedSession(day.day, $0.focus) : nil } }
  }
}

/// One day of a plan.
public struct PlannedDay: Codable, Sendable, Equatable {
  /// The day of the week.
  public var day: Day
  /// Its date.
  public var date: CalendarDate
  /// The runs of the day, the hardest first.
  public var runs: [Run.Kind]
  /// Strength, core or mobility of the day.
  public var workout: Workout?
  /// Whether it is a full rest day: no run, no strength.
  public var isRest: Bool
  /// Why the day is as it is, in a few words.
  public var why: String
  /// Ids of the rules behind it.
  public var rules: [String]
}

/// A soft rule that had to give way, with what that means this week.
public struct TradedRule: Codable, Sendable, Equatable {
  /// The rule's id.
  public var rule: String
  /// What it comes to, for the person.
  public var sentence: String
}

/// Wishes that cannot all come true.
public struct Conflict: Codable, Sendable, Equatable {
  /// Ids of the rules that clash.
  public var rules: [String]
  /// What it comes to, for the person.
  public var sentence: String
  /// Two ways out, each a sentence.
  public var trades: [String]
}
