import Dialogue

/// Keeps conversations and the runners they belong to. Every turn runs inside one transaction, so that two turns never mix.
public protocol ConversationStore: Sendable {
  /// Makes a new conversation, and its runner when there is none of that id yet.
  /// - Throws: `StoreError` when it cannot be kept or there is one of that id; that one stays as it is.
  func create(_ conversation: Conversation) async throws

  /// Changes a conversation together with its runner as one transaction and returns what `body` returns; nil when there is no such
  /// conversation.
  /// - Parameters:
  ///   - id: the conversation's.
  ///   - body: should be quick. It may run more than once, each time from what is kept; only its last run counts.
  /// - Throws: `StoreError` when the change could not be kept; then nothing has changed, unless the error says that this is not known.
  func update<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Conversation) -> R) async throws -> R?

  /// Looks at a conversation together with its runner, as they are kept at one moment, and returns what `body` returns; nil when there is no
  /// such conversation. Takes no lock.
  func read<R: Sendable>(_ id: String, _ body: @escaping @Sendable (Conversation) -> R) async throws -> R?

  /// Deletes a conversation, and its runner when that one is known from it alone; false when there was none.
  func delete(_ id: String) async throws -> Bool

  /// What is known of a runner; nil when nothing is. Reading makes no file.
  /// - Parameters:
  ///   - id: the runner's.
  ///   - extent: how much is wanted; more may come.
  func runner(_ id: String, _ extent: Extent) async throws -> KnownRunner?

  /// Changes a runner as one transaction and returns what `body` returns. Somebody unknown is begun, unless `body` leaves them as they are.
  /// - Throws: `StoreError` as `update` does.
  func updateRunner<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Runner) -> R) async throws -> R

  /// Deletes the conversations, with their runners, whose last change lies before a moment; returns how many. Those of a runner who is known
  /// from elsewhere stay: their owner has named them, and forgets them.
  ///
  /// Where several programs share a store one of them does it at a time; the others return 0.
  func expire(before moment: Moment) async throws -> Int

  /// Tries whether conversations can be read, and changes begun.
  /// - Throws: `StoreError` when not, after a few seconds at the latest.
  func check() async throws
}

/// How much of a runner is loaded.
public enum Extent: Sendable {
  /// All that is kept.
  case whole
  /// Profile, plan and the entries told last: enough for most answers.
  case recent

  /// How many entries of the log are recent.
  public static let recentEntries = 30
}

/// A runner as loaded from a store.
public struct KnownRunner: Sendable {
  /// The runner, as far as loaded.
  public var runner: Runner
  /// Whether all is there; else earlier entries of the log or earlier versions of the plan may be missing.
  public let isWhole: Bool

  /// A runner as loaded, and whether nothing of theirs is missing.
  public init(_ runner: Runner, isWhole: Bool) { (self.runner, self.isWhole) = (runner, isWhole) }
}

/// What can go wrong while keeping conversations. `description` is a sentence for the person at the terminal.
public struct StoreError: Error, Sendable, CustomStringConvertible {
  public let description: String
  /// Whether the change may have been kept all the same: the connection was lost while it was being confirmed.
  public let mayBeKept: Bool

  /// - Parameters:
  ///   - description: a sentence for the person at the terminal.
  ///   - mayBeKept: whether the change may have been kept all the same.
  public init(_ description: String, mayBeKept: Bool = false) { (self.description, self.mayBeKept) = (description, mayBeKept) }
}
