import Planning

/// What the pain of the last sessions allows: the fact sheet's loading rule.
struct PainCourse {
  enum Verdict: Equatable {
    /// 0 to 3, or none told.
    case goOn
    /// 4 or 5: do not add.
    case hold(Pain)
    /// More than 5, or worse from week to week.
    case tooMuch(Pain, isRising: Bool)
    /// Too much in two sessions running.
    case tooMuchAgain(Pain)
  }

  let bouts: [Bout]

  /// The lower back stays at 0 to 3: the more patient limits are for tendons and knees.
  static let backs: Set<String> = ["lower_back", "back_extensors"]

  var verdict: Verdict {
    guard let last = bouts.last, let pain = last.pain else { return .goOn }
    if isTooMuch(pain) {
      let before = bouts.dropLast().last?.pain
      return before.map(isTooMuch) ?? false ? .tooMuchAgain(pain) : .tooMuch(pain, isRising: false)
    }
    if isRising(pain, last.date) { return .tooMuch(pain, isRising: true) }
    return pain.level > 3 ? .hold(pain) : .goOn
  }

  private func isTooMuch(_ pain: Pain) -> Bool { pain.level > (pain.place.map(Self.backs.contains) ?? false ? 3 : 5) }

  /// Whether the week's worst is at least 3 and rose by 2 or more within a week, or twice running.
  private func isRising(_ pain: Pain, _ end: CalendarDate) -> Bool {
    func worst(_ weeksBack: Int) -> Double? {
      let days = (7 * weeksBack)..<(7 * weeksBack + 7)
      return bouts.filter { days.contains($0.date.days(to: end)) }.compactMap(\.pain).filter { $0.place == pain.place || $0.place == nil }.map(
        \.level
      ).max()
    }
    guard let now = worst(0), let before = worst(1), now >= 3 else { return false }
    if now - before >= 2 { return true }
    return worst(2).map { $0 < before && before < now } ?? false
  }
}
