import Knowledge
import Language
import PlanTalk
import Planning
import Understanding

/// Talks about a week: asks for what is missing, one short question at a time, plans, and changes the plan.
public struct PlanTalker {
  let policy: Policy

  public init(policy: Policy) { self.policy = policy }

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
    if let old = conversation.planState { state.request = old.request.renewed(today: conversation.today) }
    state.history = conversation.planState?.history ?? []
    if let group = conversation.focus.group, !state.request.conditions.contains(group) { state.request.conditions.append(group) }
    let reading = take(request.tokens, request.entities, into: &state)
    return goOn(state, reading, request, &conversation)
  }

  /// The plan for a text, with everything that is not said left to the planner. It takes the place of the week there was.
  public func planAtOnce(_ tokens: [Token], _ conversation: inout Conversation) -> (plan: Plan, reply: Reply) {
    var state = PlanState(today: conversation.today)
    let entities = policy.matcher.lexicon.entities(in: tokens)
    let reading = take(tokens, entities, into: &state)
    if state.request.runs.isEmpty, let count = state.runsPerWeek { state.assumeRuns(count) }
    let plan = policy.planner.plan(state.request)
    if let old = conversation.planState {
      state.sequence = old.sequence + 1
      state.history = Array((old.history + (old.plan.map { [.init(request: old.request, plan: $0)] } ?? [])).suffix(20))
    }
    state.plan = plan
    conversation.planState = state
    return (plan, told(plan, reading, conversation))
  }

  /// The week that is planned, made anew when it is over; nil when there is none.
  public func kept(_ conversation: inout Conversation) -> (plan: Plan, reply: Reply)? {
    guard var state = conversation.planState, let old = state.plan else { return nil }
    let request = state.request.renewed(today: conversation.today)
    if request.weekStart == state.request.weekStart { return (old, week(old, conversation)) }
    let plan = policy.planner.plan(request)
    keep(plan, request, instead: old, state.request, &state)
    conversation.planState = state
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

  private static let planning: Set<String> = ["plan", "schedule", "organise", "organize"]
  private static let articles: Set<String> = ["my", "a", "the", "this", "next", "our"]

  /// What to add to the answer of a question in between: the question that is still open.
  func reminder(_ conversation: Conversation) -> Block? {
    guard let question = conversation.planState?.question else { return nil }
    return .next(phrase("plan_back_to", ["question": phrase("plan_ask_\(question)", conversation)], conversation))
  }

  private func take(_ tokens: [Token], _ entities: [Entity], into state: inout PlanState, expecting: PlanReading.Part? = nil) -> PlanReading {
    let reading = PlanReader(knowledge: policy.knowledge).read(tokens, entities, into: state.request, expecting: expecting)
    state.request = reading.request
    if let count = reading.runsPerWeek, state.request.runs.isEmpty { state.runsPerWeek = count }
    return reading
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
    let plan = policy.planner.plan(state.request)
    state.question = nil
    state.plan = plan
    state.asked = []
    conversation.planState = state
    conversation.focus.intent = request.intent.label
    conversation.expecting = []
    return told(plan, reading, conversation)
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

  // MARK: Changing a plan

  /// What a text says about the plan there is; nil when it is about something else.
  func change(_ tokens: [Token], _ entities: [Entity], _ conversation: inout Conversation) -> Reply? {
    guard var state = conversation.planState, let plan = state.plan, state.question == nil else { return nil }
    state.request.today = conversation.today
    guard let change = ChangeReader(today: conversation.today).read(tokens, entities, about: plan), isAboutPlan(tokens, conversation) else {
      return adjust(tokens, entities, state, plan, &conversation)
    }
    switch change {
    case .why(let day), .whyNot(let day): return reply([.paragraph(plan.reason(for: day))])
    case .show(let day): return day.map { self.day($0, plan, conversation) } ?? week(plan, conversation)
    case .export: return export(state, plan, conversation)
    case .undo: return undo(state, plan, &conversation)
    case .startOver:
      conversation.planState = nil
      guard let request = request(tokens, entities) else { return nil }
      return self.plan(request, &conversation)
    case .move(_, from: nil, _), .missed([]): return reply(act: .ask, [.paragraph(phrase("plan_which_day", conversation))])
    default: return apply(change.changes(of: state.request), state, plan, &conversation)
    }
  }

  /// What a plan assumed and the person now tells: "45 minutes, and I have been lifting for years", right after it.
  private func adjust(_ tokens: [Token], _ entities: [Entity], _ state: PlanState, _ plan: Plan, _ conversation: inout Conversation) -> Reply? {
    let asks: Set<String> = [
      "how", "what", "why", "which", "when", "where", "should", "can", "could", "is", "are", "do", "does", "will", "would", "who", "show",
    ]
    guard conversation.lastReply?.intent == "plan_week", tokens.count <= 40, let first = tokens.first, !asks.contains(first.text),
      !entities.contains(where: { $0.kind == Exercise.kind })
    else { return nil }
    var state = state
    let before = state.request
    let reading = take(tokens, entities, into: &state)
    guard !reading.said.isEmpty, state.request != before else { return nil }
    state.request.keeping = plan.strength
    let planner = policy.planner
    let new = planner.plan(state.request)
    keep(new, state.request, instead: plan, before, &state)
    conversation.planState = state
    var blocks: [Block] = [.paragraph(phrase("plan_heard", ["said": joined(reading.said.map(\.phrase))], conversation))]
    if new.status != .planned { blocks.append(.paragraph(new.answer)) }
    let lines = new.changes(from: plan)
    blocks.append(lines.isEmpty ? .paragraph(phrase("plan_as_it_was", conversation)) : .list(lines, title: phrase("plan_changes_title", conversation)))
    var reply = reply(blocks)
    reply.suggestions = ["show the plan", "undo"]
    return reply
  }

  private func keep(_ plan: Plan, _ request: PlanRequest, instead old: Plan, _ before: PlanRequest, _ state: inout PlanState) {
    state.history = Array((state.history + [.init(request: before, plan: old)]).suffix(20))
    state.request = request
    state.plan = plan
    state.sequence += 1
  }

  private func undo(_ state: PlanState, _ plan: Plan, _ conversation: inout Conversation) -> Reply {
    var state = state
    guard let before = state.history.popLast() else { return reply([.paragraph(phrase("plan_nothing_to_undo", conversation))]) }
    state.plan = before.plan
    state.request = before.request
    state.sequence += 1
    conversation.planState = state
    return reply([.paragraph(phrase("plan_undone", conversation)), .list(before.plan.changes(from: plan))])
  }

  /// "Make it harder" means the week only right after it was talked about, or when it is named.
  private func isAboutPlan(_ tokens: [Token], _ conversation: Conversation) -> Bool {
    let words: Set<String> = ["plan", "week", "session", "sessions", "schedule", "workout", "workouts", "calendar", "strength", "legs", "rest"]
    return conversation.lastReply?.intent == "plan_week" || tokens.contains { words.contains($0.text) || Day.named.contains(Stem.singular($0.text)) }
  }

  private func request(_ tokens: [Token], _ entities: [Entity]) -> Request? {
    policy.intents["coaching/plan_week"].map { Request(intent: $0, confidence: 1, entities: entities, tokens: tokens) }
  }

  private func apply(_ changes: [Change], _ state: PlanState, _ plan: Plan, _ conversation: inout Conversation) -> Reply {
    let planner = policy.planner
    var state = state
    var now = (plan: plan, request: state.request)
    var answers: [String] = []
    for change in changes {
      let revision = planner.apply(change, to: now.plan, request: now.request)
      answers.append(revision.answer)
      if revision.isMade { now = (revision.plan, revision.request) }
    }
    let lines = now.plan.changes(from: plan)
    var blocks: [Block] = [.paragraph(answers.joined(separator: " "))]
    if now.plan != plan {
      keep(now.plan, now.request, instead: plan, state.request, &state)
      conversation.planState = state
      if !lines.isEmpty { blocks.append(.list(lines, title: phrase("plan_changes_title", conversation))) }
    }
    var reply = reply(blocks)
    reply.suggestions = ["show the plan", "undo"]
    return reply
  }

  // MARK: Showing

  /// The week as a table with what has to be said of it.
  func week(_ plan: Plan, _ conversation: Conversation) -> Reply {
    var blocks: [Block] = [.paragraph(plan.answer)]
    if plan.status == .planned {
      let table = PlanTable(plan)
      blocks.append(.table(header: table.header, rows: table.rows))
      let sessions = plan.days.compactMap { day in
        day.workout.map { workout in "\(day.day.name), \(workout.title): " + workout.exercises.map { "\($0.name) \($0.dose)" }.joined(separator: ", ") + "." }
      }
      if !sessions.isEmpty { blocks.append(.list(sessions, title: phrase("plan_sessions_title", conversation))) }
    }
    for conflict in plan.conflicts { blocks.append(.list(conflict.trades, title: conflict.sentence)) }
    let remarks = plan.notes + plan.traded.map(\.sentence)
    if !remarks.isEmpty { blocks.append(.list(remarks, title: phrase("plan_notes_title", conversation))) }
    var reply = reply(act: plan.status == .declined ? .refuse : .tell, blocks)
    reply.blocks.append(.next(phrase(plan.status == .planned ? "plan_next" : "plan_next_none", conversation)))
    let rules = Set(plan.days.flatMap(\.rules) + plan.traded.map(\.rule) + plan.conflicts.flatMap(\.rules))
    var sources: [String] = []
    for source in Rule.all.filter({ rules.contains($0.id) }).flatMap(\.sources) where !sources.contains(source) { sources.append(source) }
    reply.sources = sources.isEmpty ? ["coaching_practice"] : sources
    let first = plan.strength.first.map { ["what do I do on \($0.day.name)", "why \($0.day.name)"] } ?? []
    reply.suggestions = first + ["export it to my calendar"]
    return reply
  }

  /// One day with its exercises.
  private func day(_ day: Day, _ plan: Plan, _ conversation: Conversation) -> Reply {
    guard let planned = plan[day] else { return week(plan, conversation) }
    var blocks: [Block] = [.paragraph("\(day.name): \(planned.summary). \(capitalised(planned.why)).")]
    if let workout = planned.workout {
      if !workout.warmUp.isEmpty { blocks.append(.paragraph(phrase("plan_warm_up", ["warmup": workout.warmUp], conversation))) }
      blocks.append(.table(header: Workout.header, rows: workout.rows, title: workout.title))
      let notes = workout.notes + workout.exercises.flatMap { exercise in exercise.notes.map { "\(exercise.name): \($0)" } }
      if !notes.isEmpty { blocks.append(.list(notes)) }
    }
    var reply = reply(blocks)
    reply.suggestions = (planned.workout?.exercises.first.map { ["how do I do a \($0.name.lowercased())"] } ?? []) + ["show the plan"]
    return reply
  }

  /// The plan as a calendar file.
  private func export(_ state: PlanState, _ plan: Plan, _ conversation: Conversation) -> Reply {
    let day = conversation.today
    let stamp = "\(day)".filter(\.isNumber) + "T000000Z"
    let text = ICalendar(sequence: state.sequence).text(of: [plan], stamp: stamp)
    var reply = reply([.paragraph(phrase("plan_export", conversation))])
    reply.blocks.append(.file(.init(name: "coach-week.ics", mediaType: "text/calendar", content: text)))
    return reply
  }

  private func reply(act: Reply.Act = .tell, _ blocks: [Block]) -> Reply {
    Reply(scope: .inScope, intent: "plan_week", confidence: 1, act: act, blocks: blocks, sources: ["coaching_practice"])
  }

  private func phrase(_ name: String, _ conversation: Conversation) -> String { phrase(name, [:], conversation) }

  private func phrase(_ name: String, _ slots: [String: String], _ conversation: Conversation) -> String {
    policy.dialogs.phrase(name, slots, variation: conversation.variation(UInt64(name.utf8.count))) ?? ""
  }
}

/// The week that is talked about.
public struct PlanState: Codable, Sendable, Equatable {
  /// A plan as it was before a change, for "undo".
  public struct Version: Codable, Sendable, Equatable {
    public let request: PlanRequest
    public let plan: Plan
  }

  public var request: PlanRequest
  /// Nil while questions are open.
  public var plan: Plan?
  /// The question that is open.
  public var question: String?
  /// What has been asked for this plan.
  public var asked: [String] = []
  /// How many runs a week, where their days were not said.
  public var runsPerWeek: Int?
  /// Earlier versions, the last one latest.
  public var history: [Version] = []
  /// Counts the versions, for calendars.
  public var sequence = 0

  public init(today: CalendarDate) { request = PlanRequest(today: today) }

  /// Runs on the usual days: three easy ones unless another number was said, the last one long.
  mutating func assumeRuns(_ count: Int = 3) {
    let days: [[Day]] = [
      [.saturday], [.tuesday, .saturday], [.tuesday, .thursday, .saturday], [.tuesday, .thursday, .saturday, .sunday],
      [.monday, .tuesday, .thursday, .saturday, .sunday], [.monday, .tuesday, .wednesday, .thursday, .saturday, .sunday], Day.allCases,
    ]
    let chosen = days[max(1, min(count, 7)) - 1]
    request.runs = chosen.map { Run($0 == .saturday && count > 1 ? .long : .easy, $0) }
  }
}

extension PlanRequest {
  /// The same wishes for the week of another day.
  func renewed(today: CalendarDate) -> PlanRequest {
    var request = self
    request.today = today
    if weekStart.adding(days: 6) < today {
      request.weekStart = today.monday
      request.missed = []
      request.keeping = []
      request.comeback = nil
    }
    return request
  }
}

extension Day {
  /// Words for days, in the singular.
  static let named: Set<String> = Set(
    allCases.flatMap { [$0.name.lowercased(), $0.short.lowercased()] } + ["tues", "thur", "thurs", "today", "tomorrow", "yesterday"])
}

/// What was assumed or not understood, for the person.
enum Doubts {
  static func sentence(_ doubt: PlanReading.Doubt, _ knowledge: KnowledgeBase) -> String? {
    switch doubt {
    case .dayFirst(let date): "I read the date day first: \(date)."
    case .about(let date): "I took the date to be \(date)."
    case .takenFor(let kind, let word): "I counted \(word) as a \(kind.name)."
    case .unsureInjury(let part, let injury):
      "I planned around what a sore \(knowledge.bodyParts[part]?.nameInSentence ?? part) often is, \(knowledge.injuries[injury]?.nameInSentence ?? injury); say so if it is something else."
    case .past(let injury): "I took the \(knowledge.injuries[injury]?.nameInSentence ?? injury) to be over."
    case .unknownPain(let part): "I have no sheet for a sore \(knowledge.bodyParts[part]?.nameInSentence ?? part): leave out what bothers it."
    case .allDays(let from, let to): "I took \(from.name) to \(to.name) as every day between."
    case .undated: "Tell me the date of your race and I plan towards it."
    case .furtherRace: "I plan towards the nearer race."
    case .openRun(let kind): "On which day is the \(kind.name)?"
    case .openDays(let days): "What is on \(joined(days.map(\.name)))? I left it open."
    case .unclearCorrection(let day): "I added \(day.name); say which day it replaces."
    case .countDiffers(let said, let named): "You said \(said) runs and named \(named); I went by the days."
    case .runOnImpossibleDay(let day): "You run on \(day.name) and also ruled it out; I kept it free."
    case .strengthOnImpossibleDay(let day): "You want strength on \(day.name) and also ruled it out; I kept it free."
    case .tooManyStrengthDays(let count): "\(count) strength days are more than the week has room for."
    case .noSuchDate(let text): "There is no date \(text)."
    // Mostly talk around the matter ("two kids"): a line of complaint would only annoy.
    case .notUnderstood: nil
    }
  }
}
