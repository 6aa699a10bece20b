import Knowledge

/// What coach answers to one turn. The same value goes to a terminal, a pipe and REST.
public struct Reply: Sendable, Codable, Equatable {
  /// Whose business the question was.
  public enum Scope: String, Sendable, Codable {
    /// Coach's own: strength, form, injuries, weeks.
    case inScope = "in"
    /// A neighbouring field, such as nutrition: coach says where to ask.
    case adjacent
    /// Nobody's here.
    case out
    /// Courtesies, and steering between answers ("shorter").
    case smalltalk
    /// A warning sign was told: the answer is about that alone.
    case medical
  }

  /// What the answer does.
  public enum Act: String, Sendable, Codable {
    /// Gives facts.
    case tell
    /// Asks for something it needs to know.
    case ask
    /// Offers choices.
    case offer
    /// Says what was done: logged, changed, forgotten.
    case confirm
    /// Declines.
    case refuse
    /// Sends to a person.
    case refer
  }

  /// A thing that was named, or meant.
  public struct EntityMention: Sendable, Codable, Equatable {
    /// `exercise`, `injury`, `body_part` and so on.
    public let kind: String
    /// Which thing of its kind: `forward_lunge`.
    public let id: String
    /// The words as they were typed; empty when inferred.
    public let text: String
    /// Where the words begin, in Unicode code points from the start of the input.
    public let start: Int
    /// Where the words end, in Unicode code points from the start of the input.
    public let end: Int
    /// `exact`, `fuzzy` (a typo was mended) or `inferred` (from the talk so far)
    public let how: String

    /// A thing by kind and id, with the words as typed and their place in Unicode code points from the start of the input. `how` is `exact`, `fuzzy` or
    /// `inferred`: then there are no words, and both ends are 0.
    public init(kind: String, id: String, text: String, start: Int, end: Int, how: String) {
      self.kind = kind
      self.id = id
      self.text = text
      self.start = start
      self.end = end
      self.how = how
    }
  }

  /// A warning sign that was told.
  public struct Safety: Sendable, Codable, Equatable {
    /// How soon to be seen: `emergency` (now), `urgent` (today) or `clinician` (before training on).
    public let level: String
    /// The id of the red flag.
    public let reason: String

    /// - Parameters:
    ///   - level: `emergency`, `urgent` or `clinician`.
    ///   - reason: the id of the red flag.
    public init(level: String, reason: String) {
      self.level = level
      self.reason = reason
    }
  }

  /// Another intent that the text may have had.
  public struct Alternative: Sendable, Codable, Equatable {
    /// `exercise_howto`, `injury_pain.cramps`, …
    public let intent: String
    /// Between 0 and 1.
    public let confidence: Double

    /// An intent, with a confidence between 0 and 1.
    public init(intent: String, confidence: Double) {
      self.intent = intent
      self.confidence = confidence
    }
  }

  /// The conversation's id; empty for one that is not kept.
  public var conversation = ""
  /// Which turn of the conversation it answers, counted from 1.
  public var turn = 0
  /// The text that is answered, as it was read.
  public var input = ""
  /// Whose business the question was.
  public var scope: Scope
  /// `exercise_howto`, `injury_pain.cramps`, …; for a warning sign the id of the red flag.
  public var intent: String
  /// Between 0 and 1.
  public var confidence: Double
  /// The things that were named, or meant.
  public var entities: [EntityMention] = []
  /// What the answer does.
  public var act: Act
  /// The warning sign that was told; nil when there is none.
  public var safety: Safety?
  /// The whole answer as plain text, unwrapped.
  public var text = ""
  /// The answer part by part, for those who lay it out themselves.
  public var blocks: [Block]
  /// Ids of the sources the answer rests on.
  public var sources: [String]
  /// Short questions that could come next.
  public var suggestions: [String]
  /// Other intents the text may have had, the likeliest first.
  public var alternatives: [Alternative] = []

  /// A reply without what `Policy` knows: conversation, turn, input, things named. The intent is a family, or family and finer intent parted by a point.
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
