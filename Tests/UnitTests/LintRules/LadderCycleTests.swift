import Testing

@Suite struct LadderCycleTests {
  @Test func aRingIsFoundOnce() {
    let findings = lint([
      "Records/Exercises/a.rec": "Id: a\nName: A\nHarder: b\n", "Records/Exercises/b.rec": "Id: b\nHarder: c\n",
      "Records/Exercises/c.rec": "Id: c\nName: C\n", "Records/Exercises/d.rec": "Id: d\nHarder: a\n",
    ])
    #expect(findings.places("ladder-cycle").isEmpty)
    let ring = lint([
      "Records/Exercises/a.rec": "Id: a\nName: A\nHarder: b\nEasier: c\n", "Records/Exercises/b.rec": "Id: b\nHarder: c\n",
      "Records/Exercises/c.rec": "Id: c\n", "Records/Exercises/d.rec": "Id: d\nHarder: a\n",
    ])
    #expect(ring.places("ladder-cycle") == ["error Records/Exercises/a.rec:3"])
    #expect(ring.first { $0.code == "ladder-cycle" }?.message.contains("a → b → c → a") == true)
  }

  @Test func anExerciseIsNotHarderThanItself() {
    #expect(lint(["Records/Exercises/a.rec": "Id: a\nEasier: a\n"]).places("ladder-cycle") == ["error Records/Exercises/a.rec:2"])
  }
}
