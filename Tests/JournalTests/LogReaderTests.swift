import Foundation
import Journal
import Testing

/// The words of each entry in one order.
private func ordered(_ line: String) -> [[String]] {
  line.components(separatedBy: " | ").map { $0.split(separator: " ").map(String.init).sorted() }
}

/// Sentences people log with. Every third one of the first file is held out: it was scored only when the parser was done.
@Suite struct LogReaderTests {
  private struct Case {
    let sentence: String
    let expected: String

    init(_ line: String) {
      let parts = line.components(separatedBy: " => ")
      sentence = parts[0].replacingOccurrences(of: "\\n", with: "\n")
      expected = parts[1].trimmingCharacters(in: .whitespaces)
    }

    var isRight: Bool {
      let read = reader.read(sentence, today: today)
      let parts = expected.components(separatedBy: " \"")
      if parts.count == 2, read?.entries.first?.note != parts[1].replacingOccurrences(of: "\"", with: "") { return false }
      return read.map { ordered($0.shorthand) } == ordered(canonical(parts[0]))
    }
  }

  /// `HELD_OUT=quiet` scores the held-out third without showing it.
  private static let isQuiet = ProcessInfo.processInfo.environment["HELD_OUT"] == "quiet"

  private func share(_ name: String, _ cases: [Case], isShown: Bool = true) -> Double {
    let wrong = cases.filter { !$0.isRight }
    if isShown {
      for one in wrong {
        let read = reader.read(one.sentence, today: today)
        let notes = "\(read?.entries.compactMap(\.note) ?? []) \(read?.notUnderstood ?? [])"
        Swift.print("WRONG \(one.sentence)\n  wanted \(canonical(one.expected))\n  read   \(read?.shorthand ?? "nil") \(notes)")
      }
    }
    Swift.print("log sentences, \(name): \(cases.count - wrong.count) of \(cases.count)")
    return Double(cases.count - wrong.count) / Double(cases.count)
  }

  private func cases(heldOut: Bool) -> [Case] {
    lines("LogSentences.txt").enumerated().filter { ($0.offset % 3 == 2) == heldOut }.map { Case($0.element) }
  }

  @Test func readsSeenSentences() { #expect(share("seen", cases(heldOut: false)) >= 0.97) }

  @Test func readsHeldOutSentences() { #expect(share("held out", cases(heldOut: true), isShown: !Self.isQuiet) >= 0.95) }

  @Test func readsFreshSentences() { #expect(share("fresh", lines("FreshSentences.txt").map(Case.init)) >= 0.9) }

  @Test func leavesOtherTextsAlone() { #expect(shareTaken("no log", lines("NoLogSentences.txt") + lines("FreshNoLog.txt")) <= 0.01) }

  /// What people ask, tell and complain of, as it was collected for other tests.
  @Test func leavesTheCorpusAlone() {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let texts = ["CorpusTests/Corpus", "SafetyTests/Cases"].flatMap { folder -> [String] in
      let place = tests.appendingPathComponent(folder)
      let paths = FileManager.default.enumerator(atPath: place.path)?.compactMap { $0 as? String } ?? []
      return paths.sorted().flatMap { path -> [String] in
        let text = (try? String(contentsOf: place.appendingPathComponent(path), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.components(separatedBy: " => ")[0] }
      }
    }
    #expect(texts.count > 3_000)
    #expect(shareTaken("corpus", texts) <= 0.005)
  }

  private func shareTaken(_ name: String, _ texts: [String]) -> Double {
    let taken = texts.filter { reader.read($0, today: today) != nil }
    for text in taken { Swift.print("TAKEN \(text): \(reader.read(text, today: today)?.shorthand ?? "")") }
    Swift.print("\(name): \(taken.count) of \(texts.count) taken for a log")
    return Double(taken.count) / Double(max(texts.count, 1))
  }
}
