import Language
import Planning

/// Gives each day to the activity it belongs to: the one before it, the one behind it, or the verb that governs the clause.
///
/// People say "track Tuesdays" and "Tuesdays track", and both in one breath, so no fixed order will do: of all ways to share the days out, the one
/// with the lowest cost is taken. A comma between a day and its activity costs, so does an activity left without a day.
struct WeekBinding {
  private let phrase: Phrase
  private(set) var activities: [Activity]
  /// Days between activities: `segments[n]` stands before activity n.
  private let segments: [[NamedDay]]
  /// Days that nothing was said about.
  private(set) var open: [NamedDay] = []
  /// Numbers of sessions that no activity stands beside.
  private(set) var looseCounts: [Int] = []

  init(_ phrase: Phrase, _ items: [WeekItems.Item]) {
    self.phrase = phrase
    var activities: [Activity] = []
    var segments: [[NamedDay]] = [[]]
    var loose: [Int] = []
    var waiting: (count: Int, place: Range<Int>, isSure: Bool)?
    /// Gives a number that stood before no activity to the one before it.
    func settle() {
      guard let count = waiting?.count else { return }
      if let last = activities.indices.last, activities[last].takesCount { activities[last].count = count } else { loose.append(count) }
      waiting = nil
    }
    for item in items {
      switch item {
      case .day(let day): segments[segments.count - 1].append(day)
      case .activity(var activity):
        if let count = waiting, count.isSure || activity.takesCount && phrase.isOneClause(count.place.upperBound, activity.place.lowerBound) {
          activity.count = count.count
          waiting = nil
        }
        settle()
        if let last = activities.last, segments[segments.count - 1].isEmpty, let merged = Self.merged(last, activity, phrase) {
          activities[activities.count - 1] = merged
        } else {
          activities.append(activity)
          segments.append([])
        }
      case .count(let count, let place, let opensActivity):
        settle()
        if !opensActivity, let last = activities.indices.last, activities[last].takesCount, segments[segments.count - 1].isEmpty,
          phrase.isOneClause(activities[last].place.upperBound, place.lowerBound), place.lowerBound - activities[last].place.upperBound <= 1
        {
          activities[last].count = count
        } else {
          waiting = (count, place, opensActivity)
        }
      case .minutes, .week: break
      }
    }
    settle()
    looseCounts = loose
    self.activities = activities
    self.segments = segments
    bind()
    share()
  }

  /// "Run easy", "hill intervals": two words for one run.
  private static func merged(_ a: Activity, _ b: Activity, _ phrase: Phrase) -> Activity? {
    guard phrase.gap(b.place.lowerBound) == .none, b.place.lowerBound - a.place.upperBound <= 1, a.isDenied == b.isDenied, b.count == nil else {
      return nil
    }
    if b.place.lowerBound > a.place.upperBound, !["a", "my", "the", "some", "of", "work"].contains(phrase[a.place.upperBound]) { return nil }
    var merged = b
    merged.place = a.place.lowerBound..<b.place.upperBound
    merged.count = a.count
    switch (a.meaning, b.meaning) {
    case (.run(let first), .run(let second)): merged.meaning = .run([first, second].compactMap { $0 }.max())
    case (.strength(let first), .strength(let second)): merged.meaning = .strength(second ?? first)
    case (.race(let first), .race(let second)): merged.meaning = .race(first == .other ? second : first)
    case (.block, .block), (.available, .available): break
    case (.run(nil), .race): break
    default: return nil
    }
    if b.meaning == .run(nil) { merged.words = a.words }
    return merged
  }

  // MARK: The cheapest sharing

  /// How the days between two activities are shared: the first ones go back, the last ones forward, those between to the governing verb or nowhere.
  private struct Split { let back: Int, forward: Int }

  private mutating func bind() {
    var best: [[(cost: Double, splits: [Split])?]] = Array(repeating: [nil, nil], count: segments.count + 1)
    best[0][0] = (0, [])
    for number in segments.indices {
      let days = segments[number]
      for hasLeft in [0, 1] {
        guard let before = best[number][hasLeft] else { continue }
        for back in 0...(number == 0 ? 0 : days.count) {
          for forward in back...days.count {
            guard number < activities.count || forward == days.count else { continue }
            let cost = before.cost + cost(number, days, back, forward, hasLeft: hasLeft == 1)
            let has = forward < days.count ? 1 : 0
            if best[number + 1][has].map({ cost < $0.cost - 0.001 }) ?? true {
              best[number + 1][has] = (cost, before.splits + [Split(back: back, forward: forward)])
            }
          }
        }
      }
    }
    guard let splits = best[segments.count].compactMap({ $0 }).min(by: { $0.cost < $1.cost })?.splits else { return }
    for (number, split) in splits.enumerated() {
      let days = segments[number]
      if split.back > 0 { activities[number - 1].days += days[..<split.back] }
      if split.forward < days.count { activities[number].days += days[split.forward...] }
      guard split.back < split.forward else { continue }
      if let governor = governor(before: number) {
        activities[governor].days += days[split.back..<split.forward]
      } else {
        open += days[split.back..<split.forward]
      }
    }
  }

  private func cost(_ number: Int, _ days: [NamedDay], _ back: Int, _ forward: Int, hasLeft: Bool) -> Double {
    var cost = 0.0
    if number > 0 {
      let activity = activities[number - 1]
      if back > 0 {
        cost += gap(activity.place.upperBound, days[0].place.lowerBound) + (hasLeft ? 2.5 : 0) + fit(Array(days[..<back]), activity, isBehind: true)
      } else if !hasLeft {
        cost += idle(activity)
      }
    }
    if forward < days.count, let last = days.last {
      let activity = activities[number]
      cost += gap(last.place.upperBound, activity.place.lowerBound) + fit(Array(days[forward...]), activity, isBehind: false)
    }
    if back < forward { cost += governor(before: number) == nil ? 4 : 0.8 }
    for cut in Set([back, forward]) where cut > 0 && cut < days.count {
      switch days[cut].join {
      case .and: cost += 3
      case .none: cost += 1.5
      case .comma: cost += 0.3
      case .apart: break
      }
    }
    return cost
  }

  /// What stands between the end of one thing and the start of the next one.
  private func gap(_ end: Int, _ start: Int) -> Double {
    guard end <= start, start < phrase.count else { return 0 }
    var cost = 0.0
    for place in end...start where phrase.gap(place) != .none {
      // "(speed), thu": more than one sign parts more than a comma.
      let isWide = place > 0 && phrase.tokens[place].range.lowerBound - phrase.tokens[place - 1].range.upperBound > 2
      cost += phrase.gap(place) == .sentence ? 5 : isWide ? 1.5 : 1
    }
    for place in end..<start where ["and", "but", "then", "plus"].contains(phrase[place]) { cost += 0.7 }
    return cost
  }

  /// How well days suit an activity.
  private func fit(_ days: [NamedDay], _ activity: Activity, isBehind: Bool) -> Double {
    let isDated = days.contains { $0.date != nil }
    let further = Double(days.count - 1)
    switch activity.meaning {
    case .start: return isBehind ? 2 * further : 9
    case .race: return (isDated ? 0 : 0.3) + 2 * further
    case .run(let kind):
      var cost = isDated ? 1.5 : 0
      if kind == .long, !activity.isPlural { cost += 2 * further }
      if let kind, kind != .easy, days.dropFirst().contains(where: { $0.join == .comma }) { cost += 0.5 * further }
      return cost
    case .strength: return isDated ? 1 : 0
    case .block, .available, .other: return 0
    }
  }

  /// What it costs that an activity has no day.
  private func idle(_ activity: Activity) -> Double {
    if activity.count != nil { return 0 }
    if activity.isDenied { return 0.3 }
    switch activity.meaning {
    case .run(nil): return 0.6
    case .run: return activity.words.hasPrefix("park") ? 0.4 : 3
    case .strength: return 2
    case .race: return 1.5
    case .block, .available, .other: return 0.8
    case .start: return 1
    }
  }

  /// The verb that days without an activity of their own belong to.
  private func governor(before number: Int) -> Int? {
    activities[..<number].lastIndex { !$0.isDenied && ($0.meaning == .run(nil) || $0.meaning == .strength(nil)) }
  }

  /// "Run and lift Monday": both are on that day.
  private mutating func share() {
    for number in activities.indices.dropLast() {
      let between = activities[number].place.upperBound..<max(activities[number].place.upperBound, activities[number + 1].place.lowerBound)
      guard !between.isEmpty, between.allSatisfy({ ["and", "then", "plus", "a", "some"].contains(phrase[$0]) && phrase.gap($0) == .none }),
        activities[number].count == nil, activities[number + 1].count == nil
      else { continue }
      if activities[number].days.isEmpty {
        activities[number].days = activities[number + 1].days
      } else if activities[number + 1].days.isEmpty {
        activities[number + 1].days = activities[number].days
      }
    }
  }
}

extension Activity {
  /// Whether a number of times a week can be meant for it.
  var takesCount: Bool {
    guard count == nil, !isDenied else { return false }
    switch meaning {
    case .run, .strength: return true
    default: return false
    }
  }
}

extension Phrase {
  /// Whether neither a comma nor "and" stands between two places.
  func isOneClause(_ end: Int, _ start: Int) -> Bool {
    guard end <= start, start < count else { return false }
    return (end...start).allSatisfy { gap($0) == .none && !["and", "but", "then"].contains(self[$0]) }
  }
}
