import Compilation
import Knowledge
import Language
import Understanding

/// What one utterance asks for, read in the light of the talk so far.
struct Reading {
  let request: Request
  /// A second question in the same text.
  let second: Request?
  let alternatives: [Reply.Alternative]
}

/// Reads an utterance: answers to coach's own question, pointing words, bare names, then the matcher's best intent.
struct Reader {
  let knowledge: KnowledgeBase
  let matcher: Matcher
  let intents: [String: IntentName]
  let ranking: Ranking

  /// - Parameter entities: the names in the tokens.
  func read(_ text: String, _ tokens: [Token], _ entities: [Entity], _ conversation: Conversation) -> Reading {
    let whole = withAge(readWhole(text, tokens, entities, conversation), tokens)
    // "Ok thanks, and how often?": the courtesy is not the question, nor is the first sentence of a long text.
    let story = tokens.count > Self.courteousWords ? tokens.dropFirst().firstIndex { $0.gap == .sentence } : nil
    let rest = story.map { Array(tokens[$0...]) } ?? Array(tokens.drop { Self.courtesies.contains($0.text) })
    guard rest.count >= 2, rest.count < tokens.count, [.smalltalk, .dialogue, .out].contains(whole.request.intent.scope), whole.second == nil else {
      return whole
    }
    let further = readWhole(text, rest, matcher.lexicon.entities(in: rest), conversation)
    // "You are useless" is no courtesy before a question.
    guard matcher.match(tokens).sampleIntent == nil else { return whole }
    return further.request.intent.scope == .coaching && further.request.confidence > 0.4 ? further : whole
  }

  /// The intent that ends a hold.
  static let lookedAt = "dialogue/looked_at"

  /// Whether a text says that the trouble has been looked at and nothing is left open: one of that intent's templates word for word, or a
  /// clinician with a verdict. Strict on purpose: a hold that stays too long costs a sentence, one that goes too early may cost more.
  func saysLookedAt(_ tokens: [Token]) -> Bool {
    let words = tokens.map(\.text)
    func has(_ list: Set<String>) -> Bool { words.contains(where: list.contains) }
    guard tokens.count <= 30, !has(Self.unsettled) else { return false }
    return has(Self.clinicians) && has(Self.verdicts) || matcher.match(tokens).sampleIntent == Self.lookedAt
  }

  static let clinicians: Set<String> = [
    "doctor", "doctors", "doc", "gp", "physio", "physiotherapist", "pt", "specialist", "surgeon", "consultant", "midwife", "nurse", "cardiologist",
    "cardiology",
    "paramedic", "paramedics", "hospital", "clinic", "clinician", "emergency", "casualty", "er", "urgent", "radiologist", "medic", "orthopaedic", "orthopedic",
    "neurologist", "psychologist", "therapist", "counsellor", "scan", "ecg", "ultrasound", "mri", "bloods", "cleared", "clearance",
  ]
  private static let verdicts: Set<String> = [
    "cleared", "clear", "clearance", "fine", "okay", "normal", "negative", "harmless", "happy", "signed", "discharged", "permission", "green", "ruled",
    "approved",
    "thumbs", "allowed", "safe", "seen", "saw", "been", "checked", "examined", "assessed",
  ]
  private static let unsettled: Set<String> = [
    "not", "no", "never", "without", "none", "nobody", "if", "would", "could", "should", "will", "shall", "may", "might", "when", "unless", "until", "tomorrow",
    "next", "going", "want", "wants", "need", "needs", "waiting", "wait", "book", "booked", "appointment", "stop", "rest", "more", "tests", "refused", "tv",
    "holiday", "friend", "mate", "buddy", "google", "chatgpt", "internet", "watch", "app",
    "ago", "year", "years", "else", "before", "once", "useless", "hate", "past", "schedule", "diary",
  ]

  /// A text of more words is more than a courtesy.
  private static let courteousWords = 15

  private static let courtesies: Set<String> = [
    "okay", "thanks", "thank", "you", "great", "cool", "good", "nice", "perfect", "and", "so", "well", "hi", "hello", "hey", "please", "right", "got", "it",
    "but", "wait", "also", "alright",
  ]

  private func readWhole(_ text: String, _ tokens: [Token], _ entities: [Entity], _ conversation: Conversation) -> Reading {
    let chosen = chosenOptions(tokens, conversation).compactMap { option in
      intents[option.intent].map { Request(intent: $0, confidence: 1, entities: entities, tokens: tokens, answersQuestion: true) }
    }
    if let first = chosen.first { return Reading(request: first, second: chosen.dropFirst().first, alternatives: []) }
    let match = matcher.match(tokens, entities: entities)
    let pointed = pointedExercise(tokens, match, conversation)
    if let hurts = exerciseHurts(tokens, match, conversation) { return Reading(request: hurts, second: nil, alternatives: alternatives(match)) }
    if let place = placeOfPain(tokens, match, conversation) { return Reading(request: place, second: nil, alternatives: alternatives(match)) }
    if let group = aboutGroup(match) { return Reading(request: group, second: nil, alternatives: alternatives(match)) }
    if let bare = bareName(tokens, match, pointed, conversation) {
      return Reading(request: bare, second: nil, alternatives: alternatives(match))
    }
    if let pair = twoQuestions(tokens) {
      return Reading(request: pair.0, second: pair.1, alternatives: alternatives(match))
    }
    let whole = request(match, pointed, conversation)
    // "How do I start running? Asking for my sister": where the whole is unclear, its question may be clear.
    // What the story of a long post is about tells better than its question whether it is ours.
    let isPost = tokens.count > Self.longText
    let question = isPost ? whole.intent.scope == .coaching ? lastQuestion(tokens) : [] : tokens.filter(\.inQuestion)
    if question.count >= 3, question.count < tokens.count, whole.confidence < 0.5 || whole.intent.scope != .coaching {
      let inner = matcher.match(question)
      let alone = request(inner, [], conversation)
      if alone.intent.scope == .coaching, alone.confidence > (whole.intent.scope == .coaching ? whole.confidence + 0.2 : 0.7) {
        let entities = alone.entities.isEmpty ? match.entities : alone.entities
        return Reading(
          request: Request(intent: alone.intent, confidence: alone.confidence, entities: entities, tokens: tokens), second: nil,
          alternatives: alternatives(inner))
      }
    }
    return Reading(request: whole, second: nil, alternatives: alternatives(match))
  }

  /// From more words on only the last question of a text is read for itself.
  private static let longText = 40

  /// The last sentence that asks.
  private func lastQuestion(_ tokens: [Token]) -> [Token] {
    guard let end = tokens.lastIndex(where: \.inQuestion) else { return [] }
    let start = tokens[...end].lastIndex { $0.gap == .sentence } ?? 0
    return Array(tokens[start...end])
  }

  /// The best intent of a match.
  private func request(_ match: Match, _ pointed: [Entity], _ conversation: Conversation) -> Request {
    let ours = (match.entities + pointed).contains { Self.topicKinds.contains($0.kind) || $0.kind == Group.kind }
    // "Squat and lunge technique" names two exercises and weighs nothing.
    let weighs =
      match.tokens.contains { Self.weighing.contains($0.text) } || match.tokens.count { $0.text == "as" } > 1
      || match.sampleIntent.flatMap { intents[$0]?.family } == "compare_exercises"
    let goesOn = match.tokens.count <= Self.fewWords && conversation.lastReply?.scope == .inScope
    // Exercises for a part of the body are ours, whoever asks for them.
    let namesPart = match.entities.contains { $0.kind == BodyPart.kind } && match.tokens.contains { ["exercise", "exercises"].contains($0.text) }
    // "No jumping please" is no question about jumps.
    let deniesJumps = zip(match.tokens, match.tokens.dropFirst()).contains {
      ["no", "without", "avoid"].contains($0.text) && Selection.jumping.contains($1.text)
    }
    let left = (deniesJumps ? ["plyometrics"] : []) + (weighs ? [] : ["compare_exercises"]) + (namesPart ? ["bodybuilding_gym"] : []) + ["looked_at"]
    let choice = ranking.best(match, leavingOut: left, goesOn: goesOn)
    // Far from everything that was learnt, or hardly ahead of other fields.
    let isStrange = match.confidence < Self.leastMatch && match.sampleIntent == nil || choice.confidence < Self.leastConfidence
    if !ours, isStrange, choice.intent.scope == .coaching, let fallback = intents["out/out_other"] {
      return Request(intent: fallback, confidence: choice.confidence, entities: match.entities, tokens: match.tokens)
    }
    let entities = Self.isAboutPain(choice.intent) ? match.entities : Self.withoutPastInjuries(match)
    return Request(intent: choice.intent, confidence: choice.confidence, entities: entities + pointed, tokens: match.tokens)
  }

  private static func isAboutPain(_ intent: IntentName) -> Bool { ["injury_pain", "injury_prevention", "return_to_training"].contains(intent.family) }

  /// "I had a stress fracture in 2015, how do I do a squat": what is over and not what is asked about changes no answer. Strict, since a caution
  /// left out does more harm than one too many.
  private static func withoutPastInjuries(_ match: Match) -> [Entity] {
    let others = match.entities.filter { [Exercise.kind, BodyPart.kind].contains($0.kind) }
    guard !others.isEmpty, match.entities.contains(where: { $0.kind == Injury.kind }), tellsOfThePast(match.tokens) else { return match.entities }
    let isBack = match.tokens.indices.contains { place in
      presentPain.contains(match.tokens[place].text) && !others.contains { $0.tokens.contains(place) }
    }
    guard !isBack else { return match.entities }
    return match.entities.filter { entity in
      guard entity.kind == Injury.kind, tellsOfThePast(sentence(around: entity.tokens.lowerBound, match.tokens)) else { return true }
      let before = match.tokens[max(0, entity.tokens.lowerBound - 4)..<entity.tokens.lowerBound].map(\.text)
      let isHad = before.contains { ["had", "tore", "broke", "ruptured", "suffered"].contains($0) }
      return !isHad || before.contains { ["have", "has", "my", "with", "diagnosed"].contains($0) }
    }
  }

  /// Words by which a pain of the past is there again, or never went.
  private static let presentPain: Set<String> = [
    "again", "back", "still", "now", "today", "hurts", "hurting", "aches", "aching", "sore", "pain", "flare", "flared", "returning", "recurring", "never",
  ]

  private static func sentence(around place: Int, _ tokens: [Token]) -> [Token] {
    let start = tokens[...place].lastIndex { $0.gap == .sentence } ?? 0
    let end = tokens[(place + 1)...].firstIndex { $0.gap == .sentence } ?? tokens.count
    return Array(tokens[start..<end])
  }

  /// Words that weigh one thing against another.
  private static let weighing: Set<String> = [
    "or", "vs", "than", "better", "best", "replace", "replacing", "replacement", "instead", "difference", "different", "compare", "compared", "comparison",
    "swap", "substitute",
    "substituting", "easier", "harder", "enough", "both", "prefer", "preference", "worse", "between", "equal", "same", "alternative", "over", "versus", "safer",
    "kinder", "gentler",
  ]

  /// So few words in the middle of a talk go on with it.
  private static let fewWords = 4

  /// Below these, a text without any name of ours is nobody's here: the share of the choice, and the matcher's own confidence.
  private static let leastConfidence = 0.2
  private static let leastMatch = 0.3

  private func alternatives(_ match: Match) -> [Reply.Alternative] {
    match.candidates.dropFirst().prefix(3).map { .init(intent: intents[$0.intent]?.name ?? $0.intent, confidence: rounded($0.confidence)) }
  }

  // MARK: Coach's own question

  private static let ordinals: [[String]] = [
    ["first", "1", "one", "1st", "former"], ["second", "2", "two", "2nd", "latter"], ["third", "3", "three", "3rd"],
  ]

  /// The options a short answer picks: by place, by their words, or "both". Empty when the text is something else.
  func chosenOptions(_ tokens: [Token], _ conversation: Conversation) -> [Conversation.Option] {
    let options = conversation.expecting
    guard !options.isEmpty, tokens.count <= 6 else { return [] }
    let words = Set(tokens.map(\.text))
    let byWord = options.filter { !Set($0.words).isDisjoint(with: words) }
    if byWord.count == 1 || byWord.count == 2 && words.contains("and") { return byWord }
    if tokens.count <= 4 {
      if !words.isDisjoint(with: ["both", "all", "everything"]) { return Array(options.prefix(2)) }
      if words.contains("last") { return Array(options.suffix(1)) }
      let byPlace = options.indices.filter { $0 < Self.ordinals.count && !words.isDisjoint(with: Self.ordinals[$0]) }
      if byPlace.count == 1 || byPlace.count == 2 && words.contains("and") { return byPlace.map { options[$0] } }
      // "The second one": "one" is no place here.
      if let place = byPlace.first(where: { $0 > 0 }) { return [options[place]] }
      if options.count == 1, !words.isDisjoint(with: ["yes", "yeah", "yep", "sure", "please", "okay"]) { return [options[0]] }
    }
    return []
  }

  /// "It's at the front", "outside, after 20 minutes": the answer to where it hurts.
  private func placeOfPain(_ tokens: [Token], _ match: Match, _ conversation: Conversation) -> Request? {
    guard conversation.focus.intent.flatMap({ intents[$0]?.family }) == "injury_pain", tokens.count <= 14,
      let part = conversation.focus.bodyPart.flatMap({ knowledge.bodyParts[$0] }), let intent = intents["coaching/injury_pain"],
      !match.entities.contains(where: { [Exercise.kind, Injury.kind].contains($0.kind) || $0.kind == BodyPart.kind && $0.id != part.id })
    else { return nil }
    let places: Set<String> = [
      "front", "outside", "outer", "inside", "inner", "behind", "below", "above", "under", "top", "side", "middle", "edge", "spot", "downhill", "stairs",
      "morning", "kneecap",
    ]
    guard tokens.contains(where: { places.contains($0.text) }), match.sampleIntent == nil else { return nil }
    let entity = Entity(kind: BodyPart.kind, id: part.id, how: .inferred)
    return Request(intent: intent, confidence: 0.8, entities: match.entities.filter { $0.kind != BodyPart.kind } + [entity], tokens: tokens)
  }

  /// "What if they hurt a bit": the exercise talked about is what hurts.
  private func exerciseHurts(_ tokens: [Token], _ match: Match, _ conversation: Conversation) -> Request? {
    guard tokens.count <= 12, match.entities.isEmpty, match.sampleIntent == nil, let intent = intents["coaching/injury_pain"],
      let exercise = conversation.focus.exercise, tokens.contains(where: { ["it", "they", "them", "this", "that", "these", "those"].contains($0.text) }),
      tokens.contains(where: { ["hurt", "hurts", "hurting", "pain", "painful", "ache", "aches", "sore"].contains($0.text) }),
      !tokens.contains(where: { Self.starters.contains($0.text) && !["what", "is", "does", "do", "should", "can"].contains($0.text) })
    else { return nil }
    return Request(intent: intent, confidence: 0.8, entities: [Entity(kind: Exercise.kind, id: exercise, how: .inferred)], tokens: tokens)
  }

  // MARK: Pointing

  /// "the second one", "the reverse one": exercises meant without being named.
  private func pointedExercise(_ tokens: [Token], _ match: Match, _ conversation: Conversation) -> [Entity] {
    guard !match.entities.contains(where: { $0.kind == Exercise.kind }) else { return [] }
    let words = tokens.map(\.text)
    let pointing = words.contains("one") || words.contains("ones") || words.contains("version") || words.contains("exercise")
    if pointing, !conversation.focus.listed.isEmpty {
      for (place, names) in Self.ordinals.enumerated() {
        let place = words.contains("last") ? conversation.focus.listed.count - 1 : place
        if place < conversation.focus.listed.count,
          words.contains("last") || words.contains(where: { names.contains($0) && $0 != "one" }) || place == 0 && words.contains("first")
        {
          return [Entity(kind: Exercise.kind, id: conversation.focus.listed[place], how: .inferred)]
        }
      }
    }
    guard pointing, let focus = conversation.focus.exercise.flatMap({ knowledge.exercises[$0] }) else { return [] }
    // A word that tells relatives of the exercise in focus apart: "reverse", "walking", "single leg".
    let modifiers = words.filter { !Self.fillers.contains($0) }
    guard !modifiers.isEmpty, modifiers.count <= 3 else { return [] }
    let family = Set(([focus.name] + focus.aliases).flatMap { Tokeniser.tokens(of: $0).map(\.text) })
    let relative = knowledge.exercises(of: focus.pattern).first { exercise in
      guard exercise.id != focus.id else { return false }
      return ([exercise.name] + exercise.aliases).contains { name in
        let nameWords = Tokeniser.tokens(of: name).map(\.text)
        return modifiers.allSatisfy(nameWords.contains) && nameWords.contains { family.contains($0) }
      }
    }
    return relative.map { [Entity(kind: Exercise.kind, id: $0.id, how: .inferred)] } ?? []
  }

  // MARK: Bare names and elliptical questions

  private static let fillers: Set<String> = [
    "the", "a", "an", "and", "or", "about", "what", "how", "with", "for", "my", "your", "on", "of", "to", "in", "do", "i", "you", "is", "are", "one", "ones",
    "please",
    "also", "too", "then", "so", "now", "but", "it", "that", "this", "those", "these", "some", "any", "same", "again", "okay", "um", "version", "no", "not",
    "mean", "meant", "said",
    "actually", "sorry", "help", "tips", "advice", "question", "questions", "info", "hi", "hello", "hey",
  ]
  private static let elliptical: Set<String> = [
    "and", "about", "also", "too", "then", "same", "one", "ones", "meant", "mean", "or", "no", "not", "actually", "said", "instead",
  ]

  /// A text that only names things: it goes on with the last question where it sounds like that, else it is a topic without a question.
  private func bareName(_ tokens: [Token], _ match: Match, _ pointed: [Entity], _ conversation: Conversation) -> Request? {
    // "Not lunges, planks": what is denied is not meant.
    let denied = match.entities.filter { $0.tokens.lowerBound > 0 && tokens[$0.tokens.lowerBound - 1].text == "not" }
    let meant = match.entities.filter { entity in !denied.contains(entity) || !match.entities.contains { $0.kind == entity.kind && !denied.contains($0) } }
    let entities = meant + pointed
    // "Good morning" is a greeting before it is an exercise.
    if let sample = match.sampleIntent.flatMap({ intents[$0] }), sample.scope != .coaching { return nil }
    guard tokens.count <= 10, let first = entities.first(where: { Self.topicKinds.contains($0.kind) }) else { return nil }
    var covered = Set(match.entities.flatMap { Array($0.tokens) })
    if !pointed.isEmpty { covered.formUnion(tokens.indices) }
    let rest = tokens.indices.filter { !covered.contains($0) }.map { tokens[$0].text }
    guard rest.allSatisfy(Self.fillers.contains) else { return nil }
    let continues = tokens.contains { Self.elliptical.contains($0.text) } || !pointed.isEmpty
    let exercises = Set(entities.filter { $0.kind == Exercise.kind }.map(\.id))
    let weighs = tokens.contains { ["or", "vs", "better", "than"].contains($0.text) }
    if exercises.count > 1, weighs || rest.isEmpty, let compare = intents["coaching/compare_exercises"] {
      return Request(intent: compare, confidence: 0.9, entities: entities, tokens: tokens)
    }
    if continues, let last = conversation.focus.intent.flatMap({ intents[$0] }), last.scope == .coaching, takes(first.kind, last.family) {
      // After a comparison, "the second one" wants to be shown.
      let family = last.family == "compare_exercises" ? "exercise_howto" : last.family
      let generic = intents["coaching/\(family)"] ?? last
      return Request(intent: generic, confidence: 0.9, entities: entities, tokens: tokens)
    }
    if !pointed.isEmpty { return nil }
    // A single injury or term is a clear enough wish; anything else needs a question back.
    switch first.kind {
    case Injury.kind where rest.count <= 2 && !rest.contains("what"):
      return intents["coaching/injury_pain"].map { Request(intent: $0, confidence: 0.8, entities: entities, tokens: tokens) }
    // "How do you warm up before a run" asks about warming up, though a session has that name.
    case Routine.kind where match.sampleIntent == nil || rest.isEmpty:
      return intents["coaching/plan_week"].map { Request(intent: $0, confidence: 0.8, entities: entities, tokens: tokens) }
    default:
      // Words such as "how" or "or" ask something: then the matcher decides.
      guard !rest.contains(where: ["how", "or", "what", "is", "are", "do"].contains), match.sampleIntent == nil,
        entities.count == 1 || rest.isEmpty && entities.count < 3
      else { return nil }
      return intents["coaching/underspecified"].map { Request(intent: $0, confidence: 0.9, entities: entities, tokens: tokens) }
    }
  }

  private static let topicKinds: Set<String> = [Exercise.kind, Injury.kind, BodyPart.kind, Concept.kind, Belief.kind, Routine.kind, Equipment.kind]

  /// Whether a question of this family can be asked about such a thing.
  private func takes(_ kind: String, _ family: String) -> Bool {
    switch kind {
    case Exercise.kind:
      Answerers.computed[family] != nil && !["injury_prevention", "return_to_training", "core_training", "plan_week", "beginner_start"].contains(family)
    case BodyPart.kind:
      ["exercises_for_muscle", "list_exercises", "muscles_worked", "why_for_runners", "stretching_mobility", "injury_pain", "core_training", "foam_roll"]
        .contains(family)
    case Injury.kind: ["injury_pain", "return_to_training", "injury_prevention", "exercises_for_muscle"].contains(family)
    case Concept.kind: family == "concept_definition"
    case Equipment.kind: ["equipment_alternative", "list_exercises", "exercises_for_muscle"].contains(family)
    default: false
    }
  }

  // MARK: More than one question

  private static let starters: Set<String> = ["how", "what", "why", "when", "should", "can", "do", "does", "is", "which", "where", "are"]

  /// Two questions in one text, each clear on its own.
  private func twoQuestions(_ tokens: [Token]) -> (Request, Request)? {
    guard tokens.count >= 5, tokens.count <= 40 else { return nil }
    var cuts: [Int] = []
    for index in tokens.indices.dropFirst(2) where index + 1 < tokens.count {
      let isQuestion = Self.starters.contains(tokens[index].text) || ["also", "and", "plus"].contains(tokens[index].text)
      if tokens[index].gap == .sentence, isQuestion, tokens[index - 1].inQuestion { cuts.append(index) }
      if tokens[index].text == "and", Self.starters.contains(tokens[index + 1].text) { cuts.append(index) }
    }
    for cut in cuts {
      let first = matcher.match(Array(tokens[..<cut]))
      let rest = Array(tokens[cut...].drop { ["and", "also", "plus"].contains($0.text) })
      guard rest.count >= 2 else { continue }
      let second = matcher.match(rest)
      guard let a = intents[first.intent], let b = intents[second.intent], a.scope == .coaching, b.scope == .coaching, a.family != b.family,
        first.confidence > 0.6, second.confidence > 0.6
      else { continue }
      // Token numbers of the second half are those of its own text; its ranges are still those of the whole.
      return (
        Request(intent: a, confidence: first.confidence, entities: first.entities, tokens: first.tokens),
        Request(intent: b, confidence: second.confidence, entities: second.entities, tokens: second.tokens)
      )
    }
    return nil
  }
}
