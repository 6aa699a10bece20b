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
    /// The id of the red flag.
    public let id: String
    /// How soon to be seen.
    public let level: RedFlag.Level
    /// The words that fired it, for `explain`.
    public let words: String
  }

  private let signs: WarningSigns

  /// How many words may stand between two items of a sign.
  static let reach = 8

  /// Fires the signs that were compiled from the records of red flags.
  public init(_ signs: WarningSigns) { self.signs = signs }

  /// The gravest alarm of a text; nil when there is none.
  public func alarm(_ tokens: [Token]) -> Alarm? {
    guard !tokens.isEmpty else { return nil }
    var hits: [Int: [Range<Int>]] = [:]
    signs.table.search(tokens) { item, range in hits[item, default: []].append(range) }
    guard !hits.isEmpty else { return nil }
    // Most signs lack an item; a flag each is cheaper to ask than the dictionary.
    var present = [Bool](repeating: false, count: signs.table.count)
    for item in hits.keys { present[item] = true }
    let mentionsPast = tellsOfThePast(tokens[...])
    for rule in signs.rules {
      for sign in rule.signs where sign.items.allSatisfy({ present[$0] }) {
        guard let found = match(sign, tokens, hits, negatable: true) else { continue }
        let sentence = sentence(around: found.lowerBound, tokens)
        if mentionsPast, !rule.countsWhenPast, tellsOfThePast(tokens[sentence.lowerBound..<end(after: sentence, tokens)]) { continue }
        let excused = rule.exceptions.contains { exception in
          match(exception, tokens, hits, negatable: false).map { exception.anywhere || $0.overlaps(sentence) } ?? false
        }
        if !excused {
          return Alarm(id: rule.id, level: rule.level, words: tokens[found].map(\.text).joined(separator: " "))
        }
      }
    }
    return nil
  }

  /// The span from the first to the last item; nil when an item is missing, too far or negated.
  private func match(_ sign: WarningSigns.Conjunction, _ tokens: [Token], _ hits: [Int: [Range<Int>]], negatable: Bool) -> Range<Int>? {
    var places: [[Range<Int>]] = []
    for item in sign.items {
      let found = (hits[item] ?? []).filter { !negatable || !isNegated($0, tokens) }
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
