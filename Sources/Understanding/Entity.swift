import Language

/// A thing of the domain found in a text.
public struct Entity: Sendable, Equatable {
  public enum Recognition: String, Sendable { case exact, fuzzy, inferred }

  public let kind: String
  public let id: String
  /// Other readings of the same words, in the lexicon's order.
  public let otherSenses: [Sense]
  /// Token numbers.
  public let tokens: Range<Int>
  /// UTF-8 offsets in the original text.
  public let range: Range<Int>
  public let how: Recognition

  public struct Sense: Sendable, Equatable {
    public let kind: String
    public let id: String
    public init(kind: String, id: String) {
      self.kind = kind
      self.id = id
    }
  }

  public init(kind: String, id: String, otherSenses: [Sense] = [], tokens: Range<Int> = 0..<0, range: Range<Int> = 0..<0, how: Recognition = .exact) {
    self.kind = kind
    self.id = id
    self.otherSenses = otherSenses
    self.tokens = tokens
    self.range = range
    self.how = how
  }

  /// The id under a kind, whether that is the first sense or another one; nil when the words do not mean that kind.
  public func id(as kind: String) -> String? {
    self.kind == kind ? id : otherSenses.first { $0.kind == kind }?.id
  }
}
