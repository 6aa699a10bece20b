import Foundation
import Planning

/// SplitMix64: small, seeded, the same on every machine.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  mutating func some<T>(_ items: [T], upTo most: Int) -> [T] {
    Array(items.shuffled(using: &self).prefix(Int.random(in: 0...most, using: &self)))
  }

  mutating func request() -> PlanRequest {
    let knowledge = coach.policy.knowledge
    let today = CalendarDate(dayNumber: Int.random(in: 0...60_000, using: &self))
    var request = PlanRequest(today: today, weekStart: chance(80) ? today.monday : today)
    for day in Day.allCases where chance(50) { request.runs.append(Run(Run.Kind.allCases.randomElement(using: &self) ?? .easy, day)) }
    request.impossible = some(Array(Day.allCases), upTo: 3)
    request.strengthDays = chance(50) ? Int.random(in: 0...4, using: &self) : nil
    request.minutes = chance(70) ? Int.random(in: 5...90, using: &self) : nil
    request.equipment = chance(20) ? nil : some(knowledge.equipment.items.map(\.id), upTo: 12)
    request.level = Level.allCases.randomElement(using: &self)
    if chance(30) { request.conditions = some(knowledge.injuries.items.map(\.id) + knowledge.groups.items.map(\.id), upTo: 2) }
    request.cleared = request.conditions
    if chance(40) {
      request.race = Race(Race.Distance.allCases.randomElement(using: &self) ?? .tenK, on: today.adding(days: Int.random(in: -9...90, using: &self)))
    }
    return request
  }

  /// A text of signs that mean something in a calendar, and of some that are long in UTF-8, hidden or forbidden.
  mutating func odd(_ text: String) -> String {
    let signs = [
      "\\", ";", ",", ":", "\"", "\n", "\r", "\r\n", "\\n", "\\N", "\\,", "\0", "\t", "\u{7F}", "\u{1B}", " ", "=", "^n", "END:VEVENT", "\r\nBEGIN:VALARM\r\n",
      "é", "e\u{301}", "日",
      "🏃", "👨‍👩‍👧", "\u{202E}", "\u{200B}", "\u{2028}", "\u{FEFF}", "%", "<b>", "x",
    ]
    switch Int.random(in: 0..<4, using: &self) {
    case 0: return text
    case 1: return String(repeating: signs.randomElement(using: &self) ?? "", count: Int.random(in: 1...200, using: &self)) + "x"
    default:
      var result = text
      for _ in 0..<Int.random(in: 1...12, using: &self) {
        let place = result.index(result.startIndex, offsetBy: Int.random(in: 0...result.count, using: &self))
        result.insert(contentsOf: signs.randomElement(using: &self) ?? "", at: place)
      }
      return result
    }
  }
}

private struct Line: Encodable {
  var calendar: String
  /// What the titles and descriptions of its sessions were made of.
  var titles: [String]
  var warmUps: [String]
  var names: [[String]]
}

/// Prints calendars of random weeks, one JSON object a line, for `check-calendars` to read.
func printCalendars(_ count: Int, seed: UInt64) {
  var generator = Generator(state: seed)
  let planner = Planner(knowledge: coach.policy.knowledge)
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys]
  for number in 0..<count {
    var plan = planner.plan(generator.request())
    let isOdd = generator.chance(70)
    for day in plan.days.indices where isOdd {
      plan.days[day].why = generator.odd(plan.days[day].why)
      guard var workout = plan.days[day].workout else { continue }
      workout.title = generator.odd(workout.title)
      workout.warmUp = generator.odd(workout.warmUp)
      workout.notes = workout.notes.map { generator.odd($0) }
      for index in workout.exercises.indices { workout.exercises[index].name = generator.odd(workout.exercises[index].name) }
      plan.days[day].workout = workout
    }
    let alarm = generator.chance(50) ? Int.random(in: -5...5_000, using: &generator) : nil
    let calendar = ICalendar(
      startHour: Int.random(in: -3...30, using: &generator), hardDayHour: generator.chance(50) ? Int.random(in: -3...30, using: &generator) : nil,
      alarmMinutes: alarm, sequence: number, includesRuns: generator.chance(80))
    let workouts = plan.days.compactMap(\.workout)
    let line = Line(
      calendar: calendar.text(of: [plan], stamp: "20260301T120000Z"), titles: workouts.map { "\($0.title), \($0.minutes) min" },
      warmUps: workouts.map(\.warmUp),
      names: workouts.map { $0.exercises.map(\.name) })
    if let data = try? encoder.encode(line) { print(String(decoding: data, as: UTF8.self)) }
  }
}
