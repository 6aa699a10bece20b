import Language
import Resources

/// The corpus measures how the engine does on sentences it has not seen; one that a template makes measures nothing.
struct CorpusIsTemplate: Rule {
  static let code = "corpus-is-template"
  static let summary = "corpus sentences that a template makes (error), or makes with a name in its slot (warning)"

  func check(_ context: LintContext) -> [Finding] {
    var plain: [String: [(file: String, line: Line)]] = [:]
    var slotted: [String: [(file: String, line: Line)]] = [:]
    for file in context.corpus {
      for line in file.text.lines() {
        let sentence = sentence(line.text)
        let words = Tokeniser.normalised(sentence)
        let kinds = IntentSample.delexicalised(sentence, context.lexicon)
        guard !words.isEmpty else { continue }
        plain[words, default: []].append((file.path, line))
        if kinds != words { slotted[kinds, default: []].append((file.path, line)) }
      }
    }
    var findings: [Finding] = []
    for sample in context.samples where !slotted.isEmpty || !sample.hasSlot {
      // Names in a slot are any name of the kind.
      let places =
        sample.hasSlot
        ? slotted.removeValue(forKey: IntentSample.delexicalised(sample.text, context.lexicon))
        : plain.removeValue(forKey: sample.text)
      guard let places else { continue }
      let file = context.compiler.files[sample.file]
      let origin = "\(file.path):\(file.templates[sample.template].line.number)"
      for (path, line) in places {
        findings.append(
          sample.hasSlot
            ? warning(path, line.number, column: line.column, message: "\(origin) makes this sentence with a name in its slot: vary the words.")
            : error(path, line.number, column: line.column, message: "\(origin) makes this sentence: write one that no template makes."))
      }
    }
    return findings
  }

  /// What stands before the arrow.
  private func sentence(_ text: String) -> String {
    guard let arrow = text.firstRange(of: " => ") else { return text }
    return String(text[..<arrow.lowerBound])
  }
}
