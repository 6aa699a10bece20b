/// One normalised word with its place in the text it came from.
public struct Token: Sendable, Equatable {
  /// What stands between this word and the one before it.
  public enum Gap: UInt8, Sendable, Comparable {
    case none, clause, sentence
    public static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
  }

  /// Lower case, contractions spelt out, typos mended.
  public var text: String
  /// UTF-8 offsets in the original text. Two tokens of one contraction share a range.
  public let range: Range<Int>
  public let gap: Gap
  /// The word as it was before the speller changed it; nil when it was left alone.
  public var misspelt: String?
  /// Whether the word's sentence ends in a question mark.
  public var inQuestion: Bool

  public init(text: String, range: Range<Int>, gap: Gap = .none, misspelt: String? = nil, inQuestion: Bool = false) {
    self.text = text
    self.range = range
    self.gap = gap
    self.misspelt = misspelt
    self.inQuestion = inQuestion
  }
}
