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
  /// For each phrase of the table, from where to where in `begun` the signs lie that have it as their first item.
  private let starts: [Int32]
  /// Signs as their rule's number and their own within the rule, with their second item if they have one.
  private let begun: [(rule: Int32, sign: Int32, second: Int32?)]

  /// How many words may stand between two items of a sign.
  static let reach = 8

  /// In how many sentences a sign is looked at: one that is over and done with may be told before one that is not.
  static let sentencesOfSign = 16

  /// Fires the signs that were compiled from the records of red flags.
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
    var hits: [(item: Int, range: Range<Int>)] = []
    signs.table.search(tokens) { item, range in hits.append((item, range)) }
    guard !hits.isEmpty else { return nil }
    let possible = signsBegun(Set(hits.map(\.item)))
    guard !possible.isEmpty else { return nil }
    var scene = Scene(tokens, hits)
    var excuses: [Int: [Range<Int>]] = [:]
    for (number, place) in possible {
      let rule = signs.rules[number]
      var wasPast = false
      for found in spans(of: rule.signs[place], &scene, negatable: true, limit: Self.sentencesOfSign) {
        let sentence = scene.sentence[found.lowerBound]
        if !rule.countsWhenPast {
          // What is over is often named once more: "I tore my achilles in 2019. Since tearing my achilles …". It is back where a word says so.
          if scene.isPast(sentence) || wasPast && !scene.isNow(sentence) {
            wasPast = true
            continue
          }
        }
        let excused = excuses[number] ?? self.excuses(rule, &scene)
        excuses[number] = excused
        if !excused.contains(where: { $0.overlaps(scene.sentences[sentence]) }) {
          return Alarm(id: rule.id, level: rule.level, words: tokens[found].map(\.text).joined(separator: " "))
        }
      }
    }
    return nil
  }

  /// The signs all of whose items were found, as numbers of rules and of signs within them, the gravest first.
  private func signsBegun(_ items: Set<Int>) -> [(rule: Int, sign: Int)] {
    var result: [(rule: Int, sign: Int)] = []
    for item in items {
      for sign in begun[Int(starts[item])..<Int(starts[item + 1])] where sign.second.map({ items.contains(Int($0)) }) ?? true {
        let (rule, place) = (Int(sign.rule), Int(sign.sign))
        if signs.rules[rule].signs[place].items.allSatisfy(items.contains) { result.append((rule, place)) }
      }
    }
    return result.sorted { ($0.rule, $0.sign) < ($1.rule, $1.sign) }
  }

  /// Where a text says what makes a rule's signs harmless: in which sentences, or everywhere.
  private func excuses(_ rule: WarningSigns.Rule, _ scene: inout Scene) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for exception in rule.exceptions {
      let found = spans(of: exception, &scene, negatable: false, limit: exception.anywhere ? 1 : .max)
      result += exception.anywhere && !found.isEmpty ? [scene.tokens.indices] : found
    }
    return result
  }

  /// The spans from a sign's first to its last item, the first of each sentence; none where an item is missing, too far or negated.
  private func spans(of sign: WarningSigns.Conjunction, _ scene: inout Scene, negatable: Bool, limit: Int) -> [Range<Int>] {
    var places: [[Range<Int>]] = []
    for item in sign.items {
      let found = negatable ? scene.told(item) : scene.places(item)
      if found.isEmpty { return [] }
      places.append(found)
    }
    var result: [Range<Int>] = []
    for first in places[0] where result.last.map({ scene.sentence[$0.lowerBound] != scene.sentence[first.lowerBound] }) ?? true {
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
      guard all else { continue }
      result.append(span)
      if result.count == limit { break }
    }
    return result
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
    private let hits: [Int: [Range<Int>]]
    let sentences: [Range<Int>]
    /// The number of each token's sentence.
    let sentence: [Int]
    /// Whether anything in the text is told as over and done with.
    private let mentionsPast: Bool
    /// The most words of an item.
    private let longest: Int
    private var notNegated: [Int: [Range<Int>]] = [:]
    private var past: [Int: Bool] = [:]

    init(_ tokens: [Token], _ hits: [(item: Int, range: Range<Int>)]) {
      self.tokens = tokens
      self.hits = Dictionary(grouping: hits, by: \.item).mapValues { $0.map(\.range) }
      longest = hits.map(\.range.count).max() ?? 0
      let starts = tokens.indices.filter { $0 == 0 || tokens[$0].gap == .sentence }
      sentences = zip(starts, starts.dropFirst() + [tokens.count]).map { $0..<$1 }
      sentence = sentences.enumerated().flatMap { number, sentence in sentence.map { _ in number } }
      mentionsPast = tellsOfThePast(tokens)
    }

    /// The places of an item.
    func places(_ item: Int) -> [Range<Int>] { hits[item] ?? [] }

    /// The places of an item at which it is not negated.
    mutating func told(_ item: Int) -> [Range<Int>] {
      if let known = notNegated[item] { return known }
      let told = places(item).filter { !isNegated($0, tokens) }
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

    /// Whether a sentence says that it tells of the present.
    func isNow(_ number: Int) -> Bool { tokens[sentences[number]].contains { presentWords.contains($0.text) } }

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

/// "Today", "right now": told of the present.
private let presentWords: Set<String> = ["today", "now", "tonight", "yesterday", "currently", "still", "morning"]
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
func tellsOfThePast(_ tokens: [Token]) -> Bool {
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
