import Language

extension WeekItems {
  /// Reads "4x a week", "twice", "three days", "2 strength sessions" and gives the end of it.
  mutating func count(_ phrase: Phrase, _ place: Int) -> Int? {
    var value: Int
    var end = place + 1
    var needsUnit = false
    if let often = ["once": 1, "twice": 2, "thrice": 3][phrase[place]] {
      value = often
    } else if let (number, unit) = phrase.glued(at: place), unit == "x" || unit == "times" || unit == "days" {
      value = number
    } else if phrase[place].first == "x", let number = Int(phrase[place].dropFirst()) {
      value = number
    } else if phrase[place] == "x", let number = Int(phrase[place + 1]) {
      (value, end) = (number, place + 2)
    } else if let number = phrase.number(at: place) {
      (value, end) = (number.value, place + number.length)
      needsUnit = true
      // "Three or four times": the smaller number is kept to.
      let next = ["to", "or"].contains(phrase[end]) ? end + 1 : end
      if let second = phrase.number(at: next), second.value == value + 1, phrase.gap(next) == .none { end = next + second.length }
    } else {
      return nil
    }
    guard (1...14).contains(value) else { return nil }
    if needsUnit {
      let next = phrase[end]
      if phrase.gap(end) == .none, Self.units.contains(next), phrase[end + 1] != "ago" {
        end += 1
      } else if phrase.gap(end) == .none, let activity = nextActivity(phrase, end) {
        items.append(.count(value, place..<end, opensActivity: true))
        return activity
      } else if phrase.gap(end) != .none, followsActivity(phrase, place) || isCorrection(phrase, place) {
        // "Strength two"
      } else {
        return nil
      }
    }
    if ["a", "per", "each", "every", "in", "the"].contains(phrase[end]), phrase[end + 1] == "week", phrase.gap(end) == .none {
      end += 2
    } else if ["weekly", "week"].contains(phrase[end]), phrase.gap(end) == .none {
      end += 1
    }
    items.append(.count(value, place..<end, opensActivity: false))
    return end
  }

  /// The place at which the activity right behind a number begins, past one plain word: "two more gym sessions".
  private func nextActivity(_ phrase: Phrase, _ place: Int) -> Int? {
    for start in [place, place + 1] {
      if start > place, !["more", "of", "good", "weekly", "hard", "short", "other"].contains(phrase[place]) { return nil }
      if let activity = activity(phrase, start) {
        switch activity.meaning {
        case .run, .strength: return start
        default: return nil
        }
      }
    }
    return nil
  }

  private func followsActivity(_ phrase: Phrase, _ place: Int) -> Bool {
    guard case .activity(let activity)? = items.last, activity.place.upperBound == place, phrase.gap(place) == .none else { return false }
    switch activity.meaning {
    case .run, .strength: return true
    default: return false
    }
  }

  /// "Actually three": the number that corrects another one.
  private func isCorrection(_ phrase: Phrase, _ place: Int) -> Bool {
    items.isEmpty && phrase.count <= 6
      && phrase.keys[..<place].contains { ["actually", "make", "no", "sorry", "rather", "meant"].contains($0) }
  }

  /// Words behind a number that make it a number of sessions.
  private static let units: Set<String> = ["x", "time", "day", "session", "workout", "night", "morning", "evening"]
}
