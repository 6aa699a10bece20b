import Knowledge
import Language
import PlanTalk
import Planning
import Understanding

/// Talks about a week: asks for what is missing, one short question at a time, plans, and changes the plan.
public struct PlanTalker {
  let policy: Policy

  /// Talks with the knowledge and the wordings of a coach.
  public init(policy: Policy) { self.policy = policy }

  /// So many words tell a week or change one; a longer text is about something else.
  static let longestTalk = 300

  /// What is asked before planning, in this order; each question can be skipped.
  private enum Question: String, CaseIterable {
    /// Which days the runs are on.
    case runs
    /// What there is to train with, and for how long.
    case kit
  }

  // MARK: From a text to a plan

  /// The answer to "plan my week": a question back, or the plan.
  func plan(_ request: Request, _ conversation: inout Conversation) -> Reply {
    var state = PlanState(today: conversation.today)
    // What was said for an earlier plan still holds where nothing new is said.
    let old = conversation.planState
    if let old {
      state.request = old.renewed(today: conversation.today)
      (state.sessions, state.sequence) = (old.sessions, old.sequence)
      if isNextWeek(request.tokens, conversation) {
        state.request = old.week(from: conversation.today.monday.adding(days: 7), conversation.today)
        // What could be asked was asked for the week before.
        state.asked = Question.allCases.map(\.rawValue)
      }
    }
    conversation.runner.profile.fill(&state.request)
    state.history = old?.history ?? []
    // The age of somebody else that was talked about is not that of who has told theirs.
    let isOthers = conversation.runner.profile.birthYear != nil && ["under_16", "over_60"].contains(conversation.focus.group)
    if let group = conversation.focus.group, !isOthers, !state.request.conditions.contains(group) { state.request.conditions.append(group) }
    var reading = take(request.tokens, request.entities, into: &state)
    if let old, state.request.weekStart != old.request.weekStart,
      state.request.weekStart != conversation.today.monday.adding(days: 7) || !isNextWeek(request.tokens, conversation)
    {
      // Another week begins from what is usual, not from the changes of this one.
      state.request = old.week(from: state.request.weekStart, conversation.today)
      conversation.runner.profile.fill(&state.request)
      reading = take(request.tokens, request.entities, into: &state)
    }
    // A change of another week is not taken back in this one.
    if state.request.weekStart != old?.request.weekStart { state.history = [] }
    remember(reading, request.tokens, &conversation)
    return goOn(state, reading, request, &conversation)
  }

  /// The plan for a text, with everything that is not said left to the planner. It takes the place of the week there was.
  public func planAtOnce(_ tokens: [Token], _ conversation: inout Conversation) -> (plan: Plan, reply: Reply) {
    let entities = policy.matcher.lexicon.entities(in: tokens)
    if let changed = changed(tokens, entities, &conversation) { return changed }
    var state = PlanState(today: conversation.today)
    // What hurts, and what a clinician has agreed to, holds until something else is said.
    if let old = conversation.planState?.request { (state.request.conditions, state.request.cleared) = (old.conditions, old.cleared) }
    conversation.runner.profile.fill(&state.request)
    let reading = take(tokens, entities, into: &state)
    if state.request.runs.isEmpty, let count = state.runsPerWeek { state.assumeRuns(count) }
    remember(reading, tokens, &conversation)
    let plan = made(&state, conversation)
    if let old = conversation.planState {
      state.sequence = old.sequence + 1
      state.sessions = old.sessions
      let version = old.plan.map { PlanState.Version(request: old.request, plan: $0, entries: conversation.journal.count) }
      state.history = Array((old.history + [version].compactMap { $0 }).suffix(20))
    }
    state.plan = plan
    state.madeAt = conversation.journal.count
    state.usual = state.request
    state.count()
    conversation.planState = state
    conversation.changedTurn = conversation.turns
    return (plan, told(plan, reading, conversation))
  }

  /// A change of the week that is kept: "move Thursday to Friday", "why Tuesday", "undo". Nil when the text tells a week or there is none.
  private func changed(_ tokens: [Token], _ entities: [Entity], _ conversation: inout Conversation) -> (plan: Plan, reply: Reply)? {
    guard let state = conversation.planState, let plan = state.plan, state.renewed(today: conversation.today).weekStart == state.request.weekStart,
      !isAsked(tokens), let change = ChangeReader(today: conversation.today).read(tokens, entities, about: plan), change != .startOver
    else { return nil }
    // What tells a whole week is no change of one.
    var week: Set<PlanReading.Part> = [.runs, .runCount, .race, .minutes, .level, .strengthDays, .conditions, .weekStart]
    let told = PlanReader(knowledge: policy.knowledge).read(tokens, entities, into: PlanRequest(today: conversation.today))
    switch change {
    case .undo, .why, .whyNot, .show, .export: week = []
    case .move, .swap: if told.request.runs.count <= 1 { week.remove(.runs) }
    case .resize: week.remove(.minutes)
    default: break
    }
    guard told.parts.isDisjoint(with: week) else { return nil }
    conversation.planState?.question = nil
    conversation.lastReply = reply([])
    guard let answer = self.change(tokens, entities, &conversation), let new = conversation.planState?.plan else { return nil }
    return (new, answer)
  }

  /// The week that is planned, made anew when it is over; nil when there is none.
  public func kept(_ conversation: inout Conversation) -> (plan: Plan, reply: Reply)? {
    guard var state = conversation.planState, let old = state.plan else { return nil }
    let request = state.renewed(today: conversation.today)
    if request.weekStart == state.request.weekStart { return (old, week(old, conversation)) }
    let plan = targets(conversation).applied(to: policy.planner.plan(request))
    keep(plan, request, instead: old, state.request, &state, &conversation)
    return (plan, week(plan, conversation))
  }

  /// The answer to coach's question about the week; nil when the text is about something else.
  func answer(_ tokens: [Token], _ entities: [Entity], _ conversation: inout Conversation) -> Reply? {
    guard var state = conversation.planState, let question = state.question, let request = request(tokens, entities) else { return nil }
    let words = Set(tokens.map(\.text))
    let reading = take(tokens, entities, into: &state, expecting: question == Question.runs.rawValue ? .runs : .equipment)
    if reading.said.isEmpty {
      guard tokens.count <= 6, !words.isDisjoint(with: Self.skips) else { return nil }
      if question == Question.runs.rawValue { state.assumeRuns() }
    }
    state.question = nil
    remember(reading, tokens, &conversation)
    return goOn(state, reading, request, &conversation)
  }

  /// Whether a text asks for a plan in so many words, whatever else it tells: "marathon on 12 April, plan my week".
  func isAsked(_ tokens: [Token]) -> Bool {
    guard 3...60 ~= tokens.count else { return false }
    return (0..<tokens.count - 2).contains { place in
      Self.planning.contains(tokens[place].text) && Self.articles.contains(tokens[place + 1].text)
        && (tokens[place + 2].text == "week"
          || tokens[place + 2].text == "strength" && place + 3 < tokens.count && tokens[place + 3].text == "week")
    }
  }

  /// Whether the week after this one is asked for: "next week please", "plan next week".
  func isNextWeek(_ tokens: [Token], _ conversation: Conversation) -> Bool {
    guard conversation.planState?.plan != nil, tokens.count <= 9,
      let place = tokens.indices.dropLast().first(where: { tokens[$0].text == "next" && ["week", "weeks"].contains(tokens[$0 + 1].text) })
    else { return false }
    let others = tokens.indices.filter { $0 != place && $0 != place + 1 }.map { tokens[$0].text }
    return others.allSatisfy(Self.besideNextWeek.contains)
  }

  private static let besideNextWeek: Set<String> = [
    "plan", "please", "the", "my", "and", "now", "what", "about", "is", "for", "show", "me", "s", "can", "you", "do", "let", "us", "ready", "okay", "on", "to",
    "go",
    "i", "have", "give", "of", "schedule", "make", "a", "then", "training",
  ]

  private static let planning: Set<String> = ["plan", "schedule", "organise", "organize"]
  private static let articles: Set<String> = ["my", "a", "the", "this", "next", "our"]

  /// What to add to the answer of a question in between: the question that is still open.
  func reminder(_ conversation: Conversation) -> Block? {
    guard let question = conversation.planState?.question else { return nil }
    return .next(phrase("plan_back_to", ["question": phrase("plan_ask_\(question)", conversation)], conversation))
  }

  func take(_ tokens: [Token], _ entities: [Entity], into state: inout PlanState, expecting: PlanReading.Part? = nil) -> PlanReading {
    let reading = PlanReader(knowledge: policy.knowledge).read(tokens, entities, into: state.request, expecting: expecting)
    state.request = reading.request
    if let count = reading.runsPerWeek, state.request.runs.isEmpty { state.runsPerWeek = count }
    return reading
  }

  /// What a planning talk tells of the person goes into the profile; what holds for this week only does not.
  func remember(_ reading: PlanReading, _ tokens: [Token], _ conversation: inout Conversation) {
    let words = ToldWords("", tokens)
    var parts: Set<PlanReading.Part> = [.runs, .level, .race, .minutes, .strengthDays, .impossible, .equipment]
    if words.isBrief { parts.subtract([.runs, .impossible, .equipment, .minutes]) }
    conversation.runner.profile.keep(parts, of: reading)
    for group in reading.request.conditions where policy.knowledge.groups[group] != nil && !["illness", "under_16", "over_60"].contains(group) {
      if !conversation.runner.profile.conditions.contains(group) { conversation.runner.profile.conditions.append(group) }
    }
    if let age = words.namesOthers ? nil : words.age(conversation.today) { conversation.runner.profile.birthYear = conversation.today.year - age }
  }

  private func goOn(_ state: PlanState, _ reading: PlanReading?, _ request: Request, _ conversation: inout Conversation) -> Reply {
    var state = state
    if let question = next(state) {
      state.question = question.rawValue
      state.asked.append(question.rawValue)
      conversation.planState = state
      conversation.expecting = []
      var reply = reply(act: .ask, [.paragraph(phrase("plan_ask_\(question.rawValue)", conversation))])
      if let said = reading?.said, !said.isEmpty {
        reply.blocks.insert(.paragraph(phrase("plan_heard", ["said": joined(said.map(\.phrase))], conversation)), at: 0)
      }
      reply.suggestions = ["skip"]
      return reply
    }
    if state.request.runs.isEmpty, let count = state.runsPerWeek { state.assumeRuns(count) }
    let plan = made(&state, conversation)
    state.question = nil
    state.plan = plan
    state.madeAt = conversation.journal.count
    state.asked = []
    state.usual = state.request
    // Asked for again in the same week, after something else was told, the week before that can be brought back.
    if let old = conversation.planState, let before = old.plan, before != plan, before.weekStart == plan.weekStart {
      state.history = Array((state.history + [.init(request: old.request, plan: before, entries: conversation.journal.count)]).suffix(20))
      state.sequence = old.sequence + 1
      conversation.changedTurn = conversation.turns
    }
    state.count()
    conversation.planState = state
    conversation.focus.intent = request.intent.label
    conversation.expecting = []
    return told(plan, reading, conversation)
  }

  /// The week that is wished for, with what the log says of its weights and of how long has been trained on end.
  private func made(_ state: inout PlanState, _ conversation: Conversation) -> Plan {
    if state.request.race == nil { state.request.seasonWeek = trainedWeeks(before: state.request.weekStart, conversation) }
    return targets(conversation).applied(to: policy.planner.plan(state.request))
  }

  /// A week with what was assumed of the text.
  private func told(_ plan: Plan, _ reading: PlanReading?, _ conversation: Conversation) -> Reply {
    var reply = week(plan, conversation)
    let doubts = (reading?.doubts ?? []).compactMap { Doubts.sentence($0, policy.knowledge) }
    if !doubts.isEmpty { reply.blocks.append(.list(doubts, title: phrase("plan_doubts_title", conversation))) }
    return reply
  }

  /// The next thing worth asking.
  private func next(_ state: PlanState) -> Question? {
    if state.request.runs.isEmpty, state.runsPerWeek == nil, !state.asked.contains(Question.runs.rawValue) { return .runs }
    if state.request.equipment == nil, state.request.minutes == nil, !state.asked.contains(Question.kit.rawValue) { return .kit }
    return nil
  }

  private static let skips: Set<String> = [
    "skip", "whatever", "default", "defaults", "dunno", "any", "anything", "usual", "no", "none", "nothing", "pass", "idk",
  ]

  func reply(act: Reply.Act = .tell, _ blocks: [Block]) -> Reply {
    Reply(scope: .inScope, intent: "plan_week", confidence: 1, act: act, blocks: blocks, sources: ["coaching_practice"])
  }

  func phrase(_ name: String, _ conversation: Conversation) -> String { phrase(name, [:], conversation) }

  func phrase(_ name: String, _ slots: [String: String], _ conversation: Conversation) -> String {
    policy.dialogs.phrase(name, slots, variation: conversation.variation(UInt64(name.utf8.count))) ?? ""
  }
}
