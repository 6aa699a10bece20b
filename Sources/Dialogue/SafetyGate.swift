import Compilation
import Knowledge
import Language
import Resources
import Understanding

/// Reads every utterance before anything else does and stops training talk where a warning sign is told.
///
/// Warning signs are records: each sign is a conjunction of phrases that must occur near each other, none of them negated.
public struct SafetyGate: Sendable {
  /// A sign that fired.
  public struct Alarm: Sendable, Equatable {
    public let id: String
    public let level: RedFlag.Level
    /// The words that fired it, for `explain`.
    public let words: String
  }

  private let signs: WarningSigns
  /// For each phrase of the table, from where to where in `begun` the signs lie that have it as their first item.
  private let starts: [Int32]
  /// Signs as their rule's number and their own within the rule, with their second item if they have one.
  private let begun: [(rule: Int32, sign: Int32, second: Int32?)]

  /// A phrase of the table and its place in a text.
  private typealias Hit = (item: Int, range: Range<Int>)

  /// How many words may stand between two items of a sign.
  static let reach = 8

  public init(_ signs: WarningSigns) {
    self.signs = signs
    var starts = [Int32](repeating: 0, count: signs.table.count + 1)
    for rule in signs.rules { for sign in rule.signs { starts[sign.items[0] + 1] += 1 } }
    for item in starts.indices.dropFirst() { starts[item] += starts[item - 1] }
    var places = starts
    var begun = [(rule: Int32, sign: Int32, second: Int32?)](repeating: (0, 0, nil), count: Int(starts.last ?? 0))
    for (number, rule) in signs.rules.enumerated() {
      for (place, sign) in rule.signs.enumerated() {
        begun[Int(places[sign.items[0]])] = (Int32(number), Int32(place), sign.items.count > 1 ? Int32(sign.items[1]) : nil)
        places[sign.items[0]] += 1
      }
    }
    self.starts = starts
    self.begun = begun
  }

  /// The gravest alarm of a text; nil when there is none.
  public func alarm(_ tokens: [Token]) -> Alarm? {
    guard !tokens.isEmpty else { return nil }
    var hits: [Hit] = []
    signs.table.search(tokens) { item, range in hits.append((item, range)) }
    guard !hits.isEmpty else { return nil }
    // Most signs lack an item; a flag each is cheap to ask. Only signs whose first two items were found are looked at, the gravest first.
    var present = [Bool](repeating: false, count: signs.table.count)
    var items: [Int] = []
    for hit in hits where !present[hit.item] {
      present[hit.item] = true
      items.append(hit.item)
    }
    var possible: [(rule: Int32, sign: Int32)] = []
    for item in items {
      for sign in begun[Int(starts[item])..<Int(starts[item + 1])] where sign.second.map({ present[Int($0)] }) ?? true {
        possible.append((sign.rule, sign.sign))
      }
    }
    guard !possible.isEmpty else { return nil }
    possible.sort { ($0.rule, $0.sign) < ($1.rule, $1.sign) }
    let mentionsPast = tellsOfThePast(tokens[...])
    for (number, place) in possible {
      let rule = signs.rules[Int(number)]
      let sign = rule.signs[Int(place)]
      guard sign.items.allSatisfy({ present[$0] }), let found = match(sign, tokens, hits, negatable: true) else { continue }
      let sentence = sentence(around: found.lowerBound, tokens)
      if mentionsPast, !rule.countsWhenPast, tellsOfThePast(tokens[sentence.lowerBound..<end(after: sentence, tokens)]) { continue }
      let excused = rule.exceptions.contains { exception in
        match(exception, tokens, hits, negatable: false).map { exception.anywhere || $0.overlaps(sentence) } ?? false
      }
      if !excused { return Alarm(id: rule.id, level: rule.level, words: tokens[found].map(\.text).joined(separator: " ")) }
    }
    return nil
  }

  /// The span from the first to the last item; nil when an item is missing, too far or negated.
  private func match(_ sign: WarningSigns.Conjunction, _ tokens: [Token], _ hits: [Hit], negatable: Bool) -> Range<Int>? {
    var places: [[Range<Int>]] = []
    for item in sign.items {
      let found = hits.filter { $0.item == item && (!negatable || !isNegated($0.range, tokens)) }.map(\.range)
      if found.isEmpty { return nil }
      places.append(found)
    }
    for first in places[0] {
      var span = first
      var chosen = [first]
      var all = true
      for others in places.dropFirst() {
        let near = others.first { other in
          !chosen.contains { $0.overlaps(other) }
            && (sign.anywhere || gap(span, other) <= Self.reach && sentence(around: first.lowerBound, tokens).contains(other.lowerBound))
        }
        guard let near else {
          all = false
          break
        }
        chosen.append(near)
        span = min(span.lowerBound, near.lowerBound)..<max(span.upperBound, near.upperBound)
      }
      if all { return span }
    }
    return nil
  }

  /// How many words lie between two spans; none when one lies within the other.
  private func gap(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    if a.overlaps(b) { return 0 }
    return a.lowerBound < b.lowerBound ? b.lowerBound - a.upperBound : a.lowerBound - b.upperBound
  }

  private func sentence(around place: Int, _ tokens: [Token]) -> Range<Int> {
    var start = place
    while start > 0, tokens[start].gap != .sentence { start -= 1 }
    var end = place + 1
    while end < tokens.count, tokens[end].gap != .sentence { end += 1 }
    return start..<end
  }

  /// The end of the sentence after a sentence: "I fainted on a run. That was years ago."
  private func end(after sentence: Range<Int>, _ tokens: [Token]) -> Int {
    sentence.upperBound < tokens.count ? self.sentence(around: sentence.upperBound, tokens).upperBound : tokens.count
  }

  private static let negators: Set<String> = ["no", "not", "without", "never", "nor", "zero", "none", "neither", "denies", "nothing"]
  private static let breakers: Set<String> = [
    "but", "however", "although", "though", "except", "just", "only", "because", "since", "until", "and", "so", "then", "now",
  ]
  /// "I can not run, my chest hurts": these deny something else.
  private static let modals: Set<String> = ["can", "could", "will", "would", "should", "may", "might"]

  /// Whether a negating word stands up to four words before, in the same clause, with no "but" between.
  private func isNegated(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
    var index = range.lowerBound
    var steps = 0
    while index > 0, steps < 4, tokens[index].gap == .none {
      index -= 1
      steps += 1
      if Self.breakers.contains(tokens[index].text) { return false }
      if Self.negators.contains(tokens[index].text) {
        // "not sure if", "can not stop", "not only" and the like deny something else.
        if tokens[index].text == "not", index > 0, Self.modals.contains(tokens[index - 1].text) { return false }
        let following = index + 1 < tokens.count ? tokens[index + 1].text : ""
        return !["sure", "only", "just", "stop", "stopping", "know", "get", "shake", "until", "going", "able", "longer", "idea", "doubt"].contains(following)
      }
    }
    return false
  }

  /// A year, "years ago", "used to", "fully recovered": told as over and done with.
  private func tellsOfThePast(_ part: ArraySlice<Token>) -> Bool {
    let tokens = Array(part)
    for (index, token) in tokens.enumerated() {
      let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
      switch token.text {
      case "years", "decades", "decade": if next == "ago" || next == "back" { return true }
      case "year": if next == "ago" || index > 0 && tokens[index - 1].text == "last" { return true }
      case "healed", "recovered", "cleared", "resolved": if index > 0, !["not", "never"].contains(tokens[index - 1].text) { return true }
      case "childhood", "kid", "teenager": if index > 1, ["as", "a"].contains(tokens[index - 1].text) { return true }
      case "used": if next == "to" { return true }
      case "in": if next.utf8.count == 4, let year = Int(next), (1950...2100).contains(year) { return true }
      default: break
      }
    }
    return false
  }
}
