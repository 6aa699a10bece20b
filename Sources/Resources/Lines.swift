/// One line that carries content: stripped of white space at both ends, with its number in the file.
public struct Line: Sendable, Equatable {
  /// The line without white space at its ends; never empty.
  public let text: String
  /// Counted from 1.
  public let number: Int
  /// Where `text` starts in its line, counted from 1 in bytes.
  public let column: Int

  /// A line without white space at its ends. Number and column count from 1, the column in bytes.
  public init(text: String, number: Int, column: Int = 1) {
    self.text = text
    self.number = number
    self.column = column
  }
}

extension ContentText {
  /// The lines of an OVOS-INTENT-2 resource (§3): a byte-order mark is dropped, CRLF is accepted, lines are stripped,
  /// blank lines and lines that start with `#` are left out.
  public func lines() -> [Line] {
    withBytes { bytes in
      var result: [Line] = []
      var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var number = 1
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        var from = start
        var to = end
        while from < to, isSpace(bytes[from]) { from += 1 }
        while to > from, isSpace(bytes[to - 1]) { to -= 1 }
        if from < to, bytes[from] != UInt8(ascii: "#") {
          let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[from..<to]), as: UTF8.self)
          result.append(Line(text: text, number: number, column: from - start + 1))
        }
        start = end + 1
        number += 1
      }
      return result
    }
  }
}

/// Space, tab, carriage return, vertical tab and form feed.
@inlinable
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
