import Journal
import Planning

/// What is carried from turn to turn. A value that can be stored as JSON.
public struct Conversation: Sendable, Codable, Equatable {
  /// Things a question may point at without naming them ("it", "that one", "and the reverse one").
  public struct Focus: Sendable, Codable, Equatable {
    /// The id of the exercise talked about last.
    public var exercise: String?
    /// The id of the muscle, joint, tendon or region talked about last.
    public var bodyPart: String?
    /// The id of the injury talked about last: what exercises must suit.
    public var injury: String?
    /// The id of the term talked about last.
    public var concept: String?
    /// The id of the thing to train with that was talked about last.
    public var equipment: String?
    /// The id of the group of people that is asked for, such as older runners: what exercises must suit.
    public var group: String?
    /// The ids of the exercises listed last, so that "the second one" means something.
    public var listed: [String] = []
    /// What was said of the pain that is talked about, as stems.
    public var painWords: [String]?
    /// The intent answered last.
    public var intent: String?

    /// Nothing to point at.
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

  /// A turn that came with a key, so that sending it again does not take it twice.
  public struct Answered: Sendable, Codable, Equatable {
    /// What the sender called the turn.
    public let key: String
    /// What was answered.
    public let reply: Reply

    /// A turn by its key, with its answer.
    public init(key: String, reply: Reply) { (self.key, self.reply) = (key, reply) }
  }

  /// How many keys of turns are remembered.
  public static let keysKept = 8

  /// A change of the profile that was confirmed, for "undo", and coach's questions: whether to forget everything, what a clinician's yes was for.
  struct ProfileTalk: Sendable, Codable, Equatable {
    /// The profile before the change.
    var before = Profile()
    /// The turn of the change.
    var turn = 0
    var asksToForget = false
    /// The conditions of which one was asked for, when a clinician's yes named none.
    var clearable: [String]?
  }

  /// What a store knows it by; empty for one that is not kept.
  public let id: String
  /// The id of the person who talks.
  public internal(set) var runnerID: String
  /// Chooses wordings; the same seed and questions give the same answers.
  public let seed: UInt64
  /// How many turns it has had.
  public var turns = 0
  /// What "it" and "that one" point at.
  public var focus = Focus()
  /// The options of the question that coach asked last; empty when the last answer asked nothing.
  public var expecting: [Option] = []
  /// The last answer that was more than a courtesy: what is repeated, shortened or asked for its sources. Nil before the first turn.
  public var lastReply: Reply?
  /// A warning sign that has not been looked at yet.
  public var hold: Reply.Safety?
  /// Who talks: profile, log and plan outlast the conversation, so they are no part of its JSON.
  public var runner = Runner()
  var profileTalk: ProfileTalk?
  /// The turn in which log or week were changed last, for "undo".
  var changedTurn: Int?
  /// The day of the last turn, in the person's time zone.
  public var today = CalendarDate(dayNumber: 0)
  /// How often in a row coach did not understand.
  public var failures = 0
  /// The last turns that came with a key, oldest first.
  public var answered: [Answered] = []

  /// The week that is planned.
  public var planState: PlanState? {
    get { runner.planState }
    set { runner.planState = newValue }
  }
  /// The training log.
  public var journal: [LogEntry] {
    get { runner.journal }
    set { runner.journal = newValue }
  }
  /// How many entries the log told last brought, for "undo".
  public var logged: Int {
    get { runner.logged }
    set { runner.logged = newValue }
  }

  /// - Parameters:
  ///   - id: what a store knows it by; empty for one that is not kept.
  ///   - seed: chooses wordings.
  ///   - runnerID: who talks; nil for somebody known from this conversation alone.
  public init(id: String = "", seed: UInt64 = 1, runnerID: String? = nil) {
    self.id = id
    self.seed = seed
    self.runnerID = runnerID ?? id
  }

  /// The same conversation of somebody else.
  public init(_ conversation: Conversation, runnerID: String) {
    self = conversation
    self.runnerID = runnerID
  }

  private enum CodingKeys: String, CodingKey {
    case id, runnerID, seed, turns, focus, expecting, lastReply, hold, today, failures, answered, profileTalk, changedTurn
  }
  private enum LegacyKeys: String, CodingKey { case planState, journal, logged }

  /// Conversations kept by earlier versions have fewer fields.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    id = try values.decode(String.self, forKey: .id)
    runnerID = try values.decodeIfPresent(String.self, forKey: .runnerID) ?? id
    seed = try values.decode(UInt64.self, forKey: .seed)
    turns = try values.decode(Int.self, forKey: .turns)
    focus = try values.decode(Focus.self, forKey: .focus)
    expecting = try values.decode([Option].self, forKey: .expecting)
    lastReply = try values.decodeIfPresent(Reply.self, forKey: .lastReply)
    hold = try values.decodeIfPresent(Reply.Safety.self, forKey: .hold)
    // In 0.1.0 log and plan belonged to the conversation.
    let legacy = try decoder.container(keyedBy: LegacyKeys.self)
    runner.planState = try legacy.decodeIfPresent(PlanState.self, forKey: .planState)
    runner.journal = try legacy.decodeIfPresent([LogEntry].self, forKey: .journal) ?? []
    runner.logged = try legacy.decodeIfPresent(Int.self, forKey: .logged) ?? 0
    profileTalk = try values.decodeIfPresent(ProfileTalk.self, forKey: .profileTalk)
    changedTurn = try values.decodeIfPresent(Int.self, forKey: .changedTurn)
    today = try values.decodeIfPresent(CalendarDate.self, forKey: .today) ?? CalendarDate(dayNumber: 0)
    failures = try values.decode(Int.self, forKey: .failures)
    answered = try values.decodeIfPresent([Answered].self, forKey: .answered) ?? []
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
