import Knowledge
import Planning

/// SplitMix64: small, seeded, the same on every machine.
struct Generator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

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

  /// Any week of any runner, sensible or not.
  mutating func request(_ knowledge: KnowledgeBase) -> PlanRequest {
    let start = CalendarDate(dayNumber: Int.random(in: 20_000...21_500, using: &self))
    let weekStart = chance(80) ? start.monday : start
    var request = PlanRequest(today: weekStart.adding(days: Int.random(in: -3...5, using: &self)), weekStart: weekStart)
    for day in Day.allCases where chance(55) { request.runs.append(Run(Run.Kind.allCases.randomElement(using: &self) ?? .easy, day)) }
    if chance(10) { request.runs = Day.allCases.map { Run(Run.Kind.allCases.randomElement(using: &self) ?? .easy, $0) } }
    if chance(70) { request.runs.removeAll { $0.kind == .race } }
    if chance(5) { request.runs.append(Run(.easy, Day.allCases.randomElement(using: &self) ?? .monday)) }
    request.impossible = some(Array(Day.allCases), upTo: chance(90) ? 3 : 7)
    request.strengthDays = chance(60) ? Int.random(in: 0...7, using: &self) : nil
    if chance(25) {
      let focuses: [Focus?] = [nil, nil, .legs, .fullBody, .upperCore]
      request.fixed = some(Array(Day.allCases), upTo: 3).map { FixedSession($0, focuses.randomElement(using: &self) ?? nil) }
    }
    request.minutes = chance(80) ? Int.random(in: 5...60, using: &self) : chance(50) ? nil : Int.random(in: -5...300, using: &self)
    request.equipment = chance(20) ? nil : some(knowledge.equipment.items.map(\.id), upTo: 12)
    request.level = chance(15) ? nil : Level.allCases.randomElement(using: &self)
    if chance(40) { request.conditions = some(knowledge.injuries.items.map(\.id) + knowledge.groups.items.map(\.id), upTo: 3) }
    if chance(60) { request.cleared = request.conditions }
    if chance(50) {
      let distance = Race.Distance.allCases.randomElement(using: &self) ?? .tenK
      request.race = Race(distance, on: weekStart.adding(days: Int.random(in: chance(60) ? -20...25 : -40...200, using: &self)))
    }
    request.goal = chance(30) ? PlanRequest.Goal.allCases.randomElement(using: &self) : nil
    request.seasonWeek = chance(40) ? Int.random(in: 1...30, using: &self) : nil
    request.deload = chance(10) ? true : nil
    request.effort = chance(20) ? PlanRequest.Effort.allCases.randomElement(using: &self) ?? .normal : .normal
    request.comeback = chance(15) ? PlanRequest.Comeback.allCases.randomElement(using: &self) : nil
    return request
  }
}
