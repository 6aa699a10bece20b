import Testing

@Suite struct UnreachableExerciseTests {
  @Test func aHardExerciseNeedsAWayToIt() {
    let findings = lint([
      "Records/Exercises/a.rec": "Id: a\nLevel: beginner\nHarder: b\n", "Records/Exercises/b.rec": "Id: b\nLevel: intermediate\n",
      "Records/Exercises/c.rec": "Id: c\nLevel: advanced\nEasier: b\n",
    ])
    #expect(findings.places("unreachable-exercise") == ["error Records/Exercises/c.rec:2"])
  }

  @Test func aWayAcrossPatternsIsFine() {
    let findings = lint([
      "Records/Exercises/a.rec": "Id: a\nPattern: squat\nLevel: beginner\nHarder: b\n",
      "Records/Exercises/b.rec": "Id: b\nPattern: lunge\nLevel: intermediate\nHarder: c\n", "Records/Exercises/c.rec": "Id: c\nLevel: advanced\n",
    ])
    #expect(findings.places("unreachable-exercise").isEmpty)
  }
}
