import Planning
import Testing

@Suite struct SeasonTests {
  @Test func aMarathonSeasonHasAllPhases() {
    let race = Race(.marathon, on: date("2026-10-25"))
    let season = Season(race: race, today: date("2026-05-04"))
    let phases = season.weeks.map(\.phase)
    #expect(phases.first == .base && Set(phases) == [.base, .build, .specific, .taper, .race, .recovery])
    #expect(phases == phases.sorted { order($0) < order($1) })
    #expect(season.weeks.first { $0.phase == .race }?.start == date("2026-10-19"))
    #expect(season.lastHeavyLegDay == date("2026-10-18") && season.firstHeavyLegDay == date("2026-11-09"))
    #expect(!season.isPast)
  }

  private func order(_ phase: Phase) -> Int { [Phase.base, .build, .specific, .taper, .race, .recovery].firstIndex(of: phase) ?? 9 }

  @Test func deloadsComeEveryFourWeeksAndStayWhenTodayMovesOn() {
    let race = Race(.marathon, on: date("2026-10-25"))
    let season = Season(race: race, today: date("2026-05-04"))
    let deloads = season.weeks.indices.filter { season.weeks[$0].isDeload }
    #expect(deloads.count >= 4 && zip(deloads, deloads.dropFirst()).allSatisfy { $1 - $0 == 4 })
    #expect(deloads.allSatisfy { [.base, .build, .specific].contains(season.weeks[$0].phase) })
    let later = Season(race: race, today: date("2026-06-17"))
    #expect(later.weeks == season.weeks.filter { $0.start >= date("2026-06-15") })
  }

  @Test func lastLegsByDistance() {
    let day = date("2026-05-31")
    let days = Race.Distance.allCases.map { Season(race: Race($0, on: day), today: monday).lastHeavyLegDay.days(to: day) }
    #expect(days == [4, 4, 5, 7, 7, 5])
  }

  @Test(arguments: Race.Distance.allCases) func t1NoLegsTooNearTheRace(_ distance: Race.Distance) {
    let race = Race(distance, on: date("2026-03-14"))
    for start in [date("2026-03-02"), date("2026-03-09")] {
      let plan = plan([Run(.easy, .tuesday)]) {
        $0.weekStart = start
        $0.level = .advanced
        $0.race = race
        $0.fixed = Day.allCases.map { FixedSession($0, .legs) }
      }
      for day in plan.days where day.workout?.focus == .legs { #expect(day.date.days(to: race.date) >= distance.lastHeavyLegs.lowerBound) }
    }
  }

  @Test func taperKeepsSomeLoadAndRaceWeekAlmostNothing() {
    let race = Race(.half, on: date("2026-03-15"))
    let taper = plan(usualRuns) {
      $0.level = .intermediate
      $0.race = race
      $0.strengthDays = 3
    }
    #expect(taper.phase == .taper && taper.strengthWorkouts.count == 2 && taper.conflicts.contains { $0.rules.contains("M1") })
    let week = plan(usualRuns) {
      $0.today = date("2026-03-09")
      $0.weekStart = date("2026-03-09")
      $0.level = .intermediate
      $0.race = race
      $0.strengthDays = 3
    }
    #expect(week.phase == .race && week.strengthWorkouts.count == 1 && week.days(.legs).isEmpty)
    #expect(week.conflicts.contains { $0.rules.contains("T3") } && week[.sunday]?.runs == [.race])
    #expect(week.strengthWorkouts.allSatisfy { $0.minutes <= 20 && $0.exercises.allSatisfy { $0.part != .jumps } })
  }

  @Test func t4AfterAMarathonLegsWait() {
    let race = Race(.marathon, on: monday.adding(days: -1))
    for (week, isLegal) in [(0, false), (1, false), (2, true)] {
      let plan = plan([]) {
        $0.today = monday.adding(days: 7 * week)
        $0.weekStart = $0.today
        $0.level = .advanced
        $0.race = race
        $0.fixed = [FixedSession(.wednesday, .legs)]
      }
      #expect(plan.days(.legs).contains(.wednesday) == isLegal)
      if !isLegal { #expect(plan.phase == .recovery && plan.text.contains("16 March")) }
    }
  }

  @Test func raceTodayTomorrowAndLongAgo() {
    let tomorrow = plan(usualRuns) { $0.race = Race(.tenK, on: monday.adding(days: 1)) }
    #expect(tomorrow.status == .planned && tomorrow.answer.hasPrefix("Race tomorrow") && tomorrow[.monday]?.workout == nil)
    let today = plan(usualRuns) { $0.race = Race(.tenK, on: monday) }
    #expect(today.answer.hasPrefix("Race today") && today[.monday]?.workout == nil && today[.tuesday]?.workout?.focus.isStrength != true)
    let past = plan(usualRuns) { $0.race = Race(.tenK, on: monday.adding(days: -60)) }
    #expect(past.notes.contains { $0.contains("behind you") } && past.strengthWorkouts.count == 2)
    let yesterday = plan(usualRuns) { $0.race = Race(.fiveK, on: monday.adding(days: -1)) }
    #expect(yesterday.text.contains("yesterday") && yesterday[.monday]?.workout == nil)
  }

  @Test func aHardRunOnTheEveIsPointedOut() {
    let plan = plan(usualRuns) { $0.race = Race(.marathon, on: date("2026-03-08")) }
    #expect(plan.text.contains("Saturday's long run is too near the race on Sunday"))
  }

  @Test func twoRacesInAWeek() {
    let plan = plan([Run(.race, .wednesday), Run(.race, .sunday)]) { $0.level = .advanced }
    #expect(plan.conflicts.contains { $0.sentence.contains("Two races") } && plan.days(.legs).isEmpty)
  }

  @Test func deloadHalvesTheSets() {
    let change = { (request: inout PlanRequest) in
      request.level = .intermediate
      request.equipment = ["dumbbell", "step", "bench"]
    }
    let usual = plan(usualRuns, change)
    let deload = plan(usualRuns) {
      change(&$0)
      $0.deload = true
    }
    #expect(deload.isDeload && deload.strength == usual.strength)
    for (less, more) in zip(deload.strengthWorkouts, usual.strengthWorkouts) {
      #expect(2 * less.sets <= more.sets + 1 && less.exercises.map(\.id) == more.exercises.map(\.id))
      #expect(less.exercises.allSatisfy { $0.reserve == nil || $0.reserve == "4+" })
    }
  }

  @Test func deloadsFollowTheSeasonWeek() {
    let weeks = (1...12).filter { week in plan(usualRuns) { $0.seasonWeek = week }.isDeload }
    #expect(weeks == [4, 8, 12])
  }

  @Test func maintenanceIsShortAndHeavy() {
    let plan = plan(usualRuns) {
      $0.level = .intermediate
      $0.equipment = ["dumbbell", "step", "bench"]
      $0.goal = .maintenance
    }
    #expect(plan.phase == .maintenance && plan.days(.legs).count == 1 && plan.strengthWorkouts[0].exercises.count <= 4)
    let older = planner.plan(
      request(usualRuns) {
        $0.level = .intermediate
        $0.goal = .maintenance
        $0.conditions = ["over_60"]
      })
    #expect(older.strengthWorkouts.count == 2)
  }

  @Test func t5TheWeekAfterARaceHasEasyRunsOnly() {
    let runs = [Run(.intervals, .tuesday), Run(.easy, .thursday), Run(.tempo, .friday), Run(.long, .sunday)]
    let week = plan(runs) { $0.race = Race(.half, on: monday.adding(days: -1)) }
    #expect(week.days.flatMap(\.runs).allSatisfy { $0 == .easy } && week.days.flatMap(\.runs).count == 4)
    #expect(week.text.contains("Easy runs only until Sunday 8 March, a week after the race"))
    #expect(week.text.contains("Tuesday's intervals, Friday's tempo run and Sunday's long run are easy and short this week"))
    #expect(week[.tuesday]?.rules == ["T5"] && week[.tuesday]?.why.contains("race") == true)
    // A marathon takes two weeks, then runs are hard again.
    for (days, isEasy) in [(8, true), (15, false)] {
      let later = plan(runs) { $0.race = Race(.marathon, on: monday.adding(days: -days)) }
      #expect((later[.tuesday]?.runs == [.easy]) == isEasy, "\(days) days after a marathon")
    }
  }

  @Test func t5ARaceOnTheWayEasesTheDaysBehindIt() {
    let week = plan([Run(.race, .wednesday), Run(.tempo, .friday), Run(.long, .sunday)])
    #expect(week[.friday]?.runs == [.easy] && week[.sunday]?.runs == [.long] && week[.wednesday]?.runs == [.race])
    #expect(week.text.contains("Easy runs only in the days after the race: Friday's tempo run is easy"))
  }

  @Test func afterTheEasyWeekTheNextOneIsHardAgain() {
    // Sunday is the eve of Monday's intervals, which are hard again in the week after this one.
    let week = plan([Run(.intervals, .monday)]) {
      $0.race = Race(.fiveK, on: monday.adding(days: -1))
      $0.level = .advanced
      $0.fixed = [FixedSession(.sunday, .legs)]
    }
    #expect(week[.monday]?.runs == [.easy] && week[.sunday]?.workout?.focus != .legs)
  }
}
