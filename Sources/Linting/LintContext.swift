import Compilation
import Knowledge
import Language
import Resources
import Templates
import Understanding

/// Which files hold what.
enum ContentRole {
  /// Files below `Intents/` whose lines are templates.
  static let templates: Set<String> = ["intent", "voc", "entity", "blacklist", "required"]
  /// Folders below `Records/` whose records can be named in templates, with the kind of entity.
  static let kinds: [(folder: String, kind: String)] = [
    (Exercise.folder, Exercise.kind), (Injury.folder, Injury.kind), (BodyPart.folder, BodyPart.kind), (Concept.folder, Concept.kind),
    (Belief.folder, Belief.kind),
    (Equipment.folder, Equipment.kind), (Routine.folder, Routine.kind), (Group.folder, Group.kind),
  ]
}

/// A `.dialog` file with those of its lines that are templates.
struct DialogFile: Sendable {
  let path: String
  let base: String
  let lines: [Line]
  let templates: [(template: Template, line: Line)]
  let findings: [Finding]
}

/// A `.rec` file: as bytes, and as records.
struct KnowledgeFile: Sendable {
  let file: ContentFile
  let read: RecordFile
  /// The folder below `Records`, which says the kind: `Exercises`.
  var folder: String { file.folders.last ?? "" }
  var isDescriptor: Bool { file.name.hasPrefix("_") }
}

/// One data record with all its fields.
struct KnowledgeEntry: Sendable {
  struct Field: Sendable {
    let name: String
    let value: String
    /// Counted from 1.
    let line: Int
  }

  let file: ContentFile
  let folder: String
  let record: Record
  let fields: [Field]

  var path: String { file.path }
  var id: String { record.first("Id") ?? "" }
  func fields(_ name: String) -> [Field] { fields.filter { $0.name == name } }
}

/// Everything a rule may look at: files, parsed records, compiled templates. Made once, shared by all rules.
struct LintContext: Sendable {
  let content: ContentSet
  let corpus: [ContentFile]
  /// Intents or families that code answers.
  let computed: Set<String>
  let knowledge: KnowledgeBase
  let compiler: IntentCompiler
  let lexicon: Lexicon
  let dialogs: [DialogFile]
  /// All `.rec` files, descriptors too.
  let recordFiles: [KnowledgeFile]
  /// The records of all files that are no descriptors.
  let entries: [KnowledgeEntry]
  /// The ids of each folder below `Records`.
  let ids: [String: Set<String>]
  /// Samples of all intents.
  let samples: [IntentSample]

  init(content: ContentSet, corpus: [ContentFile], computed: Set<String>) {
    self.content = content
    self.corpus = corpus.sorted { $0.path < $1.path }
    self.computed = computed
    knowledge = KnowledgeBase(content.records)
    compiler = IntentCompiler(content)
    lexicon = Lexicon(LexiconCompiler.entries(knowledge, entityFiles: content.intents))
    dialogs = content.dialogs.filter { $0.role == "dialog" }.sorted { $0.path < $1.path }.map(DialogFile.init)
    recordFiles = content.records.filter { $0.role == "rec" }.sorted { $0.path < $1.path }.map { KnowledgeFile(file: $0, read: RecordFile($0)) }
    entries = recordFiles.filter { !$0.isDescriptor }.flatMap { file in
      file.read.records.map { record in
        let fields = record.all.map { KnowledgeEntry.Field(name: $0.name, value: $0.value, line: $0.line) }
        return KnowledgeEntry(file: file.file, folder: file.folder, record: record, fields: fields)
      }
    }
    ids = Dictionary(grouping: entries, by: \.folder).mapValues { Set($0.map(\.id)) }
    samples = IntentSample.all(of: compiler)
  }

  /// The records of one kind.
  func entries(in folder: String) -> [KnowledgeEntry] { entries.filter { $0.folder == folder } }

  /// Whether code answers an intent.
  func isComputed(_ name: IntentName) -> Bool { [name.family, name.name, name.base, name.label].contains(where: computed.contains) }
}

extension DialogFile {
  init(_ file: ContentFile) {
    let lines = file.text.lines()
    var templates: [(Template, Line)] = []
    var findings: [Finding] = []
    for line in lines {
      do throws(MalformedTemplate) {
        let template = try Template(parsing: line.text, direction: .output)
        // No vocabularies: the dialog book does not know any.
        _ = try template.samples(direction: .output, limit: 200)
        templates.append((template, line))
      } catch {
        findings.append(Finding(error, file: file.path, line: line))
      }
    }
    self.init(path: file.path, base: file.base, lines: lines, templates: templates, findings: findings)
  }
}

extension Finding {
  /// A template's mistake, at its place in the file.
  init(_ error: MalformedTemplate, file: String, line: Line) {
    self.init(error.reason.rawValue, file: file, line: line.number, column: line.column + error.column - 1, error.message)
  }
}
