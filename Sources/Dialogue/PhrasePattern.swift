import Language
import Templates

/// A template compiled for search in a text: words, vocabularies, alternatives, optionals.
struct PhrasePattern: Sendable {
  indirect enum Part: Sendable {
    case word(String)
    case vocabulary(Int)
    case choice([[Part]])
  }

  let parts: [Part]
}

/// All vocabularies as one trie, so that one pass over a text finds the phrases of every vocabulary.
struct PhraseBook: Sendable {
  /// For each vocabulary the places where one of its phrases stands.
  typealias Hits = [[Range<Int>]]

  private let source: Vocabularies
  private var numbers: [String: Int] = [:]
  private var words: [String: Int32] = [:]
  private var edges: [UInt64: Int32] = [:]
  private var ends: [[Int32]] = [[]]

  init(_ vocabularies: Vocabularies) { source = vocabularies }

  /// Compiles a template; nil when it names a vocabulary that does not exist.
  mutating func pattern(_ template: Template) -> PhrasePattern? {
    for name in template.vocabularies where !include(name) { return nil }
    guard let parts = parts(template.outline) else { return nil }
    return PhrasePattern(parts: parts)
  }

  private mutating func include(_ name: String) -> Bool {
    if numbers[name] != nil { return true }
    guard let templates = source[name] else { return false }
    let number = Int32(numbers.count)
    numbers[name] = Int(number)
    for template in templates {
      for phrase in (try? template.samples(source, limit: 2_000)) ?? [] {
        var node: Int32 = 0
        for part in phrase.split(separator: " ") {
          let text = String(part)
          let word = words[text] ?? Int32(words.count)
          words[text] = word
          let edge = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
          if let next = edges[edge] {
            node = next
          } else {
            ends.append([])
            node = Int32(ends.count - 1)
            edges[edge] = node
          }
        }
        if node != 0, !ends[Int(node)].contains(number) { ends[Int(node)].append(number) }
      }
    }
    return true
  }

  private func parts(_ outline: [Template.Outline]) -> [PhrasePattern.Part]? {
    var parts: [PhrasePattern.Part] = []
    for piece in outline {
      switch piece {
      case .words(let words): parts += words.map { .word($0) }
      case .slot: return nil
      case .vocabulary(let name):
        guard let number = numbers[name] else { return nil }
        parts.append(.vocabulary(number))
      case .choice(let branches):
        var compiled: [[PhrasePattern.Part]] = []
        for branch in branches {
          guard let inner = self.parts(branch) else { return nil }
          compiled.append(inner)
        }
        parts.append(.choice(compiled))
      }
    }
    return parts
  }

  /// Finds the phrases of all vocabularies.
  func hits(_ tokens: [Token]) -> Hits {
    var hits = Hits(repeating: [], count: numbers.count)
    let ids = tokens.map { words[$0.text] ?? -1 }
    for start in tokens.indices {
      var node: Int32 = 0
      var index = start
      while index < tokens.count, ids[index] >= 0, index == start || tokens[index].gap != .sentence,
        let next = edges[UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: ids[index]))]
      {
        node = next
        index += 1
        for number in ends[Int(node)] { hits[Int(number)].append(start..<index) }
      }
    }
    return hits
  }

  /// Where a pattern stands in the text.
  func places(of pattern: PhrasePattern, in tokens: [Token], _ hits: Hits) -> [Range<Int>] {
    if case .vocabulary(let number) = pattern.parts.first, pattern.parts.count == 1 { return hits[number] }
    var places: [Range<Int>] = []
    func candidates() -> [Int] {
      switch pattern.parts.first {
      case .vocabulary(let number): hits[number].map(\.lowerBound)
      case .word(let word): tokens.indices.filter { tokens[$0].text == word }
      default: Array(tokens.indices)
      }
    }
    for start in candidates() {
      for end in ends(pattern.parts[...], from: start, tokens, hits) where end > start { places.append(start..<end) }
    }
    return places
  }

  private func ends(_ parts: ArraySlice<PhrasePattern.Part>, from start: Int, _ tokens: [Token], _ hits: Hits) -> [Int] {
    guard let part = parts.first else { return [start] }
    let rest = parts.dropFirst()
    switch part {
    case .word(let word):
      guard start < tokens.count, tokens[start].text == word else { return [] }
      return ends(rest, from: start + 1, tokens, hits)
    case .vocabulary(let number):
      return hits[number].filter { $0.lowerBound == start }.flatMap { ends(rest, from: $0.upperBound, tokens, hits) }
    case .choice(let branches):
      return branches.flatMap { ends(($0 + rest)[...], from: start, tokens, hits) }
    }
  }
}
