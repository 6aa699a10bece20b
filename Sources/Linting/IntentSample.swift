import Compilation
import Language
import Understanding

/// One sentence of an intent's templates, in the two forms in which sentences are compared.
struct IntentSample: Sendable {
  /// How many sentences of one template are looked at.
  static let limit = 200

  /// Normalised words, slots as written.
  let text: String
  /// The same with every name replaced by its kind, as the engine sees it: `is {exercise} good for me`.
  let key: String
  /// Whether the template has a slot here.
  let hasSlot: Bool
  /// The number of the intent's file in the compiler's list.
  let file: Int
  /// The number of the template in its file.
  let template: Int

  /// The samples of all templates, in the order of files and lines.
  static func all(of compiler: IntentCompiler, _ lexicon: Lexicon) -> [IntentSample] {
    let reader = SentenceReader(lexicon: lexicon)
    var result: [IntentSample] = []
    for (fileNumber, file) in compiler.files.enumerated() {
      for (number, entry) in file.templates.enumerated() {
        for sentence in (try? entry.template.samples(compiler.vocabularies, limit: limit)) ?? [] {
          let forms = reader.forms(of: sentence)
          result.append(
            IntentSample(text: forms.text, key: forms.key, hasSlot: sentence.contains("{"), file: fileNumber, template: number))
        }
      }
    }
    return result
  }
}

/// Brings sentences into the forms in which they are compared.
struct SentenceReader: Sendable {
  let lexicon: Lexicon

  /// - Returns: the normalised words; and the same with names and slots replaced by `{kind}`.
  func forms(of sentence: String) -> (text: String, key: String) {
    var words: [String] = []
    var keys: [String] = []
    func read(_ segment: Substring) {
      let tokens = Tokeniser.tokens(of: String(segment))
      words += tokens.map(\.text)
      var index = 0
      for entity in lexicon.entities(in: tokens) {
        keys += tokens[index..<entity.tokens.lowerBound].map(\.text)
        keys.append("{\(entity.kind)}")
        index = entity.tokens.upperBound
      }
      keys += tokens[index...].map(\.text)
    }
    var rest = Substring(sentence)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      read(rest[..<open])
      let slot = rest[rest.index(after: open)..<close]
      words.append("{\(slot)}")
      keys.append("{\(slotKind(slot))}")
      rest = rest[rest.index(after: close)...]
    }
    read(rest)
    return (words.joined(separator: " "), keys.joined(separator: " "))
  }
}

/// The kind a slot is filled with: `exercise` for both `{exercise}` and `{exercise_b}`.
func slotKind(_ slot: some StringProtocol) -> String {
  slot.hasSuffix("_b") ? String(slot.dropLast(2)) : String(slot)
}
