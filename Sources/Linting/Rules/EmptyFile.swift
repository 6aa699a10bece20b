import Resources

/// Every file must hold something (OVOS-INTENT-2 §5).
struct EmptyFile: Rule {
  static let code = "empty-file"
  static let summary = "files without a single line or record"

  func check(_ context: LintContext) -> [Finding] {
    let lineFiles = (context.content.intents + context.content.dialogs).filter { ContentRole.templates.contains($0.role) || $0.role == "dialog" }
    let empty = (lineFiles + context.corpus).filter { $0.text.lines().isEmpty }.map {
      error($0.path, message: "The file holds no sentence: write one or delete the file.")
    }
    let recordless = context.recordFiles.filter { $0.read.records.isEmpty && !$0.isDescriptor }.map {
      error($0.file.path, message: "The file holds no record: write one or delete the file.")
    }
    return empty + recordless
  }
}
