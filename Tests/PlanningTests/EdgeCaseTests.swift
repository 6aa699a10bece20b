import Foundation
import Planning
import Testing

@Suite struct EdgeCaseTests {
  @Test func noRunsAtAll() {
    let plan = plan()
    #expect(plan.status == .planned && plan.strengthWorkouts.count == 2 && plan.text.contains("no runs"))
  }

  @Test func zeroStrengthDays() {
    let plan = plan(usualRuns) { $0.strengthDays = 0 }
    #expect(plan.status == .planned && plan.strengthWorkouts.isEmpty && plan.answer.contains("as you asked"))
  }

  @Test(arguments: [5, 7, 20]) func tooManyStrengthDays(_ days: Int) {
    let plan = plan(usualRuns) { $0.strengthDays = days }
    #expect(plan.status == .planned && plan.strengthWorkouts.count == 4)
    #expect(plan.conflicts.first { Set($0.rules) == ["R1", "R4"] }?.trades.count == 2)
  }

  @Test func runsEveryDay() {
    let plan = plan(Day.allCases.map { Run($0 == .saturday ? .long : .easy, $0) }) { $0.level = .intermediate }
    #expect(plan.status == .planned && plan.strengthWorkouts.count == 2)
    #expect(plan.conflicts.contains { $0.sentence.contains("all seven days") && $0.rules == ["R4"] })
    #expect(plan.days.contains { $0.workout == nil && $0.runs == [.easy] })
  }

  @Test func hardRunsEveryDay() {
    let plan = plan(Day.allCases.map { Run(.intervals, $0) }) { $0.level = .advanced }
    #expect(plan.days(.legs).isEmpty && plan.text.contains("Seven hard runs"))
  }

  @Test func strengthOnAnImpossibleDay() {
    let plan = plan(usualRuns) {
      $0.impossible = [.wednesday]
      $0.fixed = [FixedSession(.wednesday)]
    }
    let conflict = plan.conflicts.first { $0.sentence.contains("Strength on Wednesday") }
    #expect(plan[.wednesday]?.workout == nil && conflict?.rules == ["D1"] && conflict?.trades.count == 2)
  }

  @Test func aRunOnAnImpossibleDay() {
    let plan = plan(usualRuns) { $0.impossible = [.tuesday] }
    #expect(plan.conflicts.contains { $0.sentence.contains("You ruled Tuesday out, but you have intervals on it.") })
  }

  @Test func twoRunsOnOneDay() {
    let plan = plan([Run(.easy, .tuesday), Run(.intervals, .tuesday)])
    #expect(plan[.tuesday]?.runs == [.intervals, .easy] && plan.text.contains("two runs"))
  }

  @Test func everyDayImpossible() {
    let plan = plan(usualRuns) { $0.impossible = Day.allCases }
    #expect(plan.status == .impossible && plan.answer.contains("all seven days") && plan.workouts.isEmpty)
    #expect(plan.conflicts.first?.trades == ["Find 30 minutes on Monday.", "Find 30 minutes on Tuesday."])
  }

  @Test func moreStrengthDaysThanFreeDays() {
    let plan = plan([]) {
      $0.strengthDays = 4
      $0.impossible = [.monday, .tuesday, .wednesday, .thursday, .friday]
    }
    #expect(plan.strengthWorkouts.count == 2 && plan.answer.hasPrefix("Two strength sessions"))
    #expect(plan.conflicts.first?.sentence.hasPrefix("Only two of four") == true)
  }

  @Test func moreNamedDaysThanWished() {
    let plan = plan([]) {
      $0.strengthDays = 1
      $0.fixed = [FixedSession(.monday), FixedSession(.thursday)]
    }
    #expect(plan.strengthWorkouts.count == 2 && plan.conflicts.contains { $0.sentence.contains("named two") })
  }

  @Test func namedDaysAreHonoured() {
    let plan = plan(usualRuns) { $0.fixed = [FixedSession(.monday), FixedSession(.friday, .upperCore)] }
    #expect(plan[.monday]?.workout != nil && plan[.friday]?.workout?.focus == .upperCore && plan.conflicts.isEmpty)
  }

  @Test func aWeekThatIsOver() {
    let plan = plan(usualRuns) { $0.today = monday.adding(days: 9) }
    #expect(plan.workouts.isEmpty && plan.answer.contains("over"))
  }

  @Test func aWeekMayStartOnAnyDay() {
    let plan = plan(usualRuns) {
      $0.today = monday.adding(days: 3)
      $0.weekStart = monday.adding(days: 3)
    }
    #expect(plan.days.map(\.day) == [.thursday, .friday, .saturday, .sunday, .monday, .tuesday, .wednesday])
    #expect(plan.strengthWorkouts.count == 2 && plan[.saturday]?.runs == [.long])
  }

  @Test func theIssueSentenceNeedsNoQuestion() {
    let plan = plan(usualRuns) {
      $0.equipment = []
      $0.minutes = 25
      $0.conditions = ["achilles_tendinopathy"]
      $0.race = Race(.half, on: date("2026-03-14"))
    }
    #expect(plan.status == .planned && plan.phase == .taper && plan.strengthWorkouts.count == 1)
  }

  @Test func plansAndRequestsAreKeptAsJSON() throws {
    var random = Generator(seed: 3)
    for _ in 0..<100 {
      let request = random.request(planner.knowledge)
      let plan = planner.plan(request)
      #expect(try JSONDecoder().decode(Plan.self, from: JSONEncoder().encode(plan)) == plan)
      #expect(try JSONDecoder().decode(PlanRequest.self, from: JSONEncoder().encode(request)) == request)
    }
  }
}
