import Knowledge
import Language
import Resources
import Understanding

/// Trains the intent model on content. The build does this once; a `--content` folder with other sentences does it once more.
public enum ModelCompiler {
  /// How many sentences one template gives at most.
  static let samplesPerTemplate = 60

  public static func model(_ content: ContentSet, english: WordList) -> IntentModel {
    let knowledge = KnowledgeBase(content.records)
    let lexicon = LexiconCompiler.lexicon(knowledge, entityFiles: content.intents)
    let samples = IntentCompiler(content).samples(lexicon, limit: samplesPerTemplate)
    return Trainer(english: english).train(samples, lexicon: lexicon, fingerprint: IntentCompiler.fingerprint(content))
  }
}
