import Knowledge

extension Plan {
  /// Why a day is as it is, naming the rules: an answer to "why is legs on Tuesday".
  public func reason(for day: Day) -> String {
    guard let planned = self[day] else { return "" }
    let rules = planned.rules.compactMap(Rule.named)
    let what: String
    if let workout = planned.workout {
      what = "\(capitalised(workout.focus.name)) on \(day.name)"
    } else {
      what = planned.runs.first.map { "\(capitalised($0.name)) on \(day.name), without strength" } ?? "\(day.name) is free"
    }
    let names = joined(rules.map { "\($0.name) (\($0.id))" })
    return "\(what): \(planned.why)." + (rules.isEmpty ? "" : " Behind it: \(names). \(rules[0].sentence)")
  }
}
