import Testing

@Suite struct BadPairTests {
  @Test(arguments: ["Mistake: You rush", "Swap: lunge =>", "Caution: knee=>go easy"])
  func anExerciseNeedsArrows(_ field: String) {
    let findings = lint(["Records/Exercises/squat.rec": "Id: squat\n\(field)\n"])
    #expect(findings.places("bad-pair") == ["error Records/Exercises/squat.rec:2"])
  }

  @Test func soDoPainGuidesAndTheExercisesOfInjuries() {
    let findings = lint([
      "Records/BodyParts/knee.rec": "Id: knee\nPainGuide: runners_knee\n", "Records/Injuries/runners_knee.rec": "Exercise: wall_sit\n",
    ])
    #expect(findings.places("bad-pair") == ["error Records/BodyParts/knee.rec:2", "error Records/Injuries/runners_knee.rec:1"])
  }

  @Test func pairsAndListsAreFine() {
    let findings = lint([
      "Records/Exercises/squat.rec": "Id: squat\nMistake: You rush => Take three seconds down.\n",
      "Records/BodyParts/knee.rec": "Id: knee\nExercise: squat\n",
    ])
    #expect(findings.places("bad-pair").isEmpty)
  }
}
