import Compilation
import Resources

/// Checks content and lists every mistake in one run.
///
/// It looks at files only. Whether an intent wins sentences that belong to another one needs the trained model and is checked elsewhere.
public struct Linter: Sendable {
  private let content: ContentSet
  private let corpus: [ContentFile]
  private let computed: Set<String>

  /// - Parameters:
  ///   - content: intents, dialogs and records, descriptors (`_Exercise.rec`) included.
  ///   - corpus: the `.corpus` files; none where only a content folder is at hand, and then none is missed.
  ///   - computed: families or names of intents (`plan_week`, `injury_pain.achilles`) that code answers: they need no dialog and no topic.
  public init(content: ContentSet, corpus: [ContentFile], computed: Set<String> = []) {
    self.content = content
    self.corpus = corpus
    self.computed = computed
  }

  /// All mistakes, in the order of files and lines. Empty when content is sound.
  public func findings() -> [Finding] {
    let context = LintContext(content: content, corpus: corpus, computed: computed)
    return Rules.all.flatMap { $0.init().check(context) }.sorted { $0 < $1 || !($1 < $0) && $0.message < $1.message }
  }

  /// The code of each rule with what it finds, alphabetically.
  public static var rules: [(code: String, summary: String)] { Rules.all.map { ($0.code, $0.summary) } }

  /// What each template below `Intents/` stands for, in the order of files and lines, so that another implementation of the grammar can
  /// be held against this one. Lines that are no templates are left out; `findings()` has them.
  public func sampleListing() -> [TemplateSamples] {
    let vocabularies = content.vocabularies()
    return content.intents.filter { ContentRole.templates.contains($0.role) }.sorted { $0.path < $1.path }.flatMap { file in
      file.text.lines().compactMap { TemplateSamples(file: file.path, line: $0, vocabularies) }
    }
  }
}
