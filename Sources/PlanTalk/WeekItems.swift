import Language
import Planning

/// Something said to be done on days.
struct Activity {
  var meaning: Meaning
  /// Its words in the text.
  var place: Range<Int>
  /// As it was said: `parkrun`.
  var words: String
  /// "No gym", "drop the run".
  var isDenied = false
  var isPlural = false
  /// How often a week.
  var count: Int?
  var days: [NamedDay] = []
}

/// What a text says about days, activities and times, in its order.
struct WeekItems {
  enum Item {
    case day(NamedDay)
    case activity(Activity)
    case minutes(Int, Range<Int>)
    case count(Int, Range<Int>, opensActivity: Bool)
    case week(CalendarDate)
  }

  var items: [Item] = []
  private(set) var spans: [(Day, Day)] = []
  private(set) var dayFirst: [CalendarDate] = []
  private(set) var noDates: [String] = []
  private let dates: DateReader

  init(_ phrase: inout Phrase, today: CalendarDate) {
    dates = DateReader(today: today)
    var place = 0
    while place < phrase.count {
      let end = phrase.isFree(place..<place + 1) ? read(&phrase, place) : nil
      if let end { phrase.take(place..<end) }
      place = end ?? place + 1
    }
  }

  /// Reads what stands at a place and gives its end; nil when nothing does.
  private mutating func read(_ phrase: inout Phrase, _ place: Int) -> Int? {
    if let (minutes, length) = phrase.minutes(at: place) {
      items.append(.minutes(minutes, place..<place + length))
      return place + length
    }
    // "A 10 mile race" is longer than "10", "half marathon" longer than "half".
    if let activity = activity(phrase, place), case .race = activity.meaning {
      items.append(.activity(activity))
      return activity.place.upperBound
    }
    if let found = dates.read(phrase, at: place) { return add(found, phrase, place) }
    if let count = count(phrase, place) { return count }
    if let (days, end, span) = phrase.days(at: place) {
      items += days.map(Item.day)
      if let span { spans.append(span) }
      return end
    }
    if let activity = activity(phrase, place) {
      items.append(.activity(activity))
      return activity.place.upperBound
    }
    return nil
  }

  private mutating func add(_ found: DateReader.Found, _ phrase: Phrase, _ place: Int) -> Int {
    guard let date = found.date else {
      noDates.append((place..<found.end).map(phrase.word).joined(separator: " "))
      return found.end
    }
    if found.isWeek {
      let isBare = phrase.clause(of: place).allSatisfy { $0 >= place && $0 < found.end || Self.plain.contains(phrase[$0]) }
      if phrase[place] != "this" || isBare { items.append(.week(date)) }
      return found.end
    }
    if found.isDayFirst { dayFirst.append(date) }
    if ["this", "next", "coming"].contains(phrase[place]), phrase[found.end - 1] == "weekend" {
      items.append(.day(NamedDay(day: .saturday, date: date.adding(days: -1), isAbout: true, place: place..<found.end, join: .apart)))
    }
    items.append(.day(NamedDay(day: date.weekday, date: date, isAbout: found.isAbout, place: place..<found.end, join: .apart)))
    // "Saturday 14 March" is one day.
    if items.count > 1, case .day(let before) = items[items.count - 2], before.date == nil, before.day == date.weekday,
      before.place.upperBound >= place - 1
    {
      items.remove(at: items.count - 2)
    }
    return found.end
  }

  private static let plain: Set<String> = [
    "plan", "for", "my", "please", "me", "the", "of", "a", "do", "make", "just", "can", "you", "it", "i", "would", "like", "want", "to",
  ]

  // MARK: Activities

  func activity(_ phrase: Phrase, _ place: Int) -> Activity? {
    var common = phrase.longest(in: Activities.words, at: place)
    // "6x800", "8x400m"
    if let (times, distance) = phrase.glued(at: place), times < 50, distance.first == "x",
      let metres = Int(distance.dropFirst().prefix { ("0"..."9").contains($0) }), metres >= 100, phrase.isFree(place..<place + 1)
    {
      common = (.run(.intervals), 1)
    }
    let race = phrase.longest(in: Activities.races, at: place)
    var meaning: Meaning
    var length: Int
    if let race, race.length >= common?.length ?? 0 {
      (meaning, length) = (.race(race.value), race.length)
      if phrase[place + length] == "race", phrase.gap(place + length) == .none { length += 1 }
      if isRunLength(phrase, place, length, race.value) { return nil }
      if ["prep", "block", "training", "plan", "season"].contains(phrase[place + length]), phrase.gap(place + length) == .none { length += 1 }
    } else if let common {
      (meaning, length) = common
    } else {
      return nil
    }
    if !isMeant(meaning, phrase, place, length) { return nil }
    let denial = isDenied(phrase, place)
    // "No training" is a block by itself; "cannot run" leaves the day free of runs only.
    if meaning == .block, denial, length > 1 || ["out", "busy", "away"].contains(phrase[place]) { meaning = .available }
    let words = (place..<place + length).map(phrase.word).joined(separator: " ")
    return Activity(
      meaning: meaning, place: place..<place + length, words: words, isDenied: denial && meaning != .available,
      isPlural: words.hasSuffix("s") || words.hasSuffix("running"))
  }

  /// "Run 10k on Tuesdays" is how far, not a race; so is "10k long run".
  private func isRunLength(_ phrase: Phrase, _ place: Int, _ length: Int, _ distance: Race.Distance) -> Bool {
    let word = phrase.word(place)
    guard word.first?.isNumber ?? false, !phrase.keys[place..<place + length].contains("race"), phrase[place + length] != "race" else {
      // "Half" alone is a race only where it is spoken of as one.
      guard phrase[place] == "half", length == 1 else { return false }
      return ["an", "a", "the", "of", "hour", "my"].contains(phrase[place + 1]) && phrase.gap(place + 1) == .none || phrase[place - 1] == "other"
    }
    if ["run", "running", "jog", "do", "doing", "of", "easy", "long"].contains(phrase[place - 1]), phrase.gap(place) == .none { return true }
    if case .run? = phrase.longest(in: Activities.words, at: place + length)?.value, phrase.gap(place + length) == .none { return true }
    if case .minutes? = items.last { return true }
    return ["easy", "a", "every"].contains(phrase[place + length]) && phrase.gap(place + length) == .none
  }

  /// Words that are more often something else count only beside a day.
  private func isMeant(_ meaning: Meaning, _ phrase: Phrase, _ place: Int, _ length: Int) -> Bool {
    let end = place + length
    func dayFollows(_ from: Int) -> Bool {
      var here = from
      while ["on", "the", "a", "for", "any", "of", "from"].contains(phrase[here]), phrase.gap(here) == .none { here += 1 }
      guard phrase.gap(here) != .sentence, here == from || phrase.gap(here) == .none else { return false }
      return phrase.dayWord(at: here, isFirst: true) != nil || dates.read(phrase, at: here).map { !$0.isWeek } ?? false
    }
    switch meaning {
    case .start:
      guard phrase.gap(end) == .none, dayFollows(end) else { return false }
      guard phrase[place] == "from" else { return true }
      // "Away from Friday to Sunday" is a span.
      if let (days, dayEnd, _) = phrase.days(at: end), days.count > 1 || ["to", "until"].contains(phrase[dayEnd]) { return false }
      return true
    case .block:
      if length == 1, ["no", "not"].contains(phrase[place]) {
        // "No Fridays", and "Fridays are date night so no".
        let isLast = phrase.gap(end) != .none && phrase.gap(place) == .none && phrase.clause(of: place).contains { isDayRead($0) }
        return isLast || phrase.gap(end) == .none && dayFollows(end)
      }
      return endsInDay || dayFollows(end)
        || phrase.clause(of: place).contains { here in
          phrase.dayWord(at: here, isFirst: true) != nil || here >= end && dates.read(phrase, at: here).map { !$0.isWeek } ?? false
        }
    case .available:
      return phrase.clause(of: place).contains { phrase.dayWord(at: $0, isFirst: true) != nil || isDayRead($0) }
    case .run(.easy) where length == 1 && ["easy"].contains(phrase[place]):
      return !(["go", "take", "too", "on"].contains(phrase[place - 1]) && phrase.gap(place) == .none)
    case .run(.long) where length == 1 && phrase[place] == "long":
      return !["how", "too", "as", "so", "all", "no"].contains(phrase[place - 1]) && !["time", "enough", "term", "as"].contains(phrase[end])
    case .run(.intervals) where ["400", "800", "rep"].contains(phrase[place]):
      return Int(phrase[place - 1]) == nil
    case .strength(let focus?):
      return focus != .legs || length > 1 || !["my", "tired", "sore", "dead", "heavy"].contains(phrase[place - 1])
    default: return true
    }
  }

  private func isDayRead(_ place: Int) -> Bool {
    items.contains { if case .day(let day) = $0 { day.place.contains(place) } else { false } }
  }

  private var endsInDay: Bool { if case .day? = items.last { true } else { false } }

  private func isDenied(_ phrase: Phrase, _ place: Int) -> Bool {
    let denials: Set<String> = ["no", "not", "never", "drop", "cancel", "skip", "lose", "remove", "without", "except", "delete"]
    var here = place
    while here > 0, phrase.gap(here) == .none {
      here -= 1
      if denials.contains(phrase[here]) { return true }
      let isDay = phrase.dayWord(at: here, isFirst: true) != nil || isDayRead(here)
      guard isDay || ["the", "my", "more", "any", "a", "on", "to", "do", "have", "go", "want"].contains(phrase[here]), place - here <= 4 else {
        return false
      }
    }
    return false
  }
}
