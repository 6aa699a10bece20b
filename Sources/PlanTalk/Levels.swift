import Language
import Planning

/// Reads how well somebody knows strength work, and what for it is.
struct LevelReader {
  func read(_ phrase: inout Phrase, into reading: inout PlanReading) {
    for place in 0..<phrase.count {
      // The gym one has been going to for a year is read as equipment, too.
      if let (months, range) = experience(phrase, place) {
        say(months < 6 ? .beginner : months < 36 ? .intermediate : .advanced, &reading)
        phrase.take(range)
      } else if let (level, length) = phrase.longest(in: Self.levels, at: place) {
        let next = phrase[place + length]
        let isOfRunning = phrase.gap(place + length) == .none && ["runner", "running", "run", "plan"].contains(next)
        // "New to this club" is about the club, "advanced in years" about the years.
        let isOfElse =
          phrase.gap(place + length) == .none
          && (["this", "it"].contains(phrase[place + length - 1])
            ? !Self.follows.contains(next) : next == "in" && ["age", "year", "life"].contains(phrase[place + length + 1]))
        guard !phrase.isDenied(place), !isOfRunning, !isOfElse else { continue }
        say(level, &reading)
        phrase.take(place..<place + length)
      } else if let (goal, length) = phrase.longest(in: Self.goals, at: place), !phrase.isDenied(place) {
        reading.request.goal = goal
        reading.say(.goal, goal == .maintenance ? "keeping your strength" : goal == .power ? "more power" : "more strength")
        phrase.take(place..<place + length)
      }
    }
  }

  private func say(_ level: Level, _ reading: inout PlanReading) {
    reading.request.level = level
    reading.say(.level, level == .beginner ? "new to strength work" : "\(level.rawValue) at strength work")
  }

  /// "Been lifting for two years", "10 years lifting": months of strength work.
  private func experience(_ phrase: Phrase, _ place: Int) -> (months: Int, range: Range<Int>)? {
    let isWork = Self.works.contains(phrase[place])
    let begin = isWork ? place + 1 + (["training", "session", "work", "weight"].contains(phrase[place + 1]) ? 1 : 0) : place
    var here = begin
    if ["for", "about", "around", "over", "consistently"].contains(phrase[here]) { here += 1 }
    if ["about", "around", "over", "nearly", "almost"].contains(phrase[here]) { here += 1 }
    if isWork, phrase.gap(here) != .none { return nil }
    // "I have been lifting for years"
    if isWork, phrase[here] == "year" && phrase[here - 1] == "for" || phrase[here] == "decade" { return (36, place..<here + 1) }
    let isOne = ["a", "one", "an"].contains(phrase[here])
    guard let count = isOne ? (value: 1, length: 1) : phrase.number(at: here) ?? (phrase[here] == "few" ? (value: 3, length: 1) : nil) else {
      return nil
    }
    var end = here + count.length
    let unit = phrase[end]
    guard ["year", "month", "week"].contains(unit), phrase.gap(end) == .none else { return nil }
    end += 1
    // "Two gym sessions a week" is how often.
    if unit == "week", isWork, phrase[begin] != "for" { return nil }
    let months = unit == "year" ? count.value * 12 : unit == "month" ? count.value : count.value / 4
    if isWork { return phrase[end] == "ago" ? nil : (months, place..<end) }
    if ["of", "in", "experience"].contains(phrase[end]) { end += 1 }
    if ["the", "with"].contains(phrase[end]) { end += 1 }
    guard Self.works.contains(phrase[end]), phrase.gap(end) == .none else { return nil }
    return (months, place..<end + 1)
  }

  /// Words behind "new to this" that leave it about strength work.
  private static let follows: Set<String> = [
    "", "and", "but", "so", "with", "lifting", "lift", "strength", "gym", "stuff", "thing", "kind", "sort", "i", "only", "at", "please", "though", "as", "or",
    "run", "runner", "running", "have", "can", "no", "where", "how", "what",
  ]
  private static let works: Set<String> = [
    "lifting", "lifted", "lift", "gym", "strength", "weight", "weightlifting", "squat", "squatting", "squatted", "deadlift", "deadlifting",
  ]

  private static let levels: PhraseMap<Level> = {
    var table: [String: Level] = [:]
    func add(_ level: Level, _ phrases: [String]) { for phrase in phrases { table[phrase] = level } }
    add(
      .beginner,
      [
        "beginner", "complete beginner", "total beginner", "absolute beginner", "novice", "newbie", "noob", "newcomer", "new to strength",
        "new to lifting", "new to weight", "new to the gym", "new to it", "new to this", "new to all this", "new to strength training",
        "new to strength work", "new to gym", "never lifted", "never lifted before", "never done strength", "never done any strength",
        "never been to a gym", "never done weight", "just starting", "just starting out", "just started", "just started lifting",
        "just started strength training", "only just started", "never lifted weight", "no experience", "never done this",
        "never done strength work", "never done strength training", "first time lifting", "first timer", "total novice",
      ])
    add(
      .intermediate,
      ["intermediate", "some experience", "fairly experienced", "not new to lifting", "reasonably experienced", "know my way around a gym"])
    add(.advanced, ["advanced", "advanced lifter", "experienced", "experienced lifter", "very experienced"])
    return PhraseMap(table)
  }()

  private static let goals: PhraseMap<PlanRequest.Goal> = {
    var table: [String: PlanRequest.Goal] = [:]
    func add(_ goal: PlanRequest.Goal, _ phrases: [String]) { for phrase in phrases { table[phrase] = goal } }
    add(
      .strength,
      [
        "get stronger", "getting stronger", "be stronger", "build strength", "goal strength", "goal is strength", "stronger leg",
        "for strength gain", "stronger", "building strength", "gain strength", "max strength",
      ])
    add(
      .power,
      [
        "power", "more power", "explosive", "more explosive", "explosiveness", "plyometric", "plyo", "jump", "more spring", "goal power",
        "goal is power", "explosive power", "powerful",
      ])
    add(
      .maintenance,
      [
        "maintenance", "just maintenance", "maintain", "maintaining", "maintain strength", "maintain my strength", "keep the strength i have",
        "race season", "keep my strength", "in race season", "in season", "just maintain", "keep what i have", "keep it ticking over",
        "ticking over", "tick over", "keep the strength", "just keep the strength", "maintenance mode",
      ])
    return PhraseMap(table)
  }()
}
