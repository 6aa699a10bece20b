import Knowledge
import Resources

/// Fields whose values are pairs: a value without an arrow would be left out silently.
struct BadPair: Rule {
  static let code = "bad-pair"
  static let summary = "values of Mistake, Swap, Caution, PainGuide and an injury's Exercise that are not \"left => right\""

  static let fields: [(folder: String, name: String)] = [
    (Exercise.folder, "Mistake"), (Exercise.folder, "Swap"), (Exercise.folder, "Caution"), (BodyPart.folder, "PainGuide"),
    (Injury.folder, "Exercise"),
  ]

  func check(_ context: LintContext) -> [Finding] {
    context.entries.flatMap { entry in
      entry.fields.compactMap { field in
        guard Self.fields.contains(where: { $0 == (entry.folder, field.name) }) else { return nil }
        if let pair = Pair(field.value), !pair.left.isEmpty, !pair.right.isEmpty { return nil }
        return error(entry.path, field.line, message: "\(field.name) needs two parts with an arrow and blanks between them: left => right.")
      }
    }
  }
}
