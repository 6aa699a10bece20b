import CoachKit
import Dialogue
import Foundation
import GRDB
import Planning
import Synchronization

/// Reads and writes runners: a row of `runner`, and a row of `log_entry` for each entry of the log. docs/store.md describes the tables.
enum RunnerTable {
  static func load(_ id: String, _ extent: Extent, _ database: Database) throws -> KnownRunner? {
    // Earlier weeks are long and wanted by "undo" only.
    let history = extent == .whole ? "plan_history" : "plan_history IS NOT NULL"
    let statement = try database.cachedStatement(sql: "SELECT profile, plan, logged, \(history) FROM runner WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
    var runner = Runner()
    var isWhole = true
    if let profile: String = row[0] { runner.profile = try self.profile(profile, id) }
    if let plan: String = row[1] {
      runner.planState = try decode(PlanState.self, plan, "The week of \(id)")
      if extent == .recent {
        isWhole = !(row[3] as Bool)
      } else if let history: String = row[3] {
        runner.planState?.history = try decode([PlanState.Version].self, history, "The earlier weeks of \(id)")
      }
    }
    runner.logged = row[2]
    let log = try LogTable.load(id, last: extent == .whole ? nil : Extent.recentEntries, database)
    runner.journal = log.entries
    return KnownRunner(runner, isWhole: isWhole && log.isWhole)
  }

  /// Writes what differs from the runner as it was loaded, whole.
  /// - Parameter old: nil when there is no such runner yet.
  static func write(_ runner: Runner, instead old: Runner?, _ id: String, _ database: Database) throws {
    if let old, old == runner { return }
    if old == nil { try database.execute(sql: "INSERT INTO runner (id) VALUES (?)", arguments: [id]) }
    if runner.profile != old?.profile {
      try set("profile", runner.profile.isEmpty ? nil : encode(runner.profile), id, database)
    }
    if runner.planState != old?.planState {
      var current = runner.planState
      current?.history = []
      try set("plan", current.map(encode), id, database)
      let history = runner.planState?.history ?? []
      if history != old?.planState?.history ?? [] || runner.planState == nil {
        try set("plan_history", history.isEmpty ? nil : encode(history), id, database)
      }
    }
    try database.execute(
      sql: "UPDATE runner SET logged = ?, updated = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = ?", arguments: [runner.logged, id])
    try LogTable.write(runner.journal, instead: old?.journal ?? [], id, database)
  }

  private static func set(_ column: String, _ value: String?, _ id: String, _ database: Database) throws {
    try database.execute(sql: "UPDATE runner SET \(column) = ? WHERE id = ?", arguments: [value, id])
  }

  /// A profile may have been written when there were fewer fields.
  private static func profile(_ text: String, _ id: String) throws -> Profile {
    if let profile = try? JSONDecoder().decode(Profile.self, from: Data(text.utf8)) { return profile }
    return try decode(Profile.self, JSONObject.merged(text, over: encode(Profile())), "The profile of \(id)")
  }

  /// A profile with what it lacks taken from another.
  static func merged(_ profile: Profile, over other: Profile) -> Profile {
    guard let text = try? encode(profile), let below = try? encode(other),
      let merged = try? JSONDecoder().decode(Profile.self, from: Data(JSONObject.merged(text, over: below).utf8))
    else { return profile }
    return merged
  }

  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func decode<T: Decodable>(_ type: T.Type, _ text: String, _ what: String) throws -> T {
    do { return try JSONDecoder().decode(type, from: Data(text.utf8)) } catch {
      throw StoreError("\(what) was kept by another version of coach, which this one cannot read.")
    }
  }
}

/// JSON objects whose members are not known here.
enum JSONObject {
  /// The members of one object, and those of another that the first has not or has empty.
  static func merged(_ text: String, over other: String) -> String {
    guard let first = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
      let second = try? JSONSerialization.jsonObject(with: Data(other.utf8)) as? [String: Any]
    else { return text }
    let told = first.filter { !(($0.value as? [Any])?.isEmpty ?? false) }
    let all = second.merging(told) { _, new in new }
    guard let data = try? JSONSerialization.data(withJSONObject: all) else { return text }
    return String(decoding: data, as: UTF8.self)
  }
}

/// The runner loaded last, so that a talk does not read it anew for each turn. Another program's change shows in the file's version.
final class RunnerCache: Sendable {
  private struct Entry {
    let id: String
    let known: KnownRunner?
    let version: Int
  }
  private let entry = Mutex<Entry?>(nil)

  /// The runner of an id, loaded when it is not here or the file has changed since.
  func runner(_ id: String, _ extent: Extent, _ database: Database) throws -> KnownRunner? {
    let version = try Self.version(database)
    let kept = entry.withLock { $0 }
    if let kept, kept.id == id, kept.version == version, kept.known?.isWhole ?? true || extent == .recent { return kept.known }
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
    entry.withLock { [known] in $0 = Entry(id: id, known: known, version: version) }
    return known
  }

  /// Takes what has just been committed.
  func keep(_ runner: Runner, _ id: String, _ database: Database) throws {
    let version = try Self.version(database)
    entry.withLock { $0 = Entry(id: id, known: KnownRunner(runner, isWhole: true), version: version) }
  }

  func clear() { entry.withLock { $0 = nil } }

  /// Changes with each commit of another connection.
  private static func version(_ database: Database) throws -> Int {
    try Int.fetchOne(database.cachedStatement(sql: "PRAGMA data_version")) ?? 0
  }
}
