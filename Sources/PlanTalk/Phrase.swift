import Language

/// A text on the way to being understood: its words, and which of them have been read.
struct Phrase {
  let tokens: [Token]
  /// Words in the singular.
  let keys: [String]
  private(set) var isRead: [Bool]

  init(_ tokens: [Token]) {
    self.tokens = tokens
    // "Swop" and "mwf" are words here, whatever the speller made of them.
    keys = tokens.map { token in token.misspelt.flatMap { Self.isKnown($0) ? Stem.singular($0) : nil } ?? Stem.singular(token.text) }
    isRead = [Bool](repeating: false, count: tokens.count)
  }

  private static func isKnown(_ word: String) -> Bool {
    let key = Stem.singular(word)
    return Activities.words[key] != nil || dayNames[key] != nil || dayNames[word] != nil
      || ["swop", "ics", "ical", "tmrw", "calisthenic"].contains(key)
  }

  var count: Int { tokens.count }

  /// The singular word at a place; empty outside the text.
  subscript(_ place: Int) -> String { keys.indices.contains(place) ? keys[place] : "" }

  /// The word as it was said; empty outside the text.
  func word(_ place: Int) -> String { tokens.indices.contains(place) ? tokens[place].text : "" }

  /// What stands before a word; `sentence` outside the text.
  func gap(_ place: Int) -> Token.Gap { tokens.indices.contains(place) ? tokens[place].gap : .sentence }

  func isFree(_ range: Range<Int>) -> Bool { range.allSatisfy { isRead.indices.contains($0) && !isRead[$0] } }

  mutating func take(_ range: Range<Int>) { for place in range where isRead.indices.contains(place) { isRead[place] = true } }

  /// Whether these words stand here, without a comma between them.
  func has(_ words: String..., at place: Int) -> Bool {
    words.enumerated().allSatisfy { self[place + $0.offset] == $0.element && ($0.offset == 0 || gap(place + $0.offset) == .none) }
  }

  /// The longest phrase of a table that stands here, with its length in words; none reaches across a comma or over words that were read.
  func longest<Value>(in table: PhraseMap<Value>, at place: Int) -> (value: Value, length: Int)? {
    guard isFree(place..<place + 1) else { return nil }
    return table.longest(in: keys, at: place) { !isRead[$0] && gap($0) == .none }
  }

  /// The words around a place up to the next comma or sentence end.
  func clause(of place: Int) -> Range<Int> {
    var start = place
    while start > 0, gap(start) == .none { start -= 1 }
    var end = place + 1
    while end < count, gap(end) == .none { end += 1 }
    return start..<end
  }

  /// Whether one of some words stands in the clause, at most so many words away from a range.
  func isNear(_ range: Range<Int>, _ words: Set<String>, within distance: Int) -> Bool {
    let clause = clause(of: range.lowerBound)
    let near = max(clause.lowerBound, range.lowerBound - distance)..<max(range.upperBound, min(clause.upperBound, range.upperBound + distance))
    return near.contains { words.contains(keys[$0]) }
  }

  /// Whether the thing is denied: "no dumbbells", "I do not have any dumbbells".
  func isDenied(_ place: Int, passing: Set<String> = Phrase.passed) -> Bool {
    var here = place
    while here > 0, gap(here) == .none {
      here -= 1
      if Self.denials.contains(keys[here]) { return true }
      guard passing.contains(keys[here]) else { return false }
    }
    return false
  }

  /// Whether a word was told as past: a year gone, "used to", "years ago".
  func isLongPast(_ range: Range<Int>, year: Int) -> Bool {
    let clause = clause(of: range.lowerBound)
    for place in clause {
      if let number = Int(keys[place]), (1_950..<year).contains(number) { return true }
      if has("used", "to", at: place) || has("year", "ago", at: place) || has("last", "year", at: place) { return true }
      if ["healed", "gone", "recovered", "previously", "history", "past", "cleared"].contains(keys[place]) { return true }
      if keys[place] == "fine", !has("is", at: place - 2) || self[place - 1] != "not" { return true }
    }
    // "Shin splints years ago, fine now" is one statement.
    return ["fine", "better", "gone", "healed"].contains(self[clause.upperBound])
  }

  static let denials: Set<String> = ["no", "not", "without", "never", "zero", "minus", "lost", "forgot", "forgotten"]
  static let passed: Set<String> = [
    "have", "got", "any", "a", "an", "the", "my", "more", "access", "to", "use", "of", "with", "real", "current", "been", "is",
  ]
}

extension Phrase {
  /// A whole number at a place, in digits or words (`twenty five`, `a couple of`), with its length in words.
  func number(at place: Int) -> (value: Int, length: Int)? {
    let word = self[place]
    if word == "couple" { return (2, self[place + 1] == "of" ? 2 : 1) }
    if word == "a" || word == "an", self[place + 1] == "couple", gap(place + 1) == .none { return (2, self[place + 2] == "of" ? 3 : 2) }
    if let teen = Self.teens[word] { return (teen, 1) }
    guard let value = Numbers.value(of: word), value >= 0, value < 10_000, value == value.rounded() else { return nil }
    if Int(word) == nil, [20.0, 30, 40, 50].contains(value), let unit = Numbers.value(of: self[place + 1]), Int(self[place + 1]) == nil,
      (1.0...9).contains(unit), gap(place + 1) == .none
    {
      return (Int(value + unit), 2)
    }
    return (Int(value), 1)
  }

  /// Digits with letters after them: `4x`, `14th`, `45min`.
  func glued(at place: Int) -> (value: Int, unit: Substring)? {
    let word = word(place)
    let digits = word.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty, digits.count < word.count, let value = Int(digits) else { return nil }
    return (value, word[digits.endIndex...])
  }

  private static let teens = ["thirteen": 13, "fourteen": 14, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19]
}
