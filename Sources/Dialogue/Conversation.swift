import Planning

/// What is carried from turn to turn. A value that can be stored as JSON.
public struct Conversation: Sendable, Codable, Equatable {
  /// Things a question may point at without naming them ("it", "that one", "and the reverse one").
  public struct Focus: Sendable, Codable, Equatable {
    public var exercise: String?
    public var bodyPart: String?
    public var injury: String?
    public var concept: String?
    public var equipment: String?
    public var group: String?
    /// The exercises listed last, so that "the second one" means something.
    public var listed: [String] = []
    /// What was said of the pain that is talked about, as stems.
    public var painWords: [String]?
    /// The intent answered last.
    public var intent: String?

    public init() {}
  }

  /// A question coach has asked, with what each answer would mean.
  public struct Option: Sendable, Codable, Equatable {
    /// How the option was called: `how to do it`.
    public let label: String
    /// Words that choose it.
    public let words: [String]
    /// The intent to answer then, as the model knows it.
    public let intent: String
  }

  public let id: String
  /// Chooses wordings; the same seed and questions give the same answers.
  public let seed: UInt64
  public var turns = 0
  public var focus = Focus()
  public var expecting: [Option] = []
  public var lastReply: Reply?
  /// A warning sign that has not been looked at yet.
  public var hold: Reply.Safety?
  /// The week that is planned.
  public var planState: PlanState?
  /// The day of the last turn, in the person's time zone.
  public var today = CalendarDate(dayNumber: 0)
  /// How often in a row coach did not understand.
  public var failures = 0

  public init(id: String, seed: UInt64) {
    self.id = id
    self.seed = seed
  }

  /// A number that differs from turn to turn and from place to place in a reply.
  func variation(_ place: UInt64 = 0) -> UInt64 {
    var value = seed &+ UInt64(turns) &* 0x9E37_79B9_7F4A_7C15 &+ place &* 0xD1B5_4A32_D192_ED03
    value ^= value >> 29
    value &*= 0xBF58_476D_1CE4_E5B9
    value ^= value >> 32
    return value
  }
}
