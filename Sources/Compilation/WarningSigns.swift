import Knowledge
import Language
import Resources
import Templates
import Understanding

/// The items of all warning signs with their phrasings: what the safety gate looks for in a text.
public struct WarningSigns: Sendable {
  /// The items as written, `<rf_chest>` or `having a heart attack`, sorted. An item's number is its place.
  public let items: [String]
  public let table: PhraseTable

  /// How many phrasings one item has at most.
  static let phrasingLimit = 30_000

  /// Expands the items of all records. Items that are no templates are left out; lint reports them.
  public init(_ redFlags: [RedFlag], vocabularies: Vocabularies) {
    let signs = redFlags.flatMap { $0.signs + $0.exceptions }.flatMap(Self.items)
    items = Set(signs).sorted()
    table = PhraseTable(
      items.map { item in
        ((try? Template(parsing: item)).flatMap { try? $0.samples(vocabularies, limit: Self.phrasingLimit) }) ?? []
      })
  }

  private init(items: [String], table: PhraseTable) {
    self.items = items
    self.table = table
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

  var files: [ContentFile] { [ContentFile(path: "warning-items", text: .loaded(Array(items.joined(separator: "\n").utf8)))] + table.files }

  init?(files: [ContentFile]) {
    guard let list = files.first(where: { $0.path == "warning-items" })?.text.string, let table = PhraseTable(files: files) else { return nil }
    self.init(items: list.split(separator: "\n").map(String.init), table: table)
  }
}
