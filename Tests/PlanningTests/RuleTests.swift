import Knowledge
import Planning
import Testing

/// One test a rule: each fails when its rule is left out of the planner.
@Suite struct RuleTests {
  private func trained(_ runs: [Run], _ change: (inout PlanRequest) -> Void = { _ in }) -> Plan {
    plan(runs) {
      $0.level = .intermediate
      $0.equipment = ["dumbbell", "step", "bench"]
      change(&$0)
    }
  }

  @Test func rulesAreDocumented() {
    #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
    for rule in Rule.all {
      #expect(rule.sentence.hasSuffix(".") && !rule.name.isEmpty && !rule.sources.isEmpty)
      for source in rule.sources { #expect(planner.knowledge.sources[source] != nil, "\(rule.id): \(source)") }
    }
    let orders = Rule.all.compactMap { if case .soft(let order) = $0.kind { order } else { nil } }
    #expect(orders == Array((1...12).reversed()))
    for id in (1...11).map({ "R\($0)" }) { #expect(Rule.named(id) != nil, "\(id)") }
  }

  @Test func r1LegDaysAreTwoDaysApart() {
    // The only days left are neighbours, Sunday and Monday among them.
    for days in [[Day.tuesday, .wednesday], [.sunday, .monday]] {
      let plan = trained([]) {
        $0.impossible = Day.allCases.filter { !days.contains($0) }
        $0.fixed = days.map { FixedSession($0, .legs) }
      }
      #expect(plan.days(.legs).count == 1)
      #expect(plan.conflicts.contains { $0.rules.contains("R1") })
    }
  }

  @Test(arguments: [Run.Kind.intervals, .tempo, .hills, .long]) func r2NoLegsBeforeAHardRun(_ kind: Run.Kind) {
    let plan = trained([Run(kind, .wednesday)]) { $0.fixed = [FixedSession(.tuesday, .legs)] }
    #expect(plan[.tuesday]?.workout?.focus != .legs)
    #expect(plan.conflicts.first { $0.sentence.contains("Legs on Tuesday") }?.rules == ["R2"])
    // A week is a ring: Sunday lies before Monday.
    #expect(trained([Run(kind, .monday)]) { $0.fixed = [FixedSession(.sunday, .legs)] }[.sunday]?.workout?.focus != .legs)
  }

  @Test func r2NoLegsTwoDaysBeforeARace() {
    for day in [Day.thursday, .friday, .saturday] {
      #expect(trained([Run(.race, .saturday)]) { $0.fixed = [FixedSession(day, .legs)] }.days(.legs).contains(day) == false)
    }
    #expect(trained([Run(.race, .saturday)]) { $0.fixed = [FixedSession(.wednesday, .legs)] }.days(.legs).contains(.wednesday))
  }

  @Test func r3DayAfterTheLongRunStaysLight() {
    let plan = trained([Run(.long, .saturday)]) { $0.strengthDays = 2 }
    #expect(plan.days(.legs).count == 2 && !plan.days(.legs).contains(.sunday))
    let forced = trained([Run(.long, .saturday)]) { $0.fixed = [FixedSession(.sunday, .legs)] }
    #expect(forced.traded.contains { $0.rule == "R3" })
  }

  @Test func r4OneRestDay() {
    let plan = trained(Day.allCases.dropLast().map { Run(.easy, $0) }) { $0.fixed = [FixedSession(.sunday)] }
    #expect(plan[.sunday]?.isRest == true)
    #expect(plan.conflicts.contains { $0.rules.contains("R4") })
  }

  @Test func r4bBeginnersHaveTwoRestDays() {
    let runs = [Run(.easy, .monday), Run(.easy, .tuesday), Run(.easy, .thursday), Run(.easy, .friday), Run(.easy, .saturday)]
    #expect(plan(runs).days.filter(\.isRest).count == 2)
    let forced = plan(runs) { $0.fixed = [FixedSession(.sunday)] }
    #expect(forced.days.filter(\.isRest).count == 1 && forced.traded.contains { $0.rule == "R4b" })
  }

  @Test func r5LongRunDayHasMobilityAndIntervalDayCore() {
    let plan = plan(usualRuns)
    #expect(plan[.saturday]?.workout?.focus == .mobility && plan[.tuesday]?.workout?.focus == .core)
  }

  @Test func r5HoldsLongerThanTheEve() {
    // Only the long-run day and its eve are left: light work goes on the eve.
    let plan = plan([Run(.long, .saturday)]) {
      $0.impossible = [.monday, .tuesday, .wednesday, .thursday, .sunday]
      $0.strengthDays = 1
    }
    #expect(plan.strength.map(\.day) == [.friday] && plan.traded.map(\.rule).contains("R2b"))
  }

  @Test func t2NothingOnTheEveOfARace() {
    for day in [Day.friday, .saturday] {
      let plan = trained([Run(.race, .saturday)]) { $0.fixed = [FixedSession(day, .upperCore)] }
      #expect(plan[day]?.workout == nil && plan.conflicts.contains { $0.rules.contains("T2") })
    }
  }

  @Test func h3NoLegDayWithABoneInjuryEvenWhenNamed() {
    let plan = trained([]) {
      $0.conditions = ["bone_stress_injury"]
      $0.fixed = [FixedSession(.monday, .legs), FixedSession(.wednesday, .fullBody)]
    }
    #expect(plan.days(.legs).isEmpty && plan.days(.fullBody).isEmpty)
    #expect(plan.conflicts.filter { $0.rules == ["H3"] }.count == 2)
  }

  @Test func r6FewerLegDaysBesideManyHardRuns() {
    let few = trained([Run(.intervals, .tuesday), Run(.long, .saturday)]) { $0.strengthDays = 2 }
    let many = trained([Run(.intervals, .tuesday), Run(.tempo, .thursday), Run(.long, .saturday)]) { $0.strengthDays = 2 }
    #expect(few.days(.legs).count == 2 && many.days(.legs).count == 1)
    #expect(many.traded.contains { $0.rule == "M1" })
  }

  @Test func r1bStrengthDaysAreNotInARow() {
    #expect(!plan([]) { $0.strengthDays = 3 }.traded.contains { $0.rule == "R1b" })
    let forced = plan(usualRuns) { $0.fixed = [FixedSession(.wednesday), FixedSession(.thursday)] }
    #expect(forced.traded.contains { $0.rule == "R1b" && $0.sentence.contains("Wednesday and Thursday") })
  }

  @Test func r2bLightLegWorkKeepsOffTheEve() {
    #expect(plan([Run(.intervals, .tuesday)]) { $0.strengthDays = 3 }[.monday]?.workout == nil)
    #expect(plan([Run(.intervals, .tuesday)]) { $0.fixed = [FixedSession(.monday, .fullBody)] }.traded.contains { $0.rule == "R2b" })
  }

  @Test func r2cTwoClearDaysBeforeTheLongRun() {
    let free = trained([Run(.long, .saturday)]) { $0.strengthDays = 1 }
    #expect(!free.days(.legs).contains(.thursday))
    #expect(trained([Run(.long, .saturday)]) { $0.fixed = [FixedSession(.thursday, .legs)] }.traded.contains { $0.rule == "R2c" })
  }

  @Test func c1RunAndStrengthOnDifferentDays() {
    let plan = plan([Run(.easy, .monday), Run(.easy, .wednesday), Run(.easy, .friday)])
    #expect(plan.strengthWorkouts.count == 2 && plan.days.allSatisfy { $0.runs.isEmpty || !($0.workout?.focus.isStrength ?? false) })
  }

  @Test func m1TheMixFollowsThePhase() {
    let race = { (weeks: Int) in Race(.marathon, on: monday.adding(days: 7 * weeks + 6)) }
    let free = [Run(.long, .saturday)]
    #expect(trained(free) { $0.race = race(12) }.days(.legs).count == 2)
    let specific = trained(free) { $0.race = race(5) }
    #expect(specific.phase == .specific && specific.days(.legs).count == 1 && specific.days(.fullBody).count == 1)
    #expect(plan(free).days(.legs).isEmpty)
  }

  @Test func d1NothingOnImpossibleOrPastDays() {
    let plan = plan(usualRuns) {
      $0.today = monday.adding(days: 3)
      $0.impossible = [.friday]
    }
    #expect(plan.days.prefix(3).allSatisfy { $0.workout == nil } && plan[.friday]?.workout == nil)
  }

  @Test func theBestWeekIsTheSameWhateverTheOrderOfRuns() {
    #expect(plan(usualRuns) == plan(usualRuns.reversed()))
  }

  @Test func whyNamesTheRules() {
    let plan = trained(usualRuns)
    let why = plan.reason(for: .tuesday)
    #expect(plan[.tuesday]?.workout?.focus == .legs && why.contains("Legs on Tuesday") && why.contains("(R3)"))
    for day in Day.allCases { #expect(plan.reason(for: day).contains(day.name)) }
  }
}
