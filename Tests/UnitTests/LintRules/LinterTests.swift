import Compilation
import Foundation
import Linting
import Resources
import Testing

@Suite struct LinterTests {
  @Test func rulesAreListedAlphabeticallyAndOnce() {
    let codes = Linter.rules.map(\.code)
    #expect(codes == Set(codes).sorted())
    #expect(Linter.rules.allSatisfy { !$0.summary.isEmpty })
  }

  @Test func soundContentGivesNoFindings() {
    let findings = lint(
      ["Intents/en-US/smalltalk/joke.intent": "tell me a joke\n", "Dialogs/en-US/smalltalk/joke.dialog": "I would, but my timing is all reps.\n"],
      corpus: ["Tests/CorpusTests/Corpus/smalltalk/joke.corpus": "got any jokes\n"])
    #expect(findings.isEmpty)
  }

  @Test func samplesAreListedAndCapped() {
    let many = (0..<4).map { _ in "(a|b|c|d|e|f|g|h|i|j)" }.joined(separator: " ")
    let files = [
      ContentFile(path: "Intents/en-US/out/x.intent", text: .loaded(Array("# head\nis \"it\" <good>\nbroken (\n\(many)\n".utf8))),
      ContentFile(path: "Intents/en-US/voc/good.voc", text: .loaded(Array("good\nfine\n".utf8))),
    ]
    let listing = Linter(content: ContentSet(files), corpus: []).sampleListing()
    #expect(listing.map(\.line) == [2, 4, 1, 2])
    #expect(listing[0].samples == ["is \"it\" good", "is \"it\" fine"])
    #expect(listing.map(\.isCapped) == [false, true, false, false])
    #expect(Set(listing[1].samples).count == 5_000)
  }

  @Test func aListingIsPlainJSON() throws {
    let file = ContentFile(path: "Intents/en-US/out/x.intent", text: .loaded(Array("is \"it\" [so]\n".utf8)))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = try encoder.encode(Linter(content: ContentSet([file]), corpus: []).sampleListing())
    let head = #"[{"capped":false,"file":"Intents/en-US/out/x.intent","#
    let expected = head + #""line":1,"samples":["is \"it\" so","is \"it\""],"template":"is \"it\" [so]"}]"#
    #expect(String(decoding: json, as: UTF8.self) == expected)
  }
}
