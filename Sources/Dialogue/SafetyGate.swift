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
    // First which items there are at all: most texts have none of a whole sign, and one item may stand in a text a thousand times.
    var present = [Bool](repeating: false, count: signs.table.count)
    var items: [Int] = []
    signs.table.search(tokens) { item, _ in
      if !present[item] {
        present[item] = true
        items.append(item)
      }
    }
    let possible = signsBegun(items, present)
    guard !possible.isEmpty else { return nil }
    var matters = [Bool](repeating: false, count: signs.table.count)
    for (number, place) in possible {
      for item in signs.rules[number].signs[place].items + signs.rules[number].exceptions.flatMap(\.items) { matters[item] = true }
    }
    var hits: [(item: Int, range: Range<Int>)] = []
    signs.table.search(tokens) { item, range in if matters[item] { hits.append((item, range)) } }
    var scene = Scene(tokens, hits)
    var excuses: [Int: Excuses] = [:]
    for (number, place) in possible {
      let rule = signs.rules[number]
      var wasPast = false
      for found in places(of: rule.signs[place], &scene, negatable: true) {
        let sentences = Set(found.map { scene.sentence[$0.lowerBound] })
        if !rule.countsWhenPast {
          if sentences.allSatisfy({ scene.isPast($0) }) {
            wasPast = true
            continue
          }
          // What is over is often named once more: "I tore my achilles in 2019. I run well after tearing my achilles."
          if wasPast, sentences.allSatisfy({ scene.recalls($0) }) { continue }
        }
        let excused = excuses[number] ?? self.excuses(rule, &scene)
        excuses[number] = excused
        if !excused.everywhere, !excused.sentences.contains(scene.sentence[found.map(\.lowerBound).min()!]) {
          let span = found.map(\.lowerBound).min()!..<found.map(\.upperBound).max()!
          return Alarm(id: rule.id, level: rule.level, words: tokens[span].map(\.text).joined(separator: " "))
        }
      }
    }
    return nil
  }

  /// The signs all of whose items were found, as numbers of rules and of signs within them, the gravest first.
  private func signsBegun(_ items: [Int], _ present: [Bool]) -> [(rule: Int, sign: Int)] {
    var result: [(rule: Int, sign: Int)] = []
    for item in items {
      for sign in begun[Int(starts[item])..<Int(starts[item + 1])] where sign.second.map({ present[Int($0)] }) ?? true {
        let (rule, place) = (Int(sign.rule), Int(sign.sign))
        if signs.rules[rule].signs[place].items.allSatisfy({ present[$0] }) { result.append((rule, place)) }
      }
    }
    return result.sorted { ($0.rule, $0.sign) < ($1.rule, $1.sign) }
  }

  /// Where a text says what makes a rule's signs harmless: in some sentences, or everywhere.
  private typealias Excuses = (sentences: Set<Int>, everywhere: Bool)

  private func excuses(_ rule: WarningSigns.Rule, _ scene: inout Scene) -> Excuses {
    var result: Excuses = ([], false)
    for exception in rule.exceptions {
      let found = places(of: exception, &scene, negatable: false)
      if exception.anywhere, !found.isEmpty { result.everywhere = true }
      for place in found { for item in place { result.sentences.insert(scene.sentence[item.lowerBound]) } }
    }
    return result
  }

  /// Where a sign's items stand, in their order: the first such places of each sentence. None where an item is missing, too far or negated.
  private func places(of sign: WarningSigns.Conjunction, _ scene: inout Scene, negatable: Bool) -> [[Range<Int>]] {
    var items: [[Range<Int>]] = []
    for item in sign.items {
      let found = negatable ? scene.told(item) : scene.places(item)
      if found.isEmpty { return [] }
      items.append(found)
    }
    var result: [[Range<Int>]] = []
    for first in items[0] where result.last.map({ scene.sentence[$0[0].lowerBound] != scene.sentence[first.lowerBound] }) ?? true {
      var span = first
      var chosen = [first]
      for others in items.dropFirst() {
        let near =
          sign.anywhere
          ? others.first { other in !chosen.contains { $0.overlaps(other) } }
          : scene.near(span, others).first { other in
            !chosen.contains { $0.overlaps(other) } && Self.gap(span, other) <= Self.reach
              && scene.sentence[first.lowerBound] == scene.sentence[other.lowerBound]
          }
        guard let near else { break }
        chosen.append(near)
        span = min(span.lowerBound, near.lowerBound)..<max(span.upperBound, near.upperBound)
      }
      if chosen.count == items.count { result.append(chosen) }
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

    /// Whether a sentence names what is over once more, and does not say that it is back.
    func recalls(_ number: Int) -> Bool {
      let words = tokens[sentences[number]]
      return !saysWhen(words) && words.contains { recallingWords.contains($0.text) }
    }

    /// Whether a sentence, or the one behind it, tells of the past: "I fainted on a run. That was years ago."
    mutating func isPast(_ number: Int) -> Bool {
      guard mentionsPast else { return false }
      if let known = past[number] { return known }
      let words = tokens[sentences[number]]
      var isPast = tellsOfThePast(Array(words))
      if !isPast, !saysWhen(words), number + 1 < sentences.count {
        let following = tokens[sentences[number + 1]]
        isPast = tellsOfThePast(Array(following)) && !following.contains { ["too", "also", "before"].contains($0.text) }
      }
      past[number] = isPast
      return isPast
    }
  }
}

/// "Today", "last night", "since monday": told of these days.
private func saysWhen(_ words: ArraySlice<Token>) -> Bool {
  var last = ""
  for token in words {
    if presentWords.contains(token.text) || token.text == "now" && last == "right" { return true }
    if ["week", "night", "morning", "weekend"].contains(token.text), ["this", "last", "the"].contains(last) { return true }
    last = token.text
  }
  return false
}

private let presentWords: Set<String> = [
  "today", "tonight", "yesterday", "currently", "lately", "recently", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
]
/// "After tearing it", "ever since": what is named was told of before.
private let recallingWords: Set<String> = ["after", "since", "following", "ever", "taught", "coming", "recovering", "comeback"]
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
    case "healed", "recovered", "cleared", "resolved":
      // "Not fully healed", "until it has healed": not yet.
      if !tokens[max(0, index - 3)..<index].contains(where: { ["not", "never", "until", "once", "when", "if", "before"].contains($0.text) }) {
        return true
      }
    case "childhood", "kid", "teenager": if index > 1, ["as", "a"].contains(tokens[index - 1].text) { return true }
    case "used": if next == "to" { return true }
    case "in": if next.utf8.count == 4, let year = Int(next), (1950...2100).contains(year) { return true }
    default: break
    }
  }
  return false
}
