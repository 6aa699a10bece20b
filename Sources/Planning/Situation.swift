import Knowledge

/// A request with everything settled that it left open.
struct Situation {
  let request: PlanRequest
  let level: Level
  /// 5 to 60
  var minutes: Int
  let things: Set<String>
  let phase: Phase
  let isDeload: Bool
  let season: Season?
  let injuries: [Injury]
  let groups: [Group]
  /// Injuries that somebody has to look at before that part is loaded.
  let unexamined: [Injury]
  /// Whether loads stay moderate: no sets of fewer than eight.
  let isModerate: Bool
  let isOlder: Bool

  /// The shortest and the longest session that is planned, in minutes.
  static let minutesRange = 5...60
  static let usualMinutes = 30

  /// Groups for whom sets of fewer than eight are not planned (fact sheet §3.5), besides all that need clearance.
  private static let moderateGroups: Set<String> = ["under_16", "high_blood_pressure", "osteoporosis", "illness"]

  init(_ request: PlanRequest, _ knowledge: KnowledgeBase) {
    self.request = request
    level = request.level ?? .beginner
    minutes = min(max(request.minutes ?? Self.usualMinutes, Self.minutesRange.lowerBound), Self.minutesRange.upperBound)
    things = Set(request.equipment ?? [])
    injuries = request.conditions.compactMap { knowledge.injuries[$0] }
    groups = request.conditions.compactMap { knowledge.groups[$0] }
    unexamined = injuries.filter { $0.needsExamination && !request.cleared.contains($0.id) }
    isModerate = groups.contains { $0.needsClearance || Self.moderateGroups.contains($0.id) }
    isOlder = groups.contains { $0.id == "over_60" }
    season = request.race.map { Season(race: $0, today: request.today) }
    let week = request.race.flatMap { Season.week(starting: request.weekStart, race: $0) }
    // A race week, its taper and what follows count more than the wish to keep strength; before that the wish counts.
    let isNearRace = week.map { [.taper, .race, .recovery].contains($0.phase) } ?? false
    if request.goal == .maintenance, !isNearRace {
      phase = .maintenance
    } else {
      phase = week?.phase ?? (level == .beginner ? .base : .build)
    }
    let isEarly = request.seasonWeek.map { $0 < Season.deloadEvery } ?? false
    let byCount = request.seasonWeek.map { week == nil && $0 > 0 && $0 % Season.deloadEvery == 0 } ?? false
    isDeload = request.deload ?? (isNearRace ? false : (week?.isDeload ?? false) && !isEarly || byCount)
  }

  /// Whether coming back from being ill.
  var isIll: Bool { request.comeback == .illness || groups.contains { $0.id == "illness" } }

  /// Groups that need a clinician's agreement which is not there yet.
  var uncleared: [Group] { groups.filter { $0.needsClearance && !request.cleared.contains($0.id) } }

  /// Strength days to place: as wished, named or usual, at most what the phase and the rules bear.
  var target: Int {
    let wished = request.strengthDays ?? phase.usualSessions(level: level, isOlder: isOlder)
    guard wished > 0 || !request.fixed.isEmpty else { return 0 }
    let named = Set(request.fixed.map(\.day)).count
    return min(max(wished, named), phase.mostSessions, unexamined.isEmpty ? 4 : 3)
  }

  /// The most hard sessions a week (R6).
  var hardLimit: Int { level == .beginner ? 3 : 4 }

  /// How many of the sessions are heavy legs and how many light full-body work (fact sheet §2.5.6); the rest is upper body and core.
  var wantedMix: (legs: Int, fullBody: Int) {
    let sessions = target
    guard unexamined.isEmpty else { return (0, 0) }
    guard level > .beginner else { return (0, phase == .recovery ? min(sessions, 1) : sessions == 4 ? 2 : sessions) }
    switch phase {
    case .base, .specific: return (min(sessions, sessions == 4 && phase == .base ? 2 : 1), sessions == 2 || sessions == 3 ? 1 : 0)
    case .build: return (min(sessions, 2), 0)
    case .maintenance: return isOlder ? (min(sessions, 2), 0) : (min(sessions, 1), 0)
    case .taper: return (min(sessions, 1), 0)
    case .race: return (0, sessions)
    case .recovery: return (0, 0)
    }
  }
}

extension Injury {
  /// Whether somebody has to look at it before that part is loaded: bone, or a sheet that offers no exercises.
  var needsExamination: Bool { painRule == .bone || (painRule == .none && exercises.isEmpty) }
}
