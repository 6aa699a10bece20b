import Language
import Planning

/// Reads dates as people say them.
struct DateReader {
  let today: CalendarDate

  /// A date in a text.
  struct Found {
    var date: CalendarDate?
    /// Whether the day is a guess.
    var isAbout = false
    /// Whether `12/4` was read day first although the other order would do.
    var isDayFirst = false
    /// "Saturday" in "next Saturday": also a day of the week.
    var isWeekday = false
    /// "Next week": a week rather than a day.
    var isWeek = false
    /// "On the 14th", "tomorrow": tells of one day only.
    var end: Int
  }

  /// The date that stands at a place; nil when there is none.
  func read(_ phrase: Phrase, at place: Int) -> Found? {
    guard phrase.isFree(place..<place + 1) else { return nil }
    return relative(phrase, place) ?? inSome(phrase, place) ?? calendar(phrase, place) ?? numeric(phrase, place) ?? ordinal(phrase, place)
      ?? month(phrase, place)
  }

  // MARK: Today, tomorrow, next Saturday

  private func relative(_ phrase: Phrase, _ place: Int) -> Found? {
    switch phrase[place] {
    case "today", "tonight": return Found(date: today, end: place + 1)
    case "tomorrow", "tmrw", "tomoz", "tmr": return Found(date: today.adding(days: 1), end: place + 1)
    case "yesterday": return Found(date: today.adding(days: -1), end: place + 1)
    case "day" where phrase.has("day", "after", "tomorrow", at: place): return Found(date: today.adding(days: 2), end: place + 3)
    case "next", "this", "last", "coming":
      var end = place + 1
      if phrase[end] == "coming" { end += 1 }
      if phrase[end] == "week" {
        guard phrase[end + 1] != "day", phrase[place] != "last" else { return nil }
        let start = phrase[place] == "this" ? today.monday : today.monday.adding(days: 7)
        return Found(date: start, isWeek: true, end: end + 1)
      }
      if phrase[end] == "month", phrase[place] == "next" {
        return months(1).map { Found(date: $0, isAbout: true, end: end + 1) }
      }
      let days = phrase[end] == "weekend" ? [Day.sunday] : phrase.dayWord(at: end, isFirst: false)?.0 ?? []
      guard let day = days.first, days.count == 1 else { return nil }
      return Found(date: weekday(day, after: phrase[place]), isAbout: phrase[place] == "next", isWeekday: phrase[end] != "weekend", end: end + 1)
    case "a" where phrase.has("a", "week", "on", at: place):
      guard let day = phrase.dayWord(at: place + 3, isFirst: false)?.0.first else { return nil }
      return Found(date: upcoming(day).adding(days: 7), end: place + 4)
    default: return nil
    }
  }

  /// The day as "this", "next" or "last" means it; "next Saturday" is the one of next week.
  private func weekday(_ day: Day, after word: String) -> CalendarDate {
    switch word {
    case "last": return today.adding(days: -((today.weekday.rawValue - day.rawValue + 6) % 7 + 1))
    case "next": return today.monday.adding(days: 6 + day.rawValue)
    default: return upcoming(day)
    }
  }

  /// The first such day from today on.
  func upcoming(_ day: Day, from start: CalendarDate? = nil) -> CalendarDate {
    let start = start ?? today
    return start.adding(days: (day.rawValue - start.weekday.rawValue + 7) % 7)
  }

  // MARK: In six weeks, three weeks ago

  private func inSome(_ phrase: Phrase, _ place: Int) -> Found? {
    var start = place
    let isIn = ["in", "within"].contains(phrase[place])
    if isIn { start += 1 }
    if ["about", "around", "roughly", "just", "only"].contains(phrase[start]) { start += 1 }
    let isOne = ["a", "one"].contains(phrase[start])
    guard let count = isOne ? (value: 1, length: 1) : phrase.number(at: start), count.value <= 200 else { return nil }
    var end = start + count.length
    guard phrase.gap(end) == .none else { return nil }
    let unit = phrase[end]
    end += 1
    if ["time", "away", "out", "off"].contains(phrase[end]), phrase.gap(end) == .none {
      guard isIn || phrase[end] != "off" else { return nil }
      end += 1
    } else if phrase.has("to", "go", at: end) || phrase.has("from", "now", at: end) {
      end += 2
    } else if phrase[end] == "ago" {
      return past(count.value, unit).map { Found(date: $0, isAbout: unit != "day", end: end + 1) }
    } else if !isIn {
      return nil
    }
    switch unit {
    case "day": return Found(date: today.adding(days: count.value), end: end)
    case "week", "fortnight":
      // Races are on Sundays, mostly; the week is what counts.
      let date = today.adding(days: 7 * count.value * (unit == "week" ? 1 : 2))
      return Found(date: date.monday.adding(days: 6), isAbout: true, end: end)
    case "month": return months(count.value).map { Found(date: $0.monday.adding(days: 6), isAbout: true, end: end) }
    default: return nil
    }
  }

  private func past(_ count: Int, _ unit: String) -> CalendarDate? {
    switch unit {
    case "day": today.adding(days: -count)
    case "week": today.adding(days: -7 * count)
    case "month": months(-count)
    default: nil
    }
  }

  /// The same day some months on, or the last one the month has.
  private func months(_ count: Int) -> CalendarDate? {
    let months = today.year * 12 + today.month - 1 + count
    let (year, month) = (months / 12, months % 12 + 1)
    guard (1...9_999).contains(year) else { return nil }
    return CalendarDate(year: year, month: month, day: min(today.day, CalendarDate.days(in: month, of: year)))
  }

  // MARK: 14 March, March 14th, 2027-03-14, 12/4

  private func calendar(_ phrase: Phrase, _ place: Int) -> Found? {
    var here = place
    if phrase[here] == "the" { here += 1 }
    if let day = dayOfMonth(phrase, here) {
      here += 1
      if phrase[here] == "of" { here += 1 }
      guard let month = Self.months[phrase.word(here)], phrase.gap(here) == .none else { return nil }
      return found(day, month, phrase, here + 1)
    }
    guard let month = Self.months[phrase.word(place)] else { return nil }
    here = place + 1
    if phrase[here] == "the" { here += 1 }
    guard phrase.gap(here) == .none, let day = dayOfMonth(phrase, here), !["x", "minute", "time"].contains(phrase[here + 1]) else { return nil }
    return found(day, month, phrase, here + 1)
  }

  private func found(_ day: Int, _ month: Int, _ phrase: Phrase, _ end: Int) -> Found {
    if let year = Int(phrase[end]), (2_000...2_200).contains(year), phrase.gap(end) != .sentence {
      return Found(date: CalendarDate(year: year, month: month, day: day), end: end + 1)
    }
    return Found(date: next(day, month), end: end)
  }

  private func numeric(_ phrase: Phrase, _ place: Int) -> Found? {
    let dotted = phrase.word(place).split(separator: ".").compactMap { Int($0) }
    if dotted.count == 3 { return ordered(dotted[0], dotted[1], dotted[2], end: place + 1) }
    func number(_ offset: Int) -> Int? {
      let here = place + offset
      guard here < phrase.count, let value = Int(phrase[here]) else { return nil }
      // One sign stands between the parts of a date.
      guard offset == 0 || phrase.gap(here) == .none && phrase.tokens[here - 1].range.upperBound + 1 == phrase.tokens[here].range.lowerBound else {
        return nil
      }
      return value
    }
    guard let first = number(0), let second = number(1) else { return nil }
    if (2_000...2_200).contains(first) {
      guard let third = number(2) else { return nil }
      return Found(date: CalendarDate(year: first, month: second, day: third), end: place + 3)
    }
    if let third = number(2), third >= 20 { return ordered(first, second, third, end: place + 3) }
    guard (1...31).contains(first), (1...31).contains(second), first <= 12 || second <= 12, !Self.units.contains(phrase[place + 2]) else {
      return nil
    }
    return ordered(first, second, nil, end: place + 2)
  }

  /// Day and month in British order, unless only the other one gives a date.
  private func ordered(_ first: Int, _ second: Int, _ year: Int?, end: Int) -> Found {
    let full = year.map { $0 < 100 ? 2_000 + $0 : $0 }
    func date(_ day: Int, _ month: Int) -> CalendarDate? { full.map { CalendarDate(year: $0, month: month, day: day) } ?? next(day, month) }
    if let date = date(first, second) { return Found(date: date, isDayFirst: first <= 12 && first != second, end: end) }
    return Found(date: date(second, first), end: end)
  }

  /// "The 14th": the next one.
  private func ordinal(_ phrase: Phrase, _ place: Int) -> Found? {
    let start = phrase[place] == "the" ? place + 1 : place
    guard let (day, unit) = phrase.glued(at: start), ["st", "nd", "rd", "th"].contains(unit), (1...31).contains(day),
      !Self.units.contains(phrase[start + 1])
    else { return nil }
    for ahead in 0..<12 {
      let month = today.year * 12 + today.month - 1 + ahead
      if let date = CalendarDate(year: month / 12, month: month % 12 + 1, day: day), date >= today { return Found(date: date, end: start + 1) }
    }
    return nil
  }

  /// "In May", "end of April".
  private func month(_ phrase: Phrase, _ place: Int) -> Found? {
    var here = place
    var day = 15
    switch phrase[here] {
    case "early": day = 5
    case "late", "end": day = 25
    case "mid", "middle", "beginning", "start": day = phrase[here] == "mid" || phrase[here] == "middle" ? 15 : 5
    case "in": break
    default: return nil
    }
    here += 1
    if phrase[here] == "of" { here += 1 }
    guard let month = Self.months[phrase.word(here)], phrase.gap(here) == .none else { return nil }
    return Found(date: next(day, month), isAbout: true, end: here + 1)
  }

  private func dayOfMonth(_ phrase: Phrase, _ place: Int) -> Int? {
    if let (value, unit) = phrase.glued(at: place), ["st", "nd", "rd", "th"].contains(unit), (1...31).contains(value) { return value }
    guard let value = Int(phrase[place]), (1...31).contains(value) else { return nil }
    return value
  }

  /// The next such day, today included; nil when there is none within a few years.
  private func next(_ day: Int, _ month: Int) -> CalendarDate? {
    (0..<9).lazy.compactMap { CalendarDate(year: self.today.year + $0, month: month, day: day) }.first { $0 >= today }
  }

  /// Words after which two numbers are no date.
  private static let units: Set<String> = [
    "minute", "hour", "day", "time", "x", "run", "session", "week", "year", "mile", "km", "k", "month", "rep", "set", "lift", "strength", "gym",
    "workout",
  ]
  private static let months: [String: Int] = {
    let names = [
      ["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"], ["june", "jun"], ["july", "jul"], ["august", "aug"],
      ["september", "sept", "sep"], ["october", "oct"], ["november", "nov"], ["december", "dec"],
    ]
    return Dictionary(uniqueKeysWithValues: names.enumerated().flatMap { number, names in names.map { ($0, number + 1) } })
  }()
}
