import Foundation
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

@Suite struct ContentFileReadingTests {
  @Test func filesBelowAFolderAreSortedByPath() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("files-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in ["b.intent": "two", "a/z.intent": "one", "a/z.txt": "not wanted", "c.intent": "", ".#c.intent": "hidden"] {
      let url = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    // Links to files are followed, links to folders are not: they may lead in a circle.
    try FileManager.default.createSymbolicLink(at: folder.appendingPathComponent("d.intent"), withDestinationURL: folder.appendingPathComponent("b.intent"))
    try FileManager.default.createSymbolicLink(at: folder.appendingPathComponent("circle"), withDestinationURL: folder)
    let files = try ContentFile.files(below: folder.path, as: "Intents", roles: ["intent"])
    #expect(files.map(\.path) == ["Intents/a/z.intent", "Intents/b.intent", "Intents/c.intent", "Intents/d.intent"])
    #expect(files.map(\.text.string) == ["one", "two", "", "two"])
    #expect(try ContentFile.files(below: folder.path, roles: ["txt"]).map(\.path) == ["a/z.txt"])
  }

  @Test func aLinkThatLeadsNowhereIsNamed() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("files-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(at: folder.appendingPathComponent("x.intent"), withDestinationURL: folder.appendingPathComponent("gone"))
    #expect(throws: UnreadableFolder.self) { try ContentFile.files(below: folder.path, roles: ["intent"]) }
  }
}
