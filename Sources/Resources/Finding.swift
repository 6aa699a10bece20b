/// A mistake in content: where it is and what to do about it. A value, never a thrown error, so that one run can list all of them.
public struct Finding: Sendable, Equatable, Comparable, CustomStringConvertible {
  public enum Severity: String, Sendable { case error, warning }

  /// A stable name for the kind of mistake, such as `unbalanced-brackets`.
  public let code: String
  public let severity: Severity
  public let file: String
  /// Counted from 1; 0 when the finding is about the file as a whole.
  public let line: Int
  /// Counted from 1 in bytes; 0 when the finding is about the whole line.
  public let column: Int
  /// One sentence: what is wrong and how to mend it.
  public let message: String

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

  public static func < (a: Finding, b: Finding) -> Bool {
    (a.file, a.line, a.column, a.code) < (b.file, b.line, b.column, b.code)
  }
}
