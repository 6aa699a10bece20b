import Planning
import Testing

@Suite struct ChangeTests {
  private func week(_ change: (inout PlanRequest) -> Void = { _ in }) -> (Plan, PlanRequest) {
    let request = request(usualRuns) {
      $0.level = .intermediate
      $0.equipment = ["dumbbell", "step", "bench"]
      change(&$0)
    }
    return (planner.plan(request), request)
  }

  @Test func aSessionMovesAndTheRestStays() {
    let (plan, request) = week { $0.strengthDays = 3 }
    #expect(plan.strength.map(\.day) == [.tuesday, .thursday, .sunday])
    let revision = planner.apply(.move(from: .sunday, to: .monday), to: plan, request: request)
    #expect(revision.isMade && revision.plan.strength.map(\.day) == [.monday, .tuesday, .thursday])
    #expect(revision.changes.count == 2 && revision.changes.contains { $0.hasPrefix("Sunday: upper body and core") && $0.hasSuffix("→ rest") })
    #expect(revision.plan == planner.plan(revision.request))
  }

  @Test func aMoveThatBreaksAHardRuleIsRefusedWithAnOffer() throws {
    let (plan, request) = week()
    let legs = try #require(plan.days(.legs).last)
    let revision = planner.apply(.move(from: legs, to: .friday), to: plan, request: request)
    #expect(!revision.isMade && revision.plan == plan && revision.brokenRules == ["R2"] && revision.changes.isEmpty)
    let offer = try #require(revision.offer)
    #expect(revision.answer.contains("R2") && revision.answer.contains(offer.name))
    #expect(planner.apply(.move(from: legs, to: offer), to: plan, request: request).isMade)
  }

  @Test func otherLegsMakeWayForAMove() {
    let (plan, request) = week()
    #expect(plan.days(.legs) == [.tuesday, .thursday])
    // Wednesday is next to both; one of them has to become something else or move.
    let revision = planner.apply(.move(from: .tuesday, to: .wednesday), to: plan, request: request)
    #expect(revision.isMade && revision.plan.days(.legs).contains(.wednesday) && revision.plan.strengthWorkouts.count == 2)
    #expect(HardRules(request: revision.request, plan: revision.plan).violations(planner.knowledge).isEmpty)
  }

  @Test func aRunMovesWhenThereIsNoSession() {
    let (plan, request) = week { $0.strengthDays = 1 }
    let revision = planner.apply(.move(from: .saturday, to: .sunday), to: plan, request: request)
    #expect(revision.isMade && revision.plan[.sunday]?.runs == [.long] && revision.plan[.saturday]?.runs == [])
    #expect(planner.apply(.move(from: .monday, to: .sunday), to: plan, request: request).isMade == false)
  }

  @Test func aDayBecomesImpossible() {
    let (plan, request) = week()
    let revision = planner.apply(.block(.thursday), to: plan, request: request)
    #expect(revision.plan[.thursday]?.workout == nil && revision.plan[.tuesday]?.workout == plan[.tuesday]?.workout)
    #expect(revision.plan.strengthWorkouts.count == 2 && !revision.changes.isEmpty)
    let none = planner.apply(.block(.monday), to: plan, request: request)
    #expect(none.plan.strength == plan.strength && none.changes.isEmpty && none.answer.contains("stays as it is"))
  }

  @Test func harderThenEasierIsAsBefore() {
    let (plan, request) = week()
    let harder = planner.apply(.harder, to: plan, request: request)
    #expect(!harder.changes.isEmpty && harder.plan.strength == plan.strength)
    let back = planner.apply(.easier, to: harder.plan, request: harder.request)
    #expect(back.plan == plan)
    #expect(!planner.apply(.easier, to: plan, request: request).changes.isEmpty)
  }

  @Test func noDumbbellsThisWeek() {
    let (plan, request) = week()
    let revision = planner.apply(.equipment([]), to: plan, request: request)
    #expect(revision.plan.strength == plan.strength && revision.changes.contains { $0.contains("→") })
    for exercise in revision.plan.workouts.flatMap(\.exercises) {
      #expect(planner.knowledge.exercises[exercise.id]?.isDoable(with: []) == true)
    }
  }

  @Test func aMissedSessionSlidesWithoutDoublingUp() {
    let (plan, start) = week { $0.strengthDays = 1 }
    let day = plan.strength[0].day
    var request = start
    request.today = start.date(of: day).adding(days: 1)
    let revision = planner.apply(.missed(day), to: plan, request: request)
    #expect(revision.isMade && revision.plan.strengthWorkouts.count <= 1 && revision.plan[day]?.workout?.focus.isStrength != true)
    #expect(HardRules(request: revision.request, plan: revision.plan).violations(planner.knowledge).isEmpty)
  }

  @Test func aMissedSessionKeepsOffTheEveOfAHardRun() {
    // Full body on Friday is missed; Saturday is the day before the long run.
    let (plan, start) = week {
      $0.runs = [Run(.intervals, .tuesday), Run(.easy, .thursday), Run(.long, .sunday)]
      $0.fixed = [FixedSession(.wednesday, .legs), FixedSession(.friday, .fullBody)]
    }
    var request = start
    request.today = monday.adding(days: 5)
    let revision = planner.apply(.missed(.friday), to: plan, request: request)
    #expect(revision.plan.strength.map(\.day) == [.wednesday])
    #expect(revision.answer.contains("dropped") && revision.answer.contains("Saturday is the day before the long run"))
    #expect(revision.answer.contains("Sunday is for the long run"))
  }

  @Test func aMissedSessionKeepsOffTheEveOfIntervals() {
    let (plan, start) = week {
      $0.runs = [Run(.intervals, .thursday), Run(.long, .sunday)]
      $0.fixed = [FixedSession(.tuesday, .fullBody)]
      $0.strengthDays = 1
    }
    var request = start
    request.today = monday.adding(days: 2)
    let revision = planner.apply(.missed(.tuesday), to: plan, request: request)
    #expect(revision.plan.strength.map(\.day) == [.friday], "\(revision.answer)")
  }

  /// Wherever a session slides to, it breaks no rule about hard runs that the week as planned kept.
  @Test func aMissedSessionObeysThePlannersRules() {
    var random = Generator(seed: 23)
    var slid = 0
    for _ in 0..<3_000 {
      var request = random.request(planner.knowledge)
      request.race = nil
      request.runs.removeAll { $0.kind == .race }
      request.today = min(request.today, request.weekStart)
      let plan = planner.plan(request)
      guard plan.status == .planned, let missed = plan.strength.randomElement(using: &random)?.day else { continue }
      var later = request
      later.today = request.date(of: missed)
      let revision = planner.apply(.missed(missed), to: plan, request: later)
      let before = eveBreaches(plan)
      let after = eveBreaches(revision.plan)
      #expect(after <= before, "\(missed): \(revision.answer) \(request)")
      if revision.plan.strength.count == plan.strength.count { slid += 1 }
      #expect(revision.plan.strength.count == plan.strength.count || revision.answer.contains("dropped"), "\(revision.answer)")
    }
    #expect(slid > 200)
  }

  /// Leg work on the eve of a hard run, and strength beside a long or fast one.
  private func eveBreaches(_ plan: Plan) -> Int {
    var count = 0
    for (place, day) in plan.days.enumerated() {
      guard let focus = day.workout?.focus, focus.isStrength else { continue }
      let tomorrow = plan.days[(place + 1) % 7].runs
      if focus != .upperCore, tomorrow.contains(where: \.isHard) { count += 1 }
      if day.runs.contains(.long) || focus != .legs && day.runs.contains(where: \.isFast) { count += 1 }
    }
    return count
  }

  @Test func theLesserSessionIsDroppedFirst() {
    let (plan, start) = week {
      $0.fixed = [FixedSession(.tuesday, .legs), FixedSession(.thursday, .upperCore)]
      $0.impossible = [.wednesday, .sunday]
    }
    var request = start
    request.today = monday.adding(days: 2)
    let revision = planner.apply(.missed(.tuesday), to: plan, request: request)
    #expect(revision.plan.strength == [FixedSession(.thursday, .legs)] && revision.answer.contains("No doubling up"))
  }

  @Test func aMissedLastSessionIsDropped() {
    let (plan, start) = week { $0.fixed = [FixedSession(.sunday, .upperCore), FixedSession(.wednesday, .legs)] }
    var request = start
    request.today = monday.adding(days: 6)
    let revision = planner.apply(.missed(.sunday), to: plan, request: request)
    #expect(revision.answer.contains("dropped") && revision.plan.strength.map(\.day) == [.wednesday])
    #expect(planner.apply(.missed(.friday), to: plan, request: request).isMade == false)
  }

  @Test func comingBack() {
    let (plan, request) = week()
    let two = planner.apply(.pause(weeks: 2), to: plan, request: request)
    #expect(two.plan.text.contains("10 % less weight") && two.plan.strength == plan.strength)
    let three = planner.apply(.pause(weeks: 3), to: plan, request: request)
    #expect(three.plan.text.contains("one set fewer"))
    #expect(three.plan.strengthWorkouts.map(\.sets).reduce(0, +) < plan.strengthWorkouts.map(\.sets).reduce(0, +))
    let flu = planner.apply(.illness, to: plan, request: request)
    #expect(flu.plan.days(.legs).isEmpty && flu.plan.text.contains("24 to 48 hours") && !flu.changes.isEmpty)
  }

  /// Random changes of random weeks stay legal, and what is over stays done.
  @Test func changedWeeksStayLegal() {
    var random = Generator(seed: 11)
    for _ in 0..<1_500 {
      var request = random.request(planner.knowledge)
      request.today = min(request.today, request.weekStart)
      let plan = planner.plan(request)
      guard plan.status == .planned else { continue }
      let from = Day.allCases.randomElement(using: &random) ?? .monday
      let to = Day.allCases.randomElement(using: &random) ?? .monday
      let changes: [Change] = [.move(from: from, to: to), .block(from), .harder, .easier, .equipment([]), .missed(from), .pause(weeks: 3), .illness]
      guard let change = changes.randomElement(using: &random) else { continue }
      let revision = planner.apply(change, to: plan, request: request)
      let wrong = HardRules(request: revision.request, plan: revision.plan).violations(planner.knowledge)
      #expect(wrong.isEmpty, "\(change): \(wrong) \(request)")
      #expect(!revision.answer.isEmpty && revision.plan.strength.count <= max(plan.strength.count, 4))
      if !revision.isMade { #expect(revision.plan == plan) }
    }
  }
}
