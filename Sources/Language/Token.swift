/// One normalised word with its place in the text it came from.
public struct Token: Sendable, Equatable {
  /// What stands between this word and the one before it.
  public enum Gap: UInt8, Sendable, Comparable {
    /// Nothing but blanks, or signs that part no clauses.
    case none
    /// A comma, semicolon, colon, dash or bracket.
    case clause
    /// A full stop, question mark, exclamation mark or line end; also before the first word.
    case sentence

    /// By how much the words are parted: a sentence parts more than a clause.
    public static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
  }

  /// Lower case, contractions spelt out, typos mended.
  public var text: String
  /// UTF-8 offsets in the original text. Two tokens of one contraction share a range.
  public let range: Range<Int>
  /// What stands before the word.
  public let gap: Gap
  /// The word as it was before the speller changed it; nil when it was left alone.
  public var misspelt: String?
  /// Whether the word's sentence ends in a question mark.
  public var inQuestion: Bool

  /// A word in lower case, with its UTF-8 offsets in the original text.
  public init(text: String, range: Range<Int>, gap: Gap = .none, misspelt: String? = nil, inQuestion: Bool = false) {
    self.text = text
    self.range = range
    self.gap = gap
    self.misspelt = misspelt
    self.inQuestion = inQuestion
  }
}
