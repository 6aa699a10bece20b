import CoachKit
import Dialogue
import Foundation
import GRDB

/// Keeps conversations in one SQLite file that only its owner can read.
///
/// Every change is one write transaction, so that two programs may use the same file. What is deleted is overwritten in the file.
public struct SQLiteStore: ConversationStore {
  /// What the person at the terminal should know about opening the file, in sentences; empty when all went well.
  public let notices: [String]
  private let database: DatabaseQueue
  private let path: String

  /// Opens the file, or makes it together with the folders above it.
  ///
  /// A damaged file is set aside as `<name>.corrupt-<timestamp>`, a new one is begun and `notices` says so.
  /// - Parameter path: The file. Beside it SQLite keeps two more while it is in use, `<path>-wal` and `<path>-shm`.
  /// - Throws: `StoreError` when the file or its folder cannot be written, is locked for 5 seconds, or the disk is full.
  public init(path: String) throws(StoreError) { try self.init(path: path, patience: 5) }

  /// - Parameter patience: How many seconds to wait for another program that is writing.
  package init(path: String, patience: Double) throws(StoreError) {
    let file = try StoreFile(path)
    (database, notices) = try Self.open(file, patience: patience)
    self.path = file.path
  }

  /// Makes a new conversation.
  /// - Throws: `StoreError` when it cannot be kept or there is one of that id already; that one stays as it is.
  public func create(_ conversation: Conversation) async throws {
    let state = try Self.encode(conversation)
    try await transaction { database in
      let sql = "INSERT INTO conversation (id, state) VALUES (?, ?) ON CONFLICT DO NOTHING"
      try database.execute(sql: sql, arguments: [conversation.id, state])
      if database.changesCount == 0 { throw StoreError("There is a conversation \(conversation.id) already.") }
    }
  }

  /// Changes a conversation as one transaction and returns what `body` returns; nil when there is no such conversation.
  ///
  /// `body` runs while the file is locked against other writers: it should be quick.
  /// - Throws: `StoreError` when the conversation cannot be read or the change cannot be kept; then nothing has changed.
  public func update<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Conversation) -> R) async throws -> R? {
    try await transaction { database in
      let state = try String.fetchOne(database, sql: "SELECT state FROM conversation WHERE id = ?", arguments: [id])
      guard let state else { return nil }
      var conversation = try Self.decode(state, id)
      let result = body(&conversation)
      let sql = "UPDATE conversation SET state = ?, updated = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = ?"
      try database.execute(sql: sql, arguments: [Self.encode(conversation), id])
      return result
    }
  }

  /// Deletes a conversation; false when there was none.
  ///
  /// Its bytes are overwritten in the file and the write-ahead log, which may hold copies of them, is emptied.
  /// - Throws: `StoreError` when it could not be deleted; then it is still there.
  public func delete(_ id: String) async throws -> Bool {
    let deleted = try await transaction { database in
      try database.execute(sql: "DELETE FROM conversation WHERE id = ?", arguments: [id])
      return database.changesCount > 0
    }
    // While another program reads, the log cannot be emptied; SQLite does it when the last program closes the file.
    if deleted { _ = try? await database.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
    return deleted
  }

  private func transaction<T: Sendable>(_ work: @escaping @Sendable (Database) throws -> T) async throws -> T {
    do { return try await database.write(work) } catch let error as DatabaseError { throw StoreError(error.resultCode.rawValue, path) }
  }

  private static func encode(_ conversation: Conversation) throws -> String {
    do { return String(decoding: try JSONEncoder().encode(conversation), as: UTF8.self) } catch {
      throw StoreError("Conversation \(conversation.id) cannot be written as JSON.")
    }
  }

  private static func decode(_ state: String, _ id: String) throws -> Conversation {
    do { return try JSONDecoder().decode(Conversation.self, from: Data(state.utf8)) } catch {
      throw StoreError("Conversation \(id) was kept by another version of coach, which this one cannot read.")
    }
  }
}
