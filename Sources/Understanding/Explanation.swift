import Language

/// Every step of one match with its figures.
public struct Explanation: Sendable {
  /// One thing that speaks for an intent, or against it.
  public struct Evidence: Sendable {
    /// What was seen: a stem, a pair, letters, a name, the template.
    public let what: String
    /// What it adds to the intent's score; negative where it speaks against it.
    public let share: Double
  }

  /// What was understood.
  public let match: Match
  /// For each candidate the evidence, largest share first; the shares sum up to its score.
  public let evidence: [[Evidence]]
}

extension Matcher {
  /// Matches a text and shows what each feature added to the best intents.
  ///
  /// - Parameters:
  ///   - text: as typed.
  ///   - expecting: intents the conversation is waiting for, with what their scores gain.
  ///   - keep: how many intents are explained.
  public func explain(_ text: String, expecting: [String: Double] = [:], keep: Int = 3) -> Explanation {
    let match = match(text, expecting: expecting, keep: keep)
    let features = features(match.tokens, match.entities, labelled: true)
    let evidence = match.candidates.map { candidate -> [Explanation.Evidence] in
      guard let number = model.number(of: candidate.intent) else { return [] }
      var list = model.shares(features, intent: number).map { label, share in
        Explanation.Evidence(what: label < 0 ? "bias" : features.labels[Int(label)], share: Double(share))
      }
      if let gain = expecting[candidate.intent] { list.append(.init(what: "expected by the conversation", share: gain)) }
      if match.sampleIntent == candidate.intent {
        list.append(.init(what: "template hit", share: candidate.score - list.reduce(0) { $0 + $1.share }))
      }
      return list.sorted { abs($0.share) > abs($1.share) }
    }
    return Explanation(match: match, evidence: evidence)
  }
}
