import CoachKit
import Foundation
import Resources
import Testing

/// Sentences as people type them, none of them a template, mirrored to the intent files.
@Suite struct CorpusTests {
  /// The sentences of `Corpus/<scope>/[<family>/]<name>.corpus`, read once.
  static let evaluation = Evaluation(sentences(), Coach.load().coach)

  static func sentences() -> [LabelledText] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Corpus").standardizedFileURL
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return files.filter { $0.pathExtension == "corpus" }.sorted { $0.path < $1.path }.flatMap { file in
      let path = "Corpus" + file.standardizedFileURL.path.dropFirst(folder.path.count)
      return LabelledText.corpus(ContentFile(path: path, text: .loaded(Array((try? Data(contentsOf: file)) ?? Data()))))
    }
  }

  /// The scope folder; empty for `nothing.corpus`.
  static func scope(_ text: LabelledText) -> String {
    let folders = text.file.split(separator: "/").dropFirst().dropLast()
    return folders.first.map(String.init) ?? ""
  }

  /// What is not ours must be declined; in small talk and steering a neighbour does no harm.
  static func isRight(_ result: Evaluation.Result) -> Bool {
    switch scope(result.wanted) {
    case "coaching": result.isRight
    case "adjacent", "out": [.adjacent, .out].contains(result.scope)
    // What somebody tells or asks of themselves ("delete all my data") is answered by the profile.
    default: result.isRight || result.scope == .smalltalk || result.got == "profile"
    }
  }

  @Test func mostSentencesAreUnderstood() {
    let results = Self.evaluation.results.filter { !Self.scope($0.wanted).isEmpty }
    #expect(results.count > 1_500)
    for (scope, results) in Dictionary(grouping: results, by: { Self.scope($0.wanted) }).sorted(by: { $0.key < $1.key }) {
      let wrong = results.filter { !Self.isRight($0) }
      let right = results.count - wrong.count
      let share = Double(right) / Double(results.count)
      print("corpus \(scope): \(right) of \(results.count), \(Int((share * 1_000).rounded())) ‰")
      // What is reached today, less two points or three; raise it with the figures in docs/benchmarks.md.
      let least = ["coaching": 0.75, "adjacent": 0.74, "out": 0.81, "smalltalk": 0.84, "dialogue": 0.86][scope] ?? 0.8
      #expect(share >= least, "\(scope): \(wrong.prefix(40).map { "\($0.wanted.text) → \($0.got)" }.joined(separator: "\n"))")
    }
  }

  @Test func namesAreFound() {
    let results = Self.evaluation.results.filter { !$0.wanted.entities.isEmpty && Self.scope($0.wanted) == "coaching" }
    let all = results.reduce(0) { $0 + $1.wanted.entities.count }
    let missing = results.flatMap { result in result.missing.map { "\(result.wanted.text): \($0)" } }
    print("corpus names: \(all - missing.count) of \(all)")
    #expect(all > 400)
    #expect(Double(all - missing.count) >= 0.9 * Double(all), "\(missing.prefix(30).joined(separator: "\n"))")
  }

  @Test func nothingIsNotOurs() {
    let results = Self.evaluation.results.filter { Self.scope($0.wanted).isEmpty }
    let taken = results.filter { $0.scope == .inScope }
    print("nothing.corpus: \(taken.count) of \(results.count) taken as ours")
    #expect(results.count > 150)
    #expect(Double(taken.count) <= 0.15 * Double(results.count), "\(taken.map(\.wanted.text).joined(separator: "\n"))")
  }
}
