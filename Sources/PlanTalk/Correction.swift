import Language
import Planning

/// Reads a day that takes the place of another one: "not Tuesday, Thursday", "Wednesday instead of Friday".
struct Correction {
  let today: CalendarDate

  func read(_ phrase: inout Phrase, into reading: inout PlanReading) {
    for place in 0..<phrase.count where phrase.isFree(place..<place + 1) {
      guard let (wrong, right, range) = pair(phrase, place) else { continue }
      let verbs = Set(phrase.keys)
      let isRun = !verbs.isDisjoint(with: ["run", "running", "jog", "interval", "tempo", "long"])
      let isStrength = !verbs.isDisjoint(with: ["gym", "lift", "lifting", "strength", "weight", "leg"])
      var isChanged = false
      if !isStrength, reading.request.runs.contains(where: { $0.day == wrong }) {
        for number in reading.request.runs.indices where reading.request.runs[number].day == wrong { reading.request.runs[number].day = right }
        reading.say(.runs, "the run on \(right.name) instead of \(wrong.name)")
        isChanged = true
      }
      if !isRun, !isChanged, reading.request.fixed.contains(where: { $0.day == wrong }) {
        for number in reading.request.fixed.indices where reading.request.fixed[number].day == wrong { reading.request.fixed[number].day = right }
        reading.say(.fixed, "strength on \(right.name) instead of \(wrong.name)")
        isChanged = true
      }
      if !isRun, !isStrength, !isChanged, let number = reading.request.impossible.firstIndex(of: wrong) {
        reading.request.impossible[number] = right
        reading.say(.impossible, "no training on \(right.name) instead of \(wrong.name)")
        isChanged = true
      }
      if isChanged { phrase.take(range) }
    }
  }

  /// The wrong day and the right one, when the words for both begin at a place.
  private func pair(_ phrase: Phrase, _ place: Int) -> (wrong: Day, right: Day, range: Range<Int>)? {
    if phrase[place] == "not", let (wrong, next) = day(phrase, place + 1), let (right, end) = day(phrase, phrase[next] == "but" ? next + 1 : next) {
      return (wrong, right, place..<end)
    }
    guard let (right, next) = day(phrase, place) else { return nil }
    var here = next
    if phrase[here] == "and" { here += 1 }
    if phrase[here] == "not" {
      here += 1
    } else if phrase.has("instead", "of", at: here) || phrase.has("rather", "than", at: here) {
      here += 2
    } else {
      return nil
    }
    return day(phrase, here).map { ($0.0, right, place..<$0.1) }
  }

  private func day(_ phrase: Phrase, _ place: Int) -> (Day, Int)? {
    var here = place
    while ["on", "the", "a"].contains(phrase[here]) { here += 1 }
    guard let (days, end) = phrase.dayWord(at: here, isFirst: true), days.count == 1 else { return nil }
    return (days[0], end)
  }
}
