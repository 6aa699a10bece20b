import Resources

/// A long intent file is two intents, or a vocabulary that nobody wrote.
struct LongFile: Rule {
  static let code = "long-file"
  static let summary = ".intent files of more than 1,500 templates"

  static let limit = 1_500

  func check(_ context: LintContext) -> [Finding] {
    context.content.intents.filter { $0.role == "intent" }.compactMap { file in
      let lines = file.text.lines()
      guard lines.count > Self.limit else { return nil }
      return warning(
        file.path, lines[Self.limit].number,
        message: "\(lines.count) templates are many: take what recurs into a .voc file, or split the intent.")
    }
  }
}
