import Testing

@Suite struct SharedPhrasingTests {
  @Test func oneKindMayNotShareAName() {
    let findings = lint(["Records/Exercises/a.rec": "Id: a\nName: Side-lunge\n", "Records/Exercises/b.rec": "Id: b\nName: B\nAlias: side lunges\n"])
    #expect(findings.places("shared-phrasing") == ["error Records/Exercises/b.rec:3"])
  }

  @Test func twoKindsBetterDoNot() {
    let findings = lint(["Records/Exercises/a.rec": "Id: a\nName: Plank\n", "Records/Equipment/b.rec": "Id: b\nName: Board\nAlias: plank\n"])
    #expect(findings.places("shared-phrasing") == ["warning Records/Equipment/b.rec:3"])
  }

  @Test func onesOwnNameMayComeTwice() {
    let findings = lint(["Records/Equipment/a.rec": "Id: a\nName: Band\nAlias: bands\n", "Records/Equipment/b.rec": "Id: b\nName: Mini band\n"])
    #expect(findings.places("shared-phrasing").isEmpty)
  }
}
