import Knowledge
import Language
import Resources
import Templates
import Understanding

/// What is computed from content before it can be talked with: the intent model, the names, and the phrases of the warning signs.
public struct CompiledModel: Sendable {
  public let intents: IntentModel
  public let lexicon: Lexicon
  public let warnings: WarningSigns

  /// As files of printable text, to be embedded or cached.
  public var files: [ContentFile] { intents.files + lexicon.files + warnings.files }

  /// Reads it back; nil when files are missing or do not fit each other.
  public init?(files: [ContentFile]) {
    guard let intents = IntentModel(files: files), let lexicon = Lexicon(files: files), let warnings = WarningSigns(files: files) else { return nil }
    self.intents = intents
    self.lexicon = lexicon
    self.warnings = warnings
  }

  /// Computes it. The build does this once; a `--content` folder with other sentences does it once more.
  public init(_ content: ContentSet, english: WordList) {
    let knowledge = KnowledgeBase(content.records)
    let names = LexiconCompiler.entries(knowledge, entityFiles: content.intents)
    lexicon = Lexicon(names)
    let vocabularies = content.vocabularies()
    let compiler = IntentCompiler(content)
    let samples = compiler.samples(names)
    let sentences = compiler.sentences(names, limit: Self.sentencesPerTemplate)
    let nameWords = names.flatMap { $0.phrasings.flatMap { $0.split(separator: " ").map(String.init) } }
    let words = WarningSigns.words(knowledge.redFlags.items, vocabularies).union(nameWords)
    var settings = Trainer.Settings()
    settings.passes = 4
    settings.cost = 0.3
    settings.minimumCount = 5
    settings.tolerance = 0.05
    settings.marginAmongRelatives = 0.5
    settings.family = { label in IntentName(label: label).map { "\($0.scope.rawValue)/\($0.family)" } ?? label }
    intents = Trainer(english: english, settings: settings).train(
      samples, lexicon: lexicon, templates: sentences, furtherWords: words.sorted(), fingerprint: IntentCompiler.fingerprint(content))
    warnings = WarningSigns(knowledge.redFlags.items, vocabularies: vocabularies)
  }

  /// How many sentences of one template are known word for word.
  static let sentencesPerTemplate = 500
}
