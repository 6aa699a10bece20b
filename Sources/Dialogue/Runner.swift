import Journal
import Planning

/// What coach knows of a person, whatever the conversation.
public struct Runner: Sendable, Codable, Equatable {
  /// Who the person is and what a usual week looks like.
  public var profile = Profile()
  /// The training log, in the order it was told.
  public var journal: [LogEntry] = []
  /// The week that is planned.
  public var planState: PlanState?
  /// How many entries the log told last brought, for "undo".
  public var logged = 0

  /// Somebody of whom nothing is known.
  public init() {}

  /// The unit weights are told in: as the person said, else that of the last weight in the log.
  public var weightUnit: WeightUnit { profile.weightUnit(journal) }

  /// Sessions planned, by the Monday of their week; of the week that is not over only those that are due.
  public func plannedSessions(_ today: CalendarDate) -> [CalendarDate: Int] {
    var planned: [CalendarDate: Int] = [:]
    for (week, count) in planState?.sessions ?? [:] { if let monday = CalendarDate(week) { planned[monday] = count } }
    if let plan = planState?.plan, plan.weekStart.monday == today.monday {
      planned[plan.weekStart.monday]? -= plan.strength.filter { plan[$0.day].map { $0.date > today } ?? false }.count
    }
    return planned.filter { $0.value > 0 }
  }
}

/// What a person has told about themselves. Nothing here is guessed: what was not told is nil or empty.
public struct Profile: Sendable, Codable, Equatable {
  /// How the person measures.
  public enum Units: String, Sendable, Codable, CaseIterable {
    /// Kilometres and kilograms.
    case metric
    /// Miles and pounds.
    case imperial
  }

  /// What to call the person.
  public var name: String?
  /// The year of birth, from the age told; an age is right to within a year.
  public var birthYear: Int?
  /// Nil follows the person's own words from turn to turn.
  public var units: Units?
  /// Ids of equipment at hand; nil means unknown, empty means none.
  public var equipment: [String]?
  /// How used to strength training the person is.
  public var level: Level?
  /// Ids of special groups and of injuries that last.
  public var conditions: [String] = []
  /// Those conditions for which a clinician has agreed to training.
  public var cleared: [String] = []
  /// The runs of a usual week.
  public var runs: [Run] = []
  /// Days on which nothing can be trained.
  public var impossible: [Day] = []
  /// Strength days a week the person wants.
  public var strengthDays: Int?
  /// Minutes for one session.
  public var minutes: Int?
  /// The race the person trains for.
  public var race: Race?

  /// Nothing told.
  public init() {}

  /// Whether nothing was told.
  public var isEmpty: Bool { self == Profile() }
}
