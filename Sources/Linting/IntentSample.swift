import Compilation
import Language
import Understanding

/// One sentence of an intent's templates, in the form in which the engine compares sentences: normalised words, slots as kinds
/// (`is {exercise} good for me`). A name that the template spells out is part of its wording.
struct IntentSample: Sendable {
  /// How many sentences of one template are looked at.
  static let limit = 200

  let text: String
  let hasSlot: Bool
  /// The number of the intent's file in the compiler's list.
  let file: Int
  /// The number of the template in its file.
  let template: Int

  /// The samples of all templates, in the order of files and lines.
  static func all(of compiler: IntentCompiler) -> [IntentSample] {
    var result: [IntentSample] = []
    for (fileNumber, file) in compiler.files.enumerated() {
      for (number, entry) in file.templates.enumerated() {
        for sentence in (try? entry.template.samples(compiler.vocabularies, limit: limit)) ?? [] {
          let text = comparable(sentence) { Tokeniser.tokens(of: $0).map(\.text) }
          result.append(IntentSample(text: text, hasSlot: sentence.contains("{"), file: fileNumber, template: number))
        }
      }
    }
    return result
  }

  /// The sentence with all names, spelt out or in slots, replaced by their kinds.
  static func delexicalised(_ sentence: String, _ lexicon: Lexicon) -> String {
    comparable(sentence) { segment in
      let tokens = Tokeniser.tokens(of: segment)
      var words: [String] = []
      var index = 0
      for entity in lexicon.entities(in: tokens) {
        words += tokens[index..<entity.tokens.lowerBound].map(\.text)
        words.append("{\(entity.kind)}")
        index = entity.tokens.upperBound
      }
      return words + tokens[index...].map(\.text)
    }
  }

  /// Slots by their kinds, and what stands between them as `read` turns it into words.
  private static func comparable(_ sentence: String, _ read: (String) -> [String]) -> String {
    var words: [String] = []
    var rest = Substring(sentence)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      words += read(String(rest[..<open]))
      words.append("{\(slotKind(rest[rest.index(after: open)..<close]))}")
      rest = rest[rest.index(after: close)...]
    }
    return (words + read(String(rest))).joined(separator: " ")
  }
}

/// The kind a slot is filled with: `exercise` for both `{exercise}` and `{exercise_b}`.
func slotKind(_ slot: some StringProtocol) -> String {
  slot.hasSuffix("_b") ? String(slot.dropLast(2)) : String(slot)
}
