import Language

/// A thing of the domain found in a text.
public struct Entity: Sendable, Equatable {
  /// How a name was found.
  public enum Recognition: String, Sendable {
    /// In the very words of one of its phrasings, singular or plural.
    case exact
    /// After a typo was mended.
    case fuzzy
    /// Not in the text, but meant: what the conversation is about.
    case inferred
  }

  /// What sort of thing it is; a slot of the same name takes it.
  public let kind: String
  /// Which thing of its kind.
  public let id: String
  /// Other readings of the same words, in the lexicon's order.
  public let otherSenses: [Sense]
  /// Token numbers.
  public let tokens: Range<Int>
  /// UTF-8 offsets in the original text.
  public let range: Range<Int>
  /// How it was found.
  public let how: Recognition

  /// A thing that some words may mean.
  public struct Sense: Sendable, Equatable {
    /// What sort of thing it is.
    public let kind: String
    /// Which thing of its kind.
    public let id: String

    /// A thing by kind and id, which both are free of blanks.
    public init(kind: String, id: String) {
      self.kind = kind
      self.id = id
    }
  }

  /// Without places it is a thing that no words of the text name, as an `inferred` one.
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
