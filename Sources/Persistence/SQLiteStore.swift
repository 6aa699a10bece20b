import CoachKit
import Dialogue
import Foundation
import GRDB
import StoreCoding

/// Keeps conversations and runners in one SQLite file that only its owner can read.
///
/// Every change is on the disk when it returns, and two programs may use the same file. Changes that come at the same time share a transaction.
/// What is deleted is overwritten in the file.
public struct SQLiteStore: ConversationStore {
  /// What the person at the terminal should know about opening the file, in sentences; empty when all went well.
  public let notices: [String]
  let database: DatabaseQueue
  let path: String
  let cache = StoreCache()
  private let group: GroupCommit
  private let now: @Sendable () -> Moment

  /// Opens the file, or makes it together with the folders above it.
  ///
  /// A damaged file is set aside as `<name>.corrupt-<timestamp>`, a new one is begun and `notices` says so.
  /// - Parameter path: The file. Beside it SQLite keeps two more while it is in use, `<path>-wal` and `<path>-shm`.
  /// - Throws: `StoreError` when the file or its folder cannot be written, is locked for 5 seconds, or the disk is full.
  public init(path: String) throws(StoreError) { try self.init(path: path, patience: 5) }

  /// - Parameters:
  ///   - patience: How many seconds to wait for another program that is writing.
  ///   - checking: Whether to look through the whole file for damage, not only at its head.
  ///   - now: The clock that conversations are dated by.
  package init(
    path: String, patience: Double, checking: Bool = false, now: @escaping @Sendable () -> Moment = { .now }
  ) throws(StoreError) {
    let file = try StoreFile(path)
    (database, notices) = try Self.open(file, patience: patience, checking: checking)
    self.path = file.path
    self.now = now
    group = GroupCommit(database) { [cache] in cache.clear() }
  }

  public func create(_ conversation: Conversation) async throws {
    let state = try Self.encode(conversation)
    let (runner, cache, now) = (conversation.runnerID, cache, now().description)
    try await transaction { database in
      let sql = "INSERT INTO conversation (id, runner, state, created, updated) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
      try database.execute(sql: sql, arguments: [conversation.id, runner, state, now, now])
      if database.changesCount == 0 { throw StoreError("There is a conversation \(conversation.id) already.") }
      guard try RunnerTable.load(runner, .recent, database) == nil else { return }
      cache.drop(conversation.id, runner: runner)
      try RunnerTable.write(conversation.runner, instead: nil, runner, database)
    }
  }

  /// `body` runs before the file is locked, with what is remembered; and once more inside, if that no longer holds.
  public func update<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Conversation) -> R) async throws -> R? {
    let (cache, now) = (cache, now().description)
    let draft = cache.remembered(id).flatMap { try? Draft($0, body) }
    return try await transaction { database in
      guard let known = try cache.talk(id, database) else { return nil }
      let made = if let draft, draft.before.isSame(as: known) { draft } else { try Draft(known, body) }
      // A turn that is sent again, for one, changes nothing.
      guard let state = made.state else { return made.result }
      let (conversation, before) = (made.conversation, known.conversation)
      let sql = "UPDATE conversation SET state = ?, updated = ? WHERE id = ?"
      try database.cachedStatement(sql: sql).execute(arguments: [state, now, id])
      try RunnerTable.write(conversation.runner, instead: known.hasRunner ? before.runner : nil, conversation.runnerID, database)
      try cache.keep(conversation, database)
      return made.result
    }
  }

  /// A change that was made and is not written yet.
  private struct Draft<R: Sendable>: Sendable {
    let before: KnownTalk
    let conversation: Conversation
    /// The new state as it will be written; nil when nothing has changed.
    let state: String?
    let result: R

    init(_ known: KnownTalk, _ body: (inout Conversation) -> R) throws {
      before = known
      var conversation = known.conversation
      result = body(&conversation)
      state = known.hasRunner && conversation == known.conversation ? nil : try SQLiteStore.encode(conversation)
      self.conversation = conversation
    }
  }

  public func read<R: Sendable>(_ id: String, _ body: @escaping @Sendable (Conversation) -> R) async throws -> R? {
    let cache = cache
    let conversation = try await inWords {
      try await database.read { try cache.talk(id, $0)?.conversation }
    }
    return conversation.map(body)
  }

  /// Its bytes are overwritten in the file and the write-ahead log, which may hold copies of them, is emptied.
  /// - Throws: `StoreError` when it could not be deleted; then it is still there.
  public func delete(_ id: String) async throws -> Bool {
    let cache = cache
    let deleted = try await transaction { database in
      guard let runner = try String.fetchOne(database, sql: "DELETE FROM conversation WHERE id = ? RETURNING runner", arguments: [id]) else {
        return false
      }
      try Self.forgetOwnRunner(of: id, runner, database)
      cache.drop(id, runner: runner)
      return true
    }
    if deleted { await emptyLog() }
    return deleted
  }

  /// Deletes the runner of a conversation that is gone, unless it is known from elsewhere.
  private static func forgetOwnRunner(of id: String, _ runner: String, _ database: Database) throws {
    guard runner == id, try Int.fetchOne(database, sql: "SELECT count(*) FROM conversation WHERE runner = ?", arguments: [runner]) == 0 else { return }
    try database.execute(sql: "DELETE FROM log_entry WHERE runner = ?", arguments: [id])
    try database.execute(sql: "DELETE FROM runner WHERE id = ?", arguments: [id])
  }

  /// While another program reads, the log cannot be emptied; SQLite does it when the last program closes the file.
  private func emptyLog() async { _ = try? await database.writeWithoutTransaction { try $0.checkpoint(.truncate) } }

  /// Deletes a few hundred at a time, so that turns go on in between.
  public func expire(before moment: Moment) async throws -> Int {
    let (cache, batch) = (cache, 200)
    var count = 0
    while true {
      let expired = try await transaction { database in
        let sql = """
          DELETE FROM conversation WHERE id IN (SELECT id FROM conversation WHERE updated < ? AND runner = id ORDER BY updated LIMIT ?) RETURNING id
          """
        let expired = try String.fetchAll(database, sql: sql, arguments: [moment.description, batch])
        for id in expired {
          try Self.forgetOwnRunner(of: id, id, database)
          cache.drop(id, runner: id)
        }
        return expired.count
      }
      count += expired
      if expired < batch { break }
    }
    if count > 0 { await emptyLog() }
    return count
  }

  public func check() async throws {
    try await transaction { _ = try String.fetchOne($0, sql: "SELECT id FROM conversation LIMIT 1") }
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
    if isForgotten { await emptyLog() }
    return result
  }

  /// Changes a runner inside a transaction.
  static func change<R>(_ id: String, _ database: Database, _ cache: StoreCache, _ body: (inout Runner) -> R) throws -> R {
    let known = try cache.runner(id, .whole, database)?.runner
    var runner = known ?? Runner()
    let result = body(&runner)
    if known == nil, runner == Runner() { return result }
    try RunnerTable.write(runner, instead: known, id, database)
    try cache.keep(runner, id, database)
    return result
  }

  /// A change that is on the disk when it returns, or that has left nothing behind when it throws.
  func transaction<T: Sendable>(_ work: @escaping @Sendable (Database) throws -> T) async throws -> T {
    try await inWords {
      try await withCheckedThrowingContinuation { continuation in
        group.add(
          GroupCommit.Change(
            make: { database in
              let result = try work(database)
              return { continuation.resume(returning: result) }
            }, fail: { continuation.resume(throwing: $0) }))
      }
    }
  }

  private func inWords<T>(_ work: () async throws -> T) async throws -> T {
    do { return try await work() } catch let error as DatabaseError { throw StoreError(error.resultCode.rawValue, path) }
  }

  static func encode(_ conversation: Conversation) throws -> String {
    do { return try StoredJSON.encode(conversation) } catch { throw StoreError("Conversation \(conversation.id) cannot be written as JSON.") }
  }

  static func decode(_ state: String, _ id: String) throws -> Conversation { try StoredJSON.decode(Conversation.self, state, "Conversation \(id)") }
}
