import Testing

@Suite struct RoutineCautionsTests {
  private let exercises = [
    "Records/Exercises/squat.rec": "Id: squat\nEquipment: none\n",
    "Records/Exercises/row.rec": "Id: row\nEquipment: dumbbell, bench\nEquipment: cable\n",
  ]
  private let path = "Records/Routines/x.rec"

  private func findings(_ routine: String) -> [String] {
    lint(exercises.merging([path: routine]) { first, _ in first }).places("routine-cautions")
  }

  @Test func anExerciseMustExist() {
    #expect(findings("Id: x\nEquipment: none\nExercise: A | squats | 3 | 8 reps | 60 s\n") == ["error \(path):3"])
    #expect(findings("Id: x\nEquipment: none\nExercise: squat\n") == ["error \(path):3"])
  }

  @Test func anExerciseMustBeDoable() {
    #expect(findings("Id: x\nEquipment: dumbbell\nEquipment: bench\nExercise: A | row | 3 | 8 reps | 60 s\n") == ["warning \(path):4"])
  }

  @Test func enoughIsEnough() {
    let routine = "Id: x\nEquipment: none\nEquipment: bench, dumbbell\nExercise: A | row | 3 | 8 reps | 60 s\nExercise: A | squat | 3 | 8 reps | -\n"
    #expect(findings(routine).isEmpty)
  }
}
