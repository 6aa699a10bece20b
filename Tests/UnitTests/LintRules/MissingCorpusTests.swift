import Testing

@Suite struct MissingCorpusTests {
  private let content = [
    "Intents/en-US/coaching/frequency.intent": "how often do i lift\n",
    "Intents/en-US/coaching/frequency/train_daily.intent": "may i lift each day\n",
  ]

  @Test func eachIntentNeedsAMirroredFile() {
    let findings = lint(
      content,
      corpus: [
        "Tests/CorpusTests/Corpus/coaching/frequency.corpus": "how many x per week\n",
        "Tests/CorpusTests/Corpus/coaching/train_daily.corpus": "lifting every single day ok?\n",
      ])
    #expect(findings.places("missing-corpus") == ["warning Intents/en-US/coaching/frequency/train_daily.intent:0"])
  }

  @Test func mirroredFilesAreFine() {
    let findings = lint(
      content,
      corpus: [
        "Tests/CorpusTests/Corpus/coaching/frequency.corpus": "how many x per week\n",
        "Tests/CorpusTests/Corpus/coaching/frequency/train_daily.corpus": "lifting every single day ok?\n",
      ])
    #expect(findings.places("missing-corpus").isEmpty)
  }

  @Test func aContentFolderAloneMissesNone() {
    #expect(lint(content).places("missing-corpus").isEmpty)
  }
}
