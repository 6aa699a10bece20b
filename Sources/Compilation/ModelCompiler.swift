import Knowledge
import Language
import Resources
import Templates
import Understanding

/// What is computed from content before it can be talked with: the intent model and the phrases of the warning signs.
public struct CompiledModel: Sendable {
  public let intents: IntentModel
  public let warnings: WarningSigns

  /// As files of printable text, to be embedded or cached.
  public var files: [ContentFile] { intents.files + warnings.files }

  /// Reads it back; nil when files are missing or do not fit each other.
  public init?(files: [ContentFile]) {
    guard let intents = IntentModel(files: files), let warnings = WarningSigns(files: files) else { return nil }
    self.intents = intents
    self.warnings = warnings
  }

  /// Computes it. The build does this once; a `--content` folder with other sentences does it once more.
  public init(_ content: ContentSet, english: WordList) {
    let knowledge = KnowledgeBase(content.records)
    let lexicon = LexiconCompiler.lexicon(knowledge, entityFiles: content.intents)
    let vocabularies = content.vocabularies()
    let samples = IntentCompiler(content).samples(lexicon, limit: Self.samplesPerTemplate)
    let words = WarningSigns.words(knowledge.redFlags.items, vocabularies)
    intents = Trainer(english: english).train(
      samples, lexicon: lexicon, furtherWords: words.sorted(), fingerprint: IntentCompiler.fingerprint(content))
    warnings = WarningSigns(knowledge.redFlags.items, vocabularies: vocabularies)
  }

  /// How many sentences one template gives at most.
  static let samplesPerTemplate = 40
}
