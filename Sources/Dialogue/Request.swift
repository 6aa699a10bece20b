import Compilation
import Language
import Understanding

/// What a person wants, as far as it was understood.
struct Request {
  /// What is asked.
  let intent: IntentName
  /// The probability that this is what was asked, from 0 to 1.
  let confidence: Double
  /// The things named, and those that were meant without being named.
  let entities: [Entity]
  /// The words of the text, normalised and mended.
  let tokens: [Token]
  /// Whether it answers a question of coach's own, which had its subject.
  var answersQuestion = false

  /// The ids of one kind in the order they were named, each once.
  func ids(_ kind: String) -> [String] {
    var ids: [String] = []
    for entity in entities { if let id = entity.id(as: kind), !ids.contains(id) { ids.append(id) } }
    return ids
  }

  /// Whether any of the words was used.
  func says(_ words: String...) -> Bool { tokens.contains { words.contains($0.text) } }
}
