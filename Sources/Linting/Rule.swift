import Resources

/// One kind of mistake that content can have. To add a rule, write a type in `Rules/`, list it in `Rules.swift`, and test it in
/// `Tests/UnitTests/LintRules/`.
protocol Rule: Sendable {
  /// The code of the rule's findings. `malformed-template` and `record-syntax` stand for several codes, one for each reason.
  static var code: String { get }
  /// What the rule finds, as the end of "Finds …".
  static var summary: String { get }

  init()

  /// All places where content breaks the rule.
  func check(_ context: LintContext) -> [Finding]
}

extension Rule {
  /// An error with the rule's own code. Line and column count from 1; line 0 is the file as a whole, column 0 the whole line.
  func error(_ file: String, _ line: Int = 0, column: Int = 0, message: String) -> Finding {
    Finding(Self.code, .error, file: file, line: line, column: column, message)
  }

  /// A warning with the rule's own code.
  func warning(_ file: String, _ line: Int = 0, column: Int = 0, message: String) -> Finding {
    Finding(Self.code, .warning, file: file, line: line, column: column, message)
  }
}
