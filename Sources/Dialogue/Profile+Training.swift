import Journal
import Knowledge
import PlanTalk
import Planning

extension Profile {
  /// The age in years, right to within a year; nil when it was not told.
  public func age(on today: CalendarDate) -> Int? { birthYear.map { today.year - $0 } }

  /// The special group that an age makes: under 16, or from 60 on.
  static func group(ofAge age: Int) -> String? { age < 16 ? "under_16" : age >= 60 ? "over_60" : nil }

  /// Everything that decides which exercises suit: conditions told, and what the age means.
  public func conditions(on today: CalendarDate) -> [String] {
    guard let group = age(on: today).flatMap(Self.group), !conditions.contains(group) else { return conditions }
    return conditions + [group]
  }

  /// The unit of weights: as told, else as the last weight in the log; kilograms when neither tells.
  func weightUnit(_ journal: [LogEntry]) -> WeightUnit {
    if let units { return units == .imperial ? .pounds : .kilograms }
    let last = journal.reversed().lazy.compactMap { $0.exercise?.sets.lazy.compactMap(\.load).first }.first
    return last?.unit ?? .kilograms
  }

  /// Puts what is known of the person into a request; what is not known leaves the request as it is.
  func fill(_ request: inout PlanRequest) {
    if !runs.isEmpty { request.runs = runs }
    for day in impossible where !request.impossible.contains(day) { request.impossible.append(day) }
    request.strengthDays = strengthDays ?? request.strengthDays
    request.minutes = minutes ?? request.minutes
    request.equipment = equipment ?? request.equipment
    request.level = level ?? request.level
    request.race = race ?? request.race
    for condition in conditions(on: request.today) where !request.conditions.contains(condition) { request.conditions.append(condition) }
    for condition in cleared where !request.cleared.contains(condition) { request.cleared.append(condition) }
  }

  /// Keeps some parts of what was read about a week.
  mutating func keep(_ parts: Set<PlanReading.Part>, of reading: PlanReading) {
    let request = reading.request
    for part in parts.intersection(reading.parts) {
      switch part {
      case .runs: runs = request.runs.filter { $0.kind != .race }
      case .impossible: impossible = request.impossible
      case .strengthDays: strengthDays = request.strengthDays
      case .minutes: minutes = request.minutes
      case .equipment: equipment = request.equipment
      case .level: level = request.level
      case .race: race = request.race
      case .conditions, .runCount, .fixed, .goal, .weekStart, .comeback: break
      }
    }
  }
}
