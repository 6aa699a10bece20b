import Dialogue
import Planning

/// A conversation as a client may see it.
public struct ConversationCard: Sendable, Encodable {
  /// Its id.
  public var conversation: String
  /// How many turns it has had.
  public let turns: Int
  /// The last answer; nil before the first turn.
  public var reply: Reply?
  /// The week that is planned.
  public let plan: Plan?

  init(_ conversation: Conversation) {
    self.conversation = conversation.id
    turns = conversation.turns
    reply = conversation.lastReply
    plan = conversation.planState?.plan
  }

  private enum CodingKeys: String, CodingKey { case conversation, turns, reply, plan }

  /// All members are always there, null when there is nothing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(conversation, forKey: .conversation)
    try container.encode(turns, forKey: .turns)
    try container.encode(reply, forKey: .reply)
    try container.encode(plan, forKey: .plan)
  }
}

/// What a turn with a key came to.
public enum KeyedTurn: Sendable {
  /// The answer: now, or when the key was used first.
  case reply(Reply)
  /// The key was used for another text before; nothing has changed.
  case keyUsed
}

extension Sessions {
  /// Answers the next turn once for a key: the same key and text get the same reply again, and the turn is not taken twice. The last
  /// keys are kept with the conversation. Nil when there is no such conversation.
  public func turn(_ text: String, in id: String, key: String) async throws -> KeyedTurn? {
    let coach = coach
    return try await store.update(id) { conversation in
      if let known = conversation.answered.first(where: { $0.key == key }) {
        return known.reply.input == text ? .reply(known.reply) : .keyUsed
      }
      conversation.meet(conversation.runner)
      let reply = coach.reply(to: Utterance(text), in: &conversation)
      conversation.answered = conversation.answered.suffix(Conversation.keysKept - 1) + [Conversation.Answered(key: key, reply: reply)]
      return .reply(reply)
    }
  }

  /// The next turn of a conversation that is begun when there is none.
  public func turn(_ text: String, beginning id: String) async throws -> Reply? {
    if let reply = try await turn(text, in: id) { return reply }
    // Somebody else may begin it at the same moment: then the store says that it is there.
    do { _ = try await begin(id: id) } catch is StoreError {}
    return try await turn(text, in: id)
  }

  /// What a client may see of a conversation; nil when there is none.
  public func look(_ id: String) async throws -> ConversationCard? { try await look(id, ConversationCard.init) }

  /// Something of a conversation; nil when there is none.
  public func look<R: Sendable>(_ id: String, _ view: @escaping @Sendable (Conversation) -> R) async throws -> R? {
    try await store.read(id, view)
  }

  /// Tries whether conversations can be kept.
  /// - Throws: `StoreError` when not.
  public func check() async throws { try await store.check() }

  /// The answer to the last of some texts that one person said one after the other. Nothing is kept.
  public func replay(_ texts: some Collection<String>, seed: UInt64 = 1) -> Reply? {
    var conversation = Conversation(id: "", seed: seed)
    var reply: Reply?
    for text in texts { reply = coach.reply(to: Utterance(text), in: &conversation) }
    return reply
  }
}
