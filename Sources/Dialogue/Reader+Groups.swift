import Compilation
import Knowledge
import Language
import Understanding

/// Questions of, or about, people of a special group: whose they are.
extension Reader {
  /// A text that tells an age under 16 or from 60 on is from, or about, someone of that group.
  func withAge(_ reading: Reading, _ tokens: [Token]) -> Reading {
    let request = reading.request
    guard tokens.count <= 60, !request.entities.contains(where: { $0.kind == Group.kind }), let age = Self.age(tokens) else { return reading }
    let group = age < 16 ? "under_16" : age >= 60 ? "over_60" : nil
    guard let group, knowledge.groups[group] != nil, let vague = intents["coaching/underspecified"] else { return reading }
    // "I'm 14" alone says who asks and nothing else.
    if isOthers(request.intent, request.confidence, tokens, request.entities) { return reading }
    let intent = request.intent.scope == .coaching ? request.intent : vague
    let entities = request.entities + [Entity(kind: Group.kind, id: group, how: .inferred)]
    return Reading(
      request: Request(
        intent: intent, confidence: max(request.confidence, 0.5), entities: entities, tokens: request.tokens, answersQuestion: request.answersQuestion),
      second: reading.second, alternatives: reading.alternatives)
  }

  /// The age in years a text tells: "I am 14", "13 yo", "62 year old", "aged 70". Nil when it tells none.
  static func age(_ tokens: [Token]) -> Int? {
    for (index, token) in tokens.enumerated() {
      guard let number = Int(token.text), (6...99).contains(number) else { continue }
      let before = index > 0 ? tokens[index - 1].text : ""
      let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
      if ["yo", "yr", "yrs", "year", "years", "y"].contains(next) {
        let old = index + 2 < tokens.count ? tokens[index + 2].text : ""
        if next == "yo" || old == "old" || old == "o" { return number }
      }
      let endsThere =
        next.isEmpty || tokens[index + 1].gap != .none || ["and", "but", "so", "can", "should", "now", "with", "male", "female", "m", "f"].contains(next)
      if ["aged", "age"].contains(before), endsThere { return number }
      if before == "am" || before == "is", index > 1, ["i", "he", "she", "who"].contains(tokens[index - 2].text), endsThere { return number }
    }
    return nil
  }

  /// A paper named by its author; a belief beside a neighbouring field; or a person of a special group who asks something that is nobody's here: what
  /// holds for the group is ours.
  func aboutGroup(_ match: Match) -> Request? {
    if match.tokens.count <= 14, match.entities.contains(where: { $0.kind == Source.kind }), let evidence = intents["coaching/evidence"] {
      return Request(intent: evidence, confidence: 0.9, entities: match.entities, tokens: match.tokens)
    }
    // What people believe is answered whenever it is named; "my midwife said" has the sound of a sign that was looked at.
    if match.entities.contains(where: { $0.kind == Belief.kind }), let evidence = intents["coaching/evidence"],
      ranking.best(match, leavingOut: ["looked_at"]).intent.scope == .adjacent
    {
      return Request(intent: evidence, confidence: 0.6, entities: match.entities, tokens: match.tokens)
    }
    guard match.entities.contains(where: { $0.kind == Group.kind }), let vague = intents["coaching/underspecified"] else { return nil }
    let choice = ranking.best(match)
    guard choice.intent.scope == .adjacent || choice.intent.scope == .out,
      !isOthers(choice.intent, choice.confidence, match.tokens, match.entities)
    else { return nil }
    return Request(intent: vague, confidence: 0.6, entities: match.entities, tokens: match.tokens)
  }

  /// Whether a question is clearly another field's, whoever it is about: "creatine for old people", "running shoes for a 12 year old". It is ours when
  /// it speaks of training, and when it says nothing but who the person is.
  private func isOthers(_ intent: IntentName, _ confidence: Double, _ tokens: [Token], _ entities: [Entity]) -> Bool {
    guard intent.scope == .adjacent || intent.scope == .out else { return false }
    let ours = [Exercise.kind, Equipment.kind, Routine.kind, Injury.kind, BodyPart.kind]
    guard !entities.contains(where: { entity in ours.contains { entity.id(as: $0) != nil } }) else { return false }
    let words = tokens.map(\.text)
    let isPlain = Self.fields.contains(intent.base)
    guard !words.contains(where: { Self.training.contains($0) || !isPlain && Self.moving.contains($0) }) else { return false }
    // Who tells of themselves is answered as such, unless the field is beyond doubt.
    if words.contains(where: Self.persons.contains) { return isPlain && confidence >= Self.sureField }
    let covered = Set(entities.filter { $0.id(as: Group.kind) != nil }.flatMap { Array($0.tokens) })
    return tokens.indices.contains { !covered.contains($0) && !Self.idle.contains(words[$0]) && Int(words[$0]) == nil }
  }

  /// How sure a field must be of what somebody asks who tells of themselves.
  private static let sureField = 0.6

  /// Neighbouring fields with words of their own; the others are what is left over.
  private static let fields: Set<String> = [
    "nutrition", "weight_loss", "steroids_drugs", "shoes_gear", "gadgets", "music_media", "race_logistics", "swimming_cycling", "medical_treatment",
    "out_finance", "out_shopping", "out_cooking", "out_travel", "out_school_work", "out_entertainment", "out_device_command", "out_coding", "out_weather",
  ]

  private static let training: Set<String> = [
    "train", "training", "trained", "lift", "lifting", "lifts", "strength", "strong", "stronger", "strengthen", "strengthening", "exercise", "exercises",
    "exercising", "workout", "workouts", "gym", "weights", "weight-training", "plyometrics", "jump", "jumping", "plan", "stretch", "stretching", "warm-up",
    "balance", "muscle", "muscles", "session", "sessions", "movement", "movements", "reps", "sets", "heavy",
  ]

  private static let moving: Set<String> = [
    "run", "running", "runs", "runner", "runners", "jog", "jogging", "sport", "active", "fit", "fitness", "fitter", "start", "starting", "begin",
    "return", "walk", "walking",
  ]

  private static let persons: Set<String> = ["i", "my", "me", "we", "he", "she", "his", "her", "him"]

  /// Words that say nothing of a field.
  private static let idle: Set<String> = [
    "a", "an", "the", "and", "or", "but", "so", "is", "are", "am", "be", "been", "was", "it", "this", "that", "these", "there", "you", "your", "they", "their",
    "of", "in", "on", "at", "to", "for", "with", "from", "by", "about", "as", "than", "then", "if", "when", "while", "during", "after", "before", "since",
    "still",
    "now", "just", "too", "also", "any", "some", "all", "what", "which", "who", "why", "how", "where", "can", "could", "should", "would", "will", "do", "does",
    "did", "have", "has", "had", "having", "get", "got", "go", "going", "not", "no", "yes", "please", "help", "advice", "tips", "question", "hi", "hello",
    "hey",
    "okay", "fine", "good", "bad", "safe", "safely", "possible", "allowed", "old", "young", "year", "years", "month", "months", "week", "weeks",
    "man", "woman", "men", "women", "male", "female", "person", "people", "anything", "something", "things", "thing", "else", "different", "differently",
    "need",
    "want", "know", "think", "s", "ok", "thanks", "thank", "much", "many", "more", "less", "very", "really", "due", "late", "early",
  ]
}
