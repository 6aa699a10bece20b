/// A mistake in content: where it is and what to do about it. A value, never a thrown error, so that one run can list all of them.
public struct Finding: Sendable, Equatable, Comparable, CustomStringConvertible {
  /// How bad a mistake is.
  public enum Severity: String, Sendable {
    /// The content does not do what it should.
    case error
    /// Worth a look; the content works.
    case warning
  }

  /// A stable name for the kind of mistake, such as `unbalanced-brackets`.
  public let code: String
  /// Whether the content can be used as it is.
  public let severity: Severity
  /// The path of the file, as `ContentFile.path` has it.
  public let file: String
  /// Counted from 1; 0 when the finding is about the file as a whole.
  public let line: Int
  /// Counted from 1 in bytes; 0 when the finding is about the whole line.
  public let column: Int
  /// One sentence: what is wrong and how to mend it.
  public let message: String

  /// - Parameters:
  ///   - code: a stable name for the kind of mistake, of lower-case words parted by hyphens.
  ///   - severity: whether the content can be used as it is.
  ///   - file: its path, as `ContentFile.path` has it.
  ///   - line: counted from 1; 0 for the whole file.
  ///   - column: counted from 1 in bytes; 0 for the whole line.
  ///   - message: one sentence: what is wrong and how to mend it.
  public init(_ code: String, _ severity: Severity = .error, file: String, line: Int = 0, column: Int = 0, _ message: String) {
    self.code = code
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// `file:line:column: error[code]: message`
  public var description: String {
    "\(file):\(max(line, 1)):\(max(column, 1)): \(severity.rawValue)[\(code)]: \(message)"
  }

  /// By place: file, line, column; then by code.
  public static func < (a: Finding, b: Finding) -> Bool {
    (a.file, a.line, a.column, a.code) < (b.file, b.line, b.column, b.code)
  }
}
