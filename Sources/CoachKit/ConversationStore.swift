import Dialogue

/// Keeps conversations and the runners they belong to. Every turn runs inside one transaction, so that two turns never mix.
public protocol ConversationStore: Sendable {
  /// Makes a new conversation, and its runner when there is none of that id yet.
  /// - Throws: `StoreError` when it cannot be kept or there is one of that id; that one stays as it is.
  func create(_ conversation: Conversation) async throws

  /// Changes a conversation together with its runner as one transaction and returns what `body` returns; nil when there is no such
  /// conversation.
  /// - Throws: `StoreError` when the change could not be kept; then nothing has changed.
  func update<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Conversation) -> R) async throws -> R?

  /// Deletes a conversation, and its runner when that one is known from it alone; false when there was none.
  func delete(_ id: String) async throws -> Bool

  /// What is known of a runner; nil when nothing is. Reading makes no file.
  /// - Parameter extent: how much is wanted; more may come.
  func runner(_ id: String, _ extent: Extent) async throws -> KnownRunner?

  /// Changes a runner as one transaction and returns what `body` returns. Somebody unknown is begun, unless `body` leaves them as they are.
  /// - Throws: `StoreError` when the change could not be kept; then nothing has changed.
  func updateRunner<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Runner) -> R) async throws -> R
}

/// How much of a runner is loaded.
public enum Extent: Sendable {
  case whole
  /// Profile, plan and the entries told last: enough for most answers.
  case recent

  /// How many entries of the log are recent.
  public static let recentEntries = 30
}

/// A runner as loaded from a store.
public struct KnownRunner: Sendable {
  public var runner: Runner
  /// Whether all is there; else earlier entries of the log or earlier versions of the plan may be missing.
  public let isWhole: Bool

  public init(_ runner: Runner, isWhole: Bool) { (self.runner, self.isWhole) = (runner, isWhole) }
}

/// What can go wrong while keeping conversations. `description` is a sentence for the person at the terminal.
public struct StoreError: Error, Sendable, CustomStringConvertible {
  public let description: String
  public init(_ description: String) { self.description = description }
}

/// Keeps conversations while the program runs.
public actor MemoryStore: ConversationStore {
  private var conversations: [String: Conversation] = [:]
  private var runners: [String: Runner] = [:]

  public init() {}

  public func create(_ conversation: Conversation) throws {
    guard conversations[conversation.id] == nil else { throw StoreError("There is a conversation \(conversation.id) already.") }
    conversations[conversation.id] = conversation
    if runners[conversation.runnerID] == nil { runners[conversation.runnerID] = conversation.runner }
  }

  public func update<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Conversation) -> R) -> R? {
    guard var conversation = conversations[id] else { return nil }
    conversation.runner = runners[conversation.runnerID] ?? Runner()
    let result = body(&conversation)
    runners[conversation.runnerID] = conversation.runner
    conversations[id] = conversation
    return result
  }

  public func delete(_ id: String) -> Bool {
    guard let conversation = conversations.removeValue(forKey: id) else { return false }
    let isOwn = conversation.runnerID == id && !conversations.values.contains { $0.runnerID == id }
    if isOwn { runners[id] = nil }
    return true
  }

  public func runner(_ id: String, _ extent: Extent) -> KnownRunner? { runners[id].map { KnownRunner($0, isWhole: true) } }

  public func updateRunner<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Runner) -> R) -> R {
    var runner = runners[id] ?? Runner()
    let result = body(&runner)
    if runner != Runner() || runners[id] != nil { runners[id] = runner }
    return result
  }
}
