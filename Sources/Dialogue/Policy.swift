import Compilation
import Journal
import Knowledge
import Language
import Planning
import Resources
import Understanding

/// Decides what to do with an utterance: the safety gate first, then what the conversation waits for, then the intent.
public struct Policy: Sendable {
  /// What it knows: exercises, injuries, evidence.
  public let knowledge: KnowledgeBase
  /// The sentences it answers with.
  public let dialogs: DialogBook
  /// Finds the intent of a text.
  public let matcher: Matcher
  /// Finds warning signs, before anything else reads a text.
  public let gate: SafetyGate
  /// The intents by number of the model.
  let intents: [String: IntentName]
  let ranking: Ranking
  private let onceLogReader = Once<LogReader>()
  private let oncePlanner = Once<Planner>()
  /// Which exercises a sentence of an answer names.
  private let exercisesInText = Memo<String, [String]>(limit: 4_000)

  /// Reads training logs.
  var logReader: LogReader {
    onceLogReader.value { LogReader(lexicon: matcher.lexicon, knowledge: knowledge, english: matcher.english) }
  }

  /// Plans weeks.
  var planner: Planner { oncePlanner.value { Planner(knowledge: knowledge) } }

  /// The matcher must be trained on the intents that the dialogs and the knowledge answer; of others it is said that coach does not know.
  public init(knowledge: KnowledgeBase, dialogs: DialogBook, matcher: Matcher, gate: SafetyGate) {
    self.knowledge = knowledge
    self.dialogs = dialogs
    self.matcher = matcher
    self.gate = gate
    ranking = Ranking(matcher.model.intents)
    intents = Dictionary(uniqueKeysWithValues: matcher.model.intents.compactMap { label in IntentName(label: label).map { (label, $0) } })
  }

  /// The longest text that is read, in bytes of UTF-8. What follows is left unread.
  public static let longestText = 64 * 1_024

  /// How many words of a text are read for what is wanted.
  private static let longestStory = 800

  /// Below this confidence coach asks back rather than telling a guess as fact.
  static let leastConfidence = 0.2

  /// The intent that plans a week.
  private static let planning = "plan_week"

  /// Small talk that goes on while a warning sign holds.
  static let allowedInHold: Set<String> = ["thanks", "bot_identity", "are_you_doctor", "privacy"]

  /// The reply to a text, without its plain form. `conversation` goes on; the reply itself is for the caller to keep.
  public func reply(to text: String, today: CalendarDate, in conversation: inout Conversation) -> Reply {
    conversation.turns += 1
    conversation.today = today
    let tokens = matcher.tokens(of: text)
    var reply = respond(text, tokens, &conversation)
    reply.conversation = conversation.id
    reply.turn = conversation.turns
    reply.input = text
    return reply
  }

  private func respond(_ text: String, _ all: [Token], _ conversation: inout Conversation) -> Reply {
    // Warning signs are looked for in the whole text. What is wanted is said at the beginning or the end of a story, however long it is.
    let tokens = all.count <= Self.longestStory ? all : Array(all.prefix(Self.longestStory * 3 / 4) + all.suffix(Self.longestStory / 4))
    let reader = Reader(knowledge: knowledge, matcher: matcher, intents: intents, ranking: ranking)
    let entities = matcher.lexicon.entities(in: tokens)
    let isLookedAt = conversation.hold != nil && reader.saysLookedAt(tokens)
    let alarm = gate.alarm(all) ?? gate.alarm(tokensWithPlace(tokens, conversation)) ?? gate.alarm(tokensWithGroup(tokens, conversation))
    // "The cardiologist says I'm fine" ends a hold; on its own it would ask what the cardiologist allows.
    if let alarm, !(isLookedAt && alarm.level == .clinician) {
      // An injury told beside the warning sign holds for what is asked afterwards.
      if let injury = entities.first(where: { $0.kind == Injury.kind })?.id { conversation.focus.injury = injury }
      ProfileTalker(policy: self).remember(text, tokens, entities, &conversation)
      return SafetyReply.reply(alarm, knowledge, dialogs, &conversation)
    }
    guard !tokens.isEmpty else {
      return simple(text.utf8.contains { $0 > 0x20 } ? "unreadable" : "empty_input", scope: .smalltalk, act: .ask, conversation)
    }

    if isLookedAt, let intent = intents[Reader.lookedAt] {
      conversation.hold = nil
      let profileTalker = ProfileTalker(policy: self)
      let told = profileTalker.take(text, tokens, entities, &conversation)
      if told == nil { profileTalker.remember(text, tokens, entities, &conversation) }
      var reply = answer(Request(intent: intent, confidence: 1, entities: [], tokens: tokens), &conversation)
      // Of several conditions the clinician's yes may be for one alone.
      if let told, !told.clearable.isEmpty { reply.blocks += profileTalker.confirmation(told, conversation).blocks }
      return reply
    }
    let planTalker = PlanTalker(policy: self)
    let profileTalker = ProfileTalker(policy: self)
    var told: ProfileReading?
    var toldBeside: ProfileReading?
    if conversation.hold == nil {
      if let reply = UndoTalker(policy: self).reply(tokens, &conversation) { return reply }
      if let reply = profileTalker.reply(tokens, &conversation) { return reply }
      if let reply = SeasonTalker(policy: self).reply(tokens, entities, &conversation) { return reply }
      if conversation.planState != nil, tokens.count <= PlanTalker.longestTalk {
        if let reply = planTalker.answer(tokens, entities, &conversation) ?? planTalker.change(tokens, entities, &conversation) {
          profileTalker.remember(text, tokens, entities, isPlanTalk: true, &conversation)
          return reply
        }
      }
      if let reply = LogTalker(policy: self).reply(text, tokens, &conversation) { return reply }
      if planTalker.isAsked(tokens), let intent = intents["coaching/" + Self.planning] {
        var reply = planTalker.plan(Request(intent: intent, confidence: 1, entities: entities, tokens: tokens), &conversation)
        reply.entities = mentions(entities, in: text)
        return reply
      }
      told = profileTalker.take(text, tokens, entities, &conversation)
      // Whoever was asked about before, now it is about the person again.
      if told != nil { conversation.focus.group = nil }
      if told == nil { toldBeside = profileTalker.remember(text, tokens, entities, &conversation) }
    }
    let reading = reader.read(text, tokens, entities, conversation)
    let intent = reading.request.intent
    if let told, !profileTalker.hasAnswer(told, reading.request) {
      for condition in told.conditions where knowledge.groups[condition] != nil { conversation.focus.group = condition }
      conversation.expecting = []
      conversation.failures = 0
      var reply = profileTalker.confirmation(told, conversation)
      if let reminder = planTalker.reminder(conversation) { reply.blocks.append(reminder) }
      reply.entities = mentions(reading.request.entities, in: text)
      return reply
    }
    if let hold = conversation.hold, !(intent.scope == .smalltalk && Self.allowedInHold.contains(intent.base)) {
      return SafetyReply.reminder(hold, knowledge, dialogs, conversation)
    }
    var reply: Reply
    if let second = reading.second {
      let first = answer(reading.request, &conversation)
      let other = answer(second, &conversation)
      reply = first
      reply.blocks += other.blocks
      reply.sources += other.sources.filter { !first.sources.contains($0) }
      reply.suggestions = Array((first.suggestions.prefix(1) + other.suggestions).prefix(3))
    } else {
      reply = answer(reading.request, &conversation)
    }
    // A question in between is answered, and the one that is open asked again.
    if intent.base != Self.planning, reply.scope != .smalltalk || reply.act == .tell, let reminder = planTalker.reminder(conversation) {
      reply.blocks.append(reminder)
    }
    if let told = told ?? toldBeside { reply.blocks.insert(profileTalker.noted(told, conversation), at: 0) }
    reply.entities = mentions(reading.request.entities + (reading.second?.entities ?? []), in: text)
    reply.alternatives = reading.alternatives
    return reply
  }

  /// "It's swollen and hot today" after a talk about the knee: the words with the place they are about.
  private func tokensWithPlace(_ tokens: [Token], _ conversation: Conversation) -> [Token] {
    guard let place = conversation.focus.bodyPart.flatMap({ knowledge.bodyParts[$0] }), tokens.count <= 12,
      tokens.contains(where: { ["it", "its", "there", "that"].contains($0.text) })
    else { return [] }
    return tokens.map { token in
      var token = token
      if ["it", "its", "there", "that"].contains(token.text) { token.text = Tokeniser.normalised(place.name) }
      return token
    }
  }

  /// "I've had some bleeding" from someone who said that she is pregnant: the words with what is known of the person.
  private func tokensWithGroup(_ tokens: [Token], _ conversation: Conversation) -> [Token] {
    let known = conversation.focus.group ?? conversation.runner.profile.conditions.first { knowledge.groups[$0] != nil }
    guard let group = known.flatMap({ knowledge.groups[$0] }), tokens.count <= 14 else { return [] }
    let words = Tokeniser.tokens(of: "\(group.aliases.first ?? group.name) and")
    return words + tokens.enumerated().map { $0 == 0 ? Token(text: $1.text, range: $1.range, gap: .none) : $1 }
  }

  private func answer(_ request: Request, _ conversation: inout Conversation) -> Reply {
    switch request.intent.scope {
    case .dialogue:
      let steering = Steering(policy: self)
      return steering.reply(request, &conversation)
    case .smalltalk:
      conversation.expecting = []
      var reply = told(request, scope: .smalltalk, conversation)
      if request.intent.base == "greeting", let name = conversation.runner.profile.name { reply.greet(name) }
      return reply
    case .adjacent:
      conversation.expecting = []
      return told(request, scope: .adjacent, act: .refuse, conversation)
    case .out, .red_flags:
      conversation.expecting = []
      conversation.failures += 1
      if conversation.failures > 2, request.intent.base == "out_other" { return topics(request, &conversation) }
      let dialog = dialogs.has(request.intent.base) ? request.intent.base : "out_of_scope"
      var reply = simple(dialog, scope: .out, act: .refuse, conversation)
      reply.intent = request.intent.base == "out_language" ? "non_english" : "out_of_scope"
      reply.confidence = request.confidence
      return reply
    case .coaching:
      return coaching(request, &conversation)
    }
  }

  /// Answers a request that steering has put together.
  func answerAgain(_ request: Request, _ conversation: inout Conversation) -> Reply {
    var reply = coaching(request, &conversation)
    reply.entities = request.entities.map { .init(kind: $0.kind, id: $0.id, text: "", start: 0, end: 0, how: Entity.Recognition.inferred.rawValue) }
    return reply
  }

  /// An answer within our field: computed, told, or a question back when only a topic was named.
  private func coaching(_ request: Request, _ conversation: inout Conversation) -> Reply {
    let context = AnswerContext(knowledge: knowledge, dialogs: dialogs, conversation: conversation, request: request)
    let list = WishListAnswerer.answer(context)
    if list == nil, request.intent.base == Self.planning, request.ids(Routine.kind).isEmpty { return PlanTalker(policy: self).plan(request, &conversation) }
    var answer: Answer?
    if let source = request.ids(Source.kind).first.flatMap({ knowledge.sources[$0] }) {
      answer = SourceAnswerer.answer(source, context)
    } else if let told = BeliefAnswerer.answer(context) ?? list ?? CompareAnswerer.weighed(context) ?? InsteadAnswerer.answer(context) {
      answer = told
    } else if let group = groupInCharge(context) {
      answer = context.namedExercises.first.map { GroupAnswerer.exercise($0, group, context) } ?? GroupAnswerer.sheet(group, context)
    } else if let group = context.group, let exercise = exerciseToJudge(context) {
      answer = GroupAnswerer.exercise(exercise, group, context)
    } else if let pair = InjuryAnswerer.exerciseForInjury(context) {
      answer = pair
    } else if let told = InjuryAnswerer.symptom(context) {
      answer = told
    } else if request.confidence < Self.leastConfidence {
      answer = Clarifier.question(context)
    } else if request.intent.base == "underspecified" {
      answer = Clarifier.question(context)
    } else if let computed = Answerers.computed[request.intent.family] {
      answer = computed(context)
    }
    var found = answer ?? TopicAnswerer.answer(context) ?? Clarifier.question(context)
    // A question back is asked once; who is not understood twice gets the list of topics.
    conversation.failures = found.act == .ask ? conversation.failures + 1 : 0
    if conversation.failures > 1, found.act == .ask, request.entities.isEmpty { return topics(request, &conversation) }
    if found.act != .ask { found.suit(context) }
    if groupInCharge(context) == nil {
      func named(_ text: String) -> [String] {
        exercisesInText.answer(text) { text in matcher.lexicon.entities(in: matcher.tokens(of: text)).compactMap { $0.id(as: Exercise.kind) } }
      }
      found.leaveOut(context, naming: named)
      if request.intent.family == "list_exercises" { found.keepToKit(context, naming: named) }
    }
    if let group = context.group, request.intent.base != "underspecified", groupInCharge(context) == nil { GroupAnswerer.adapt(&found, group, context) }
    remember(found, request, &conversation)
    return Reply(
      scope: found.scope, intent: request.intent.name, confidence: rounded(request.confidence), act: found.act, blocks: found.blocks.filter { !$0.isEmpty },
      sources: found.sources, suggestions: Array(found.suggestions.prefix(3)))
  }

  /// What can be asked, when asking back has not helped.
  func topics(_ request: Request, _ conversation: inout Conversation) -> Reply {
    conversation.failures = 0
    conversation.expecting = []
    var reply = simple("show_topics", scope: .smalltalk, act: .offer, conversation)
    reply.confidence = rounded(request.confidence)
    reply.suggestions = Self.offers
    return reply
  }

  /// What somebody of a special group wants judged without asking a clear question: "what about deadlifts, heavy ones", "and jumping?".
  private func exerciseToJudge(_ context: AnswerContext) -> Exercise? {
    let words = context.request.tokens.prefix(2).map(\.text)
    if context.request.intent.base == "underspecified" || words == ["what", "about"] || words == ["how", "about"] { return context.namedExercises.first }
    guard context.request.intent.family == "plyometrics", context.namedExercises.isEmpty else { return nil }
    return knowledge.exercises(of: "plyometric").first
  }

  /// The group to answer about when the person says who they are and asks in general.
  private func groupInCharge(_ context: AnswerContext) -> Group? {
    guard let id = context.request.ids(Group.kind).first, let group = knowledge.groups[id] else { return nil }
    let general: Set<String> = [
      "evidence", "beginner_start", "list_exercises", "plan_week", "underspecified", "other_coaching", "why_for_runners", "cross_training",
      "regression_alternative", "detraining",
      "injury_pain", "return_to_training", "injury_prevention", "concept_definition",
    ]
    if !context.namedExercises.isEmpty {
      // A clear question about the exercise itself is answered as such, with the group's caution.
      let own: Set<String> = ["exercise_howto", "sets_reps_load", "mistakes", "frequency", "progression", "muscles_worked"]
      return own.contains(context.request.intent.family) && context.request.confidence > 0.6 ? nil : group
    }
    return general.contains(context.request.intent.family) && context.injuries.isEmpty ? group : nil
  }

  private func remember(_ answer: Answer, _ request: Request, _ conversation: inout Conversation) {
    let new = answer.focus
    if let exercise = new.exercise { conversation.focus.exercise = exercise }
    if let part = new.bodyPart { conversation.focus.bodyPart = part }
    if let injury = new.injury { conversation.focus.injury = injury }
    if let concept = new.concept { conversation.focus.concept = concept }
    if let equipment = new.equipment { conversation.focus.equipment = equipment }
    if let group = request.ids(Group.kind).first { conversation.focus.group = group }
    if !new.listed.isEmpty { conversation.focus.listed = new.listed }
    conversation.focus.painWords = new.painWords
    conversation.focus.intent = request.intent.label
    conversation.expecting = answer.expecting
  }

  /// Small talk and neighbouring fields: the dialog of the intent's name.
  private func told(_ request: Request, scope: Reply.Scope, act: Reply.Act = .tell, _ conversation: Conversation) -> Reply {
    var reply = simple(dialogs.has(request.intent.base) ? request.intent.base : "out_of_scope", scope: scope, act: act, conversation)
    reply.intent = request.intent.name
    reply.confidence = rounded(request.confidence)
    if let topic = knowledge.topics[request.intent.base] {
      if !topic.points.isEmpty { reply.blocks.append(.list(topic.points)) }
      reply.sources = topic.sources
      reply.suggestions = Array(topic.suggestions.prefix(3))
    }
    return reply
  }

  /// A reply of one dialog.
  func simple(_ dialog: String, _ slots: [String: String] = [:], scope: Reply.Scope, act: Reply.Act, _ conversation: Conversation) -> Reply {
    let text = dialogs.phrase(dialog, slots, variation: conversation.variation()) ?? ""
    return Reply(scope: scope, intent: dialog, confidence: 1, act: act, blocks: [.paragraph(text)], suggestions: act == .refuse ? Self.offers : [])
  }

  static let offers = ["best exercises for runners", "how do I do a squat", "plan my week"]

  private func mentions(_ entities: [Entity], in text: String) -> [Reply.EntityMention] {
    guard !entities.isEmpty else { return [] }
    let bytes = Array(text.utf8)
    // How many code points begin before each byte.
    var points = [0]
    for byte in bytes { points.append(points[points.count - 1] + (byte & 0xC0 == 0x80 ? 0 : 1)) }
    return entities.map { entity in
      guard entity.how != .inferred, entity.range.upperBound <= bytes.count else {
        return .init(kind: entity.kind, id: entity.id, text: "", start: 0, end: 0, how: entity.how.rawValue)
      }
      let start = points[entity.range.lowerBound]
      let words = String(decoding: bytes[entity.range], as: UTF8.self)
      return .init(kind: entity.kind, id: entity.id, text: words, start: start, end: start + words.unicodeScalars.count, how: entity.how.rawValue)
    }
  }
}

extension Reply {
  /// Puts a name into the first sentence, a short one: `Hello, Sam. …`
  fileprivate mutating func greet(_ name: String) {
    guard let text = blocks.first?.text, let end = text.firstIndex(of: "."), text.distance(from: text.startIndex, to: end) < 24 else { return }
    blocks[0].text = "\(text[..<end]), \(name)\(text[end...])"
  }
}

extension Block {
  /// Whether there is nothing to show.
  var isEmpty: Bool { (text?.isEmpty ?? true) && (items?.isEmpty ?? true) && (fixes?.isEmpty ?? true) && (rows?.isEmpty ?? true) && file == nil }
}

/// Three digits are enough for a probability.
func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }
