import Knowledge
import Language

/// Tells which exercise a short name in a log means (`bridges 3x15`), where a talk at large would have to ask.
struct ExerciseGuess: Sendable {
  private struct Entry: Sendable {
    let id: String
    let words: Set<String>
  }

  private let entries: [Entry]

  init(_ knowledge: KnowledgeBase) {
    entries = knowledge.exercises.items.map { item in
      Entry(id: item.id, words: Set(Tokeniser.normalised(item.name).split(separator: " ").map { Stem.singular(String($0)) }))
    }
  }

  /// Names in the parts of a text that hold numbers but no known exercise.
  func names(in text: LogText) -> [LogText.Name] {
    var result: [LogText.Name] = []
    for part in text.separated where part.contains(where: { text.number($0) != nil && !text.isRead[$0] }) {
      guard !part.contains(where: { index in text.exercises.contains { $0.pieces.contains(index) } }) else { continue }
      let unknown = part.filter { index in
        // "Leg extension" is more than an extension.
        text.isUnknownWord(index) || (LogWords.limbs.contains(text[index]) && !text.isRead[index] && text.isUnknownWord(index + 1))
      }
      guard !unknown.contains(where: { index in text.bodyParts.contains { $0.pieces.contains(index) } && !LogWords.limbs.contains(text[index]) })
      else {
        continue
      }
      guard let first = unknown.first, let last = unknown.last, last - first + 1 == unknown.count, unknown.count <= 3,
        let id = exercise(unknown.map { Stem.singular(text[$0]) })
      else { continue }
      result.append(LogText.Name(id: id, pieces: first..<last + 1))
    }
    return result
  }

  /// The exercise with the shortest name that has all these words; nil when there is none, or several.
  private func exercise(_ words: [String]) -> String? {
    let fitting = entries.filter { entry in words.allSatisfy(entry.words.contains) }
    guard let shortest = fitting.map(\.words.count).min() else { return nil }
    let best = fitting.filter { $0.words.count == shortest }
    return best.count == 1 ? best[0].id : nil
  }
}

extension LogText {
  /// The pieces between separators, each part as one span.
  var separated: [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for index in 0...count where index == count || isSeparator(index) {
      if start < index { result.append(start..<index) }
      start = index + 1
    }
    return result
  }

  /// How many words of the text logs are not made of.
  var unknownWords: Int { pieces.indices.count { isUnknownWord($0) } }

  /// Whether a piece is a word that logs are not made of.
  func isUnknownWord(_ index: Int) -> Bool {
    guard pieces.indices.contains(index) else { return false }
    let word = self[index]
    return pieces[index].kind == .word && !isRead[index] && !LogWords.fillers.contains(word) && LogWords.units[word] == nil
      && LogWords.sides[word] == nil && !LogWords.doneVerbs.contains(word) && !LogWords.skipVerbs.contains(word)
      && !LogWords.sessions.contains(word)
      && !["body", "weighed", "weigh", "scale", "scales"].contains(word)
  }
}
