import Language

extension Phrase {
  /// A length of time in minutes at a place, with its length in words: `half an hour`, `1h30`, `20 to 25 minutes` (the longer one).
  func minutes(at place: Int) -> (value: Int, length: Int)? {
    if has("half", "an", "hour", at: place) || has("half", "a", "hour", at: place) { return (30, 3) }
    if has("half", "hour", at: place) { return (30, 2) }
    if has("three", "quarter", at: place), let end = hourEnd(place + 2) { return (45, end - place) }
    if has("quarter", at: place), let end = hourEnd(place + 1) { return (15, end - place) }
    if let hours = hours(at: place) { return hours }
    if let (value, unit) = glued(at: place) { return glued(value, unit, place) }
    guard let first = number(at: place) else { return nil }
    var end = place + first.length
    var value = first.value
    if ["to", "or", "-"].contains(self[end]) { end += 1 }
    if let second = number(at: end), second.value > value, gap(end) == .none, isMinute(end + second.length) {
      (value, end) = (second.value, end + second.length)
    } else {
      end = place + first.length
    }
    return isMinute(end) ? (value, end + 1 - place) : nil
  }

  private func isMinute(_ place: Int) -> Bool { self[place] == "minute" && gap(place) == .none }

  private func hourEnd(_ place: Int) -> Int? {
    if has("of", "an", "hour", at: place) { return place + 3 }
    if has("of", "hour", at: place) || has("an", "hour", at: place) { return place + 2 }
    return has("hour", at: place) ? place + 1 : nil
  }

  private func hours(at place: Int) -> (value: Int, length: Int)? {
    var end = place
    var value = 60
    if ["a", "an"].contains(self[place]), self[place + 1] == "hour" {
      end += 2
    } else if self[place] == "hour", has("and", "a", "half", at: place + 1) {
      end += 1
    } else if self[place + 1] == "hour", let hours = Numbers.value(of: self[place]), hours > 0, hours <= 6 {
      value = Int(hours * 60)
      end += 2
    } else {
      return nil
    }
    if has("and", "a", "half", at: end) { return (value + 30, end + 3 - place) }
    if self[end] == "and" || gap(end) == .none, let more = minutes(at: self[end] == "and" ? end + 1 : end), more.value < 60 {
      return (value + more.value, (self[end] == "and" ? end + 1 : end) + more.length - place)
    }
    return (value, end - place)
  }

  private func glued(_ value: Int, _ unit: Substring, _ place: Int) -> (value: Int, length: Int)? {
    switch unit {
    case "min", "mins", "minute", "minutes": return (value, 1)
    case "h", "hr", "hrs", "hour": return value <= 6 ? (value * 60, 1) : nil
    default:
      guard unit.first == "h", value <= 6, let rest = Int(unit.dropFirst().prefix { ("0"..."9").contains($0) }), rest < 60 else { return nil }
      return (value * 60 + rest, 1)
    }
  }
}
