import Resources

/// The code that fills a dialog does not know which of its lines is taken.
struct DialogSlotsDiffer: Rule {
  static let code = "dialog-slots-differ"
  static let summary = "lines of one .dialog file that have different slots"

  func check(_ context: LintContext) -> [Finding] {
    context.dialogs.flatMap { dialog -> [Finding] in
      guard let first = dialog.templates.first else { return [] }
      let expected = Set(first.template.slots)
      return dialog.templates.dropFirst().compactMap { template, line in
        let slots = Set(template.slots)
        guard slots != expected else { return nil }
        let missing = list(expected.subtracting(slots))
        let added = list(slots.subtracting(expected))
        let difference = [missing.isEmpty ? "" : "lacks \(missing)", added.isEmpty ? "" : "adds \(added)"].filter { !$0.isEmpty }
        return error(
          dialog.path, line.number, column: line.column,
          message: "Every line needs the slots of line \(first.line.number); this one \(difference.joined(separator: " and ")).")
      }
    }
  }

  private func list(_ slots: Set<String>) -> String { slots.sorted().map { "{\($0)}" }.joined(separator: ", ") }
}
