import Testing

@Suite struct MissingDoseTests {
  private func exercise(_ dose: String) -> [String: String] { ["Records/Exercises/a.rec": "Id: a\nName: A\nDose: \(dose)\n"] }

  @Test func anExerciseNeedsADose() {
    #expect(lint(["Records/Exercises/a.rec": "# head\nId: a\nName: A\n"]).places("missing-dose") == ["error Records/Exercises/a.rec:2"])
  }

  @Test(arguments: [
    "learner | 2 | 8-10 reps", "begin | 2 | 8-10 reps | 60 s | - | 3", "learner | two | 8 reps | 60 s | - | 3", "learner | 2 | 8 | 60 s | - | 3",
    "learner | 2 | 8 reps | a minute | - | 3", "learner | 2 | 8 reps | 60 s | 3-1 | 3", "learner | 2 | 8 reps | 60 s | 3-1-1 | few",
    "learner | 2 | 8- reps | 60 s | 3-1-1 | 2",
  ])
  func aDoseHasSixSoundParts(_ dose: String) {
    #expect(lint(exercise(dose)).places("missing-dose") == ["error Records/Exercises/a.rec:3"])
  }

  @Test(arguments: [
    "learner | 2 | 8-10 reps | 60-90 s | 3-1-1 | 3-4", "mobility | 1 | 30 s | - | - | -", "maintenance | 1-2 | 20 m | 2 min | - | 2",
  ])
  func soundDosesAreFine(_ dose: String) {
    #expect(lint(exercise(dose)).places("missing-dose").isEmpty)
  }
}
