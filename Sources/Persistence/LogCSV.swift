import Journal
import Planning

/// Reads a log from the comma-separated values that `LogEntry.csv` writes.
struct LogCSV {
  private(set) var entries: [LogEntry] = []
  /// The line each entry begins on.
  private(set) var lines: [Int] = []

  /// - Throws: `ImportError` with the line.
  init(_ text: String) throws {
    let rows = try Self.rows(text)
    guard let header = rows.first?.fields else { return }
    guard Set(["date", "kind", "exercise", "set", "reps", "seconds", "metres", "pain"]).isSubset(of: header) else {
      throw ImportError(description: "line 1: these are not the columns that coach export writes")
    }
    for row in rows.dropFirst() {
      guard row.fields.count == header.count else {
        throw ImportError(description: "line \(row.line): \(row.fields.count) fields instead of \(header.count)")
      }
      let values = Dictionary(zip(header, row.fields.map(Self.plain)), uniquingKeysWith: { first, _ in first })
      try add(Row(values: values, line: row.line))
    }
  }

  /// One row by the names of its columns.
  private struct Row {
    let values: [String: String]
    let line: Int

    subscript(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

    func fail(_ reason: String) -> ImportError { ImportError(description: "line \(line): \(reason)") }

    func number(_ name: String) throws -> Double? {
      guard let text = self[name] else { return nil }
      guard let number = Double(text), number.isFinite else { throw fail("\(name) is no number: \(text)") }
      return number
    }

    func count(_ name: String) throws -> Int? {
      guard let text = self[name] else { return nil }
      guard let number = Int(text) else { throw fail("\(name) is no whole number: \(text)") }
      return number
    }

    func one<T: RawRepresentable>(_ name: String, _ type: T.Type) throws -> T? where T.RawValue == String {
      guard let text = self[name] else { return nil }
      guard let value = T(rawValue: text) else { throw fail("\(name) cannot be \(text)") }
      return value
    }
  }

  private mutating func add(_ row: Row) throws {
    guard let date = row["date"].flatMap({ CalendarDate($0) }) else { throw row.fail("the date must be like 2026-03-14") }
    let level = try row.number("pain")
    if let level, !(0...10).contains(level) { throw row.fail("pain is a number from 0 to 10") }
    let pain = level.map { Pain($0, place: row["pain_place"]) }
    let load = try row.number("load").map { Load($0, try row.one("unit", WeightUnit.self) ?? .kilograms, perHand: row["per_hand"] == "yes") }
    let kind: LogEntry.Kind
    switch row["kind"] {
    case "done": kind = .sessionDone
    case "skipped": kind = .sessionSkipped
    case "note": kind = .note
    case "body_weight":
      guard let load else { throw row.fail("a body weight needs a load") }
      kind = .bodyWeight(load)
    case "exercise":
      guard let exercise = row["exercise"] else { throw row.fail("the exercise is missing") }
      let amount = try row.count("reps").map { .reps($0) } ?? row.count("seconds").map { .seconds($0) } ?? row.count("metres").map { WorkSet.Amount.metres($0) }
      let set = try amount.map { WorkSet($0, load: load, side: try row.one("side", WorkSet.Side.self)) }
      // Further sets of the entry before.
      if let number = try row.count("set"), number > 1, let last = entries.last, var sets = last.exercise, sets.sets.count == number - 1,
        last.date == date, sets.exercise == exercise, let set
      {
        sets.sets.append(set)
        entries[entries.count - 1].kind = .exercise(sets)
        return
      }
      let effort = try row.number("rpe").map { Effort.rpe($0) } ?? row.number("rir").map { Effort.rir($0) }
      let manner = try (row["manner"] ?? "").split(separator: " ").map { word in
        guard let manner = Manner(rawValue: String(word)) else { throw row.fail("manner cannot be \(word)") }
        return manner
      }
      kind = .exercise(ExerciseSets(exercise, set.map { [$0] } ?? [], effort: effort, manner: manner))
    default: throw row.fail("kind is exercise, done, skipped, body_weight or note")
    }
    entries.append(LogEntry(date, kind, pain: pain, note: row["note"], told: row["told"]))
    lines.append(row.line)
  }

  /// Without the apostrophe that keeps a spreadsheet from running a field.
  private static func plain(_ field: String) -> String {
    guard field.hasPrefix("'"), let second = field.dropFirst().first, "=+-@\t\r".contains(second) else { return field }
    return String(field.dropFirst())
  }

  /// The rows after RFC 4180 with the lines they begin on; empty ones are passed over.
  private static func rows(_ text: String) throws -> [(fields: [String], line: Int)] {
    var rows: [(fields: [String], line: Int)] = []
    var fields: [String] = []
    var field = String.UnicodeScalarView()
    var (isQuoted, wasQuoted) = (false, false)
    var (line, start) = (1, 1)
    let signs = Array(text.unicodeScalars)
    var place = 0
    func string() -> String { String(field) }
    func endRow() {
      fields.append(string())
      if fields != [""] { rows.append((fields, start)) }
      fields = []
      field = .init()
      wasQuoted = false
    }
    while place < signs.count {
      let sign = signs[place]
      place += 1
      if sign == "\n" { line += 1 }
      if isQuoted {
        if sign != "\"" {
          field.append(sign)
        } else if place < signs.count, signs[place] == "\"" {
          field.append(sign)
          place += 1
        } else {
          isQuoted = false
        }
        continue
      }
      switch sign {
      case "\"" where field.isEmpty && !wasQuoted: (isQuoted, wasQuoted) = (true, true)
      case ",":
        fields.append(string())
        field = .init()
        wasQuoted = false
      case "\r" where place < signs.count && signs[place] == "\n": continue
      case "\n":
        endRow()
        start = line
      default: field.append(sign)
      }
    }
    if isQuoted { throw ImportError(description: "line \(start): a quotation mark is not closed") }
    if !field.isEmpty || !fields.isEmpty { endRow() }
    return rows
  }
}
