import Language

/// An intent a text may stand for.
public struct Candidate: Sendable, Equatable {
  /// The intent's name, as its training samples had it.
  public let intent: String
  /// The sum of the evidence; mostly between −1 and 3. An intent that is right leads the others by about 1.
  public let score: Double
  /// The probability that the intent is right, from 0 to 1.
  public let confidence: Double
}

/// What the matcher understood: tokens, entities and the best intents.
public struct Match: Sendable {
  /// The words of the text, normalised and mended.
  public let tokens: [Token]
  /// The names in it, from left to right, without overlaps.
  public let entities: [Entity]
  /// Best first; never empty when the model knows any intent.
  public let candidates: [Candidate]
  /// The score of every intent, in the order of the model's intents.
  public let scores: [Float]
  /// The intent whose template the text fits word by word, if any.
  public let sampleIntent: String?

  /// The best intent; empty when the model knows none.
  public var intent: String { candidates.first?.intent ?? "" }
  /// The probability that the best intent is right, from 0 to 1.
  public var confidence: Double { candidates.first?.confidence ?? 0 }
}

/// Finds the intent of a text by learnt keyword weights, template hits, entities and what the conversation expects.
public struct Matcher: Sendable {
  /// The names it finds.
  public let lexicon: Lexicon
  /// Common words, which the speller leaves alone.
  public let english: WordList
  /// What it has learnt.
  public let model: IntentModel
  /// Mends the words of a text before anything else looks at them.
  public let speller: Speller

  /// What a word-for-word template hit adds to its intent's score at least. Scores lie between about −1 and 1.
  static let sampleBonus: Float = 1
  /// By how much a word-for-word hit leads all other intents at least: an author's line takes its own sentences, whatever else was learnt.
  static let sampleLead: Float = 0.1

  /// - Parameters:
  ///   - lexicon: the names to find: those that the model was trained with.
  ///   - model: what was learnt.
  ///   - english: common words, which are no typos.
  public init(lexicon: Lexicon, model: IntentModel, english: WordList) {
    self.english = english
    self.lexicon = lexicon
    self.model = model
    speller = Speller(model.vocabulary, english: english)
  }

  /// Normalised and mended tokens.
  public func tokens(of text: String) -> [Token] {
    var tokens = Tokeniser.tokens(of: text)
    speller.mend(&tokens)
    return tokens
  }

  /// The intents a text may stand for, and the names in it. Takes some ten microseconds a sentence.
  ///
  /// - Parameters:
  ///   - text: as typed.
  ///   - expecting: intents the conversation is waiting for, with what their scores gain.
  ///   - keep: how many candidates to return, at least 1.
  public func match(_ text: String, expecting: [String: Double] = [:], keep: Int = 5) -> Match {
    match(tokens(of: text), expecting: expecting, keep: keep)
  }

  /// The intents some tokens may stand for, and the names among them.
  ///
  /// - Parameters:
  ///   - tokens: normalised and mended, as `tokens(of:)` gives them.
  ///   - entities: the names in the tokens, where they are known already.
  ///   - expecting: intents the conversation is waiting for, with what their scores gain.
  ///   - keep: how many candidates to return, at least 1.
  public func match(_ tokens: [Token], entities: [Entity]? = nil, expecting: [String: Double] = [:], keep: Int = 5) -> Match {
    let entities = entities ?? lexicon.entities(in: tokens)
    // The story of a long post says little; its head and its questions are read.
    let head = tokens.count > Self.longestHead ? Array(tokens.prefix(Self.longestHead)) : tokens
    let features = features(head, head.count == tokens.count ? entities : lexicon.entities(in: head))
    var (scores, familiarity) = model.scores(features)
    if tokens.count > Self.longText { addKeySentences(tokens, to: &scores) }
    let sample = model.sampleIntent(features)
    if let sample {
      let rival = scores.indices.lazy.filter { $0 != sample }.map { scores[$0] }.max() ?? -1
      scores[sample] = max(scores[sample] + Self.sampleBonus, rival + Self.sampleLead)
    }
    for (intent, gain) in expecting {
      if let number = model.number(of: intent) { scores[number] += Float(gain) }
    }
    return Match(
      tokens: tokens, entities: entities, candidates: candidates(scores, familiarity, keep: keep), scores: scores,
      sampleIntent: sample.map { model.intents[$0] })
  }

  /// How many tokens of a long post are read as a whole, and of the questions in it.
  static let longestHead = 80

  /// From so many tokens on a text is a post with a question inside.
  static let longText = 30

  /// A post is read by its title and its questions; the story around them only helps. Scores become the mean of all that was read.
  private func addKeySentences(_ tokens: [Token], to scores: inout [Float]) {
    var sentences: [[Token]] = []
    for token in tokens {
      if token.gap == .sentence || sentences.isEmpty { sentences.append([]) }
      sentences[sentences.count - 1].append(token)
    }
    var questions: [[Token]] = []
    var room = Self.longestHead
    for question in sentences.dropFirst().filter({ $0[0].inQuestion }).suffix(3).reversed() where room > 0 {
      questions.insert(Array(question.prefix(room)), at: 0)
      room -= question.count
    }
    let keys = sentences.prefix(1).filter { $0.count <= Self.longText } + questions
    guard !keys.isEmpty, sentences.count > 1 else { return }
    for key in keys {
      let part = model.scores(features(key, lexicon.entities(in: key))).scores
      for index in scores.indices { scores[index] += part[index] }
    }
    let share = 1 / Float(keys.count + 1)
    for index in scores.indices { scores[index] *= share }
  }

  /// The evidence of a text; names of kinds that no template has a slot for are plain words.
  package func features(_ tokens: [Token], _ entities: [Entity], labelled: Bool = false) -> FeatureSet {
    FeatureSet(tokens: tokens, entities: entities.filter { model.slotKinds.contains($0.kind) }, labelled: labelled)
  }

  private func candidates(_ scores: [Float], _ familiarity: Double, keep: Int) -> [Candidate] {
    // The few best by insertion; sorting all would cost more than scoring.
    var best: [Int] = []
    for (number, score) in scores.enumerated() {
      if best.count == keep, score <= scores[best[keep - 1]] { continue }
      var place = best.count
      while place > 0, scores[best[place - 1]] < score { place -= 1 }
      best.insert(number, at: place)
      if best.count > keep { best.removeLast() }
    }
    return best.enumerated().map { rank, number in
      let score = Double(scores[number])
      let rival = rank == 0 ? (best.count > 1 ? Double(scores[best[1]]) : -1) : Double(scores[best[0]])
      return Candidate(
        intent: model.intents[number], score: score, confidence: IntentModel.probability(score: score, lead: score - rival, familiarity: familiarity))
    }
  }
}

extension IntentModel {
  /// The number of an intent; nil when the model does not know it.
  func number(of intent: String) -> Int? {
    var low = 0
    var high = intents.count
    while low < high {
      let middle = (low + high) / 2
      if intents[middle] == intent { return middle }
      if intents[middle] < intent { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}
