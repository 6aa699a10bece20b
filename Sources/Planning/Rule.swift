import Knowledge

/// A rule of weekly planning with what it rests on (fact sheet §2.4-2.7).
public struct Rule: Sendable, Equatable, Identifiable {
  /// Whether a rule may be broken.
  public enum Kind: Sendable, Equatable {
    /// Never broken.
    case hard
    /// Gives way when it must; rules of a lower number give way first.
    case soft(order: Int)
    /// Told to the person, nothing the planner could break.
    case advice
  }

  /// `R2`
  public let id: String
  /// A short name for a sentence: `fresh legs before hard runs`.
  public let name: String
  /// The rule itself.
  public let sentence: String
  /// Whether it may be broken, and after which others.
  public let kind: Kind
  /// Ids of sources of the knowledge base.
  public let sources: [String]
  /// How sure it is.
  public let certainty: Certainty

  /// The rule with an id.
  public static func named(_ id: String) -> Rule? { all.first { $0.id == id } }

  /// The place at which a soft rule gives way; nil for all others.
  var order: Int? { if case .soft(let order) = kind { order } else { nil } }

  /// Whether it is never broken.
  public var isHard: Bool { kind == .hard }

  init(
    _ id: String, _ kind: Kind, _ name: String, _ sentence: String, sources: [String] = ["coaching_practice"], certainty: Certainty = .practice
  ) {
    (self.id, self.kind, self.name, self.sentence, self.sources, self.certainty) = (id, kind, name, sentence, sources, certainty)
  }
}
