import Knowledge

/// Something that changes a planned week.
public enum Change: Codable, Sendable, Equatable {
  /// Moves what is on one day to another: its strength session, or its run when there is none.
  case move(from: Day, to: Day)
  /// Moves the runs of a day, or those of one kind, whatever strength work is there.
  case moveRun(Run.Kind?, from: Day, to: Day)
  /// Another length for the session of a day this week, in minutes.
  case minutes(Day, Int)
  /// No training on that day.
  case block(Day)
  case harder
  case easier
  /// What there is to train with this week: ids of equipment.
  case equipment([String])
  case missed(Day)
  /// Weeks off, without being ill.
  case pause(weeks: Int)
  case illness
}

/// A week after a change, or the same week with the reason why it cannot be changed that way.
public struct Revision: Codable, Sendable, Equatable {
  /// The week after the change, or as it was when the change was refused.
  public var plan: Plan
  /// The request that leads to the plan; further changes start from it.
  public var request: PlanRequest
  /// Whether the change was made.
  public var isMade: Bool
  /// One or two sentences to the person.
  public var answer: String
  /// What is different, a line each: `Thursday: legs → rest`.
  public var changes: [String]
  /// Ids of the hard rules that stood in the way.
  public var brokenRules: [String]
  /// The nearest day on which the move would be legal.
  public var offer: Day?
}

extension Planner {
  /// Plans the week anew with as little difference as the rules allow. Sessions are never doubled up (R10).
  public func apply(_ change: Change, to plan: Plan, request: PlanRequest) -> Revision {
    var request = request
    request.keeping = plan.strength
    switch change {
    case .move(let from, let to): return move(from, to, plan, request)
    case .moveRun(let kind, let from, let to): return moveRun(from, to, kind, plan, request)
    case .minutes(let day, let minutes): return resize(day, minutes, plan, request)
    case .missed(let day): return missed(day, plan, request)
    case .block(let day):
      if !request.impossible.contains(day) { request.impossible.append(day) }
      request.fixed.removeAll { $0.day == day }
      return revised(plan, request, "\(day.name) is free now.")
    case .harder, .easier:
      let effort: PlanRequest.Effort = change == .harder ? .harder : .easier
      request.effort = request.effort == .normal || request.effort == effort ? effort : .normal
      return revised(plan, request, change == .harder ? "A step harder." : "A step easier: a set less, one more good rep left.")
    case .equipment(let things):
      request.equipment = things
      return revised(plan, request, "Planned with what you have.")
    case .pause(let weeks):
      request.comeback = weeks <= 1 ? .shortBreak : weeks == 2 ? .twoWeeks : .longBreak
      return revised(plan, request, "Nothing to make up: you start again from here.")
    case .illness:
      request.comeback = .illness
      return revised(plan, request, "Get well first; nothing has to be made up.")
    }
  }

  /// The week planned anew, with everything that is different.
  private func revised(_ old: Plan, _ request: PlanRequest, _ lead: String) -> Revision {
    var request = request
    let plan = self.plan(request)
    request.keeping = plan.strength
    let changes = plan.changes(from: old)
    let answer = changes.isEmpty ? lead + " The week stays as it is." : lead
    return Revision(plan: plan, request: request, isMade: true, answer: answer, changes: changes, brokenRules: [], offer: nil)
  }

  private func refused(_ plan: Plan, _ request: PlanRequest, _ answer: String, rules: [Rule] = [], offer: Day? = nil) -> Revision {
    Revision(plan: plan, request: request, isMade: false, answer: answer, changes: [], brokenRules: rules.map(\.id), offer: offer)
  }

  // MARK: Moving

  private func move(_ from: Day, _ to: Day, _ plan: Plan, _ request: PlanRequest) -> Revision {
    guard from != to else { return refused(plan, request, "It is on \(to.name) already.") }
    guard let focus = plan.strength.first(where: { $0.day == from })?.focus else { return moveRun(from, to, nil, plan, request) }
    let situation = Situation(request, knowledge)
    let facts = WeekFacts(situation)
    let source = facts.index(of: from)
    let target = facts.index(of: to)
    var moved = Placement(plan.strength, in: facts)
    let displaced = moved[target]
    moved[source] = displaced
    moved[target] = focus

    var changed = request
    changed.fixed.removeAll { $0.day == from || $0.day == to }
    changed.fixed.append(FixedSession(to, focus))
    // Named days lift the number of sessions where it was left open, so it is set.
    changed.strengthDays = plan.strength.count
    changed.keeping = (0..<7).compactMap { day in moved[day].map { FixedSession(facts.day(day), $0) } }
    let search = WeekSearch(Situation(changed, knowledge), facts)
    let best = search.best()
    // The rest may make way, but no session may be lost.
    if best[target] == focus, best.strength.count == plan.strength.count {
      return revised(plan, changed, "\(capitalised(focus.name)) \(focus.isPlural ? "are" : "is") on \(to.name) now.")
    }
    var alone = Placement()
    alone[target] = focus
    var rules = facts.violations(alone)
    if rules.isEmpty { rules = facts.violations(moved) }
    let conflicts = Conflicts(planner: self, situation: situation, facts: facts, search: search, placement: Placement(plan.strength, in: facts))
    let offer = nearestMove(of: focus, from: source, to: target, conflicts).map(facts.day)
    let reasons = rules.map { "\($0.name) (\($0.id))" }
    let why = reasons.isEmpty ? "another session would be lost" : joined(reasons)
    let end = offer.map { " \($0.name) would do." } ?? " No other day is free for it this week."
    return refused(plan, request, "\(capitalised(focus.name)) on \(to.name) does not fit: \(why).\(end)", rules: rules, offer: offer)
  }

  /// The free day nearest to the wished one on which the session would be legal, everything else staying where it is; never the long-run day.
  private func nearestMove(of focus: Focus, from source: Int, to target: Int, _ conflicts: Conflicts) -> Int? {
    (0..<7).filter { other in
      guard other != source, other != target, conflicts.placement[other] == nil, !conflicts.facts.longDays.contains(other) else { return false }
      var moved = conflicts.placement
      moved[source] = nil
      moved[other] = focus
      return conflicts.facts.violations(moved).isEmpty
    }.min { (abs($0 - target), $0) < (abs($1 - target), $1) }
  }

  private func moveRun(_ from: Day, _ to: Day, _ kind: Run.Kind?, _ plan: Plan, _ request: PlanRequest) -> Revision {
    func isMeant(_ run: Run) -> Bool { run.day == from && (kind == nil || run.kind == kind) }
    guard request.runs.contains(where: isMeant) else {
      return refused(plan, request, "There is nothing on \(from.name) to move.")
    }
    guard from != to else { return refused(plan, request, "It is on \(to.name) already.") }
    var changed = request
    for place in changed.runs.indices where isMeant(changed.runs[place]) { changed.runs[place].day = to }
    // An easy run makes way for the one that comes.
    if kind.map({ $0 != .easy }) ?? false { changed.runs.removeAll { $0.day == to && $0.kind == .easy } }
    let isPlural = kind?.isPlural ?? false
    return revised(
      plan, changed, "Your \(kind?.name ?? "run") \(isPlural ? "are" : "is") on \(to.name) now; strength keeps clear of \(isPlural ? "them" : "it").")
  }

  private func resize(_ day: Day, _ minutes: Int, _ plan: Plan, _ request: PlanRequest) -> Revision {
    guard let workout = plan[day]?.workout, workout.focus.isStrength else {
      return refused(plan, request, "There is no strength session on \(day.name) to change.")
    }
    let range = Situation.minutesRange
    guard range.contains(minutes) else {
      return refused(plan, request, "A session has \(range.lowerBound) to \(range.upperBound) minutes; \(day.name) stays at \(workout.minutes).")
    }
    var changed = request
    changed.ownMinutes = (request.ownMinutes ?? []).filter { $0.day != day } + [DayMinutes(day, minutes)]
    return revised(plan, changed, "\(day.name) has \(minutes) minutes now.")
  }

  // MARK: Missing a session

  private func missed(_ day: Day, _ plan: Plan, _ request: PlanRequest) -> Revision {
    guard let session = plan.strength.first(where: { $0.day == day }), let focus = session.focus else {
      return refused(plan, request, "There was no strength session on \(day.name), so nothing is missing.")
    }
    var changed = request
    changed.fixed.removeAll { $0.day == day }
    let left = plan.strength.filter { $0.day != day }
    let situation = Situation(changed, knowledge)
    let facts = WeekFacts(situation)
    let missedOn = facts.index(of: day)
    let today = max(missedOn + 1, facts.start.days(to: request.today))
    var placement = Placement(left, in: facts)
    let later = today < 7 ? Array(today..<7) : []
    let search = WeekSearch(situation, facts)
    let before = search.cost(Placement(plan.strength, in: facts))
    func cost(_ other: Int) -> UInt64 {
      var slid = placement
      slid[other] = focus
      return search.cost(slid)
    }
    // A late session is not worth breaking a rule that the week as planned kept: it stays off the eve of a hard run as any session does.
    func isFit(_ other: Int) -> Bool {
      let after = cost(other)
      return isLegal(focus, on: other, placement, facts)
        && Self.keptByLateSessions.allSatisfy { search.breaches(of: $0, in: after) <= search.breaches(of: $0, in: before) }
    }
    let free = later.filter { placement[$0] == nil && isFit($0) }
    let answer: String
    if let other = free.min(by: { (cost($0), $0) < (cost($1), $1) }) {
      placement[other] = focus
      answer = "\(capitalised(focus.name)) \(focus.isPlural ? "slide" : "slides") to \(facts.day(other).name)."
    } else if focus != .upperCore,
      let other = later.first(where: { placement[$0] == .upperCore && isFit($0) })
    {
      placement[other] = focus
      answer = "\(capitalised(focus.name)) \(focus.isPlural ? "take" : "takes") \(facts.day(other).name); the lesser one is dropped. No doubling up."
    } else {
      let name = "\(capitalised(focus.name)) \(focus.isPlural ? "are" : "is") dropped"
      let obstacles = obstacles(to: focus, later, placement, facts)
      answer = obstacles.isEmpty ? "\(name): no day is left this week. Nothing to make up." : "\(name): \(joined(obstacles)). Nothing to make up."
    }
    changed.keeping = (0..<7).compactMap { index in placement[index].map { FixedSession(facts.day(index), $0) } }
    changed.fixed = changed.keeping
    changed.strengthDays = changed.keeping.count
    changed.missed.append(day)
    return revised(plan, changed, answer)
  }

  /// The soft rules that hold for a session that was missed as they do for a planned one, by order: those about hard runs and rest days. Days in a
  /// row, and run and strength on one day, are traded as ever.
  private static let keptByLateSessions = [Rule.longRunDay, .hardSessions, .secondRestDay, .lightEve, .afterLongRun].compactMap(\.order)

  /// Why none of some days can take a session, a few words for each reason: `Saturday is the day before the long run`.
  private func obstacles(to focus: Focus, _ days: [Int], _ placement: Placement, _ facts: WeekFacts) -> [String] {
    var reasons: [(words: String, days: [String])] = []
    for day in days {
      let words = obstacle(to: focus, on: day, placement, facts)
      if let place = reasons.firstIndex(where: { $0.words == words }) {
        reasons[place].days.append(facts.day(day).name)
      } else {
        reasons.append((words, [facts.day(day).name]))
      }
    }
    return reasons.map { "\(joined($0.days)) \($0.days.count == 1 ? "is" : "are") \($0.words)" }
  }

  private func obstacle(to focus: Focus, on day: Int, _ placement: Placement, _ facts: WeekFacts) -> String {
    if facts.raceDays.contains(day) { return "race day" }
    if facts.impossible.contains(day) { return "ruled out" }
    if placement[day] != nil { return "taken, and two sessions are never put on one day" }
    if facts.longDays.contains(day) { return "for the long run" }
    if facts.fastDays.contains(day), let run = facts.runs[day].first { return "for \(run.isPlural ? run.name : "the " + run.name)" }
    if focus != .upperCore, facts.eves.contains(day), let run = facts.runTomorrow(day) {
      return "the day before \(run.isPlural ? run.name : "the " + run.name)"
    }
    if focus == .legs, facts.longDays.next.contains(day) { return "the day after the long run" }
    var moved = placement
    moved[day] = focus
    let rule = facts.violations(moved).first
    return rule.map { "kept free by \($0.name) (\($0.id))" } ?? "needed for rest"
  }

  private func isLegal(_ focus: Focus, on day: Int, _ placement: Placement, _ facts: WeekFacts) -> Bool {
    var moved = placement
    moved[day] = focus
    return facts.violations(moved).isEmpty
  }
}

extension Plan {
  /// What is different from another plan of the same week, a line a day and one an exercise: `Thursday: legs, 30 min → rest`.
  public func changes(from old: Plan) -> [String] {
    var lines: [String] = []
    for day in days {
      guard let before = old[day.day] else { continue }
      if before.runs != day.runs || before.workout?.focus != day.workout?.focus {
        lines.append("\(day.day.name): \(before.summary) → \(day.summary)")
      } else if let was = before.workout, let now = day.workout, was != now {
        lines += now.changes(from: was).map { "\(day.day.name): \($0)" }
      }
    }
    if status != old.status { lines.insert(answer, at: 0) }
    return lines
  }
}

extension PlannedDay {
  /// `easy run + legs, 30 min`, or `rest`
  public var summary: String {
    let parts = runs.map(\.name) + (workout.map { ["\($0.focus.name), \($0.minutes) min"] } ?? [])
    return parts.isEmpty ? "rest" : parts.joined(separator: " + ")
  }
}

extension Workout {
  /// Exercises that came, went or changed their dose.
  func changes(from old: Workout) -> [String] {
    let gone = old.exercises.filter { was in !exercises.contains { $0.id == was.id } }
    let new = exercises.filter { now in !old.exercises.contains { $0.id == now.id } }
    var lines: [String] = []
    for place in 0..<max(gone.count, new.count) {
      switch (place < gone.count ? gone[place].name : nil, place < new.count ? new[place] : nil) {
      case (let was?, let now?): lines.append("\(was) → \(now.name), \(now.dose)")
      case (let was?, nil): lines.append("\(was) is left out")
      case (nil, let now?): lines.append("\(now.name), \(now.dose), comes in")
      case (nil, nil): break
      }
    }
    for now in exercises {
      guard let was = old.exercises.first(where: { $0.id == now.id }), was.dose != now.dose || was.reserve != now.reserve else { continue }
      let left = now.reserve.map { ", \($0) reps left" } ?? ""
      lines.append("\(now.name): \(was.dose) → \(now.dose)\(was.reserve == now.reserve ? "" : left)")
    }
    if lines.isEmpty, old.notes != notes { lines += notes.filter { !old.notes.contains($0) } }
    return lines
  }
}
