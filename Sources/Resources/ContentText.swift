/// The bytes of one content file: either a literal inside the program or a file read at run time.
///
/// Embedded text is never copied; everything that reads content works on these bytes, which keeps start-up short.
public enum ContentText: Sendable {
  /// A literal inside the program, which is never copied.
  case embedded(StaticString)
  /// Bytes read from a file, or made.
  case loaded([UInt8])

  /// Calls `body` with the UTF-8 bytes.
  @inlinable
  public func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    switch self {
    case .embedded(let literal):
      return try body(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    case .loaded(let bytes):
      return try bytes.withUnsafeBufferPointer(body)
    }
  }

  /// The number of bytes.
  public var count: Int {
    switch self {
    case .embedded(let literal): literal.utf8CodeUnitCount
    case .loaded(let bytes): bytes.count
    }
  }

  /// The text of a byte range; bytes that are not UTF-8 become replacement characters.
  public func string(_ range: Range<Int>) -> String {
    withBytes { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
  }

  /// The whole text.
  public var string: String { string(0..<count) }
}
