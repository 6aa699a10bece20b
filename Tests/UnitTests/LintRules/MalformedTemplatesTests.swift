import Testing

@Suite struct MalformedTemplatesTests {
  @Test func intentsAreChecked() {
    let path = "Intents/en-US/out/x.intent"
    let findings = lint([path: "fine\nhow (do|does it\n a [b|c]] d\n<nothing> here\n[all optional]\na|b\nis () it\n"])
    #expect(findings.places("unbalanced-brackets") == ["error \(path):2", "error \(path):3"])
    #expect(findings.filter { $0.code == "unbalanced-brackets" }.map(\.column) == [5, 9])
    #expect(findings.places("undefined-vocabulary") == ["error \(path):4"])
    #expect(findings.places("empty-sample") == ["error \(path):5"])
    #expect(findings.places("pipe-outside-group") == ["error \(path):6"])
    #expect(findings.places("empty-group") == ["error \(path):7"])
  }

  @Test func dialogsMayHaveLoneAndTouchingSlotsButNoVocabularies() {
    let path = "Dialogs/en-US/out/x.dialog"
    let findings = lint([path: "{first}\n{first} {second}\nTry <this>.\nA bracket (\n"])
    #expect(findings.places("slot-only").isEmpty)
    #expect(findings.places("adjacent-slots").isEmpty)
    #expect(findings.places("undefined-vocabulary") == ["error \(path):3"])
    #expect(findings.places("unbalanced-brackets") == ["error \(path):4"])
  }

  @Test func vocabulariesHoldWordsOnly() {
    let findings = lint(["Intents/en-US/voc/x.voc": "fine\nmy {exercise}\n"])
    #expect(findings.places("slot-in-vocabulary") == ["error Intents/en-US/voc/x.voc:2"])
  }

  @Test func signsOfRedFlagsAreChecked() {
    let path = "Records/RedFlags/chest_pain.rec"
    let findings = lint([
      "Intents/en-US/red_flags/rf_pain.voc": "(pain|ache)\n",
      path: "Id: chest_pain\nSign: chest ~ <rf_pain>\nSign: chest ~ <rf_ache>\nExcept: (muscle ~ sore\n",
    ])
    #expect(findings.places("undefined-vocabulary") == ["error \(path):3"])
    #expect(findings.places("unbalanced-brackets") == ["error \(path):4"])
  }

  @Test func aSignHasNoMorePhrasingsThanTheGateReads() {
    let vocabulary = (1...180).map { "word\($0)" }.joined(separator: "\n")
    let path = "Records/RedFlags/chest_pain.rec"
    let findings = lint([
      "Intents/en-US/red_flags/rf_x.voc": vocabulary, "Intents/en-US/red_flags/rf_y.voc": vocabulary,
      path: "Id: chest_pain\nSign: <rf_x> ~ <rf_y>\nSign: <rf_x> <rf_y>\n",
    ])
    #expect(findings.places("too-many-samples") == ["error \(path):3"])
  }

  @Test func aFileOutsideTheScopesIsNoIntent() {
    #expect(lint(["Intents/en-US/sport/x.intent": "run fast\n"]).places("unknown-scope") == ["error Intents/en-US/sport/x.intent:0"])
  }
}
