import Language
import Resources

/// What an entity is called: its kind, its id and every way to say it.
public struct LexiconEntry: Sendable {
  /// What sort of thing it is: the name of the slots that take it.
  public let kind: String
  /// Which thing of its kind; it has no blanks.
  public let id: String
  /// Every way to say it, in normalised words (`Tokeniser.normalised`), singular: plurals are found too.
  public let phrasings: [String]

  /// A thing by kind and id, which have no blanks, with its phrasings in normalised words parted by single blanks. `Lexicon.noKind` is the kind of words
  /// that are no name.
  public init(kind: String, id: String, phrasings: [String]) {
    self.kind = kind
    self.id = id
    self.phrasings = phrasings
  }
}

/// All names the engine knows, as a trie over singular words. The engine itself knows no names: they come from content.
public struct Lexicon: Sendable {
  /// The kind of phrases that are no names, though a part of them is: they are passed over.
  public static let noKind = "-"

  /// What a name may mean, by number.
  let senses: [Entity.Sense]
  let table: PhraseTable

  /// - Parameter entries: where two entries share a phrasing, the first one is meant unless a template asks for the other kind.
  public init(_ entries: [LexiconEntry]) {
    senses = entries.map { Entity.Sense(kind: $0.kind, id: $0.id) }
    table = PhraseTable(
      entries.map { entry in entry.phrasings.map { $0.split(separator: " ").map { Stem.singular(String($0)) }.joined(separator: " ") } })
  }

  /// The lexicon as files of printable text.
  public var files: [ContentFile] {
    [ContentFile(path: "names", text: .loaded(Array(senses.map { "\($0.kind) \($0.id)" }.joined(separator: "\n").utf8)))] + table.files(prefix: "names")
  }

  /// Reads a lexicon back; nil when a file is missing or does not fit the others.
  public init?(files: [ContentFile]) {
    guard let list = files.first(where: { $0.path == "names" })?.text, let table = PhraseTable(files: files, prefix: "names") else { return nil }
    senses = list.withBytes { bytes in
      bytes.split(separator: 0x0A).map { line in
        let blank = line.firstIndex(of: 0x20) ?? line.endIndex
        return Entity.Sense(kind: String(decoding: line[..<blank], as: UTF8.self), id: String(decoding: line[blank...].dropFirst(), as: UTF8.self))
      }
    }
    guard senses.count == table.count else { return nil }
    self.table = table
  }

  /// How many names of a text are looked at. Answers look at each; nobody asks about more.
  static let nameLimit = 32

  /// Finds names, leftmost and longest first, without overlaps: the first `nameLimit` of them.
  public func entities(in tokens: [Token]) -> [Entity] {
    let words = tokens.map { PhraseTable.hash(Stem.singular($0.text)) }
    var result: [Entity] = []
    var start = 0
    while start < tokens.count, result.count < Self.nameLimit {
      guard let match = table.longest(words, tokens, from: start) else {
        start += 1
        continue
      }
      let span = start..<start + match.length
      start = span.upperBound
      guard senses[match.numbers[0]].kind != Self.noKind else { continue }
      result.append(
        Entity(
          kind: senses[match.numbers[0]].kind, id: senses[match.numbers[0]].id, otherSenses: match.numbers.dropFirst().map { senses[$0] }, tokens: span,
          range: tokens[span.lowerBound].range.lowerBound..<tokens[span.upperBound - 1].range.upperBound,
          how: tokens[span].contains { $0.misspelt != nil } ? .fuzzy : .exact))
    }
    return result
  }
}
