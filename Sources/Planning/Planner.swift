import Knowledge

/// Plans a runner's strength week: pure and deterministic, the same request always has the same plan.
///
/// Hard rules are never broken: days that are ruled out (D1), 48 hours between heavy-leg days (R1), fresh legs before hard runs (R2), one full rest
/// day (R4), everything about races (T1-T4), and injuries and health (H1-H4). All others are soft and give way in the order of their numbers; the
/// plan says which did. The best legal week is found by looking at all of them (`WeekSearch`).
public struct Planner: Sendable {
  /// What exercises, routines and conditions are read from.
  public let knowledge: KnowledgeBase
  let library: Library

  /// Reads the records once; plans are quick after that.
  public init(knowledge: KnowledgeBase) {
    self.knowledge = knowledge
    library = Library(knowledge)
  }

  /// The best legal week, with everything that has to be said about it.
  public func plan(_ request: PlanRequest) -> Plan {
    let situation = Situation(request, knowledge)
    let facts = WeekFacts(situation)
    guard situation.uncleared.isEmpty else { return declined(situation, facts) }
    let search = WeekSearch(situation, facts)
    let placement = search.best()
    let workouts = workouts(placement, situation, facts)
    var plan = Plan(
      weekStart: request.weekStart, status: .planned, answer: "", phase: situation.phase, isDeload: situation.isDeload,
      days: PlanWords(situation, facts, placement).days(workouts), notes: Notes(situation, facts, placement).all, traded: [], conflicts: [])
    // Sessions for which no exercise suits are not there, whatever was placed.
    let placed = Placement(plan.strength, in: facts)
    plan.traded = TradedRules(facts, placement).all(search)
    plan.conflicts = Conflicts(planner: self, situation: situation, facts: facts, search: search, placement: placed).all
    if let first = plan.conflicts.first, placed.strength.isEmpty, search.target > 0, !isQuiet(situation, facts) {
      plan.status = .impossible
      plan.answer = first.sentence
    } else {
      plan.answer = PlanWords(situation, facts, placed).answer
    }
    return plan
  }

  /// The week of the plan in its season; nil without a race.
  public func season(_ request: PlanRequest) -> Season? { request.race.map { Season(race: $0, today: request.today) } }

  /// Whether nothing is to be done because of a race: that is a plan, not a failure.
  func isQuiet(_ situation: Situation, _ facts: WeekFacts) -> Bool {
    (0..<7).allSatisfy { day in
      facts.past.contains(day)
        || facts.blocks.contains { $0.focus == .upperCore && $0.days.contains(day) && [Rule.raceEve.id, Rule.afterRace.id].contains($0.rule.id) }
        || facts.raceDays.contains(day)
    }
  }

  private func workouts(_ placement: Placement, _ situation: Situation, _ facts: WeekFacts) -> [Workout?] {
    var builder = WorkoutBuilder(library, situation)
    var workouts = [Workout?](repeating: nil, count: 7)
    // Numbered by kind, then by day, so that moving one session leaves the others as they are.
    let lower = placement.legs.days + placement.fullBody.days
    let jumps = jumpDays(placement, situation, facts)
    for (number, day) in (lower + placement.upperCore.days).enumerated() {
      guard let focus = placement[day] else { continue }
      let own = situation.request.ownMinutes?.first { $0.day == facts.day(day) }?.minutes
      if let own {
        var shorter = situation
        shorter.minutes = own
        var builder = WorkoutBuilder(library, shorter)
        workouts[day] = builder.strength(focus, number: number, of: lower.count, jumps: jumps.contains(day))
      } else {
        workouts[day] = builder.strength(focus, number: number, of: lower.count, jumps: jumps.contains(day))
      }
    }
    guard situation.unexamined.isEmpty, situation.minutes >= 5 else { return workouts }
    // One session of each kind serves all days of the week.
    let mobility = facts.longDays.isEmpty ? nil : builder.short(.mobility)
    let takesCore = !situation.phase.isReduced && !situation.isIll && !situation.isDeload && situation.target > 0
    let core = facts.fastDays.isEmpty || !takesCore ? nil : builder.short(.core)
    for day in 0..<7 where workouts[day] == nil && !facts.impossible.contains(day) && !facts.past.contains(day) {
      let isBeforeRace = situation.request.race.map { facts.date(day).days(to: $0.date) == 1 } ?? false
      if facts.longDays.contains(day) {
        workouts[day] = mobility
      } else if facts.fastDays.contains(day), !facts.raceDays.contains(day), !isBeforeRace {
        workouts[day] = core
      }
    }
    return workouts
  }

  /// Days whose session begins with jumps: once a week, twice for power, 48 hours apart, at least four days before a race; not for beginners, with
  /// an injury, in short sessions, or when the week is to be easy (fact sheet §2.3).
  private func jumpDays(_ placement: Placement, _ situation: Situation, _ facts: WeekFacts) -> DaySet {
    let isPhase = [.base, .build, .specific].contains(situation.phase)
    guard isPhase, situation.level > .beginner || situation.request.goal == .power, situation.injuries.isEmpty, situation.minutes >= 20,
      !situation.isIll, situation.request.comeback == nil, situation.request.effort != .easier
    else { return DaySet() }
    // In specific weeks the lighter session is the fast one.
    let order = situation.phase == .specific ? placement.fullBody.days + placement.legs.days : placement.legs.days + placement.fullBody.days
    var days = DaySet()
    for day in order where days.count < (situation.request.goal == .power ? 2 : 1) {
      let isNearRace = situation.request.race.map { (0..<4).contains(facts.date(day).days(to: $0.date)) } ?? false
      let beforeRun = facts.raceDays.days.contains { (0..<4).contains($0 - day) }
      guard !isNearRace, !beforeRun, !days.contains((day + 1) % 7), !days.contains((day + 6) % 7) else { continue }
      days.insert(day)
    }
    return days
  }

  private func declined(_ situation: Situation, _ facts: WeekFacts) -> Plan {
    let group = situation.uncleared[0]
    let who = situation.uncleared.map(\.nameInSentence).joined(separator: " and ")
    return Plan(
      weekStart: situation.request.weekStart, status: .declined,
      answer: "No strength plan yet: with \(who), a clinician should agree first. See: \(lowerFirst(group.see))", phase: situation.phase,
      isDeload: false,
      days: PlanWords(situation, facts, Placement()).days([Workout?](repeating: nil, count: 7)), notes: situation.uncleared.map(\.lead), traded: [],
      conflicts: [
        Conflict(
          rules: [Rule.clearance.id], sentence: Rule.clearance.sentence,
          trades: ["Ask the clinician and tell me when you have a yes.", "Keep to what you have already agreed with them until then."])
      ])
  }
}
