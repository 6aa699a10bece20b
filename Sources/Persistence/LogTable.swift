import GRDB
import Journal
import StoreCoding

/// Reads and writes `log_entry`: a row an entry, in the order told.
enum LogTable {
  /// - Parameter last: how many of the last entries; nil for all.
  static func load(_ runner: String, last: Int?, _ database: Database) throws -> (entries: [LogEntry], isWhole: Bool) {
    let order = last == nil ? "ORDER BY number" : "ORDER BY number DESC LIMIT ?"
    let statement = try database.cachedStatement(sql: "SELECT \(LogRow.columns) FROM log_entry WHERE runner = ? \(order)")
    let arguments: StatementArguments = last.map { [runner, $0 + 1] } ?? [runner]
    var reader = SetsReader()
    var entries: [LogEntry] = []
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    while let row = try rows.next() { entries.append(try LogRow(row).entry(&reader)) }
    guard let last else { return (entries, true) }
    return (entries.prefix(last).reversed(), entries.count <= last)
  }

  /// Deletes the rows behind what both logs share, and adds the new ones.
  static func write(_ log: [LogEntry], instead old: [LogEntry], _ runner: String, _ database: Database) throws {
    guard log != old else { return }
    let shared = zip(log, old).prefix { $0 == $1 }.count
    if shared < old.count {
      try database.execute(
        sql: "DELETE FROM log_entry WHERE number IN (SELECT number FROM log_entry WHERE runner = ? ORDER BY number LIMIT -1 OFFSET ?)",
        arguments: [runner, shared])
    }
    for entry in log[shared...] { try insert(LogRow(entry), runner, database) }
  }

  private static func insert(_ row: LogRow, _ runner: String, _ database: Database) throws {
    let marks = Array(repeating: "?", count: 14).joined(separator: ", ")
    let statement = try database.cachedStatement(sql: "INSERT INTO log_entry (runner, \(LogRow.columns)) VALUES (\(marks))")
    try statement.execute(arguments: [
      runner, row.date, row.kind, row.exercise, row.sets, row.manner, row.rpe, row.rir, row.weight, row.weightUnit, row.pain, row.painPlace, row.note, row.told,
    ])
  }
}

extension LogRow {
  fileprivate init(_ row: Row) {
    self.init(
      date: row[0], kind: row[1], exercise: row[2], sets: row[3], manner: row[4], rpe: row[5], rir: row[6], weight: row[7], weightUnit: row[8], pain: row[9],
      painPlace: row[10], note: row[11], told: row[12])
  }
}
