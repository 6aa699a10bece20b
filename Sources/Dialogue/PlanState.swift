import Planning

/// The week that is talked about.
public struct PlanState: Codable, Sendable, Equatable {
  /// A plan as it was before a change, for "undo".
  public struct Version: Codable, Sendable, Equatable {
    /// What was wished for.
    public let request: PlanRequest
    /// What came of it.
    public let plan: Plan
    /// How many entries the log had when the change was made: what came last is taken back first.
    public var entries: Int?
    /// How many entries the change itself brought into the log: sessions told as missed.
    public var logged: Int?
  }

  /// What is wished for, as far as it was said.
  public var request: PlanRequest
  /// Nil while questions are open.
  public var plan: Plan?
  /// The question that is open.
  public var question: String?
  /// What has been asked for this plan.
  public var asked: [String] = []
  /// How many runs a week, where their days were not said.
  public var runsPerWeek: Int?
  /// Earlier versions, the last one latest.
  public var history: [Version] = []
  /// How many entries the log had when the plan was made, for "undo": what was logged before it did not come last.
  public var madeAt: Int?
  /// Counts the versions, for calendars.
  public var sequence = 0
  /// What was wished for the week before it was changed: the next week begins from it.
  public var usual: PlanRequest?
  /// Strength sessions planned, by the Monday of their week; nil before the first plan.
  public var sessions: [String: Int]?

  /// Nothing asked for yet, in the week of a day.
  public init(today: CalendarDate) { request = PlanRequest(today: today) }

  /// Runs on the usual days: three easy ones unless another number was said, the last one long.
  mutating func assumeRuns(_ count: Int = 3) {
    let days: [[Day]] = [
      [.saturday], [.tuesday, .saturday], [.tuesday, .thursday, .saturday], [.tuesday, .thursday, .saturday, .sunday],
      [.monday, .tuesday, .thursday, .saturday, .sunday], [.monday, .tuesday, .wednesday, .thursday, .saturday, .sunday], Day.allCases,
    ]
    let chosen = days[max(1, min(count, 7)) - 1]
    request.runs = chosen.map { Run($0 == .saturday && count > 1 ? .long : .easy, $0) }
  }

  /// Counts the sessions of the plan; one that was missed still counts as planned.
  mutating func count() {
    guard let plan, plan.status == .planned else { return }
    let week = plan.weekStart.monday.description
    let before = request.missed.isEmpty ? 0 : sessions?[week] ?? 0
    sessions = (sessions ?? [:]).merging([week: max(before, plan.strength.count)]) { $1 }
  }
}

extension PlanState {
  /// The wishes for the week of another day: those of this week as long as it lasts, else what is usual.
  func renewed(today: CalendarDate) -> PlanRequest {
    var request = request
    request.today = today
    return request.weekStart.adding(days: 6) < today ? week(from: today.monday, today) : request
  }

  /// The usual wishes for another week, without what was changed, missed or raced in this one.
  func week(from start: CalendarDate, _ today: CalendarDate) -> PlanRequest {
    var request = usual ?? request
    request.today = today
    request.weekStart = start
    (request.missed, request.keeping, request.comeback, request.ownMinutes) = ([], [], nil, nil)
    request.effort = .normal
    request.runs.removeAll { $0.kind == .race }
    return request
  }
}

extension Day {
  /// Words for days, in the singular.
  static let named: Set<String> = Set(
    allCases.flatMap { [$0.name.lowercased(), $0.short.lowercased()] } + ["tues", "thur", "thurs", "today", "tomorrow", "yesterday"])
}
