import Dialogue

/// Keeps conversations. Every turn runs inside one `update`, so that two turns of one conversation never mix.
public protocol ConversationStore: Sendable {
  /// Makes a new conversation.
  /// - Throws: `StoreError` when it cannot be kept; a conversation of that id stays as it is.
  func create(_ conversation: Conversation) async throws

  /// Changes a conversation as one transaction and returns what `body` returns; nil when there is no such conversation.
  /// - Throws: `StoreError` when the change could not be kept; then nothing has changed.
  func update<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Conversation) -> R) async throws -> R?

  /// Deletes a conversation; false when there was none.
  func delete(_ id: String) async throws -> Bool
}

/// What can go wrong while keeping conversations. `description` is a sentence for the person at the terminal.
public struct StoreError: Error, Sendable, CustomStringConvertible {
  public let description: String
  public init(_ description: String) { self.description = description }
}

/// Keeps conversations while the program runs.
public actor MemoryStore: ConversationStore {
  private var conversations: [String: Conversation] = [:]

  public init() {}

  public func create(_ conversation: Conversation) { conversations[conversation.id] = conversation }

  public func update<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Conversation) -> R) -> R? {
    guard var conversation = conversations[id] else { return nil }
    let result = body(&conversation)
    conversations[id] = conversation
    return result
  }

  public func delete(_ id: String) -> Bool { conversations.removeValue(forKey: id) != nil }
}
