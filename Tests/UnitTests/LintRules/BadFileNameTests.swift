import Testing

@Suite struct BadFileNameTests {
  @Test func namesWithOtherSignsAreFound() {
    let findings = lint([
      "Intents/en-US/smalltalk/Hello-There.intent": "hello there\n", "Intents/en-US/entities/5k.entity": "five\n",
      "Records/Groups/Over60.rec": "Name: Over 60\n",
    ])
    #expect(
      findings.places("bad-file-name") == [
        "error Intents/en-US/entities/5k.entity:0", "error Intents/en-US/smalltalk/Hello-There.intent:0", "error Records/Groups/Over60.rec:0",
      ])
  }

  @Test func aRecordIsNamedLikeItsFile() {
    let findings = lint(["Records/Groups/over_60.rec": "Name: Over 60\nId: over_sixty\n"])
    #expect(findings.places("bad-file-name") == ["error Records/Groups/over_60.rec:2"])
  }

  @Test func plainNamesAreFine() {
    let findings = lint([
      "Intents/en-US/smalltalk/hello_2.intent": "hello there\n", "Records/Groups/over_60.rec": "Id: over_60\n",
      "Records/Groups/_Group.rec": "%rec: Group\n",
    ])
    #expect(findings.places("bad-file-name").isEmpty)
  }
}
