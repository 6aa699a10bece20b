import CoachKit
import Dialogue
import Foundation
import GRDB

/// Keeps conversations and runners in one SQLite file that only its owner can read.
///
/// Every change is one write transaction that is on the disk when it returns, so that two programs may use the same file. What is deleted is
/// overwritten in the file.
public struct SQLiteStore: ConversationStore {
  /// What the person at the terminal should know about opening the file, in sentences; empty when all went well.
  public let notices: [String]
  let database: DatabaseQueue
  let path: String
  let cache = RunnerCache()

  /// Opens the file, or makes it together with the folders above it.
  ///
  /// A damaged file is set aside as `<name>.corrupt-<timestamp>`, a new one is begun and `notices` says so.
  /// - Parameter path: The file. Beside it SQLite keeps two more while it is in use, `<path>-wal` and `<path>-shm`.
  /// - Throws: `StoreError` when the file or its folder cannot be written, is locked for 5 seconds, or the disk is full.
  public init(path: String) throws(StoreError) { try self.init(path: path, patience: 5) }

  /// - Parameters:
  ///   - patience: How many seconds to wait for another program that is writing.
  ///   - checking: Whether to look through the whole file for damage, not only at its head.
  package init(path: String, patience: Double, checking: Bool = false) throws(StoreError) {
    let file = try StoreFile(path)
    (database, notices) = try Self.open(file, patience: patience, checking: checking)
    self.path = file.path
  }

  public func create(_ conversation: Conversation) async throws {
    let state = try Self.encode(conversation)
    let (runner, cache) = (conversation.runnerID, cache)
    try await transaction { database in
      let sql = "INSERT INTO conversation (id, runner, state) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
      try database.execute(sql: sql, arguments: [conversation.id, runner, state])
      if database.changesCount == 0 { throw StoreError("There is a conversation \(conversation.id) already.") }
      guard try RunnerTable.load(runner, .recent, database) == nil else { return }
      cache.clear()
      try RunnerTable.write(conversation.runner, instead: nil, runner, database)
    }
  }

  /// `body` runs while the file is locked against other writers: it should be quick.
  public func update<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Conversation) -> R) async throws -> R? {
    let cache = cache
    return try await transaction { database in
      let statement = try database.cachedStatement(sql: "SELECT state, runner FROM conversation WHERE id = ?")
      guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
      var conversation = try Self.decode(row[0], id)
      let runner: String = row[1]
      let known = try cache.runner(runner, .whole, database)?.runner
      conversation.runner = known ?? Runner()
      let result = body(&conversation)
      let update = "UPDATE conversation SET state = ?, updated = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = ?"
      try database.cachedStatement(sql: update).execute(arguments: [Self.encode(conversation), id])
      try RunnerTable.write(conversation.runner, instead: known, runner, database)
      try cache.keep(conversation.runner, runner, database)
      return result
    }
  }

  /// Its bytes are overwritten in the file and the write-ahead log, which may hold copies of them, is emptied.
  /// - Throws: `StoreError` when it could not be deleted; then it is still there.
  public func delete(_ id: String) async throws -> Bool {
    let cache = cache
    let deleted = try await transaction { database in
      guard let runner = try String.fetchOne(database, sql: "DELETE FROM conversation WHERE id = ? RETURNING runner", arguments: [id]) else {
        return false
      }
      let others = try Int.fetchOne(database, sql: "SELECT count(*) FROM conversation WHERE runner = ?", arguments: [runner]) ?? 0
      if runner == id, others == 0 {
        try database.execute(sql: "DELETE FROM log_entry WHERE runner = ?", arguments: [id])
        try database.execute(sql: "DELETE FROM runner WHERE id = ?", arguments: [id])
        cache.clear()
      }
      return true
    }
    // While another program reads, the log cannot be emptied; SQLite does it when the last program closes the file.
    if deleted { _ = try? await database.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
    return deleted
  }

  public func runner(_ id: String, _ extent: Extent) async throws -> KnownRunner? {
    let cache = cache
    return try await inWords { try await database.read { try cache.runner(id, extent, $0) } }
  }

  /// The same, waiting: a program with one talk spares the change of threads.
  func known(_ id: String, _ extent: Extent) throws -> KnownRunner? {
    do { return try database.unsafeRead { try cache.runner(id, extent, $0) } } catch let error as DatabaseError {
      throw StoreError(error.resultCode.rawValue, path)
    }
  }

  public func updateRunner<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Runner) -> R) async throws -> R {
    let cache = cache
    let (result, isForgotten) = try await transaction { database in
      let result = try Self.change(id, database, cache, body)
      return (result, try cache.runner(id, .whole, database)?.runner == Runner())
    }
    if isForgotten { _ = try? await database.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
    return result
  }

  /// Changes a runner inside a transaction.
  static func change<R>(_ id: String, _ database: Database, _ cache: RunnerCache, _ body: (inout Runner) -> R) throws -> R {
    let known = try cache.runner(id, .whole, database)?.runner
    var runner = known ?? Runner()
    let result = body(&runner)
    if known == nil, runner == Runner() { return result }
    try RunnerTable.write(runner, instead: known, id, database)
    try cache.keep(runner, id, database)
    return result
  }

  /// One write transaction, on the disk when it returns. What a failed one has put into the cache is dropped.
  func transaction<T: Sendable>(_ work: @escaping @Sendable (Database) throws -> T) async throws -> T {
    let cache = cache
    return try await inWords {
      try await database.writeWithoutTransaction { database in
        do {
          var result: T?
          try database.inTransaction(.immediate) {
            result = try work(database)
            return .commit
          }
          guard let result else { throw StoreError("The change could not be kept.") }
          return result
        } catch {
          cache.clear()
          throw error
        }
      }
    }
  }

  private func inWords<T>(_ work: () async throws -> T) async throws -> T {
    do { return try await work() } catch let error as DatabaseError { throw StoreError(error.resultCode.rawValue, path) }
  }

  static func encode(_ conversation: Conversation) throws -> String {
    do { return try RunnerTable.encode(conversation) } catch { throw StoreError("Conversation \(conversation.id) cannot be written as JSON.") }
  }

  static func decode(_ state: String, _ id: String) throws -> Conversation { try RunnerTable.decode(Conversation.self, state, "Conversation \(id)") }
}
