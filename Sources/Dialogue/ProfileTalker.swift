import Journal
import Knowledge
import Language
import Planning
import Understanding

/// Keeps what people tell about themselves: takes it, shows it, takes it back and forgets it.
struct ProfileTalker {
  let policy: Policy

  /// The name under which replies about the profile are known.
  static let intent = "profile"

  private func reader(_ conversation: Conversation) -> ProfileReader {
    ProfileReader(knowledge: policy.knowledge, english: policy.matcher.english, today: conversation.today)
  }

  // MARK: What is asked of the profile

  /// What to say to a text that shows, takes back or forgets what is known; nil when it is about something else.
  func reply(_ tokens: [Token], _ conversation: inout Conversation) -> Reply? {
    let words = tokens.map(\.text)
    if let talk = conversation.profileTalk, talk.turn == conversation.turns - 1 {
      if talk.asksToForget { return forgetAll(words, &conversation) }
      if let ids = talk.clearable { return cleared(ids, words, &conversation) }
      if ["wrong", "no"].contains(words.first), words.count == 1 { return undo(&conversation) }
    }
    if isAskedFor(words) { return shown(conversation) }
    return forget(words, &conversation)
  }

  /// Takes the last change of the profile back and says what it was.
  func undo(_ conversation: inout Conversation) -> Reply {
    guard let talk = conversation.profileTalk, talk.before != conversation.runner.profile else {
      return answer([.paragraph(phrase("log_nothing", conversation))])
    }
    func lines(_ profile: Profile) -> [String] { profile.lines(policy.knowledge, conversation.today) }
    let (now, before) = (lines(conversation.runner.profile), lines(talk.before))
    let gone = now.filter { !before.contains($0) }.map { phrase("profile_gone", ["what": $0], conversation) }
    let again = before.filter { !now.contains($0) }.map { phrase("profile_again", ["what": $0], conversation) }
    conversation.runner.profile = talk.before
    conversation.profileTalk = nil
    return answer([.paragraph(phrase("profile_undone", conversation)), .list(gone + again)])
  }

  /// The answer to which condition a clinician's yes was for; nil when the text is about something else.
  private func cleared(_ ids: [String], _ words: [String], _ conversation: inout Conversation) -> Reply? {
    let said = Set(words)
    let isAll = !said.isDisjoint(with: ["both", "all", "everything", "every"])
    let chosen = ids.filter { id in
      isAll || policy.knowledge.condition(id).map { !said.isDisjoint(with: Self.nameWords($0)) } ?? false
    }
    conversation.profileTalk = nil
    guard words.count <= 12, !chosen.isEmpty, said.isDisjoint(with: ["not", "neither", "none", "no", "nothing"]) else { return nil }
    var told = ProfileReading(profile: conversation.runner.profile)
    for id in chosen { told.clear(id, policy.knowledge) }
    change(told.profile, &conversation)
    return confirmation(told, conversation)
  }

  /// The words by which a condition may be called again: "the heart one", "the pregnancy".
  private static func nameWords(_ condition: any Condition) -> Set<String> {
    Set(([condition.nameInSentence] + condition.aliases).flatMap { Tokeniser.tokens(of: $0).map(\.text) }).subtracting(Self.plainNameWords)
  }

  private static let plainNameWords: Set<String> = [
    "a", "an", "the", "my", "of", "in", "on", "and", "or", "with", "to", "for", "i", "have", "high", "low", "old", "year", "condition", "disease", "problem",
    "syndrome", "recent", "after", "had", "just", "weeks", "months", "new",
  ]

  private func isAskedFor(_ words: [String]) -> Bool {
    guard words.count <= 14, words.contains(where: ["me", "my", "myself", "remember"].contains) else { return false }
    return Self.showing.isSaid(in: words) && !words.contains { ["forget", "delete"].contains($0) }
  }

  private func shown(_ conversation: Conversation) -> Reply {
    let runner = conversation.runner
    var items = runner.profile.lines(policy.knowledge, conversation.today)
    if !runner.journal.isEmpty { items.append("Training log: \(runner.journal.count) \(runner.journal.count == 1 ? "entry" : "entries")") }
    if let plan = runner.planState?.plan { items.append("A plan for the week of \(plan.weekStart.inWords)") }
    guard !items.isEmpty else { return answer([.paragraph(phrase("profile_empty", conversation))], suggestions: ["plan my week"]) }
    return answer(
      [.paragraph(phrase("profile_known", conversation)), .list(items), .next(phrase("profile_known_next", conversation))],
      suggestions: ["forget everything about me", "plan my week"])
  }

  // MARK: Forgetting

  private func forget(_ words: [String], _ conversation: inout Conversation) -> Reply? {
    let rest = words.drop { ["please", "can", "could", "you", "okay", "and", "now", "just", "i", "want", "to", "would", "like"].contains($0) }
    guard words.count <= 12, let first = rest.first, ["forget", "delete", "remove", "erase", "clear", "wipe", "drop"].contains(first) else { return nil }
    let named = Set(rest.dropFirst())
    let isAll = !named.isDisjoint(with: ["everything", "all", "data", "profile"])
    let aboutMe = !named.isDisjoint(with: ["me", "my", "know", "data", "profile", "mine"])
    if isAll, aboutMe, named.isDisjoint(with: ["plan", "week", "session", "log"]) {
      conversation.profileTalk = .init(before: conversation.runner.profile, turn: conversation.turns, asksToForget: true)
      return answer([.paragraph(phrase("profile_forget_ask", conversation))], act: .ask, suggestions: ["yes", "no"])
    }
    guard aboutMe || named.contains("that") else { return nil }
    var profile = conversation.runner.profile
    var forgotten: [String] = []
    for (key, keys) in Self.fields where !named.isDisjoint(with: keys) {
      profile.forget(key)
      forgotten.append(key)
    }
    for condition in profile.conditions {
      guard let record = policy.knowledge.condition(condition), words.joined(separator: " ").contains(record.nameInSentence.lowercased()) else { continue }
      profile.conditions.removeAll { $0 == condition }
      profile.cleared.removeAll { $0 == condition }
      forgotten.append(record.nameInSentence)
    }
    guard !forgotten.isEmpty else { return nil }
    change(profile, &conversation)
    return answer([.paragraph(phrase("profile_forgot", ["what": joined(forgotten)], conversation))], suggestions: ["undo", "what do you know about me"])
  }

  private func forgetAll(_ words: [String], _ conversation: inout Conversation) -> Reply? {
    conversation.profileTalk = nil
    let yes: Set<String> = ["yes", "yeah", "yep", "sure", "okay", "confirm", "do", "please", "y", "definitely"]
    guard words.count <= 5, !Set(words).isDisjoint(with: yes), Set(words).isDisjoint(with: ["no", "not", "never"]) else {
      guard words.count <= 5, ["no", "nope", "never", "nah", "stop", "cancel", "wait", "do"].contains(words.first) else { return nil }
      return answer([.paragraph(phrase("profile_kept", conversation))])
    }
    conversation.runner = Runner()
    conversation.focus = .init()
    conversation.expecting = []
    conversation.logged = 0
    conversation.lastReply = nil
    return answer([.paragraph(phrase("profile_forgot_all", conversation))])
  }

  // MARK: Statements

  /// Takes what a statement tells; nil when the text is none. The change can be undone in the next turn.
  func take(_ text: String, _ tokens: [Token], _ entities: [Entity], _ conversation: inout Conversation) -> ProfileReading? {
    guard let reading = reader(conversation).statement(text, tokens, entities, conversation.runner.profile) else { return nil }
    change(reading.profile, &conversation)
    if !reading.clearable.isEmpty { conversation.profileTalk?.clearable = reading.clearable }
    return reading
  }

  /// Keeps what a text tells that is answered as something else: a change of the plan, a question.
  /// - Returns: what it told, when that is worth a line beside the answer.
  @discardableResult
  func remember(
    _ text: String, _ tokens: [Token], _ entities: [Entity], isPlanTalk: Bool = false, _ conversation: inout Conversation
  ) -> ProfileReading? {
    let reader = reader(conversation)
    let profile = conversation.runner.profile
    let reading = (isPlanTalk ? reader.statement(text, tokens, entities, profile) : nil) ?? reader.aside(text, tokens, entities, profile)
    guard let reading else { return nil }
    conversation.runner.profile = reading.profile
    return reading.isPlanWish && reading.profile.strengthDays != profile.strengthDays ? reading : nil
  }

  private func change(_ profile: Profile, _ conversation: inout Conversation) {
    conversation.profileTalk = .init(before: conversation.runner.profile, turn: conversation.turns)
    conversation.runner.profile = profile
  }

  /// Whether a statement is worth an answer beyond a confirmation: one that clearly asks for something of our field, or tells of a special group.
  func hasAnswer(_ told: ProfileReading, _ request: Request) -> Bool {
    guard request.intent.scope == .coaching, !told.isOpenClearance, told.profile.cleared.isEmpty || !told.conditions.isEmpty else { return false }
    if told.conditions.contains(where: { policy.knowledge.groups[$0] != nil && !Self.ages.contains($0) }) { return true }
    if told.isPlanWish, request.intent.family == "plan_week" { return true }
    return request.confidence >= 0.75 && told.conditions.isEmpty && Self.answered.contains(request.intent.family)
  }

  /// The line that says what was understood, before an answer.
  func noted(_ told: ProfileReading, _ conversation: Conversation) -> Block {
    .paragraph(phrase("profile_noted", ["said": joined(told.said)], conversation))
  }

  /// The confirmation of a statement.
  func confirmation(_ told: ProfileReading, _ conversation: Conversation) -> Reply {
    if told.isOpenClearance {
      guard !told.clearable.isEmpty else { return answer([.paragraph(phrase("profile_which_clearance", conversation))], act: .ask) }
      let names = told.clearable.map { policy.knowledge.condition($0)?.nameInSentence ?? spaced($0) }
      return answer([.paragraph(phrase("profile_which_of", ["names": joined(names, last: "or")], conversation))], act: .ask, suggestions: names)
    }
    var blocks = [noted(told, conversation)]
    for group in told.conditions.filter(Self.ages.contains).compactMap({ policy.knowledge.groups[$0] }) { blocks.append(.note(group.lead)) }
    if conversation.planState?.plan != nil { blocks.append(.next(phrase("profile_plan_older", conversation))) }
    return answer(blocks, suggestions: ["undo", "what do you know about me", "plan my week"])
  }

  private static let answered: Set<String> = ["equipment_alternative", "beginner_start", "exercises_for_muscle"]
  private static let ages = ["under_16", "over_60"]
  private static let showing: PhraseSet = [
    "know about me", "remember about me", "my profile", "have on me", "stored about me", "told you about me", "know of me", "saved about me", "keep about me",
    "i told you about myself", "remember of me", "got on me", "my details", "what do you remember",
  ]
  private static let fields: [(String, Set<String>)] = [
    ("your name", ["name"]), ("your age", ["age", "birthday"]), ("your units", ["units", "pounds", "kilos", "miles"]),
    ("your equipment", ["equipment", "kit", "gear", "dumbbells", "kettlebell", "barbell", "band", "gym"]),
    ("your level", ["level", "experience"]), ("your conditions", ["conditions", "condition", "health", "injuries"]),
    ("your runs", ["runs", "run", "running"]), ("your days off", ["off", "impossible"]), ("your strength days", ["strength"]),
    ("your minutes", ["minutes", "time"]), ("your race", ["race", "marathon", "half", "10k", "5k", "ultra"]),
  ]

  private func answer(_ blocks: [Block], act: Reply.Act = .tell, suggestions: [String] = []) -> Reply {
    var reply = Reply(scope: .inScope, intent: Self.intent, confidence: 1, act: act, blocks: blocks)
    reply.suggestions = suggestions
    return reply
  }

  private func phrase(_ name: String, _ conversation: Conversation) -> String { phrase(name, [:], conversation) }

  private func phrase(_ name: String, _ slots: [String: String], _ conversation: Conversation) -> String {
    policy.dialogs.phrase(name, slots, variation: conversation.variation(UInt64(name.utf8.count))) ?? ""
  }
}

extension Profile {
  /// Empties what a word of `ProfileTalker.fields` stands for.
  mutating func forget(_ field: String) {
    switch field {
    case "your name": name = nil
    case "your age": birthYear = nil
    case "your units": units = nil
    case "your equipment": equipment = nil
    case "your level": level = nil
    case "your conditions": (conditions, cleared) = ([], [])
    case "your runs": runs = []
    case "your days off": impossible = []
    case "your strength days": strengthDays = nil
    case "your minutes": minutes = nil
    default: race = nil
    }
  }

  /// What is known, a line each.
  func lines(_ knowledge: KnowledgeBase, _ today: CalendarDate) -> [String] {
    func names(_ ids: [String]) -> String {
      joined(ids.map { knowledge.condition($0)?.nameInSentence ?? knowledge.equipment[$0]?.nameInSentence ?? spaced($0) })
    }
    var lines: [String] = []
    if let name { lines.append("Name: \(name)") }
    if let age = age(on: today) { lines.append("Age: about \(age)") }
    if let units { lines.append("Units: \(units == .imperial ? "pounds and miles" : "kilograms and kilometres")") }
    if let equipment { lines.append("Equipment: \(equipment.isEmpty ? "none" : names(equipment))") }
    if let level { lines.append("Strength work: \(level == .beginner ? "new to it" : level.rawValue)") }
    if !conditions.isEmpty { lines.append("To bear in mind: \(names(conditions))") }
    if !cleared.isEmpty { lines.append("A clinician has agreed to training with: \(names(cleared))") }
    if !runs.isEmpty { lines.append("Runs: \(joined(runs.sorted { $0.day < $1.day }.map { "\($0.kind.name) on \($0.day.name)" }))") }
    if !impossible.isEmpty { lines.append("No training on: \(joined(impossible.sorted().map(\.name)))") }
    if let strengthDays { lines.append("Strength days a week: \(strengthDays)") }
    if let minutes { lines.append("Minutes a session: \(minutes)") }
    if let race { lines.append("Race: \(race.distance.name) on \(race.date.inWords) \(race.date.year)") }
    return lines
  }
}
