import Knowledge

/// Wishes that clash with each other or with hard rules, each with two ways out. Ways out that change the request are tried before they are offered.
struct Conflicts {
  let planner: Planner
  let situation: Situation
  let facts: WeekFacts
  let search: WeekSearch
  /// What was placed and has a workout.
  let placement: Placement

  private var request: PlanRequest { situation.request }

  /// The one that leaves sessions out comes first.
  var all: [Conflict] { [shortfall, tooMany].compactMap { $0 } + unmetDays + runsOnImpossibleDays + [runsEveryDay, twoRaces].compactMap { $0 } }

  // MARK: Too few or too many

  private var shortfall: Conflict? {
    let placed = placement.strength.count
    guard placed < search.target else { return nil }
    let (rules, reasons) = obstacles
    let isWished = request.strengthDays != nil || !request.fixed.isEmpty
    let raceRules = [Rule.raceEve, .raceWeek, .afterRace, .lastLegs].map(\.id)
    if !isWished, rules.allSatisfy(raceRules.contains) || planner.isQuiet(situation, facts) { return nil }
    let wished = search.target == 1 ? "The one strength day does not fit" : "Only \(spelled(placed)) of \(spelled(search.target)) strength days fit"
    let lead = placed == 0 && search.target > 1 ? "No strength day fits" : wished
    return Conflict(rules: rules, sentence: "\(lead): \(joined(reasons)).", trades: trades(besides: placed))
  }

  /// The hard rules that keep the days without strength free, with a few words each.
  private var obstacles: (rules: [String], reasons: [String]) {
    var days: [(rule: Rule, days: DaySet)] = []
    var isRestLeft = false
    for day in (DaySet.all - placement.strength).days {
      guard [Focus.legs, .fullBody, .upperCore].allSatisfy({ !facts.isAllowed($0, on: day) }) else {
        isRestLeft = true
        continue
      }
      guard let rule = facts.blocks.first(where: { $0.focus == .upperCore && $0.days.contains(day) })?.rule else { continue }
      if let place = days.firstIndex(where: { $0.rule == rule }) { days[place].days.insert(day) } else { days.append((rule, DaySet([day]))) }
    }
    var reasons = days.map { rule, days -> String in
      let names = days == .all ? "all seven days" : joined(days.days.map { facts.day($0).name })
      if rule == .impossibleDay {
        let isOver = (days - facts.past).isEmpty
        return "\(names) \(days.count == 1 ? "is" : "are") \(isOver ? "over" : "ruled out") (\(rule.id))"
      }
      return "\(names) \(days.count == 1 ? "is" : "are") kept free by \(rule.name) (\(rule.id))"
    }
    var rules = days.map(\.rule.id)
    if isRestLeft {
      let isSuited = search.best().strength == placement.strength
      rules.append(isSuited ? Rule.restDay.id : Rule.conditions.id)
      reasons.append(isSuited ? "one day has to stay a rest day (R4)" : "no exercise that suits you is left for the others (H1)")
    }
    return (rules, reasons)
  }

  private func trades(besides placed: Int) -> [String] {
    var trades: [String] = []
    func offer(_ sentence: String, _ change: (inout PlanRequest) -> Void) {
      guard trades.count < 2, gains(placed, change) else { return }
      trades.append(sentence)
    }
    if placed > 0 { trades.append("Leave it at \(spelled(placed)) strength \(placed == 1 ? "day" : "days") this week.") }
    for day in facts.impossible.days where !facts.past.contains(day) {
      let name = facts.day(day)
      offer("Find \(situation.minutes) minutes on \(name.name).") { $0.impossible.removeAll { $0 == name } }
    }
    if !facts.past.isEmpty { offer("Plan seven days from today instead of this week.") { $0.weekStart = $0.today } }
    for run in request.runs.sorted(by: { ($0.kind, $0.day) < ($1.kind, $1.day) }) {
      offer("Leave out \(run.day.name)'s \(run.kind.name).") { $0.runs.removeAll { $0 == run } }
    }
    if !facts.impossible.isEmpty {
      offer("Keep two of the days you ruled out for ten minutes each.") { $0.impossible = Array($0.impossible.dropFirst(2)) }
    }
    let rest = ["Do ten minutes of easy mobility instead.", "Wait for the week of \(request.weekStart.adding(days: 7).inWords)."]
    return Array((trades + rest).prefix(2))
  }

  /// Whether a changed request has more strength days.
  private func gains(_ placed: Int, _ change: (inout PlanRequest) -> Void) -> Bool {
    var changed = request
    change(&changed)
    let situation = Situation(changed, planner.knowledge)
    return WeekSearch(situation, WeekFacts(situation)).fits(placed + 1)
  }

  private var tooMany: Conflict? {
    let named = Set(request.fixed.map(\.day)).count
    let wished = max(request.strengthDays ?? 0, named)
    if let days = request.strengthDays, named > days {
      return Conflict(
        rules: [Rule.namedDays.id, Rule.wishedDays.id],
        sentence: "You asked for \(spelled(days)) strength \(days == 1 ? "day" : "days") but named \(spelled(named)); I went by the named ones.",
        trades: ["Keep the \(spelled(search.target)) days you named.", "Drop the last of them and keep \(spelled(days))."])
    }
    guard wished > search.target else { return nil }
    let count = capitalised(spelled(wished))
    if !situation.unexamined.isEmpty || situation.phase.mostSessions == 4 {
      return Conflict(
        rules: [Rule.spacing.id, Rule.restDay.id],
        sentence: "\(count) strength days do not fit a runner's week: leg days need 48 hours between them (R1) and one day stays free (R4).",
        trades: [
          "Take \(spelled(search.target)), with ten minutes of core or mobility on another day.",
          "Take \(spelled(search.target - 1)), with a day between.",
        ])
    }
    let rule: Rule = situation.phase == .race ? .raceWeek : situation.phase == .recovery ? .afterRace : .mix
    let phase = situation.phase == .race ? "race week" : "a \(situation.phase.name) week"
    let most = spelled(situation.phase.mostSessions)
    return Conflict(
      rules: [rule.id], sentence: "\(count) strength \(wished == 1 ? "day is" : "days are") too many for \(phase): \(most) at most (\(rule.id)).",
      trades: ["Take \(most) now and more when this phase is over.", "Put ten minutes of mobility on the other days."])
  }

  // MARK: Single days

  private var unmetDays: [Conflict] {
    search.unmet(placement).map { session in
      let day = facts.index(of: session.day)
      let focus = session.focus ?? .upperCore
      let what = session.focus.map { capitalised($0.name) } ?? "Strength"
      var alone = Placement()
      alone[day] = focus
      var rules = facts.violations(alone)
      if rules.isEmpty {
        var both = placement
        both[day] = focus
        rules = facts.violations(both)
      }
      if rules.isEmpty { rules = [situation.phase == .race ? .raceWeek : .wishedDays] }
      let reasons = rules.map { "\($0.name) (\($0.id))" }
      var trades: [String] = []
      if let other = nearest(to: day, for: focus) { trades.append("\(what) on \(facts.day(other).name) instead.") }
      if focus == .legs, facts.isAllowed(.upperCore, on: day) { trades.append("Upper body and core on \(session.day.name), legs on another day.") }
      if facts.impossible.contains(day) { trades.append("Keep \(session.day.name) free for it after all.") }
      let rest = ["Ten minutes of mobility on \(session.day.name).", "Leave \(session.day.name) without strength this week."]
      let sentence = "\(what) on \(session.day.name) does not fit: \(joined(reasons))."
      return Conflict(rules: rules.map(\.id), sentence: sentence, trades: Array((trades + rest).prefix(2)))
    }
  }

  /// The free day nearest to another on which a session would be legal beside what is placed; never the long-run day.
  func nearest(to day: Int, for focus: Focus) -> Int? {
    (0..<7).filter { other in
      guard other != day, placement[other] == nil, !facts.longDays.contains(other) else { return false }
      var moved = placement
      moved[day] = nil
      moved[other] = focus
      return facts.violations(moved).isEmpty
    }.min { (abs($0 - day), $0) < (abs($1 - day), $1) }
  }

  private var runsOnImpossibleDays: [Conflict] {
    (facts.runDays & facts.impossible).days.map { day in
      let name = facts.day(day).name
      let run = facts.runs[day][0].withArticle
      let free = (DaySet.all - facts.runDays - facts.impossible - placement.strength).days.first
      return Conflict(
        rules: [Rule.impossibleDay.id], sentence: "You ruled \(name) out, but you have \(run) on it.",
        trades: [
          free.map { "Move it to \(facts.day($0).name)." } ?? "Leave it out this week.", "Keep \(name) for the run and nothing else.",
        ])
    }
  }

  // MARK: The week

  private var runsEveryDay: Conflict? {
    guard facts.runDays == .all else { return nil }
    let easy = facts.easyDays.days.map { facts.day($0).name }
    let free = (DaySet.all - placement.strength).days.first { facts.easyDays.isEmpty || facts.easyDays.contains($0) }
    let without = free.map { "; \(facts.day($0).name) at least has no strength" } ?? ""
    return Conflict(
      rules: [Rule.restDay.id], sentence: "You run on all seven days, so there is no full rest day (R4)\(without).",
      trades: [
        easy.first.map { "Leave out \($0)'s easy run and rest." } ?? "Leave out one hard run and rest.",
        easy.count > 1 ? "Make \(easy[1])'s run a walk." : "Make one of the hard runs a walk.",
      ])
  }

  private var twoRaces: Conflict? {
    guard facts.raceDays.count > 1 else { return nil }
    let names = facts.raceDays.days.map { facts.day($0).name }
    return Conflict(
      rules: [Rule.freshLegs.id, Rule.raceEve.id],
      sentence: "Two races in one week, \(joined(names)), leave hardly any room: strength keeps clear of both (R2, T2).",
      trades: ["Race \(names[0]) and jog \(names[1]), with one light session between.", "Race both and lift again next week."])
  }
}
