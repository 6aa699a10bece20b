import Language

/// What an entity is called: its kind, its id and every way to say it.
public struct LexiconEntry: Sendable {
  public let kind: String
  public let id: String
  public let phrasings: [String]

  public init(kind: String, id: String, phrasings: [String]) {
    self.kind = kind
    self.id = id
    self.phrasings = phrasings
  }
}

/// All names the engine knows, as a trie over singular words. The engine itself knows no names: they come from content.
public struct Lexicon: Sendable {
  struct Sense: Sendable { let kind: Int32; let id: Int32 }

  public let kinds: [String]
  public let ids: [String]
  private let words: [String: Int32]
  private let edges: [UInt64: Int32]
  private let senses: [[Sense]]
  /// Every word of every phrasing, for the speller.
  public let vocabulary: [String]
  /// Every phrasing with the kind it means first, in the order of the entries.
  public let allPhrasings: [(kind: String, phrasing: String)]

  /// - Parameter entries: where two entries share a phrasing, the first one is meant unless a template asks for the other kind.
  public init(_ entries: [LexiconEntry]) {
    var kinds: [String] = []
    var kindNumbers: [String: Int32] = [:]
    var ids: [String] = []
    var words: [String: Int32] = [:]
    var edges: [UInt64: Int32] = [:]
    var senses: [[Sense]] = [[]]
    var vocabulary: Set<String> = []
    var allPhrasings: [(kind: String, phrasing: String)] = []
    for entry in entries {
      let kind = kindNumbers[entry.kind] ?? {
        kinds.append(entry.kind)
        kindNumbers[entry.kind] = Int32(kinds.count - 1)
        return Int32(kinds.count - 1)
      }()
      ids.append(entry.id)
      let id = Int32(ids.count - 1)
      for phrasing in entry.phrasings {
        var node: Int32 = 0
        for part in phrasing.split(separator: " ") {
          let word = String(part)
          vocabulary.insert(word)
          let key = Stem.singular(word)
          let number = words[key] ?? {
            let next = Int32(words.count)
            words[key] = next
            return next
          }()
          let edge = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: number))
          node = edges[edge] ?? {
            let next = Int32(senses.count)
            senses.append([])
            edges[edge] = next
            return next
          }()
        }
        if node != 0, !senses[Int(node)].contains(where: { $0.kind == kind && ids[Int($0.id)] == entry.id }) {
          if senses[Int(node)].isEmpty { allPhrasings.append((entry.kind, phrasing)) }
          senses[Int(node)].append(Sense(kind: kind, id: id))
        }
      }
    }
    self.kinds = kinds
    self.ids = ids
    self.words = words
    self.edges = edges
    self.senses = senses
    self.vocabulary = vocabulary.sorted()
    self.allPhrasings = allPhrasings
  }

  /// The longest name that starts at a token: its senses and how many tokens it takes.
  func longestMatch(_ tokens: [Token], from start: Int) -> (senses: [Sense], length: Int)? {
    var node: Int32 = 0
    var best: (senses: [Sense], length: Int)?
    var index = start
    while index < tokens.count, index == start || tokens[index].gap != .sentence {
      guard let word = words[Stem.singular(tokens[index].text)],
        let next = edges[UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))]
      else { break }
      node = next
      index += 1
      if !senses[Int(node)].isEmpty { best = (senses[Int(node)], index - start) }
    }
    return best
  }
}
