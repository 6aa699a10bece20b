import Testing

@Suite struct OneSidedLadderTests {
  @Test func aCounterpartIsMissed() {
    let findings = lint(["Records/Exercises/a.rec": "Id: a\nHarder: b\n", "Records/Exercises/b.rec": "Id: b\nName: B\n"])
    #expect(findings.places("one-sided-ladder") == ["warning Records/Exercises/a.rec:2"])
  }

  @Test func bothSidesAreFine() {
    let findings = lint(["Records/Exercises/a.rec": "Id: a\nHarder: b\n", "Records/Exercises/b.rec": "Id: b\nEasier: a\n"])
    #expect(findings.places("one-sided-ladder").isEmpty)
  }
}
