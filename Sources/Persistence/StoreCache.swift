import CoachKit
import Dialogue
import GRDB
import StoreCoding

/// Conversations and runners as they were read or written last, so that a turn does not read them anew. Another program's change shows in the
/// file's version; this one's own changes do not, so it keeps what it writes.
final class StoreCache: Sendable {
  /// Without their runners.
  private let conversations = VersionedCache<Conversation>()
  /// Nil where there is no such runner.
  private let runners = VersionedCache<KnownRunner?>()

  /// A conversation without its runner; nil when there is none.
  func conversation(_ id: String, _ database: Database) throws -> Conversation? {
    let version = try Self.version(database)
    if let conversation = conversations.value(id, at: version) { return conversation }
    let statement = try database.cachedStatement(sql: "SELECT state, runner FROM conversation WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
    let conversation = Conversation(try SQLiteStore.decode(row[0], id), runnerID: row[1])
    conversations.keep(conversation, id, at: version)
    return conversation
  }

  /// The runner of an id, loaded when it is not here or the file has changed since.
  func runner(_ id: String, _ extent: Extent, _ database: Database) throws -> KnownRunner? {
    let version = try Self.version(database)
    if let kept = runners.value(id, at: version), kept?.isWhole ?? true || extent == .recent { return kept }
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
    runners.keep(known, id, at: version)
    return known
  }

  /// Takes what has just been written. If the transaction fails, `clear` has to follow.
  func keep(_ conversation: Conversation, _ database: Database) throws {
    var conversation = conversation
    let runner = conversation.runner
    conversation.runner = Runner()
    conversations.keep(conversation, conversation.id, at: try Self.version(database))
    try keep(runner, conversation.runnerID, database)
  }

  /// The same of a runner.
  func keep(_ runner: Runner, _ id: String, _ database: Database) throws {
    runners.keep(KnownRunner(runner, isWhole: true), id, at: try Self.version(database))
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
