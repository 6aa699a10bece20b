import Knowledge
import Planning
import Testing

@Suite struct ConditionTests {
  /// Every condition the records have, alone, at each level.
  @Test(arguments: Level.allCases) func noUnsuitedExerciseEver(_ level: Level) {
    let knowledge = planner.knowledge
    for condition in knowledge.injuries.items.map(\.id) + knowledge.groups.items.map(\.id) {
      let plan = plan(usualRuns) {
        $0.level = level
        $0.equipment = knowledge.equipment.items.map(\.id)
        $0.minutes = 45
        $0.strengthDays = 3
        $0.conditions = [condition]
        $0.cleared = [condition]
      }
      #expect(plan.status == .planned, "\(condition)")
      for exercise in plan.workouts.flatMap(\.exercises) {
        guard let known = knowledge.exercises[exercise.id] else { continue }
        let found = knowledge.suitability(of: known, for: [condition])
        if case .not = found { Issue.record("\(exercise.id) with \(condition)") }
        if case .adapt(let changes) = found { #expect(exercise.notes == changes) }
      }
    }
  }

  @Test func groupsThatNeedClearanceGetNoPlan() {
    for group in planner.knowledge.groups.items where group.needsClearance {
      let refused = plan(usualRuns) { $0.conditions = [group.id] }
      #expect(refused.status == .declined && refused.workouts.isEmpty && refused.answer.contains("clinician"), "\(group.id)")
      #expect(refused.days.filter { !$0.runs.isEmpty }.count == 3)
      let agreed = plan(usualRuns) {
        $0.conditions = [group.id]
        $0.cleared = [group.id]
      }
      #expect(agreed.status == .planned && !agreed.strengthWorkouts.isEmpty, "\(group.id)")
    }
  }

  @Test(arguments: ["bone_stress_injury", "meniscus_injury"]) func legsAreLeftAloneUntilLookedAt(_ injury: String) {
    let plan = plan(usualRuns) {
      $0.conditions = [injury]
      $0.level = .advanced
    }
    #expect(plan.status == .planned && !plan.workouts.isEmpty && plan.workouts.allSatisfy { $0.focus == .upperCore })
    #expect(plan.days.allSatisfy(\.runs.isEmpty) && plan.text.contains("legs alone"))
    #expect(!plan.workouts.contains { $0.warmUp.contains("leg swings") || $0.warmUp.contains("easy") })
    for exercise in plan.workouts.flatMap(\.exercises) {
      #expect(["push", "pull", "core", "carry"].contains(planner.knowledge.exercises[exercise.id]?.pattern ?? ""))
    }
  }

  @Test func aSoreTendonGetsItsOwnExercises() {
    let plan = plan(usualRuns) { $0.conditions = ["achilles_tendinopathy"] }
    #expect(plan.workouts.flatMap(\.exercises).contains { $0.id == "calf_hold" })
    #expect(plan.text.contains("pain up to 3/10") && plan.workouts.flatMap(\.exercises).contains { !$0.notes.isEmpty })
  }

  @Test func groupsAreToldWhatHolds() {
    let plan = plan(usualRuns) { $0.conditions = ["over_60"] }
    #expect(plan.notes.contains(planner.knowledge.groups["over_60"]?.lead ?? "-"))
  }

  @Test func moderateLoadsForSomeGroups() {
    let plan = plan(usualRuns) {
      $0.level = .advanced
      $0.equipment = WorkoutTests.gym
      $0.conditions = ["high_blood_pressure"]
    }
    for exercise in plan.strengthWorkouts.flatMap(\.exercises) where exercise.part == .heavy && exercise.amount.contains("reps") {
      #expect((Int(exercise.amount.prefix { $0.isNumber }) ?? 0) >= 8, "\(exercise)")
    }
  }

  @Test func unknownConditionsDoNoHarm() { #expect(plan(usualRuns) { $0.conditions = ["nonsense"] }.status == .planned) }
}
