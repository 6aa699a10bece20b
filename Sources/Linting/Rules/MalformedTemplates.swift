import Knowledge
import Resources
import Templates

/// Lines that are no templates of the OVOS-INTENT-1 grammar: in intents, vocabularies, value lists, dialogs and the signs of red flags.
/// The code says the reason, such as `unbalanced-brackets`.
struct MalformedTemplates: Rule {
  static let code = "malformed-template"
  static let summary = "lines that break the template grammar; the code says how"

  /// As many phrasings of one item the safety gate keeps; see `WarningSigns`.
  private static let phrasingLimit = 30_000

  func check(_ context: LintContext) -> [Finding] {
    context.compiler.findings + context.dialogs.flatMap(\.findings) + slots(context) + signs(context)
  }

  /// `.voc`, `.entity` and the like hold words only (OVOS-INTENT-2 §4.3).
  private func slots(_ context: LintContext) -> [Finding] {
    context.content.intents.filter { $0.role != "intent" && ContentRole.templates.contains($0.role) }.flatMap { file in
      file.text.lines().compactMap { line in
        guard let slot = (try? Template(parsing: line.text))?.slots.first else { return nil }
        return Finding(
          MalformedTemplate.Reason.slotInVocabulary.rawValue, file: file.path, line: line.number, column: line.column,
          "A .\(file.role) file holds words only: {\(slot)} belongs into an .intent file.")
      }
    }
  }

  /// The parts of each `Sign` and `Except`, which the safety gate compiles.
  private func signs(_ context: LintContext) -> [Finding] {
    var findings: [Finding] = []
    for entry in context.entries(in: RedFlag.folder) {
      for field in entry.fields("Sign") + entry.fields("Except") {
        for part in field.value.split(separator: "~", omittingEmptySubsequences: true) {
          let text = part.split(separator: " ").joined(separator: " ")
          do throws(MalformedTemplate) {
            let template = try Template(parsing: text)
            if let slot = template.slots.first {
              throw MalformedTemplate(.slotInVocabulary, column: 1, "A sign has no slots: write {\(slot)} out, or as a vocabulary.")
            }
            let count = try template.sampleCount(context.compiler.vocabularies)
            guard count <= Self.phrasingLimit else {
              throw MalformedTemplate(.tooManySamples, column: 1, "\(count) phrasings are too many; the gate reads \(Self.phrasingLimit).")
            }
            _ = try template.samples(context.compiler.vocabularies, limit: 200)
          } catch {
            findings.append(Finding(error.reason.rawValue, file: entry.path, line: field.line, "In \"\(text)\": \(error.message)"))
          }
        }
      }
    }
    return findings
  }
}
