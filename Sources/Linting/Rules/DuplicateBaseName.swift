import Resources

/// To a loader folders mean nothing: two files of one role and one base name are the same thing.
struct DuplicateBaseName: Rule {
  static let code = "duplicate-base-name"
  static let summary = "two files of the same role and base name"

  func check(_ context: LintContext) -> [Finding] {
    findings(context.content.intents) + findings(context.content.dialogs)
  }

  private func findings(_ files: [ContentFile]) -> [Finding] {
    var first: [String: String] = [:]
    var findings: [Finding] = []
    for file in files.sorted(by: { $0.path < $1.path }) {
      guard ContentRole.templates.contains(file.role) || file.role == "dialog" else { continue }
      let name = String(file.name)
      if let other = first[name] {
        findings.append(error(file.path, message: "Rename the file: \(other) has the same name, and folders do not tell them apart."))
      } else {
        first[name] = file.path
      }
    }
    return findings
  }
}
