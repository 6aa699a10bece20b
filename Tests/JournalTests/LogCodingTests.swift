import Foundation
import Journal
import Planning
import Testing

@Suite struct LogCodingTests {
  private let entries = [
    LogEntry(
      CalendarDate(dayNumber: 20_000), .exercise(ExerciseSets("goblet_squat", [WorkSet(.reps(10), load: Load(16))], effort: .rpe(8), manner: [.slow])),
      pain: Pain(2, place: "knee"), note: "fine", told: "goblet squat"),
    LogEntry(CalendarDate(dayNumber: 20_000), .exercise(ExerciseSets("plank", [WorkSet(.seconds(45), side: .left)], effort: .rir(2.5)))),
    LogEntry(CalendarDate(dayNumber: 20_000), .exercise(ExerciseSets("farmer_carry", [WorkSet(.metres(40), load: Load(20, .pounds, perHand: true))]))),
    LogEntry(CalendarDate(dayNumber: 20_000), .bodyWeight(Load(154, .pounds))), LogEntry(CalendarDate(dayNumber: 20_000), .sessionDone),
    LogEntry(CalendarDate(dayNumber: 20_000), .sessionSkipped), LogEntry(CalendarDate(dayNumber: 20_000), .note, pain: Pain(0)),
  ]

  @Test func comesBackFromJSON() throws {
    #expect(try JSONDecoder().decode([LogEntry].self, from: JSONEncoder().encode(entries)) == entries)
  }

  @Test func isFlat() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(
      String(decoding: try encoder.encode(entries[1]), as: UTF8.self)
        == #"{"date":"2024-10-04","exercise":"plank","kind":"exercise","rir":2.5,"sets":[{"seconds":45,"side":"left"}]}"#)
  }

  @Test func readsTheNestedFormOf010() throws {
    let old = #"""
      {"date":"2024-10-04","kind":{"exercise":{"_0":{"sets":[{"amount":{"reps":{"_0":10}},"load":{"unit":"kg","perHand":false,"value":16}}],
      "manner":["slow"],"exercise":"goblet_squat","effort":{"rpe":{"_0":8}}}}},"pain":{"level":2,"place":"knee"},"note":"fine"}
      """#
    var wanted = entries[0]
    wanted.told = nil
    #expect(try JSONDecoder().decode(LogEntry.self, from: Data(old.utf8)) == wanted)
    #expect(try JSONDecoder().decode(LogEntry.self, from: Data(#"{"date":"2024-10-04","kind":{"sessionDone":{}}}"#.utf8)) == entries[4])
  }

  @Test func tellsWhatCannotBe() {
    func fault(_ set: WorkSet, _ effort: Effort? = nil) -> String? {
      LogEntry(CalendarDate(dayNumber: 0), .exercise(ExerciseSets("plank", [set], effort: effort))).fault
    }
    #expect(fault(WorkSet(.reps(1_000), load: Load(1_000)), .rpe(10)) == nil)
    #expect(fault(WorkSet(.reps(1_001))) != nil && fault(WorkSet(.seconds(0))) != nil && fault(WorkSet(.metres(-5))) != nil)
    #expect(fault(WorkSet(.reps(1), load: Load(-1))) != nil && fault(WorkSet(.reps(1)), .rpe(0)) != nil && fault(WorkSet(.reps(1)), .rir(11)) != nil)
    #expect(LogEntry(CalendarDate(dayNumber: 0), .bodyWeight(Load(12))).fault != nil)
  }
}
