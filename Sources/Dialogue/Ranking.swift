import Compilation
import Understanding

/// Chooses an intent by whose business the question is first, then by family, then within the family: evidence that several finer intents
/// share must not lose to a lone intent of another field.
struct Ranking: Sendable {
  private let names: [IntentName]
  private let scopes: [Int]
  private let families: [Int]
  private let familyCount: Int
  private let familyNumbers: [String: Int]

  /// How sharply a lead in score becomes a lead in probability.
  static let sharpness: Float = 9

  /// - Parameter labels: the intents in the model's order.
  init(_ labels: [String]) {
    names = labels.map { IntentName(label: $0) ?? IntentName(label: "out/out_of_scope") }.compactMap { $0 }
    let business: [IntentName.Scope: Int] = [.coaching: 0, .adjacent: 1, .out: 1, .red_flags: 1, .smalltalk: 2, .dialogue: 2]
    scopes = names.map { business[$0.scope] ?? 1 }
    var numbers: [String: Int] = [:]
    families = names.map { name in
      let key = "\(name.scope.rawValue)/\(name.family)"
      if let number = numbers[key] { return number }
      numbers[key] = numbers.count
      return numbers.count - 1
    }
    familyCount = numbers.count
    familyNumbers = Dictionary(zip(names.map(\.family), families), uniquingKeysWith: { first, _ in first })
  }

  /// The chosen intent with its family's probability.
  ///
  /// - Parameters:
  ///   - left: families that the words or the talk rule out.
  ///   - goesOn: whether the text is a few words in the middle of a talk of ours: "heavier?", "and jumping?".
  func best(_ match: Match, leavingOut left: [String] = [], goesOn: Bool = false) -> (intent: IntentName, confidence: Double) {
    let scores = match.scores
    guard let top = scores.max() else { return (names[0], 0) }
    let leftFamilies = left.compactMap { familyNumbers[$0] }
    let near = scores.indices.filter { scores[$0] > top - 0.9 && !leftFamilies.contains(families[$0]) }
    var scopeShares = [Float](repeating: 0, count: 3)
    var familyShares = [Float](repeating: 0, count: familyCount)
    var total: Float = 0
    for number in near {
      let share = power((scores[number] - top) * Self.sharpness)
      scopeShares[scopes[number]] += share
      familyShares[families[number]] += share
      total += share
    }
    var scope = 0
    // Coaching has most of the intents and with them most chances to win by accident, so the shares of the other fields count more.
    // Chosen on the corpus and the fresh phrasings.
    let weights: [Float] = goesOn ? [2, 1, 1] : [1, 2, 1.6]
    for other in 1..<3 where scopeShares[other] * weights[other] > scopeShares[scope] * weights[scope] { scope = other }
    var best = -1
    for number in near where scopes[number] == scope {
      if best < 0 || familyShares[families[number]] > familyShares[families[best]]
        || families[number] == families[best] && scores[number] > scores[best]
      {
        best = number
      }
    }
    guard best >= 0, total > 0 else { return (names[0], 0) }
    return (names[best], Double(familyShares[families[best]] / total))
  }

  /// e to the x as (1 + x/64)⁶⁴: good enough for a ranking, and without a mathematics library.
  private func power(_ x: Float) -> Float {
    let base = max(0, 1 + x / 64)
    let b2 = base * base
    let b4 = b2 * b2
    let b8 = b4 * b4
    let b16 = b8 * b8
    let b32 = b16 * b16
    return b32 * b32
  }
}
