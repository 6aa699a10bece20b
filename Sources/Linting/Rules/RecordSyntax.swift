import Resources

/// Lines that are no fields of a record: `not-a-field`, `stray-continuation`.
struct RecordSyntax: Rule {
  static let code = "record-syntax"
  static let summary = "lines of .rec files that are no fields (not-a-field) or continue nothing (stray-continuation)"

  func check(_ context: LintContext) -> [Finding] { context.recordFiles.flatMap(\.read.findings) }
}
