import Dialogue

/// The one way from a text to a reply, for terminal, pipe and REST alike.
public struct Sessions: Sendable {
  public let coach: Coach
  let store: any ConversationStore

  public init(coach: Coach, store: any ConversationStore) {
    self.coach = coach
    self.store = store
  }

  /// Answers a text on its own, without a conversation.
  public func ask(_ text: String, seed: UInt64 = 1) -> Reply {
    var conversation = Conversation(id: "", seed: seed)
    return coach.reply(to: Utterance(text), in: &conversation)
  }

  /// Begins a conversation and returns its id.
  public func begin(id: String = Self.newIdentifier(), seed: UInt64? = nil) async throws -> String {
    try await store.create(Conversation(id: id, seed: seed ?? UInt64.random(in: 1...UInt64.max)))
    return id
  }

  /// Answers the next turn of a conversation; nil when there is no such conversation.
  public func turn(_ text: String, in id: String) async throws -> Reply? {
    let coach = coach
    return try await store.update(id) { conversation in coach.reply(to: Utterance(text), in: &conversation) }
  }

  /// Forgets a conversation; false when there was none.
  public func end(_ id: String) async throws -> Bool { try await store.delete(id) }

  /// 128 random bits in 32 hexadecimal signs.
  public static func newIdentifier() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let half = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - half.count) + half
    }.joined()
  }
}
