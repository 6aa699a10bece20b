import Testing

@Suite struct EmptyFileTests {
  @Test func commentsAreNoContent() {
    let findings = lint(
      ["Intents/en-US/voc/best.voc": "# to do\n\n", "Dialogs/en-US/out/x.dialog": "", "Records/Groups/x.rec": "# nothing yet\n"],
      corpus: ["Tests/CorpusTests/Corpus/out/x.corpus": "\n"])
    #expect(
      findings.places("empty-file") == [
        "error Dialogs/en-US/out/x.dialog:0", "error Intents/en-US/voc/best.voc:0", "error Records/Groups/x.rec:0",
        "error Tests/CorpusTests/Corpus/out/x.corpus:0",
      ])
  }

  @Test func oneLineIsEnough() {
    let findings = lint([
      "Intents/en-US/voc/best.voc": "best\n", "Dialogs/en-US/out/x.dialog": "No.\n", "Records/Groups/x.rec": "Id: x\n",
      "Records/Groups/_Group.rec": "%rec: Group\n",
    ])
    #expect(findings.places("empty-file").isEmpty)
  }
}
