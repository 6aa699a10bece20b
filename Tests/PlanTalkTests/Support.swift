import CoachKit
import Foundation
import Knowledge
import Language
import PlanTalk
import Planning
import Understanding

/// Today in all sentences: Wednesday, 10 February 2027.
let today = CalendarDate(year: 2027, month: 2, day: 10) ?? CalendarDate(dayNumber: 0)

private let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private let coach = Coach.load().coach
let knowledge = coach.policy.knowledge

/// The words and names of a text as the product reads them.
func words(_ text: String) -> ([Token], [Entity]) {
  let tokens = coach.policy.matcher.tokens(of: text)
  return (tokens, coach.policy.matcher.lexicon.entities(in: tokens))
}

/// Lines `sentence => expectation` of a file.
func sentences(_ file: String) -> [(text: String, expected: String)] {
  let text = (try? String(contentsOf: package.appendingPathComponent("Tests/PlanTalkTests/Sentences/\(file).txt"), encoding: .utf8)) ?? ""
  return text.split(separator: "\n").compactMap { line in
    guard let arrow = line.range(of: "=>") else { return nil }
    return (
      line[..<arrow.lowerBound].trimmingCharacters(in: .whitespaces), line[arrow.upperBound...].trimmingCharacters(in: .whitespaces)
    )
  }
}

/// Reads turns parted by `//` one after the other.
func read(_ text: String) -> PlanReading {
  let reader = PlanReader(knowledge: knowledge)
  var reading: PlanReading?
  for turn in text.components(separatedBy: "//") {
    let (tokens, entities) = words(turn)
    reading = reader.read(tokens, entities, into: reading?.request ?? PlanRequest(today: today))
  }
  return reading ?? reader.read([], [], into: PlanRequest(today: today))
}

private let gym = ["barbell", "rack", "bench", "dumbbell", "kettlebell", "cable", "machine", "box", "pull_up_bar", "band"]

/// The request in the short form of the sentence files.
func summary(_ reading: PlanReading) -> Set<String> {
  let request = reading.request
  var parts: [String] = []
  func short(_ day: Day) -> String { day.short.lowercased() }
  if !request.runs.isEmpty { parts.append("run:" + request.runs.map { "\(short($0.day))=\($0.kind.rawValue)" }.sorted().joined(separator: ",")) }
  if let count = reading.runsPerWeek { parts.append("n:\(count)") }
  if !request.impossible.isEmpty { parts.append("no:" + request.impossible.map(short).sorted().joined(separator: ",")) }
  if let days = request.strengthDays { parts.append("days:\(days)") }
  if !request.fixed.isEmpty {
    parts.append("fix:" + request.fixed.map { short($0.day) + ($0.focus.map { "=\($0.rawValue)" } ?? "") }.sorted().joined(separator: ","))
  }
  if let minutes = request.minutes { parts.append("min:\(minutes)") }
  if let things = request.equipment {
    parts.append("eq:" + (things.isEmpty ? "-" : Set(things) == Set(gym) ? "gym" : things.sorted().joined(separator: ",")))
  }
  if let level = request.level { parts.append("lvl:\(level.rawValue)") }
  if !request.conditions.isEmpty { parts.append("cond:" + request.conditions.sorted().joined(separator: ",")) }
  if let race = request.race { parts.append("race:\(race.distance.rawValue)@\(race.date)") }
  if let goal = request.goal { parts.append("goal:\(goal.rawValue)") }
  if request.weekStart != today.monday { parts.append("start:\(request.weekStart)") }
  if let back = request.comeback { parts.append("back:\(back.rawValue)") }
  return Set(parts)
}

/// An expectation in the same form, its lists sorted.
func sorted(_ expected: String) -> Set<String> {
  Set(
    expected.split(separator: " ").map { part in
      let halves = part.split(separator: ":", maxSplits: 1)
      guard halves.count == 2 else { return String(part) }
      return halves[0] + ":" + halves[1].split(separator: ",").sorted().joined(separator: ",")
    }
  ).subtracting(["start:\(today.monday)"])
}
