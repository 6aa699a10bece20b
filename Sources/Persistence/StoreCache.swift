import CoachKit
import Dialogue
import GRDB
import StoreCoding
import Synchronization

/// A conversation as it is kept, with its runner in it.
struct KnownTalk: Sendable {
  var conversation: Conversation
  /// Whether there is a row for the runner.
  let hasRunner: Bool
  /// Differs from everything else that was ever loaded or written here.
  fileprivate let stamps: [Int]

  /// Whether both are what is kept, loaded or written only once.
  func isSame(as other: KnownTalk) -> Bool { stamps == other.stamps }
}

/// Conversations and runners as they were read or written last, so that a turn does not read them anew. Another program's change shows in the
/// file's version; this one's own changes do not, so it keeps what it writes.
final class StoreCache: Sendable {
  private struct Stamped<Value: Sendable>: Sendable {
    let value: Value
    let stamp: Int
  }

  /// Without their runners.
  private let conversations = VersionedCache<Stamped<Conversation>>()
  /// Nil where there is no such runner.
  private let runners = VersionedCache<Stamped<KnownRunner?>>()
  private let stamps = Atomic(0)

  /// What is remembered of a conversation, whether it still holds or not.
  func remembered(_ id: String) -> KnownTalk? {
    guard let (_, conversation) = conversations.newest(id), let (_, runner) = runners.newest(conversation.value.runnerID), runner.value?.isWhole ?? true else {
      return nil
    }
    return talk(conversation, runner)
  }

  /// A conversation as it is kept; nil when there is none.
  func talk(_ id: String, _ database: Database) throws -> KnownTalk? {
    let version = try Self.version(database)
    guard let conversation = try conversation(id, at: version, database) else { return nil }
    return talk(conversation, try runner(conversation.value.runnerID, .whole, at: version, database))
  }

  private func talk(_ conversation: Stamped<Conversation>, _ runner: Stamped<KnownRunner?>) -> KnownTalk {
    var whole = conversation.value
    whole.runner = runner.value?.runner ?? Runner()
    return KnownTalk(conversation: whole, hasRunner: runner.value != nil, stamps: [conversation.stamp, runner.stamp])
  }

  private func conversation(_ id: String, at version: Int, _ database: Database) throws -> Stamped<Conversation>? {
    if let conversation = conversations.value(id, at: version) { return conversation }
    let statement = try database.cachedStatement(sql: "SELECT state, runner FROM conversation WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
    let conversation = stamped(Conversation(try SQLiteStore.decode(row[0], id), runnerID: row[1]))
    conversations.keep(conversation, id, at: version)
    return conversation
  }

  /// The runner of an id, loaded when it is not here or the file has changed since.
  func runner(_ id: String, _ extent: Extent, _ database: Database) throws -> KnownRunner? {
    try runner(id, extent, at: Self.version(database), database).value
  }

  private func runner(_ id: String, _ extent: Extent, at version: Int, _ database: Database) throws -> Stamped<KnownRunner?> {
    if let kept = runners.value(id, at: version), kept.value?.isWhole ?? true || extent == .recent { return kept }
    var known: KnownRunner?
    if database.isInsideTransaction {
      known = try RunnerTable.load(id, extent, database)
    } else {
      // All of it as of one moment.
      try database.inTransaction(.deferred) {
        known = try RunnerTable.load(id, extent, database)
        return .commit
      }
    }
    let loaded = stamped(known)
    runners.keep(loaded, id, at: version)
    return loaded
  }

  /// Takes what has just been written. If the transaction fails, `clear` has to follow.
  func keep(_ conversation: Conversation, _ database: Database) throws {
    var bare = conversation
    bare.runner = Runner()
    conversations.keep(stamped(bare), bare.id, at: try Self.version(database))
    try keep(conversation.runner, conversation.runnerID, database)
  }

  /// The same of a runner.
  func keep(_ runner: Runner, _ id: String, _ database: Database) throws {
    runners.keep(stamped(KnownRunner(runner, isWhole: true)), id, at: try Self.version(database))
  }

  private func stamped<Value: Sendable>(_ value: Value) -> Stamped<Value> {
    Stamped(value: value, stamp: stamps.add(1, ordering: .relaxed).newValue)
  }

  /// Forgets a conversation and its runner.
  func drop(_ id: String, runner: String) {
    conversations.drop(id)
    runners.drop(runner)
  }

  func clear() {
    conversations.clear()
    runners.clear()
  }

  /// Changes with each commit of another connection.
  private static func version(_ database: Database) throws -> Int {
    try Int.fetchOne(database.cachedStatement(sql: "PRAGMA data_version")) ?? 0
  }
}
