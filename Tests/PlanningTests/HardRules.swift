import Knowledge
import Planning

/// The hard rules, written anew from the fact sheet and without the planner's own checker.
struct HardRules {
  let request: PlanRequest
  let plan: Plan

  /// What is wrong; empty when the plan is legal.
  func violations(_ knowledge: KnowledgeBase) -> [String] {
    var wrong: [String] = []
    func check(_ holds: Bool, _ rule: String) { if !holds { wrong.append(rule) } }
    let days = plan.days
    guard days.count == 7 else { return ["seven days"] }
    for (place, day) in days.enumerated() {
      check(day.date == request.weekStart.adding(days: place) && day.day == day.date.weekday, "dates in order")
      check(!day.why.isEmpty, "R11: \(day.day) has no reason")
      if request.impossible.contains(day.day) { check(day.workout == nil, "D1: \(day.day) was ruled out") }
      if day.date < request.today { check(day.workout == nil, "D1: \(day.day) is over") }
    }
    let legs = (0..<7).filter { days[$0].workout?.focus == .legs }
    let strength = (0..<7).filter { days[$0].workout?.focus.isStrength ?? false }
    /// Whether runs are easy on a day, counted from the week's first, because of a race not long before it.
    func isEased(_ place: Int) -> Bool {
      if let race = request.race {
        let easy = [Race.Distance.marathon: 14, .ultra: 21][race.distance] ?? 7
        if (1...easy).contains(race.date.days(to: request.weekStart.adding(days: place))) { return true }
      }
      return (1...3).contains { back in
        guard (0..<7).contains(place - back) else { return false }
        let day = days[place - back]
        return day.date == request.race?.date || request.runs.contains { $0.kind == .race && $0.day == day.day }
      }
    }
    /// The runs of a day, that of the next week's first day among them.
    func runs(_ place: Int) -> [Run.Kind] {
      let asked = request.runs.filter { $0.day == days[place % 7].day }.map(\.kind)
      return isEased(place) ? asked.map { $0 == .race ? $0 : .easy } : asked
    }
    let unexamined = request.conditions.compactMap { knowledge.injuries[$0] }.filter {
      ($0.painRule == .bone || ($0.painRule == .none && $0.exercises.isEmpty)) && !request.cleared.contains($0.id)
    }
    for place in legs {
      check(!legs.contains((place + 1) % 7), "R1: legs on \(days[place].day) and the day after")
      let isRaceTomorrow = place < 6 && request.race?.date == days[place + 1].date
      check(isRaceTomorrow || !runs(place + 1).contains { $0 != .easy && $0 != .race }, "R2: legs on \(days[place].day) before a hard run")
      for ahead in 0...2 where place + ahead < 7 {
        check(!runs(place + ahead).contains(.race) || days[place + ahead].date == request.race?.date, "R2: legs within 48 h of a race")
      }
    }
    for place in 0..<7 where isEased(place) {
      check(days[place].runs.allSatisfy { $0 == .easy || $0 == .race }, "T5: \(days[place].runs) on \(days[place].day), soon after a race")
    }
    // Races are left out with the other runs when somebody has to look at an injury first.
    for place in strength where unexamined.isEmpty {
      check(!runs(place).contains(.race) && !(place < 6 && runs(place + 1).contains(.race)), "T2: strength on \(days[place].day), a race or its eve")
    }
    // R4: a day off, or when the runs leave none, a day without strength.
    if unexamined.isEmpty {
      let hasRun = (0..<7).map { !runs($0).isEmpty || days[$0].date == request.race?.date }
      if hasRun.contains(false) {
        check((0..<7).contains { !hasRun[$0] && !strength.contains($0) }, "R4: no rest day")
      } else {
        check(strength.count < 7, "R4: no day without strength")
      }
    }
    check(strength.count <= 4, "at most four strength days")
    if let race = request.race { checkRace(race, strength, check) }

    let groups = request.conditions.compactMap { knowledge.groups[$0] }
    if groups.contains(where: { $0.needsClearance && !request.cleared.contains($0.id) }) {
      check(plan.status == .declined && days.allSatisfy { $0.workout == nil }, "H2: a plan without clearance")
    }
    if request.comeback == .illness || request.conditions.contains("illness") { check(legs.isEmpty, "H4: legs after illness") }
    for exercise in days.compactMap(\.workout).flatMap(\.exercises) {
      guard let known = knowledge.exercises[exercise.id] else {
        check(false, "unknown exercise \(exercise.id)")
        continue
      }
      for condition in request.conditions.compactMap(knowledge.condition) {
        if case .not = knowledge.suitability(of: known, for: [condition.id]) { check(false, "H1: \(exercise.id) with \(condition.id)") }
      }
      check(known.isDoable(with: Set(request.equipment ?? [])), "\(exercise.id) without its equipment")
      if !unexamined.isEmpty {
        check(["push", "pull", "core", "carry"].contains(known.pattern), "H3: \(exercise.id) with \(unexamined[0].id)")
        check(days.allSatisfy { $0.runs.isEmpty }, "H3: runs with \(unexamined[0].id)")
      }
    }
    return wrong
  }

  private func checkRace(_ race: Race, _ strength: [Int], _ check: (Bool, String) -> Void) {
    let last = [Race.Distance.fiveK: 4, .tenK: 4, .half: 5, .other: 5, .marathon: 7, .ultra: 7][race.distance] ?? 0
    let rest = [Race.Distance.fiveK: 3, .tenK: 5, .half: 7, .other: 7, .marathon: 14, .ultra: 21][race.distance] ?? 0
    for place in strength {
      let day = plan.days[place]
      let ahead = day.date.days(to: race.date)
      let focus = day.workout?.focus
      if focus == .legs {
        check(ahead < 0 || ahead >= last, "T1: legs \(ahead) days before a \(race.distance)")
        check(ahead >= 0 || -ahead > rest, "T4: legs \(-ahead) days after a \(race.distance)")
      }
      if focus == .fullBody {
        check(ahead < 0 || ahead >= 3, "T2: full body \(ahead) days before")
        check(ahead >= 0 || 2 * -ahead > rest, "T4: full body \(-ahead) days after a \(race.distance)")
      }
      check(ahead != 0 && ahead != 1 && ahead != -1, "T2: strength \(ahead) days before the race")
      if (0...3).contains(ahead) { check(day.workout?.exercises.allSatisfy { $0.part != .jumps } ?? true, "T2: jumps \(ahead) days before") }
    }
    if (0..<7).contains(request.weekStart.days(to: race.date)) { check(strength.count <= 1, "T3: race week") }
  }
}
