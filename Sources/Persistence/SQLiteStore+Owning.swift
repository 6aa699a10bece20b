import CoachKit
import Dialogue
import GRDB
import Journal
import StoreCoding

/// What can be forgotten.
public enum Forgettable: String, Sendable, CaseIterable { case log, profile, plan, conversations, all }

/// What the owner does with what is kept: takes it along, brings it back, deletes it.
extension SQLiteStore {
  /// Everything that is kept of a runner.
  public func export(_ id: String) async throws -> Export {
    let runner = try await runner(id, .whole)?.runner ?? Runner()
    let conversations = try await transaction { database in
      try Row.fetchAll(database, sql: "SELECT id, state FROM conversation WHERE runner = ? ORDER BY created, id", arguments: [id]).map {
        try Self.decode($0[1], $0[0])
      }
    }
    return Export(
      profile: runner.profile.isEmpty ? nil : runner.profile, log: runner.journal, plan: runner.planState, conversations: conversations)
  }

  /// What an import has brought.
  public struct Merged: Sendable, Equatable {
    /// Entries of the log and conversations that were not here yet.
    public var entries: Int
    public var conversations: Int
    public var profile: Bool
    public var plan: Bool

    public init(entries: Int = 0, conversations: Int = 0, profile: Bool = false, plan: Bool = false) {
      (self.entries, self.conversations, self.profile, self.plan) = (entries, conversations, profile, plan)
    }
  }

  /// Adds what is not here yet, as one transaction. What is here stays: an entry counts as here when an equal one is.
  public func merge(_ export: Export, into id: String) async throws -> Merged {
    let conversations = export.conversations.map { Conversation($0, runnerID: id) }
    let states = try conversations.map { ($0.id, try Self.encode($0)) }
    let cache = cache
    return try await transaction { database in
      var merged = try Self.change(id, database, cache) { Self.merge(export, into: &$0) }
      for (conversation, state) in states {
        let sql = "INSERT INTO conversation (id, runner, state) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        try database.execute(sql: sql, arguments: [conversation, id, state])
        merged.conversations += database.changesCount
      }
      return merged
    }
  }

  private static func merge(_ export: Export, into runner: inout Runner) -> Merged {
    var merged = Merged()
    var here = runner.journal
    let new = export.log.filter { entry in
      guard let place = here.firstIndex(of: entry) else { return true }
      here.remove(at: place)
      return false
    }
    runner.journal += new
    merged.entries = new.count
    // "Undo" takes back what was told, not what was brought.
    if !new.isEmpty { runner.logged = 0 }
    if let profile = export.profile {
      let all = StoredJSON.merged(runner.profile, over: profile)
      merged.profile = all != runner.profile
      runner.profile = all
    }
    if runner.planState?.plan == nil, let plan = export.plan {
      runner.planState = plan
      merged.plan = true
    }
    return merged
  }

  /// Deletes for good: the rows are overwritten, the file is built anew without them, the write-ahead log is emptied.
  /// - Returns: false when another program has the file open, so that the write-ahead log is emptied only when that program ends.
  public func forget(_ what: Forgettable, of id: String) async throws -> Bool {
    let cache = cache
    try await transaction { database in
      cache.clear()
      func execute(_ sql: String) throws { try database.execute(sql: sql, arguments: [id]) }
      if what == .log || what == .all {
        try execute("DELETE FROM log_entry WHERE runner = ?")
        try execute("UPDATE runner SET logged = 0 WHERE id = ?")
      }
      if what == .conversations || what == .all { try execute("DELETE FROM conversation WHERE runner = ?") }
      if what == .profile { try execute("UPDATE runner SET profile = NULL WHERE id = ?") }
      if what == .plan { try execute("UPDATE runner SET plan = NULL, plan_history = NULL WHERE id = ?") }
      if what == .all { try execute("DELETE FROM runner WHERE id = ?") }
    }
    do {
      return try await database.writeWithoutTransaction { database in
        try database.execute(sql: "VACUUM")
        return try !(Bool.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? true)
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED { return false }
  }
}
