import CoachKit
import Dialogue
import Foundation
import GRDB
import Journal
import Planning

/// Reads and writes `log_entry`: a row an entry, in the order told.
enum LogTable {
  private static let columns = "date, kind, exercise, sets, manner, rpe, rir, weight, weight_unit, pain, pain_place, note, told"

  /// - Parameter last: how many of the last entries; nil for all.
  static func load(_ runner: String, last: Int?, _ database: Database) throws -> (entries: [LogEntry], isWhole: Bool) {
    let order = last == nil ? "ORDER BY number" : "ORDER BY number DESC LIMIT ?"
    let statement = try database.cachedStatement(sql: "SELECT \(columns) FROM log_entry WHERE runner = ? \(order)")
    let arguments: StatementArguments = last.map { [runner, $0 + 1] } ?? [runner]
    var reader = SetsReader()
    var entries: [LogEntry] = []
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    while let row = try rows.next() { entries.append(try entry(row, &reader)) }
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
    for entry in log[shared...] { try insert(entry, runner, database) }
  }

  private static func insert(_ entry: LogEntry, _ runner: String, _ database: Database) throws {
    let marks = Array(repeating: "?", count: 14).joined(separator: ", ")
    let statement = try database.cachedStatement(sql: "INSERT INTO log_entry (runner, \(columns)) VALUES (\(marks))")
    let sets = entry.exercise
    var (rpe, rir): (Double?, Double?) = (nil, nil)
    switch sets?.effort {
    case .rpe(let value): rpe = value
    case .rir(let value): rir = value
    case nil: break
    }
    var weight: Load?
    if case .bodyWeight(let load) = entry.kind { weight = load }
    try statement.execute(arguments: [
      runner, entry.date.description, entry.kind.name, sets?.exercise, try (sets?.sets).map(RunnerTable.encode),
      sets.flatMap { $0.manner.isEmpty ? nil : $0.manner.map(\.rawValue).joined(separator: " ") }, rpe, rir, weight?.value, weight?.unit.rawValue,
      entry.pain?.level, entry.pain?.place, entry.note, entry.told,
    ])
  }

  private static func entry(_ row: Row, _ reader: inout SetsReader) throws -> LogEntry {
    let (day, name): (String, String) = (row[0], row[1])
    guard let date = CalendarDate(day) else { throw StoreError("The log holds \"\(day)\", which is no date.") }
    let kind: LogEntry.Kind
    switch name {
    case "exercise":
      var effort: Effort?
      if let rpe: Double = row[5] {
        effort = .rpe(rpe)
      } else if let rir: Double = row[6] {
        effort = .rir(rir)
      }
      let manner = (row[4] as String? ?? "").split(separator: " ").compactMap { Manner(rawValue: String($0)) }
      kind = .exercise(ExerciseSets(row[2] as String? ?? "", try reader.sets(row[3], day), effort: effort, manner: manner))
    case "body_weight":
      kind = .bodyWeight(Load(row[7] as Double? ?? 0, (row[8] as String?).flatMap(WeightUnit.init(rawValue:)) ?? .kilograms))
    case "done": kind = .sessionDone
    case "skipped": kind = .sessionSkipped
    case "note": kind = .note
    default: throw StoreError("The log of \(day) holds an entry \"\(name)\", which this version of coach cannot read.")
    }
    let place: String? = row[10]
    return LogEntry(date, kind, pain: (row[9] as Double?).map { Pain($0, place: place) }, note: row[11], told: row[12])
  }
}

/// Reads sets from JSON. The same ones come again and again in a log, so they are kept.
private struct SetsReader {
  private let decoder = JSONDecoder()
  private var known: [String: [WorkSet]] = ["[]": []]

  mutating func sets(_ text: String?, _ day: String) throws -> [WorkSet] {
    guard let text else { return [] }
    if let sets = known[text] { return sets }
    do {
      let sets = try decoder.decode([WorkSet].self, from: Data(text.utf8))
      known[text] = sets
      return sets
    } catch {
      throw StoreError("The log of \(day) holds sets that this version of coach cannot read: \(text)")
    }
  }
}
