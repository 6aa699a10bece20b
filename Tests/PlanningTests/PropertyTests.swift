import Knowledge
import Planning
import Testing

@Suite struct PropertyTests {
  /// 10,000 random weeks and runners: no hard rule is broken, everything impossible is explained, and planning is quick.
  @Test func tenThousandWeeks() {
    var random = Generator(seed: 2_026)
    let knowledge = planner.knowledge
    let clock = ContinuousClock()
    var slowest = Duration.zero
    var slowestRequest = PlanRequest(today: monday)
    var total = Duration.zero
    var counts: [Plan.Status: Int] = [:]
    var shown = 0
    for number in 0..<10_000 {
      let request = random.request(knowledge)
      var plan = Plan?.none
      let time = clock.measure { plan = planner.plan(request) }
      guard let plan else { continue }
      if time > slowest { (slowest, slowestRequest) = (time, request) }
      total += time
      counts[plan.status, default: 0] += 1
      let wrong = HardRules(request: request, plan: plan).violations(knowledge) + shape(request, plan)
      if !wrong.isEmpty, shown < 8 {
        shown += 1
        let week = plan.days.map { "\($0.day) \($0.runs) \($0.workout?.focus.rawValue ?? "-")" }
        Issue.record("week \(number): \(wrong.joined(separator: "; "))\n\(request)\n\(week)")
      }
    }
    // Other work on the machine can hold up one plan, so the slowest is timed again.
    let again = (0..<5).map { _ in clock.measure { _ = planner.plan(slowestRequest) } }.min() ?? .zero
    print("10,000 plans: \(total / 10_000) each, slowest \(slowest), the same again \(again), \(counts)")
    #expect(total / 10_000 < .milliseconds(5))
    for status in [Plan.Status.planned, .impossible, .declined] { #expect(counts[status] ?? 0 > 100, "\(status)") }
  }

  @Test func sameRequestSamePlan() {
    var random = Generator(seed: 7)
    let other = Planner(knowledge: planner.knowledge)
    for _ in 0..<300 {
      let request = random.request(planner.knowledge)
      #expect(planner.plan(request) == other.plan(request))
    }
  }

  /// What every plan must look like besides the hard rules.
  private func shape(_ request: PlanRequest, _ plan: Plan) -> [String] {
    var wrong: [String] = []
    func check(_ holds: Bool, _ what: String) { if !holds { wrong.append(what) } }
    check(!plan.answer.isEmpty, "no answer")
    if plan.status != .planned { check(!plan.conflicts.isEmpty && plan.strength.isEmpty, "\(plan.status) without a conflict") }
    for conflict in plan.conflicts {
      check(Set(conflict.trades).count == 2 && conflict.trades.count == 2, "not two trades: \(conflict)")
      check(!conflict.rules.isEmpty && conflict.sentence.hasSuffix("."), "unexplained: \(conflict)")
    }
    let rules = plan.conflicts.flatMap(\.rules) + plan.traded.map(\.rule) + plan.days.flatMap(\.rules)
    check(rules.allSatisfy { Rule.named($0) != nil }, "unknown rule")
    for trade in plan.traded { check(Rule.named(trade.rule)?.isHard == false, "hard rule traded") }
    let wished = min(max(request.minutes ?? 30, 5), 60) * 60
    let isFull = [.base, .build, .specific].contains(plan.phase) && !plan.isDeload && request.effort != .easier
    for day in plan.days {
      guard let workout = day.workout else { continue }
      check(!workout.exercises.isEmpty && workout.exercises.allSatisfy { $0.sets >= 1 && $0.seconds > 0 }, "empty session")
      check(Set(workout.exercises.map(\.id)).count == workout.exercises.count, "an exercise twice")
      check(10 * workout.seconds <= 11 * wished, "\(day.day): \(workout.seconds) s of \(wished)")
      if isFull, workout.focus.isStrength, request.comeback != .longBreak, request.comeback != .illness, request.conditions.isEmpty {
        check(10 * workout.seconds >= 9 * wished, "\(day.day) \(workout.focus): \(workout.seconds) s of \(wished)")
      }
      if workout.focus.isStrength { check(workout.exercises.map(\.part) == workout.exercises.map(\.part).sorted(), "order") }
    }
    let text = ([plan.answer] + plan.notes + plan.traded.map(\.sentence) + plan.conflicts.map(\.sentence)).joined(separator: " ")
    for banned in ["prevents", "FIXME", "  ", "Optional(", "..", "guarantee"] { check(!text.contains(banned), "says “\(banned)”: \(text)") }
    return wrong
  }
}
