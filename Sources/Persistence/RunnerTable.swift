import CoachKit
import Dialogue
import GRDB
import Planning
import StoreCoding

/// Reads and writes runners: a row of `runner`, and a row of `log_entry` for each entry of the log. docs/store.md describes the tables.
enum RunnerTable {
  static func load(_ id: String, _ extent: Extent, _ database: Database) throws -> KnownRunner? {
    // Earlier weeks are long and wanted by "undo" only.
    let history = extent == .whole ? "plan_history" : "plan_history IS NOT NULL"
    let statement = try database.cachedStatement(sql: "SELECT profile, plan, logged, \(history) FROM runner WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
    var runner = Runner()
    var isWhole = true
    if let profile: String = row[0] { runner.profile = try StoredJSON.profile(profile, id) }
    if let plan: String = row[1] {
      runner.planState = try StoredJSON.decode(PlanState.self, plan, "The week of \(id)")
      if extent == .recent {
        isWhole = !(row[3] as Bool)
      } else if let history: String = row[3] {
        runner.planState?.history = try StoredJSON.decode([PlanState.Version].self, history, "The earlier weeks of \(id)")
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
      try set("profile", runner.profile.isEmpty ? nil : StoredJSON.encode(runner.profile), id, database)
    }
    if runner.planState != old?.planState {
      var current = runner.planState
      current?.history = []
      try set("plan", current.map(StoredJSON.encode), id, database)
      let history = runner.planState?.history ?? []
      if history != old?.planState?.history ?? [] || runner.planState == nil {
        try set("plan_history", history.isEmpty ? nil : StoredJSON.encode(history), id, database)
      }
    }
    try database.execute(
      sql: "UPDATE runner SET logged = ?, updated = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = ?", arguments: [runner.logged, id])
    try LogTable.write(runner.journal, instead: old?.journal ?? [], id, database)
  }

  private static func set(_ column: String, _ value: String?, _ id: String, _ database: Database) throws {
    try database.execute(sql: "UPDATE runner SET \(column) = ? WHERE id = ?", arguments: [value, id])
  }
}
