import Testing

@Suite struct CorpusIsTemplateTests {
  private let content = [
    "Intents/en-US/coaching/frequency.intent": "how often (should i|do i) lift\nhow often do i do {exercise}\n",
    "Records/Exercises/squat.rec": "Id: squat\nName: Squat\n",
  ]
  private let path = "Tests/CorpusTests/Corpus/coaching/frequency.corpus"

  @Test func aSampleIsNoTest() {
    let findings = lint(content, corpus: [path: "# typed\nlift how often tho\nHow often should I lift?\n"])
    #expect(findings.places("corpus-is-template") == ["error \(path):3"])
  }

  @Test func aSampleWithANameInItsSlotIsAWeakOne() {
    let findings = lint(content, corpus: [path: "how often do i do squats => exercise=squat\n"])
    #expect(findings.places("corpus-is-template") == ["warning \(path):1"])
  }

  @Test func otherWordsAreFine() {
    let findings = lint(content, corpus: [path: "squats how often then => exercise=squat\nhow often should i be lifting\n"])
    #expect(findings.places("corpus-is-template").isEmpty)
  }
}
