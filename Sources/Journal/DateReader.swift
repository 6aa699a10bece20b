import Planning

/// Finds the days a log names. Days lie in the past or today: a weekday is its last one, today included.
struct DateReader {
  struct Found: Equatable {
    let pieces: Range<Int>
    let date: CalendarDate
  }

  let today: CalendarDate

  /// All days of a text; their pieces are marked as read.
  func read(_ text: inout LogText) -> [Found] {
    var found: [Found] = []
    var index = 0
    while index < text.count {
      if !text.isRead[index], let (length, date) = date(text, index) {
        var start = index
        while start > 0, !text.isRead[start - 1], Self.leads.contains(text[start - 1]) { start -= 1 }
        text.markRead(start..<index + length)
        found.append(Found(pieces: start..<index + length, date: date))
        index += length
      } else {
        index += 1
      }
    }
    return found
  }

  private static let leads = LogWords.words("on from the last this ' of")

  private static let weekdays: [String: Int] = {
    let names = [
      "monday mondays mon", "tuesday tuesdays tue tues", "wednesday wednesdays wed weds", "thursday thursdays thu thur thurs",
      "friday fridays fri", "saturday saturdays sat", "sunday sundays sun",
    ]
    return Dictionary(uniqueKeysWithValues: names.enumerated().flatMap { day, names in names.split(separator: " ").map { (String($0), day + 1) } })
  }()

  private static let months: [String: Int] = Dictionary(
    uniqueKeysWithValues: CalendarDate.monthNames.enumerated().flatMap { month, name in
      Set([name.lowercased(), String(name.lowercased().prefix(3))]).map { ($0, month + 1) }
    })

  /// The day that begins at a piece, with how many pieces say it.
  private func date(_ text: LogText, _ index: Int) -> (Int, CalendarDate)? {
    let word = text[index]
    switch word {
    case "today", "tonight": return (1, today)
    case "yesterday":
      let extra = ["morning", "evening", "afternoon", "night"].contains(text[index + 1]) ? 1 : text[index + 1] == "s" ? 1 : 0
      return (1 + extra, today.adding(days: -1))
    case "yesterdays": return (1, today.adding(days: -1))
    case "todays": return (1, today)
    case "day" where text[index + 1] == "before" && text[index + 2] == "yesterday": return (3, today.adding(days: -2))
    case "this" where ["morning", "evening", "afternoon", "lunchtime", "arvo"].contains(text[index + 1]): return (2, today)
    case "last" where text[index + 1] == "night": return (2, today.adding(days: -1))
    case "morning", "evening", "afternoon": return index > 0 && ["this", "yesterday"].contains(text[index - 1]) ? (1, today) : nil
    default: break
    }
    if let weekday = Self.weekdays[word], word != "sat" || !["for", "down", "on"].contains(text[index + 1]) {
      let back = (today.weekday.rawValue - weekday + 7) % 7
      let isLast = index > 0 && text[index - 1] == "last" && back == 0
      let extra = text[index + 1] == "s" || ["morning", "evening", "afternoon", "night"].contains(text[index + 1]) ? 1 : 0
      return (1 + extra, today.adding(days: isLast ? -7 : -back))
    }
    if let number = text.number(index) { return date(text, index, number) }
    if let month = Self.months[word], let day = text.number(index + 1), let date = past(month, day) {
      return (["st", "nd", "rd", "th"].contains(text[index + 2]) ? 3 : 2, date)
    }
    return nil
  }

  private func date(_ text: LogText, _ index: Int, _ number: Double) -> (Int, CalendarDate)? {
    if ["day", "days"].contains(text[index + 1]), text[index + 2] == "ago", number <= 60 { return (3, today.adding(days: -Int(number))) }
    if ["week", "weeks"].contains(text[index + 1]), text[index + 2] == "ago", number <= 10 { return (3, today.adding(days: -7 * Int(number))) }
    if number >= 2_000, text[index + 1] == "-", let month = text.number(index + 2), text[index + 3] == "-", let day = text.number(index + 4),
      number <= 2_199, month <= 12, day <= 31, let date = CalendarDate(year: Int(number), month: Int(month), day: Int(day))
    {
      return (5, date)
    }
    let suffix = ["st", "nd", "rd", "th"].contains(text[index + 1]) ? 1 : 0
    let of = text[index + 1 + suffix] == "of" ? 1 : 0
    if let month = Self.months[text[index + 1 + suffix + of]], let date = past(month, number) { return (2 + suffix + of, date) }
    return nil
  }

  /// The last such day of a year.
  private func past(_ month: Int, _ day: Double) -> CalendarDate? {
    guard (1...31).contains(day) else { return nil }
    let year = today.year
    guard let date = CalendarDate(year: year, month: month, day: Int(day)), date <= today else {
      return CalendarDate(year: year - 1, month: month, day: Int(day))
    }
    return date
  }
}
