import Knowledge

/// What coach answers to one turn. The same value goes to a terminal, a pipe and REST.
public struct Reply: Sendable, Codable, Equatable {
  /// Whose business the question was.
  public enum Scope: String, Sendable, Codable { case inScope = "in", adjacent, out, smalltalk, medical }

  /// What the answer does: gives facts, asks, offers choices, confirms, declines, sends to a person.
  public enum Act: String, Sendable, Codable { case tell, ask, offer, confirm, refuse, refer }

  public struct EntityMention: Sendable, Codable, Equatable {
    public let kind: String
    public let id: String
    /// The words as they were typed.
    public let text: String
    /// Unicode code points from the start of the input.
    public let start: Int
    public let end: Int
    /// `exact`, `fuzzy` (a typo was mended) or `inferred` (from the talk so far)
    public let how: String

    public init(kind: String, id: String, text: String, start: Int, end: Int, how: String) {
      self.kind = kind
      self.id = id
      self.text = text
      self.start = start
      self.end = end
      self.how = how
    }
  }

  public struct Safety: Sendable, Codable, Equatable {
    /// `emergency`, `urgent` or `clinician`
    public let level: String
    /// The id of the red flag.
    public let reason: String

    public init(level: String, reason: String) {
      self.level = level
      self.reason = reason
    }
  }

  public struct Alternative: Sendable, Codable, Equatable {
    public let intent: String
    public let confidence: Double

    public init(intent: String, confidence: Double) {
      self.intent = intent
      self.confidence = confidence
    }
  }

  public var conversation = ""
  /// Counted from 1.
  public var turn = 0
  public var input = ""
  public var scope: Scope
  /// `exercise_howto`, `injury_pain.cramps`, …
  public var intent: String
  /// Between 0 and 1.
  public var confidence: Double
  public var entities: [EntityMention] = []
  public var act: Act
  public var safety: Safety?
  /// The whole answer as plain text, unwrapped.
  public var text = ""
  public var blocks: [Block]
  /// Ids of sources.
  public var sources: [String]
  /// Short questions that could come next.
  public var suggestions: [String]
  public var alternatives: [Alternative] = []

  public init(scope: Scope, intent: String, confidence: Double, act: Act, blocks: [Block], sources: [String] = [], suggestions: [String] = []) {
    self.scope = scope
    self.intent = intent
    self.confidence = confidence
    self.act = act
    self.blocks = blocks
    self.sources = sources
    self.suggestions = suggestions
  }

  private enum CodingKeys: String, CodingKey {
    case conversation, turn, input, scope, intent, confidence, entities, act, safety, text, blocks, sources, suggestions, alternatives
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(conversation, forKey: .conversation)
    try container.encode(turn, forKey: .turn)
    try container.encode(input, forKey: .input)
    try container.encode(scope, forKey: .scope)
    try container.encode(intent, forKey: .intent)
    try container.encode(confidence, forKey: .confidence)
    try container.encode(entities, forKey: .entities)
    try container.encode(act, forKey: .act)
    // `safety` is always there, null when nothing is wrong, so that nobody mistakes its absence for a check that was not made.
    try container.encode(safety, forKey: .safety)
    try container.encode(text, forKey: .text)
    try container.encode(blocks, forKey: .blocks)
    try container.encode(sources, forKey: .sources)
    try container.encode(suggestions, forKey: .suggestions)
    try container.encode(alternatives, forKey: .alternatives)
  }
}
