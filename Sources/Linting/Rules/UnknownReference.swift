import Knowledge
import Resources

/// Ids in records that name nothing. A routine's exercises are left to `routine-cautions`.
struct UnknownReference: Rule {
  static let code = "unknown-reference"
  static let summary = "ids in records that no record has"

  private enum Form {
    case id, list, pair
  }

  private struct Reference {
    let folder: String
    let field: String
    let form: Form
    /// Folders that may hold the id, each with what such a record is called.
    let targets: [(folder: String, kind: String)]

    init(_ folder: String, _ field: String, _ form: Form = .id, _ targets: (folder: String, kind: String)...) {
      self.folder = folder
      self.field = field
      self.form = form
      self.targets = targets
    }
  }

  private static let exercise = (Exercise.folder, Exercise.kind)
  private static let bodyPart = (BodyPart.folder, BodyPart.kind)
  private static let injury = (Injury.folder, Injury.kind)
  private static let group = (Group.folder, Group.kind)
  private static let equipment = (Equipment.folder, Equipment.kind)
  private static let source = (Source.folder, Source.kind)

  private static let references: [Reference] =
    [
      Reference(Exercise.folder, "Primary", .id, bodyPart),
      Reference(Exercise.folder, "Secondary", .id, bodyPart),
      Reference(Exercise.folder, "Equipment", .list, equipment),
      Reference(Exercise.folder, "Easier", .id, exercise),
      Reference(Exercise.folder, "Harder", .id, exercise),
      Reference(Exercise.folder, "Swap", .pair, exercise),
      Reference(Exercise.folder, "Linked", .id, injury),
      Reference(Exercise.folder, "Caution", .pair, bodyPart, injury, group),
      Reference(BodyPart.folder, "PartOf", .id, bodyPart),
      Reference(BodyPart.folder, "Exercise", .id, exercise),
      Reference(BodyPart.folder, "LinkedInjury", .id, injury),
      Reference(BodyPart.folder, "PainGuide", .pair, injury),
      Reference(Injury.folder, "Region", .id, bodyPart),
      Reference(Injury.folder, "Exercise", .pair, exercise),
      Reference(Group.folder, "Allow", .id, exercise),
      Reference(Injury.folder, "Allow", .id, exercise),
      Reference(Equipment.folder, "Exercise", .id, exercise),
      Reference(Routine.folder, "Equipment", .list, equipment),
    ]
    + [Exercise.folder, BodyPart.folder, Injury.folder, Group.folder, Concept.folder, Belief.folder, Routine.folder, Topic.folder, RedFlag.folder].map {
      Reference($0, "Source", .id, source)
    }

  func check(_ context: LintContext) -> [Finding] {
    var findings: [Finding] = []
    for reference in Self.references {
      for entry in context.entries(in: reference.folder) {
        for field in entry.fields(reference.field) {
          for id in ids(in: field.value, reference.form) {
            guard !reference.targets.contains(where: { context.ids[$0.folder]?.contains(id) == true }) else { continue }
            let kinds = reference.targets.map { spoken($0.kind) }.joined(separator: " or ")
            findings.append(
              error(entry.path, field.line, message: "\(field.name) names no \(kinds) that exists: \"\(id)\". Mend the id, or write its record."))
          }
        }
      }
    }
    return findings
  }

  private func ids(in value: String, _ form: Form) -> [String] {
    switch form {
    case .id: [value]
    case .list: value.split(separator: ",").map { trimmed($0) }
    // A value without an arrow is another rule's finding.
    case .pair: Pair(value).map { [$0.left] } ?? []
    }
  }
}
