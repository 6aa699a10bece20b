import Language
import Planning

/// Writes what was said about days, numbers and dates into a request.
struct WeekWriter {
  var reading: PlanReading
  let phrase: Phrase
  let expecting: PlanReading.Part?

  var request: PlanRequest {
    get { reading.request }
    set { reading.request = newValue }
  }

  init(reading: PlanReading, phrase: Phrase, expecting: PlanReading.Part?) {
    (self.reading, self.phrase, self.expecting) = (reading, phrase, expecting)
  }

  mutating func write(_ items: WeekItems) {
    let binding = WeekBinding(phrase, items.items)
    let activities = binding.activities
    for item in items.items {
      if case .week(let start) = item, !isPast(item, activities) { sayWeek(start) }
    }
    for activity in activities where activity.meaning == .start && !activity.days.isEmpty { begin(activity.days[0]) }
    writeMinutes(items.items)
    writeRuns(activities)
    writeStrength(activities)
    writeCounts(binding)
    writeBlocks(activities)
    writeRaces(activities)
    writeOpen(binding.open)
  }

  /// "Away next week" and "marathon next week" do not begin the plan there.
  private func isPast(_ item: WeekItems.Item, _ activities: [Activity]) -> Bool {
    guard case .week(let start) = item, start > request.today else { return false }
    return activities.contains { activity in
      guard activity.days.isEmpty else { return false }
      if case .race = activity.meaning { return phrase.has("next", "week", at: activity.place.upperBound) }
      return activity.meaning == .block && phrase.has("next", "week", at: activity.place.upperBound)
    }
  }

  // MARK: The first day, minutes

  private mutating func begin(_ day: NamedDay) {
    let date = day.date ?? DateReader(today: request.today).upcoming(day.day)
    guard date >= request.today.monday else { return }
    sayWeek(date)
  }

  private mutating func sayWeek(_ start: CalendarDate) {
    request.weekStart = start
    reading.say(.weekStart, start == request.today.monday ? "this week" : "from \(start.weekday.name) \(start.inWords)")
  }

  private mutating func writeMinutes(_ items: [WeekItems.Item]) {
    for (number, item) in items.enumerated() {
      guard case .minutes(let minutes, let place) = item, minutes > 0, !isRunTime(items, number, place) else { continue }
      request.minutes = minutes
      reading.say(.minutes, "\(minutes) minutes")
    }
  }

  /// "A 90 minute long run" and "5k in 25 minutes" say nothing of a session.
  private func isRunTime(_ items: [WeekItems.Item], _ number: Int, _ place: Range<Int>) -> Bool {
    func isNear(_ end: Int, _ start: Int) -> Bool { end <= start && start - end <= 2 && (end...start).allSatisfy { phrase.gap($0) == .none } }
    func isMovement(_ activity: Activity) -> Bool {
      switch activity.meaning {
      case .run, .race, .other: true
      default: false
      }
    }
    if number + 1 < items.count, case .activity(let next) = items[number + 1], isNear(place.upperBound, next.place.lowerBound),
      !["and", "then"].contains(phrase[place.upperBound])
    {
      return isMovement(next)
    }
    if number > 0, case .activity(let last) = items[number - 1], last.count == nil, isNear(last.place.upperBound, place.lowerBound) {
      return isMovement(last)
    }
    return phrase[place.lowerBound - 1] == "in" && number > 0 && phrase[place.lowerBound - 2].first?.isNumber ?? false
  }

  // MARK: Strength

  private mutating func writeStrength(_ activities: [Activity]) {
    var said: [FixedSession] = []
    for activity in activities {
      guard case .strength(let focus) = activity.meaning else { continue }
      if activity.isDenied {
        let days = activity.days.map(\.day)
        let isListed = request.fixed.contains { days.contains($0.day) }
        request.fixed.removeAll { days.contains($0.day) }
        if isListed, phrase.keys.contains(where: { ["drop", "cancel", "skip", "lose", "remove", "delete"].contains($0) }) {
          reading.say(.fixed, "no strength on \(Self.list(days))")
        } else {
          block(days)
        }
        continue
      }
      for day in activity.days.filter(isInWeek) {
        said.removeAll { $0.day == day.day && $0.focus == nil }
        if !said.contains(where: { $0.day == day.day }) { said.append(FixedSession(day.day, focus)) }
      }
    }
    guard !said.isEmpty else { return }
    request.fixed = isAddition ? request.fixed.filter { old in !said.contains { $0.day == old.day } } + said : said
    for focus in [nil, Focus.legs, .fullBody, .upperCore] {
      let days = said.filter { $0.focus == focus }.map(\.day)
      if !days.isEmpty { reading.say(.fixed, "\(focus?.name ?? "strength") on \(Self.list(days))") }
    }
  }

  private mutating func writeCounts(_ binding: WeekBinding) {
    var runs = 0
    for activity in binding.activities {
      guard let count = activity.count else { continue }
      switch activity.meaning {
      case .run: runs += count
      case .strength: sayStrengthDays(count)
      default: break
      }
    }
    // "No gym" is about equipment; "zero strength days" is a number.
    for place in 0..<phrase.count where ["zero", "0"].contains(phrase[place]) && ["strength", "gym", "lifting"].contains(phrase[place + 1]) {
      sayStrengthDays(0)
    }
    if runs > 0 { sayRunCount(runs) }
    for count in binding.looseCounts {
      if expecting == .runCount || expecting == .runs { sayRunCount(count) } else if count <= 7 { sayStrengthDays(count) }
    }
  }

  private mutating func sayStrengthDays(_ count: Int) {
    request.strengthDays = count
    if count == 0 { request.fixed = [] }
    reading.say(.strengthDays, count == 0 ? "no strength days" : count == 1 ? "one strength day a week" : "\(Self.spelt(count)) strength days a week")
  }

  private mutating func sayRunCount(_ count: Int) {
    reading.runsPerWeek = count
    reading.say(.runCount, count == 1 ? "one run a week" : "\(Self.spelt(count)) runs a week")
  }

  // MARK: Days without training

  private mutating func writeBlocks(_ activities: [Activity]) {
    for activity in activities where !activity.days.isEmpty {
      let days = activity.days.filter { isInWeek($0) }.map(\.day)
      if activity.meaning == .block, !activity.isDenied { block(days) }
      if activity.meaning == .available { free(days) }
    }
  }

  /// A date of another week tells nothing of this one.
  func isInWeek(_ day: NamedDay) -> Bool { day.date.map { (0..<7).contains(request.weekStart.days(to: $0)) } ?? true }

  private mutating func block(_ days: [Day]) {
    guard !days.isEmpty else { return }
    for day in days where !request.impossible.contains(day) { request.impossible.append(day) }
    reading.say(.impossible, "no training on \(Self.list(days))")
  }

  /// Days that can be trained on: they were ruled out, or all others are now.
  private mutating func free(_ days: [Day]) {
    guard !days.isEmpty else { return }
    if request.impossible.contains(where: days.contains) {
      request.impossible.removeAll(where: days.contains)
      reading.say(.impossible, "\(Self.list(days)) free again")
      return
    }
    request.impossible = Day.allCases.filter { day in !days.contains(day) && !request.runs.contains { $0.day == day } }
    reading.say(.impossible, "time on \(Self.list(days)) only")
  }

  // MARK: Days that nothing was said about

  private mutating func writeOpen(_ days: [NamedDay]) {
    guard !days.isEmpty else { return }
    if let date = days[0].date, days.count == 1, !days[0].hasTime, var race = request.race, !reading.parts.contains(.race) {
      // "Sorry, it is on 21 March."
      race.date = date
      request.race = race
      reading.say(.race, "\(race.distance.name) on \(date.inWords)")
      return
    }
    let names = days.map(\.day)
    switch expecting {
    case .runs?, .runCount?: merge(names.map { Run(.easy, $0) }, isListing: true)
    case .fixed?, .strengthDays?: request.fixed = names.map { FixedSession($0) }
    case .impossible?: block(names)
    case .weekStart?: begin(days[0])
    case .race?:
      reading.doubt(.openDays(names))
    default:
      if days.allSatisfy(\.hasTime) || days.count == 5 && names == [.monday, .tuesday, .wednesday, .thursday, .friday] {
        free(names)
      } else if names.count == 7 {
        break
      } else if names.count >= 5 {
        // "Any day but Friday"
        free(names)
      } else {
        reading.doubt(.openDays(names))
      }
    }
    if expecting == .runs { reading.say(.runs, "runs on \(Self.list(names))") }
    if expecting == .fixed || expecting == .strengthDays { reading.say(.fixed, "strength on \(Self.list(names))") }
  }

  private static func spelt(_ number: Int) -> String {
    let words = ["two", "three", "four", "five", "six", "seven"]
    return (2...7).contains(number) ? words[number - 2] : String(number)
  }

  /// `Monday, Wednesday and Friday`
  static func list(_ days: [Day]) -> String {
    let names = Set(days).sorted().map(\.name)
    guard names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }
}
