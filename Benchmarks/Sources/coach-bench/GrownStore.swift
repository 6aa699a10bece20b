import CoachKit
import Foundation
import GRDB
import Persistence

/// What opening a store and a turn of a kept conversation cost, whatever else is kept.
func measureStore(_ questions: [String]) async throws {
  let coach = Coach.load().coach
  var rows = [
    ["conversations", "file", "open the file and load a conversation", "turn, written and flushed, median / 99 %", "new conversation, median / 99 %"]
  ]
  for count in [10, 1_000, 100_000] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("coach-bench-\(getpid())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("coach.sqlite").path
    // One conversation is led, the others are copies of it with ids of their own.
    do {
      let sessions = Sessions(coach: coach, store: try SQLiteStore(path: path))
      let id = try await sessions.begin(id: name(0), seed: 1)
      for text in questions.prefix(3) { _ = try await sessions.turn(text, in: id) }
    }
    try copy(count, path)

    var texts = Array(questions.dropFirst(3).prefix(200))
    let first = texts.removeFirst()
    let clock = ContinuousClock()
    var start = clock.now
    let store = try SQLiteStore(path: path)
    _ = try await store.read(name(count / 2)) { $0.turns }
    let opening = Times.microseconds(clock.now - start)
    let sessions = Sessions(coach: coach, store: store)
    _ = try await sessions.turn(first, in: name(1))
    var (turns, begun): ([Double], [Double]) = ([], [])
    for (number, text) in texts.enumerated() {
      start = clock.now
      _ = try await sessions.turn(text, in: name(number * 7_919 % count))
      turns.append(Times.microseconds(clock.now - start))
      start = clock.now
      _ = try await sessions.begin(seed: 1)
      begun.append(Times.microseconds(clock.now - start))
    }
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    rows.append(["\(count)", String(format: "%.1f MB", Double(size) / 1_048_576), inWords(opening), both(turns), both(begun)])
  }
  print("Store: SQLite, each conversation of three turns")
  printTable(rows)
}

private func name(_ number: Int) -> String { String(format: "%032x", number + 1) }

private func both(_ times: [Double]) -> String {
  let sorted = times.sorted()
  return "\(inWords(sorted[sorted.count / 2])) / \(inWords(sorted[sorted.count * 99 / 100]))"
}

/// Copies the first conversation and its runner until there are as many as wanted.
private func copy(_ count: Int, _ path: String) throws {
  let database = try DatabaseQueue(path: path)
  try database.write { database in
    let numbers = "WITH RECURSIVE numbers(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < \(count))"
    for (table, id) in [("conversation", name(0)), ("runner", name(0))] {
      let columns = try database.columns(in: table).map(\.name)
      let values = columns.map { ["id", "runner", "state"].contains($0) ? "replace(\($0), '\(id)', printf('%032x', n))" : $0 }
      try database.execute(
        sql:
          "\(numbers) INSERT INTO \(table) (\(columns.joined(separator: ", "))) SELECT \(values.joined(separator: ", ")) FROM \(table), numbers WHERE id = '\(id)'"
      )
    }
  }
}
