import Knowledge
import Language
import Resources
import Templates
import Understanding

/// All content files by path, as they count at run time: a folder's files have taken the place of embedded ones.
public struct ContentSet: Sendable {
  public let intents: [ContentFile]
  public let dialogs: [ContentFile]
  public let records: [ContentFile]

  /// - Parameter files: paths as in the repository: `Intents/en-US/…`, `Dialogs/en-US/…`, `Records/…`.
  public init(_ files: [ContentFile]) {
    intents = files.filter { $0.path.hasPrefix("Intents/") }
    dialogs = files.filter { $0.path.hasPrefix("Dialogs/") }
    records = files.filter { $0.path.hasPrefix("Records/") }
  }

  public init(intents: [ContentFile], dialogs: [ContentFile], records: [ContentFile]) {
    self.intents = intents
    self.dialogs = dialogs
    self.records = records
  }

  /// The vocabularies of all `.voc` files. Lines that are no templates are left out; `IntentCompiler` reports them.
  public func vocabularies() -> Vocabularies {
    var vocabularies: [String: [Template]] = [:]
    for file in intents where file.role == "voc" {
      vocabularies[file.base] = file.text.lines().compactMap { try? Template(parsing: $0.text) }
    }
    return Vocabularies(vocabularies)
  }
}

/// The names of everything: records and `.entity` files.
public enum LexiconCompiler {
  /// Where two kinds share a phrasing, the earlier kind is meant.
  public static func entries(_ knowledge: KnowledgeBase, entityFiles: [ContentFile]) -> [LexiconEntry] {
    var entries: [LexiconEntry] = []
    func add<Item: KnowledgeItem>(_ catalog: Catalog<Item>) {
      for item in catalog.items {
        entries.append(LexiconEntry(kind: Item.kind, id: item.id, phrasings: [Tokeniser.normalised(item.name)] + item.aliases))
      }
    }
    add(knowledge.exercises)
    add(knowledge.injuries)
    add(knowledge.bodyParts)
    add(knowledge.beliefs)
    add(knowledge.concepts)
    add(knowledge.equipment)
    add(knowledge.routines)
    add(knowledge.groups)
    for source in knowledge.sources.items {
      // "Schoenfeld", "Schoenfeld 2010", "Kraemer and Ratamess": the surnames before the initials.
      let surnames = source.authors.split(separator: ",").compactMap { $0.split(separator: " ").first.map { Tokeniser.normalised(String($0)) } }
      guard let first = surnames.first, first.utf8.count > 3, !source.authors.hasPrefix("("), ["et", "al"].contains(first) == false else { continue }
      var phrasings = source.aliases + ["\(first) et al"] + (Int(source.year) == nil ? [] : ["\(first) \(source.year)", "\(first) et al \(source.year)"])
      if surnames.count > 1 { phrasings += ["\(first) and \(surnames[1])", "\(first) and \(surnames[1]) \(source.year)"] }
      entries.append(LexiconEntry(kind: Source.kind, id: source.id, phrasings: phrasings))
    }
    // Words that only look like a name: "in a row" is no exercise.
    for file in entityFiles where file.role == "blacklist" {
      let phrasings = file.text.lines().flatMap { line in ((try? Template(parsing: line.text)).flatMap { try? $0.samples(limit: 64) }) ?? [] }
      entries.insert(LexiconEntry(kind: Lexicon.noKind, id: file.base, phrasings: phrasings), at: 0)
    }
    for file in entityFiles where file.role == "entity" {
      for line in file.text.lines() {
        let phrasings = ((try? Template(parsing: line.text)).flatMap { try? $0.samples(limit: 64) }) ?? []
        guard let first = phrasings.first else { continue }
        entries.append(LexiconEntry(kind: file.base, id: first.split(separator: " ").joined(separator: "_"), phrasings: phrasings))
      }
    }
    return entries
  }
}
