import Resources

/// A sorted list of lower-case words, one a line, searched where it lies: nothing is built at start-up.
public struct WordList: Sendable {
  private let text: ContentText

  /// - Parameter text: words in byte order, one a line.
  public init(_ text: ContentText) { self.text = text }

  /// No words.
  public static let empty = WordList(.loaded([]))

  /// Whether the word is in the list. Takes about twenty comparisons.
  public func contains(_ word: String) -> Bool {
    var word = word
    return word.withUTF8 { wanted in
      text.withBytes { bytes in
        var low = 0
        var high = bytes.count
        while low < high {
          var start = (low + high) / 2
          while start > low, bytes[start - 1] != 0x0A { start -= 1 }
          var end = start
          var order = 0
          while end < bytes.count, bytes[end] != 0x0A {
            let offset = end - start
            if order == 0 {
              if offset >= wanted.count {
                order = 1
              } else if bytes[end] != wanted[offset] {
                order = bytes[end] < wanted[offset] ? -1 : 1
              }
            }
            end += 1
          }
          if order == 0 { order = end - start < wanted.count ? -1 : 0 }
          if order == 0 { return true }
          if order < 0 { low = end + 1 } else { high = start }
        }
        return false
      }
    }
  }
}
