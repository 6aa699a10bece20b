import Foundation
import Journal
import Knowledge
import Testing

/// Histories with the right next target, made by hand before the code: `ProgressionTable.txt`.
@Suite struct ProgressionTests {
  struct Row: CustomTestStringConvertible {
    let name: String
    let exercise: String
    let dose: String
    let history: String
    let expected: String
    var testDescription: String { name }
  }

  static let rows: [Row] = lines("ProgressionTable.txt").map { line in
    let parts = line.components(separatedBy: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    return Row(name: parts[0], exercise: parts[1], dose: parts[2], history: parts[3], expected: canonical(parts[4]))
  }

  @Test(arguments: rows) func findsTheNextTarget(_ row: Row) throws {
    let exercise = try #require(knowledge.exercises[row.exercise])
    let parts = row.dose.components(separatedBy: " x ")
    let dose = try #require(Dose("strength | \(parts[0]) | \(parts[1]) | - | - | 2-3"))
    let range = try #require(TargetRange(dose))
    let log = try row.history.components(separatedBy: " / ").filter { !$0.isEmpty }.map { try entry($0, row.exercise, range) }
    let next = Progression(exercise, range: range, knowledge: knowledge).next(log, today: today)
    let short = shorthand(next)
    #expect(short == row.expected || short.hasPrefix(row.expected + " "), "\(short): \(next.reason)")
    #expect(next.reason.hasSuffix(".") && next.reason.utf8.count < 140)
    #expect(!next.amounts.isEmpty && next.amounts.allSatisfy { $0.number > 0 })
  }

  @Test func hasEnoughRows() { #expect(Self.rows.count >= 40) }

  @Test func readsEveryDoseOfTheRecords() {
    for exercise in knowledge.exercises.items { for dose in exercise.doses { #expect(TargetRange(dose) != nil, "\(exercise.id): \(dose.short)") } }
  }

  @Test func everyExerciseHasANextTargetFromAnyHistory() {
    var random = SystemRandomNumberGenerator()
    for exercise in knowledge.exercises.items {
      guard let range = exercise.doses.lazy.compactMap(TargetRange.init).first else { continue }
      for _ in 0..<40 {
        let log = (0..<Int.random(in: 1...8, using: &random)).map { index in
          let count = Int.random(in: 1...4)
          let load = Bool.random() ? Load(Double(Int.random(in: 1...60)) * 2.5, perHand: Bool.random()) : nil
          let amounts = (0..<count).map { _ in WorkSet(amount(Int.random(in: 1...80), range), load: load) }
          let sets = ExerciseSets(exercise.id, amounts, effort: Bool.random() ? .rir(Double(Int.random(in: 0...4))) : nil)
          return LogEntry(
            today.adding(days: -index * Int.random(in: 1...9)), .exercise(sets), pain: Bool.random() ? Pain(Double(Int.random(in: 0...8))) : nil)
        }
        let next = Progression(exercise, range: range, knowledge: knowledge).next(log, today: today)
        #expect(!next.amounts.isEmpty && next.amounts.allSatisfy { $0.number > 0 } && !next.reason.isEmpty)
        if let load = next.load { #expect(load.value > 0) }
      }
    }
  }

  private func amount(_ number: Int, _ range: TargetRange) -> WorkSet.Amount {
    switch range.unit {
    case .reps: .reps(number)
    case .seconds: .seconds(number)
    case .metres: .metres(number)
    }
  }

  /// `3: L8,8,8 @60kg rir2 knee4 slow`
  private func entry(_ text: String, _ exercise: String, _ range: TargetRange) throws -> LogEntry {
    let parts = text.components(separatedBy: ": ")
    var words = parts[1].split(separator: " ").map(String.init)
    var load: Load?
    if let place = words.firstIndex(where: { $0.hasPrefix("@") }) {
      let word = words.remove(at: place).dropFirst()
      let value = try #require(Double(word.prefix { $0.isNumber || $0 == "." }))
      load = Load(value, word.contains("lb") ? .pounds : .kilograms, perHand: word.contains("/hand"))
    }
    let sets = try words.removeFirst().split(separator: ",").map { part in
      let side: WorkSet.Side? = part.hasPrefix("L") ? .left : part.hasPrefix("R") ? .right : nil
      return WorkSet(amount(try #require(Int(part.filter(\.isNumber))), range), load: load, side: side)
    }
    var effort: Effort?
    var pain: Pain?
    var manner: [Manner] = []
    for word in words {
      let value = Double(word.filter { $0.isNumber || $0 == "." })
      if word.hasPrefix("rir") {
        effort = .rir(value ?? 0)
      } else if word.hasPrefix("rpe") {
        effort = .rpe(value ?? 0)
      } else if let one = Manner(rawValue: word == "each" ? "eachSide" : word) {
        manner.append(one)
      } else {
        pain = Pain(value ?? 0, place: String(word.filter { !$0.isNumber && $0 != "." }))
      }
    }
    let date = today.adding(days: -(try #require(Int(parts[0]))))
    return LogEntry(date, .exercise(ExerciseSets(exercise, sets, effort: effort, manner: manner)), pain: pain)
  }

  private func shorthand(_ next: NextTarget) -> String {
    var words = [next.step.rawValue, next.exercise, canonical(next.amounts.map(\.shorthand).joined(separator: ","))]
    if let load = next.load { words.append(load.shorthand) }
    words += next.manner.map(\.rawValue)
    if let side = next.weakerSide { words.append("weaker=\(side.rawValue)") }
    return words.joined(separator: " ")
  }
}
