import Resources
import Testing

@Suite struct RecordTests {
  private func read(_ text: String) -> RecordFile { RecordFile(ContentFile(path: "Records/Exercises/x.rec", text: .loaded(Array(text.utf8)))) }

  @Test func fieldsContinuationsAndComments() {
    let file = read("# head\nId: x\nStep: one\n+ two\n+three\nAlias: a\nAlias: b\nLong: p\\\nq\n\nId: y\n")
    #expect(file.findings.isEmpty)
    #expect(file.records.count == 2)
    #expect(file.records[0].first("Step") == "one\ntwo\nthree")
    #expect(file.records[0].values("Alias") == ["a", "b"])
    #expect(file.records[0].first("Long") == "pq")
    #expect(file.records[0].first("Nothing") == nil)
    #expect(file.records[1].line == 11)
  }

  @Test func descriptorsAreKeptApart() {
    let file = read("%rec: Exercise\n%key: Id\n\nId: x\n")
    #expect(file.descriptors.count == 1 && file.records.count == 1)
  }

  @Test(arguments: [
    ("no colon here\n", "not-a-field", 1), ("Id: x\n bad: y\n", "not-a-field", 2), ("+ alone\n", "stray-continuation", 1), ("1d: x\n", "not-a-field", 1),
  ])
  func mistakesHaveAPlace(_ text: String, _ code: String, _ line: Int) {
    let findings = read(text).findings
    #expect(findings.first?.code == code)
    #expect(findings.first?.line == line)
  }

  @Test func linesOfAResource() {
    let lines = ContentText.loaded(Array("\u{FEFF}# comment\r\n  hello there \r\n\n\tworld".utf8)).lines()
    #expect(lines == [Line(text: "hello there", number: 2, column: 3), Line(text: "world", number: 4, column: 2)])
  }
}
