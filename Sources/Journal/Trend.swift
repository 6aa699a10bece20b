/// Where a series of weeks is heading, said honestly.
public struct Trend: Sendable, Equatable {
  public enum Direction: String, Sendable { case up, level, down, tooFew = "too_few" }

  public let direction: Direction
  /// The change from the earlier half to the later one, as a share of the earlier; nil when there is too little to tell.
  public let change: Double?

  /// Fewer values than this tell nothing.
  public static let fewest = 4
  /// A change below this share is no change.
  public static let smallest = 0.1

  /// Compares the mean of the later half with that of the earlier one.
  ///
  /// - Parameter values: oldest first.
  public init(_ values: [Double]) {
    let half = values.count / 2
    let earlier = values.prefix(half).reduce(0, +) / Double(max(half, 1))
    let later = values.suffix(half).reduce(0, +) / Double(max(half, 1))
    guard values.count >= Self.fewest, earlier > 0 else {
      (direction, change) = (.tooFew, nil)
      return
    }
    let change = (later - earlier) / earlier
    self.change = change
    direction = change >= Self.smallest ? .up : change <= -Self.smallest ? .down : .level
  }

  /// `Volume is up by about 20 %.`
  public func sentence(_ what: String) -> String {
    let share = change.map { plain((abs($0) * 100).rounded()) } ?? ""
    return switch direction {
    case .up: "\(what) is up by about \(share) %."
    case .down: "\(what) is down by about \(share) %."
    case .level: "\(what) is about level."
    case .tooFew: "\(what): too little is logged to tell."
    }
  }
}

extension TrainingProgress {
  /// The weeks that are over and hold something; the current one is not over.
  private var fullWeeks: [Week] { Array(weeks.dropLast().drop { $0.done == 0 && $0.skipped == 0 }) }

  /// How it goes, in two to five sentences; honest when little is logged.
  public var summary: [String] {
    guard sessions > 0 else { return ["Nothing is logged in these weeks yet, so there is nothing to say."] }
    let number = sessions <= 10 ? Self.numberWords[sessions] : "\(sessions)"
    guard sessions > 3 else {
      let verb =
        sessions == 1
        ? "One session is too little to tell a trend."
        : "\(number.prefix(1).uppercased() + number.dropFirst()) sessions are too few to tell a trend."
      return [verb]
    }
    var lines = ["You trained \(number) times in \(weeks.count) weeks."]
    let kept = weeks.reduce((done: 0, all: 0)) { sum, week in
      (sum.done + min(week.done, week.planned ?? week.done), sum.all + (week.planned ?? week.done + week.skipped))
    }
    if kept.all > kept.done { lines.append("You kept \(kept.done) of \(kept.all) sessions.") }
    if weeks.contains(where: { $0.volume > 0 }) { lines.append(Trend(fullWeeks.map(\.volume)).sentence("Weight lifted a week")) }
    if let last = calves.last {
      let sides = [last.left.map { "\($0) left" }, last.right.map { "\($0) right" }].compactMap { $0 }.joined(separator: ", ")
      lines.append("Single-leg calf raises: \(sides).")
    }
    if let worst = pain.last { lines.append("Last pain told: \(plain(worst.level))/10.") }
    return lines
  }

  /// Small pictures of the weeks, a line each: sessions kept, weight lifted, calf raises. Empty as long as there is too little to draw.
  public var lines: [String] {
    let used = Array(weeks.drop { $0.done == 0 && $0.skipped == 0 })
    guard used.count > 1, sessions > 3 else { return [] }
    var lines = [
      "Sessions a week: \(sparkline(used.map { Double($0.done) })) \(used.map { "\($0.done)\($0.planned.map { " of \($0)" } ?? "")" }.joined(separator: ", "))"
    ]
    if used.contains(where: { $0.volume > 0 }), let last = used.last {
      lines.append("Weight lifted a week: \(sparkline(used.map(\.volume))) \(inWords(last.volume)) this week")
    }
    let raises = calves.compactMap { day in [day.left, day.right].compactMap { $0 }.min() }
    if raises.count > 1, let first = raises.first, let last = raises.last {
      lines.append("Single-leg calf raises, the weaker side: \(sparkline(raises.map { Double($0) })) \(first) → \(last)")
    }
    return lines
  }

  private static let numberWords = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
}
