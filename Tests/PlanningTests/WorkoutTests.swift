import Knowledge
import Planning
import Testing

@Suite struct WorkoutTests {
  static let gym = ["barbell", "rack", "bench", "dumbbell", "step", "kettlebell", "band", "mini_band"]

  @Test(arguments: [5, 8, 10, 12, 15, 20, 25, 30, 40, 45, 60], Level.allCases) func minutesAreKept(_ minutes: Int, _ level: Level) {
    for things in [[], ["dumbbell"], Self.gym] {
      let plan = plan(usualRuns) {
        $0.minutes = minutes
        $0.level = level
        $0.equipment = things
        $0.strengthDays = 3
      }
      #expect(plan.strengthWorkouts.count == 3)
      for workout in plan.strengthWorkouts {
        #expect(abs(workout.seconds - minutes * 60) <= minutes * 6, "\(level) \(things) \(workout.focus): \(workout.seconds) s of \(minutes * 60)")
      }
      for workout in plan.workouts { #expect(workout.seconds <= minutes * 66) }
    }
  }

  @Test func oddMinutesAreAnswered() {
    #expect(plan(usualRuns) { $0.minutes = 300 }.text.contains("300 minutes is more than a runner needs"))
    #expect(plan(usualRuns) { $0.minutes = 300 }.strengthWorkouts.allSatisfy { $0.minutes <= 60 })
    #expect(plan(usualRuns) { $0.minutes = 0 }.text.contains("shortest session"))
    #expect(plan(usualRuns) { $0.minutes = 5 }.strengthWorkouts.allSatisfy { !$0.exercises.isEmpty && $0.minutes <= 5 })
  }

  @Test func partsComeInOrder() {
    let plan = plan(usualRuns) {
      $0.level = .advanced
      $0.equipment = Self.gym
      $0.minutes = 45
    }
    let parts = plan.strengthWorkouts[0].exercises.map(\.part)
    #expect(parts == parts.sorted() && parts.first == .jumps && parts.contains(.heavy) && parts.contains(.calves) && parts.last == .core)
    #expect(!plan.strengthWorkouts[0].warmUp.isEmpty)
  }

  @Test func jumpsAreForTheReady() {
    func jumps(_ change: (inout PlanRequest) -> Void) -> Int {
      plan(usualRuns) {
        $0.level = .intermediate
        change(&$0)
      }.workouts.filter { $0.exercises.contains { $0.part == .jumps } }.count
    }
    #expect(jumps { _ in } == 1)
    #expect(jumps { $0.goal = .power } == 2)
    #expect(jumps { $0.level = .beginner } == 0)
    #expect(jumps { $0.conditions = ["shin_splints"] } == 0)
    #expect(jumps { $0.comeback = .twoWeeks } == 0)
    #expect(jumps { $0.minutes = 15 } == 0)
  }

  @Test func dosesFollowTheLevel() throws {
    let beginner = try #require(plan(usualRuns) { $0.equipment = ["dumbbell"] }.strengthWorkouts.first?.exercises.first { $0.reserve != nil })
    #expect(beginner.reserve == "3-4" && beginner.sets <= 3)
    let heavy = plan(usualRuns) {
      $0.level = .intermediate
      $0.equipment = Self.gym
      $0.minutes = 45
      $0.race = Race(.marathon, on: monday.adding(days: 69))
    }
    let squat = try #require(heavy.strengthWorkouts.flatMap(\.exercises).first { $0.id == "back_squat" })
    #expect(heavy.strengthWorkouts[0].routine == "marathon_build" && squat.amount == "3-6 reps" && squat.reserve == "2" && squat.sets == 3)
  }

  @Test func routinesAreUsed() {
    func routine(_ change: (inout PlanRequest) -> Void) -> String? { plan(usualRuns, change).strengthWorkouts.first?.routine }
    #expect(routine { $0.equipment = [] } == "first_month")
    #expect(
      routine {
        $0.equipment = ["dumbbell", "step"]; $0.strengthDays = 3
      } == "three_day_busy")
    #expect(routine { $0.minutes = 10 } == "ten_minute")
    #expect(
      routine {
        $0.level = .intermediate; $0.equipment = Self.gym
      } == "two_day")
    #expect(
      routine {
        $0.level = .intermediate; $0.equipment = Self.gym; $0.goal = .maintenance
      } == "heavy_maintenance")
    #expect(routine { $0.conditions = ["runners_knee"] } == "knee_friendly")
    #expect(routine { $0.conditions = ["shin_splints"] } == "shin_calf_care")
  }

  @Test func onlyWhatIsAtHand() {
    for things in [[], ["band"], ["kettlebell"], ["barbell"]] {
      for workout in plan(
        usualRuns,
        {
          $0.level = .advanced; $0.equipment = things
        }
      ).workouts {
        for exercise in workout.exercises {
          #expect(planner.knowledge.exercises[exercise.id]?.isDoable(with: Set(things)) == true, "\(exercise.id) with \(things)")
        }
      }
    }
    #expect(plan(usualRuns).text.contains("no equipment") && !plan(usualRuns) { $0.equipment = [] }.text.contains("no equipment"))
  }

  @Test func harderAndEasier() {
    func week(_ effort: PlanRequest.Effort) -> Plan {
      plan(usualRuns) {
        $0.level = .intermediate
        $0.equipment = Self.gym
        $0.effort = effort
      }
    }
    let usual = week(.normal)
    #expect(week(.easier).strengthWorkouts.map(\.sets).reduce(0, +) < usual.strengthWorkouts.map(\.sets).reduce(0, +))
    #expect(week(.harder).strengthWorkouts != usual.strengthWorkouts && week(.harder).strength == usual.strength)
  }
}
