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
    var hits = [[Range<Int>]](repeating: [], count: signs.table.count)
    var longest = 0
    signs.table.search(tokens) { item, range in
      hits[item].append(range)
      longest = max(longest, range.count)
    }
    guard longest > 0 else { return nil }
    var scene = Scene(tokens, hits, longest: longest)
    for rule in signs.rules {
      for sign in rule.signs where sign.items.allSatisfy({ !hits[$0].isEmpty }) {
        guard let found = match(sign, &scene, negatable: true) else { continue }
        let sentence = scene.sentence[found.lowerBound]
        if !rule.countsWhenPast, scene.isPast(sentence) { continue }
        let excused = rule.exceptions.contains { exception in
          match(exception, &scene, negatable: false).map { exception.anywhere || $0.overlaps(scene.sentences[sentence]) } ?? false
        }
        if !excused {
          return Alarm(id: rule.id, level: rule.level, words: tokens[found].map(\.text).joined(separator: " "))
        }
      }
    }
    return nil
  }

  /// The span from the first to the last item; nil when an item is missing, too far or negated.
  private func match(_ sign: WarningSigns.Conjunction, _ scene: inout Scene, negatable: Bool) -> Range<Int>? {
    var places: [[Range<Int>]] = []
    for item in sign.items {
      let found = negatable ? scene.told(item) : scene.hits[item]
      if found.isEmpty { return nil }
      places.append(found)
    }
    for first in places[0] {
      var span = first
      var chosen = [first]
      var all = true
      for others in places.dropFirst() {
        let near =
          sign.anywhere
          ? others.first { other in !chosen.contains { $0.overlaps(other) } }
          : scene.near(span, others).first { other in
            !chosen.contains { $0.overlaps(other) } && Self.gap(span, other) <= Self.reach
              && scene.sentence[first.lowerBound] == scene.sentence[other.lowerBound]
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
  private static func gap(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    if a.overlaps(b) { return 0 }
    return a.lowerBound < b.lowerBound ? b.lowerBound - a.upperBound : a.lowerBound - b.upperBound
  }

  /// A text and the items found in it. What many signs ask is found out once, so that the time grows with the text and not with its square.
  private struct Scene {
    let tokens: [Token]
    /// Where each item stands, from left to right.
    let hits: [[Range<Int>]]
    let sentences: [Range<Int>]
    /// The number of each token's sentence.
    let sentence: [Int]
    /// Whether anything in the text is told as over and done with.
    private let mentionsPast: Bool
    /// The most words of an item.
    private let longest: Int
    private var notNegated: [Int: [Range<Int>]] = [:]
    private var past: [Int: Bool] = [:]

    init(_ tokens: [Token], _ hits: [[Range<Int>]], longest: Int) {
      (self.tokens, self.hits, self.longest) = (tokens, hits, longest)
      let starts = tokens.indices.filter { $0 == 0 || tokens[$0].gap == .sentence }
      sentences = zip(starts, starts.dropFirst() + [tokens.count]).map { $0..<$1 }
      sentence = sentences.enumerated().flatMap { number, sentence in sentence.map { _ in number } }
      mentionsPast = tellsOfThePast(tokens)
    }

    /// The places of an item at which it is not negated.
    mutating func told(_ item: Int) -> [Range<Int>] {
      if let known = notNegated[item] { return known }
      let told = hits[item].filter { !isNegated($0, tokens) }
      notNegated[item] = told
      return told
    }

    /// Those places among which the ones near a span are.
    func near(_ span: Range<Int>, _ places: [Range<Int>]) -> some Sequence<Range<Int>> {
      let least = span.lowerBound - SafetyGate.reach - longest
      let most = span.upperBound + SafetyGate.reach
      var (low, high) = (0, places.count)
      while low < high {
        let middle = (low + high) / 2
        if places[middle].lowerBound < least { low = middle + 1 } else { high = middle }
      }
      return places[low...].lazy.prefix { $0.lowerBound <= most }
    }

    /// Whether a sentence, or the one behind it, tells of the past: "I fainted on a run. That was years ago."
    mutating func isPast(_ number: Int) -> Bool {
      guard mentionsPast else { return false }
      if let known = past[number] { return known }
      let end = sentences[min(number + 1, sentences.count - 1)].upperBound
      let isPast = tellsOfThePast(Array(tokens[sentences[number].lowerBound..<end]))
      past[number] = isPast
      return isPast
    }
  }
}

private let negators: Set<String> = ["no", "not", "without", "never", "nor", "zero", "none", "neither", "denies", "nothing"]
private let breakers: Set<String> = [
  "but", "however", "although", "though", "except", "just", "only", "because", "since", "until", "and", "so", "then", "now",
]
/// "I can not run, my chest hurts": these deny something else.
private let modals: Set<String> = ["can", "could", "will", "would", "should", "may", "might"]

/// Whether a negating word stands up to four words before, in the same clause, with no "but" between.
private func isNegated(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
  var index = range.lowerBound
  var steps = 0
  while index > 0, steps < 4, tokens[index].gap == .none {
    index -= 1
    steps += 1
    if breakers.contains(tokens[index].text) { return false }
    if negators.contains(tokens[index].text) {
      // "not sure if", "can not stop", "not only" and the like deny something else.
      if tokens[index].text == "not", index > 0, modals.contains(tokens[index - 1].text) { return false }
      let following = index + 1 < tokens.count ? tokens[index + 1].text : ""
      return !["sure", "only", "just", "stop", "stopping", "know", "get", "shake", "until", "going", "able", "longer", "idea", "doubt"].contains(following)
    }
  }
  return false
}

/// A year, "years ago", "used to", "fully recovered": told as over and done with.
private func tellsOfThePast(_ tokens: [Token]) -> Bool {
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
