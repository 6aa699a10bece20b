import Testing

@Suite struct DuplicateBaseNameTests {
  @Test func foldersDoNotTellNamesApart() {
    let findings = lint([
      "Intents/en-US/coaching/warmup.intent": "how do i warm up\n", "Intents/en-US/smalltalk/warmup.intent": "warm hello\n",
      "Dialogs/en-US/coaching/core.dialog": "Hello.\n", "Dialogs/en-US/out/core.dialog": "Hello.\n",
    ])
    #expect(
      findings.places("duplicate-base-name") == ["error Dialogs/en-US/out/core.dialog:0", "error Intents/en-US/smalltalk/warmup.intent:0"])
  }

  @Test func anotherRoleIsAnotherThing() {
    let findings = lint([
      "Intents/en-US/coaching/warmup.intent": "how do i warm up\n", "Intents/en-US/voc/warmup.voc": "warm up\n",
      "Dialogs/en-US/coaching/warmup.dialog": "Jog.\n",
    ])
    #expect(findings.places("duplicate-base-name").isEmpty)
  }
}
