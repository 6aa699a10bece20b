import CoachKit
import Dialogue
import Foundation
import Journal
import Planning

/// An entry of the log as the row of a table. docs/store.md describes the columns.
package struct LogRow: Sendable {
  package var date: String
  package var kind: String
  package var exercise: String?
  package var sets: String?
  package var manner: String?
  package var rpe: Double?
  package var rir: Double?
  package var weight: Double?
  package var weightUnit: String?
  package var pain: Double?
  package var painPlace: String?
  package var note: String?
  package var told: String?

  /// The columns' names, in the order of the members.
  package static let columns = "date, kind, exercise, sets, manner, rpe, rir, weight, weight_unit, pain, pain_place, note, told"

  /// A row as read, its columns in that order.
  package init(
    date: String, kind: String, exercise: String?, sets: String?, manner: String?, rpe: Double?, rir: Double?, weight: Double?, weightUnit: String?,
    pain: Double?, painPlace: String?, note: String?, told: String?
  ) {
    (self.date, self.kind, self.exercise, self.sets, self.manner) = (date, kind, exercise, sets, manner)
    (self.rpe, self.rir, self.weight, self.weightUnit) = (rpe, rir, weight, weightUnit)
    (self.pain, self.painPlace, self.note, self.told) = (pain, painPlace, note, told)
  }

  package init(_ entry: LogEntry) throws {
    let done = entry.exercise
    (date, kind, exercise) = (entry.date.description, entry.kind.name, done?.exercise)
    sets = try (done?.sets).map(StoredJSON.encode)
    manner = done.flatMap { $0.manner.isEmpty ? nil : $0.manner.map(\.rawValue).joined(separator: " ") }
    switch done?.effort {
    case .rpe(let value): rpe = value
    case .rir(let value): rir = value
    case nil: break
    }
    if case .bodyWeight(let load) = entry.kind { (weight, weightUnit) = (load.value, load.unit.rawValue) }
    (pain, painPlace, note, told) = (entry.pain?.level, entry.pain?.place, entry.note, entry.told)
  }

  /// - Throws: `StoreError` when the row was written by another version and says nothing to this one.
  package func entry(_ reader: inout SetsReader) throws -> LogEntry {
    guard let day = CalendarDate(date) else { throw StoreError("The log holds \"\(date)\", which is no date.") }
    let kind: LogEntry.Kind
    switch self.kind {
    case "exercise":
      let effort: Effort? = rpe.map(Effort.rpe) ?? rir.map(Effort.rir)
      let manner = (manner ?? "").split(separator: " ").compactMap { Manner(rawValue: String($0)) }
      kind = .exercise(ExerciseSets(exercise ?? "", try reader.sets(sets, date), effort: effort, manner: manner))
    case "body_weight": kind = .bodyWeight(Load(weight ?? 0, weightUnit.flatMap(WeightUnit.init(rawValue:)) ?? .kilograms))
    case "done": kind = .sessionDone
    case "skipped": kind = .sessionSkipped
    case "note": kind = .note
    default: throw StoreError("The log of \(date) holds an entry \"\(self.kind)\", which this version of coach cannot read.")
    }
    return LogEntry(day, kind, pain: pain.map { Pain($0, place: painPlace) }, note: note, told: told)
  }
}

/// Reads sets from JSON. The same ones come again and again in a log, so they are kept.
package struct SetsReader {
  private let decoder = JSONDecoder()
  private var known: [String: [WorkSet]] = ["[]": []]

  package init() {}

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
