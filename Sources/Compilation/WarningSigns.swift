import Knowledge
import Language
import Resources
import Templates
import Understanding

/// The warning signs of all records, compiled: what the safety gate looks for in a text.
public struct WarningSigns: Sendable {
  /// Items that must all occur: near each other in one sentence, or anywhere.
  public struct Conjunction: Sendable, Equatable {
    /// Numbers of phrases in the table.
    public let items: [Int]
    public let anywhere: Bool
  }

  public struct Rule: Sendable, Equatable {
    /// The record's id.
    public let id: String
    public let level: RedFlag.Level
    public let countsWhenPast: Bool
    public let signs: [Conjunction]
    public let exceptions: [Conjunction]
  }

  /// The gravest first.
  public let rules: [Rule]
  public let table: PhraseTable

  /// How many phrasings one item has at most.
  static let phrasingLimit = 30_000

  /// Expands the items of all records. Signs with an item that is no template are left out; lint reports them.
  public init(_ redFlags: [RedFlag], vocabularies: Vocabularies) {
    let items = Set(redFlags.flatMap { $0.signs + $0.exceptions }.flatMap(Self.items)).sorted()
    let phrasings = items.map { item in
      ((try? Template(parsing: item)).flatMap { try? $0.samples(vocabularies, limit: Self.phrasingLimit) }) ?? []
    }
    table = PhraseTable(phrasings)
    let numbers = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1, $0) })
    func conjunction(_ source: String) -> Conjunction? {
      let found = Self.items(source).compactMap { numbers[$0] }
      guard !found.isEmpty, found.allSatisfy({ !phrasings[$0].isEmpty }) else { return nil }
      return Conjunction(items: found, anywhere: source.contains("~~"))
    }
    rules = redFlags.sorted { ($0.level, $0.order, $0.id) < ($1.level, $1.order, $1.id) }.map { flag in
      Rule(
        id: flag.id, level: flag.level, countsWhenPast: flag.countsWhenPast, signs: flag.signs.compactMap(conjunction),
        exceptions: flag.exceptions.compactMap(conjunction))
    }
  }

  /// The items of one sign: the parts between `~`.
  public static func items(_ sign: String) -> [String] {
    sign.split(separator: "~").map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
  }

  /// The words of all phrasings, for the speller.
  static func words(_ redFlags: [RedFlag], _ vocabularies: Vocabularies) -> Set<String> {
    var words: Set<String> = []
    func add(_ template: Template) {
      for piece in template.source.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "<") }) where !piece.hasPrefix("<") {
        words.insert(String(piece))
      }
    }
    for item in redFlags.flatMap({ $0.signs + $0.exceptions }).flatMap(Self.items) {
      guard let template = try? Template(parsing: item) else { continue }
      add(template)
      for name in template.vocabularies { vocabularies[name]?.forEach(add) }
    }
    return words
  }

  /// As files of printable text: the table, and one line a rule: `id level still|no sign sign … ! exception …`.
  var files: [ContentFile] {
    func text(_ list: [Conjunction]) -> [String] {
      list.map { $0.items.map(String.init).joined(separator: $0.anywhere ? "&" : "~") + ($0.anywhere ? "&" : "") }
    }
    let lines = rules.map { rule in
      ([rule.id, rule.level.rawValue, rule.countsWhenPast ? "still" : "no"] + text(rule.signs) + ["!"] + text(rule.exceptions)).joined(separator: " ")
    }
    return [ContentFile(path: "warning-rules", text: .loaded(Array(lines.joined(separator: "\n").utf8)))] + table.files(prefix: "warnings")
  }

  init?(files: [ContentFile]) {
    guard let list = files.first(where: { $0.path == "warning-rules" })?.text.string, let table = PhraseTable(files: files, prefix: "warnings") else {
      return nil
    }
    self.table = table
    rules = list.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count >= 4, let level = RedFlag.Level(rawValue: String(words[1])), let mark = words.firstIndex(of: "!") else { return nil }
      func conjunction(_ word: Substring) -> Conjunction {
        Conjunction(items: word.split(whereSeparator: { $0 == "~" || $0 == "&" }).compactMap { Int($0) }, anywhere: word.utf8.last == UInt8(ascii: "&"))
      }
      return Rule(
        id: String(words[0]), level: level, countsWhenPast: words[2] == "still", signs: words[3..<mark].map(conjunction),
        exceptions: words[(mark + 1)...].map(conjunction))
    }
  }
}
