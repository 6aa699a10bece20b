import Language
import Planning

/// One day, or a date, somebody named.
struct NamedDay {
  /// The weekday; for a date its day of the week.
  var day: Day
  /// Set for dates and for "next Saturday".
  var date: CalendarDate?
  /// Whether the date is a guess.
  var isAbout = false
  /// Places in the text.
  var place: Range<Int>
  /// What binds it to the day named before it.
  var join: Join
  /// "tuesdays"
  var isPlural = false
  /// A time of day stood beside it: "weekdays at lunch".
  var hasTime = false

  /// How near two days stand.
  enum Join { case and, none, comma, apart }
}

extension Phrase {
  /// A run of days that belong together, from a place on: `mon wed and fri`, `thu to sat`, `weekdays`, `every day except Friday`.
  func days(at start: Int) -> (days: [NamedDay], end: Int, spans: (Day, Day)?)? {
    var result: [NamedDay] = []
    var spans: (Day, Day)?
    var place = start
    var join = NamedDay.Join.apart
    while let (days, end) = dayWord(at: place, isFirst: result.isEmpty) {
      let from = days.first, last = result.last
      if let last, let from, days.count == 1, result.count == 1 || join == .none, isSpan(last, place, join), last.day != from {
        // "Thursday to Saturday", and "Mon-Fri", whose hyphen is lost.
        let length = (from.rawValue - last.day.rawValue + 7) % 7
        let to = place..<end
        result += (1...max(1, length)).map { NamedDay(day: last.day.adding($0), place: to, join: .and, isPlural: last.isPlural) }
        if !["to", "through", "till", "until"].contains(self[place - 1]) { spans = (last.day, from) }
      } else {
        for (number, day) in days.enumerated() {
          let isPlural =
            days.count > 1 || word(end - 1).hasSuffix("days") || self[place - 1] == "every" || self[place - 1] == "on" && word(place).hasSuffix("s")
          result.append(NamedDay(day: day, place: place..<end, join: number == 0 ? join : .and, isPlural: isPlural))
        }
      }
      place = end
      if let after = timeOfDay(at: place) {
        place = after
        for number in result.indices.suffix(days.count) { result[number].hasTime = true }
      }
      guard place < count, gap(place) != .sentence else { break }
      join = gap(place) == .clause ? .comma : .none
      var next = place
      if ["and", "or", "plus", "to", "through", "till", "until", "also"].contains(self[next]) {
        if ["and", "or", "plus"].contains(self[next]) { join = .and }
        next += 1
      }
      while ["on", "the", "a"].contains(self[next]), next > place { next += 1 }
      guard dayWord(at: next, isFirst: false) != nil else { break }
      place = next
    }
    guard !result.isEmpty else { return nil }
    let spanEnd = subtract(&result, place)
    return (result, spanEnd, spans)
  }

  private func isSpan(_ last: NamedDay, _ place: Int, _ join: NamedDay.Join) -> Bool {
    if ["to", "through", "till", "until"].contains(self[place - 1]) { return true }
    // "mon fri" with one sign between and nothing around is a span written with a hyphen, unless other days are listed that way.
    guard join == .none, last.day == .monday, ["fri", "friday"].contains(self[place]), isBeside(place), dayWord(at: place + 1, isFirst: false) == nil,
      !["gym", "lift", "lifting", "strength", "weight"].contains(self[place - 2])
    else { return false }
    return !(1..<count).contains { $0 != place && isBeside($0) && Self.dayNames[self[$0]] != nil && Self.dayNames[self[$0 - 1]] != nil }
  }

  /// Whether one sign stands between a word and the one before it.
  private func isBeside(_ place: Int) -> Bool {
    gap(place) == .none && tokens[place - 1].range.upperBound + 1 == tokens[place].range.lowerBound
  }

  /// "Every day except Friday": takes days away, and gives the end of all that.
  private func subtract(_ days: inout [NamedDay], _ place: Int) -> Int {
    guard days.count >= 5 else { return place }
    var next = place
    guard ["except", "but", "bar", "excluding", "minus", "apart", "not", "without", "other", "beside"].contains(self[next]) else { return place }
    while ["except", "but", "bar", "excluding", "minus", "apart", "not", "without", "other", "beside", "for", "from", "than", "on", "the"].contains(
      self[next])
    {
      next += 1
    }
    guard let (without, end, _) = self.days(at: next) else { return place }
    days.removeAll { day in without.contains { $0.day == day.day } }
    return end
  }

  private func timeOfDay(at place: Int) -> Int? {
    var next = place
    while ["at", "in", "during", "the", "my"].contains(self[next]), gap(next) == .none { next += 1 }
    guard gap(next) == .none, Self.times.contains(self[next]) else { return nil }
    next += 1
    if ["hour", "break", "time"].contains(self[next]), self[next - 1] == "lunch" { next += 1 }
    return next
  }

  /// The day or days of one word, with the place behind it.
  func dayWord(at place: Int, isFirst: Bool) -> ([Day], Int)? {
    guard place >= 0, place < count, !isRead[place] else { return nil }
    let key = self[place]
    if ["weekday", "weekend"].contains(key) || key == "week" && self[place + 1] == "day" {
      let isDays = key != "weekend"
      return (isDays ? [.monday, .tuesday, .wednesday, .thursday, .friday] : [.saturday, .sunday], place + (key == "week" ? 2 : 1))
    }
    if ["every", "each", "all", "any"].contains(key), self[place + 1] == "day" || self[place + 1] == "single" && self[place + 2] == "day" {
      return (Day.allCases, place + (self[place + 1] == "day" ? 2 : 3))
    }
    if ["daily", "everyday", "anyday"].contains(key) { return (Day.allCases, place + 1) }
    for word in [key, tokens[place].misspelt ?? key] {
      if let day = Self.dayNames[word] ?? Self.dayNames[Stem.singular(word)], isDay(word, place) { return ([day], place + 1) }
      if word.utf8.count > 1, let days = Self.lettered[word] { return (days, place + 1) }
    }
    return letters(at: place, isFirst: isFirst)
  }

  /// "m w f", "tu th": single letters count only in company.
  private func letters(at place: Int, isFirst: Bool) -> ([Day], Int)? {
    guard let day = Self.letterDays[self[place]] else { return nil }
    let neighbours = (isFirst ? [place + 1] : [place - 1, place + 1]).map { self[$0] == "and" ? self[$0 > place ? $0 + 1 : $0 - 1] : self[$0] }
    // "w" was spelt out as "with", which is Wednesday among single letters only.
    let isWith = ["with", "we"].contains(self[place])
    // "Run Mo We Fr, long Su": one who writes days so does it throughout.
    if ["sa", "su"].contains(self[place]), keys.filter({ Self.letterDays[$0] != nil && $0 != "with" }).count > 2 { return ([day], place + 1) }
    guard neighbours.contains(where: { Self.letterDays[$0] != nil || !isWith && Self.dayNames[$0] != nil }) else { return nil }
    return ([day], place + 1)
  }

  /// "In the sun" and "I sat" are no days.
  private func isDay(_ word: String, _ place: Int) -> Bool {
    switch word {
    case "sun": self[place - 1] != "the" && self[place - 1] != "in"
    case "sat": !["i", "have", "been", "we", "just", "being"].contains(self[place - 1])
    case "wed": !["newly", "get", "getting"].contains(self[place - 1])
    default: true
    }
  }

  private static let times: Set<String> = [
    "lunch", "lunchtime", "morning", "evening", "night", "afternoon", "am", "pm", "midday", "noon", "dinner",
  ]
  static let dayNames: [String: Day] = [
    "monday": .monday, "mon": .monday, "tuesday": .tuesday, "tue": .tuesday, "tues": .tuesday, "tu": .tuesday, "wednesday": .wednesday,
    "wed": .wednesday,
    "weds": .wednesday, "thursday": .thursday, "thu": .thursday, "thur": .thursday, "thurs": .thursday, "th": .thursday, "friday": .friday,
    "fri": .friday,
    "saturday": .saturday, "sat": .saturday, "saterday": .saturday, "sunday": .sunday, "sun": .sunday, "wensday": .wednesday, "wendsday": .wednesday,
  ]
  private static let letterDays: [String: Day] = [
    "m": .monday, "mo": .monday, "we": .wednesday, "fr": .friday, "t": .tuesday, "tu": .tuesday, "w": .wednesday, "with": .wednesday, "th": .thursday,
    "f": .friday, "sa": .saturday, "su": .sunday,
  ]
  /// Days written in one word of initials, each longer than one letter: `mwf`, `tuth`.
  private static let lettered: [String: [Day]] = {
    var table: [String: [Day]] = [:]
    let names: [[String]] = [["m"], ["tu", "t"], ["w"], ["th"], ["f"], ["sa", "s"], ["su"]]
    for bits in 1..<128 where bits.nonzeroBitCount > 1 {
      let days = Day.allCases.filter { bits & 1 << ($0.rawValue - 1) != 0 }
      var words = [""]
      for day in days { words = words.flatMap { word in names[day.rawValue - 1].map { word + $0 } } }
      for word in words where !notDays.contains(word) { table[word] = days }
    }
    return table
  }()
  /// Initials that are words or abbreviations of something else.
  private static let notDays: Set<String> = ["ms", "ts", "fs", "ws", "mf", "tf", "wf", "tus", "ths", "mts", "mth", "mths", "this", "mt", "tsu"]
}
