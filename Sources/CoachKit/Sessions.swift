import Dialogue

/// The one way from a text to a reply, for terminal, pipe and REST alike.
public struct Sessions: Sendable {
  /// The id of the person at this computer, who talks when nobody else is named.
  public static let me = "me"

  /// Who answers.
  public let coach: Coach
  /// Where conversations and runners are kept.
  public let store: any ConversationStore

  /// A coach with a place to keep conversations: `MemoryStore` where nothing outlasts the program.
  public init(coach: Coach, store: any ConversationStore) {
    self.coach = coach
    self.store = store
  }

  /// Answers a text on its own, without a conversation, of somebody of whom nothing is known.
  public func ask(_ text: String, seed: UInt64 = 1) -> Reply {
    var conversation = Conversation(id: "", seed: seed)
    return coach.reply(to: Utterance(text), in: &conversation)
  }

  /// Begins a conversation that is kept, and returns its id.
  /// - Parameters:
  ///   - id: what it is known by.
  ///   - runner: who talks; nil for somebody known from this conversation alone, whose id is the conversation's.
  ///   - seed: chooses wordings; nil for any.
  /// - Throws: `StoreError` when it cannot be kept, or there is one of that id.
  public func begin(id: String = Self.newIdentifier(), runner: String? = nil, seed: UInt64? = nil) async throws -> String {
    try await store.create(Conversation(id: id, seed: seed ?? UInt64.random(in: 1...UInt64.max), runnerID: runner))
    return id
  }

  /// Answers the next turn of a conversation; nil when there is no such conversation.
  public func turn(_ text: String, in id: String) async throws -> Reply? {
    let coach = coach
    return try await store.update(id) { conversation in
      conversation.meet(conversation.runner)
      return coach.reply(to: Utterance(text), in: &conversation)
    }
  }

  /// Answers the next turn of a conversation that the caller holds; only its runner is kept.
  ///
  /// A reply is a pure function, so it is made with the runner as loaded; only when the text changes the runner it is made once more inside a
  /// transaction. A mere question neither waits for a lock nor makes a file.
  /// - Throws: `StoreError` when the runner cannot be loaded, or a change not kept; then the conversation is as it was.
  public func turn(_ text: String, in conversation: inout Conversation) async throws -> Reply {
    let utterance = Utterance(text)
    var known = try await store.runner(conversation.runnerID, .recent) ?? KnownRunner(Runner(), isWhole: true)
    while true {
      var draft = conversation
      draft.meet(known.runner)
      let met = draft.runner
      let reply = coach.reply(to: utterance, in: &draft)
      if draft.runner != met { break }
      if known.isWhole || !Self.lookBack.contains(reply.intent) {
        conversation = draft
        return reply
      }
      known = try await store.runner(conversation.runnerID, .whole) ?? KnownRunner(Runner(), isWhole: true)
    }
    let (coach, begun) = (coach, conversation)
    let (reply, draft) = try await store.updateRunner(conversation.runnerID) { runner in
      var draft = begun
      draft.meet(runner)
      let reply = coach.reply(to: utterance, in: &draft)
      runner = draft.runner
      return (reply, draft)
    }
    conversation = draft
    return reply
  }

  /// The intents whose answers look further back.
  private static let lookBack: Set<String> = ["log", "plan_week", "profile"]

  /// Forgets a conversation; false when there was none.
  public func end(_ id: String) async throws -> Bool { try await store.delete(id) }

  /// Whether a text can name a runner: 1 to 64 bytes without blanks, control characters and slashes.
  public static func isRunnerName(_ name: String) -> Bool {
    1...64 ~= name.utf8.count && name.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && $0 != "/" && !$0.properties.isWhitespace }
  }

  /// 128 random bits in 32 hexadecimal signs.
  public static func newIdentifier() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let half = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - half.count) + half
    }.joined()
  }
}

extension Conversation {
  /// Takes a runner as known from elsewhere. A question about the week that another talk left open is not asked again in a new one.
  mutating func meet(_ runner: Runner) {
    self.runner = runner
    if turns == 0 { self.runner.planState?.question = nil }
  }
}
