/// Phrases of one or more words, each standing for a value. They are found by their first word, so looking costs the same however many there are.
public struct PhraseMap<Value: Sendable>: Sendable {
  /// For each first word the words that follow it, longest first.
  private let byFirst: [String: [(rest: [String], value: Value)]]

  /// - Parameter phrases: words parted by single blanks.
  public init(_ phrases: [String: Value]) {
    var byFirst: [String: [(rest: [String], value: Value)]] = [:]
    for (phrase, value) in phrases {
      let words = phrase.split(separator: " ").map(String.init)
      if let first = words.first { byFirst[first, default: []].append((Array(words.dropFirst()), value)) }
    }
    self.byFirst = byFirst.mapValues { $0.sorted { $0.rest.count > $1.rest.count } }
  }

  /// What a phrase of one word stands for.
  public subscript(word: String) -> Value? { byFirst[word]?.last.flatMap { $0.rest.isEmpty ? $0.value : nil } }

  /// The longest phrase that starts at a place, with its length in words.
  ///
  /// - Parameters:
  ///   - words: a text, word by word.
  ///   - place: the number of the phrase's first word.
  ///   - goesOn: whether a phrase may go on to a place behind its first word.
  public func longest(in words: [String], at place: Int, goesOn: (Int) -> Bool = { _ in true }) -> (value: Value, length: Int)? {
    guard words.indices.contains(place), let phrases = byFirst[words[place]] else { return nil }
    for (rest, value) in phrases where place + rest.count < words.count {
      if rest.indices.allSatisfy({ rest[$0] == words[place + 1 + $0] && goesOn(place + 1 + $0) }) { return (value, rest.count + 1) }
    }
    return nil
  }
}

/// Phrases that are looked for anywhere in a text.
public struct PhraseSet: Sendable, ExpressibleByArrayLiteral {
  private let phrases: PhraseMap<Bool>

  public init(arrayLiteral phrases: String...) { self.phrases = PhraseMap(Dictionary(phrases.map { ($0, true) }) { first, _ in first }) }

  /// Whether the words of one of the phrases stand one behind the other.
  public func isSaid(in words: [String]) -> Bool { words.indices.contains { phrases.longest(in: words, at: $0) != nil } }
}
