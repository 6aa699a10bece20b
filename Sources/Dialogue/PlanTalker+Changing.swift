import Journal
import Knowledge
import Language
import PlanTalk
import Planning
import Understanding

/// Changes a week that is planned, and takes changes back.
extension PlanTalker {
  /// What a text says about the plan there is; nil when it is about something else.
  func change(_ tokens: [Token], _ entities: [Entity], _ conversation: inout Conversation) -> Reply? {
    guard var state = conversation.planState, let plan = state.plan, state.question == nil else { return nil }
    state.request.today = conversation.today
    if isNextWeek(tokens, conversation), let request = request(tokens, entities) { return self.plan(request, &conversation) }
    guard let change = ChangeReader(today: conversation.today).read(tokens, entities, about: plan), isAboutPlan(tokens, conversation) else {
      return adjust(tokens, entities, state, plan, &conversation)
    }
    switch change {
    case .why(let day), .whyNot(let day): return reply([.paragraph(plan.reason(for: day))])
    case .show(let day): return day.map { self.day($0, plan, conversation) } ?? week(plan, conversation)
    case .export: return export(state, plan, conversation)
    case .undo: return undo(&conversation)
    case .startOver:
      conversation.planState = nil
      guard let request = request(tokens, entities) else { return nil }
      return self.plan(request, &conversation)
    case .move(_, from: nil, _), .missed([]): return reply(act: .ask, [.paragraph(phrase("plan_which_day", conversation))])
    case .missed(let days):
      var reply = apply(change.changes(of: state.request, in: plan), state, plan, &conversation)
      log(skipped: days, of: plan, tokens, &reply, &conversation)
      return reply
    default: return apply(change.changes(of: state.request, in: plan), state, plan, &conversation)
    }
  }

  /// What a plan assumed and the person now tells: "45 minutes, and I have been lifting for years", right after it.
  private func adjust(_ tokens: [Token], _ entities: [Entity], _ state: PlanState, _ plan: Plan, _ conversation: inout Conversation) -> Reply? {
    let asks: Set<String> = [
      "how", "what", "why", "which", "when", "where", "should", "can", "could", "is", "are", "do", "does", "will", "would", "who", "show",
    ]
    guard conversation.lastReply?.intent == "plan_week", tokens.count <= 40, !isAsked(tokens), let first = tokens.first, !asks.contains(first.text),
      !entities.contains(where: { $0.kind == Exercise.kind })
    else { return nil }
    var state = state
    let before = state.request
    let reading = take(tokens, entities, into: &state)
    guard !reading.said.isEmpty, state.request != before else { return nil }
    state.request.keeping = plan.strength
    let new = targets(conversation).applied(to: policy.planner.plan(state.request), instead: plan)
    // What was told right after the plan belongs to every week.
    state.usual = state.request
    keep(new, state.request, instead: plan, before, &state, &conversation)
    remember(reading, tokens, &conversation)
    var blocks: [Block] = [.paragraph(phrase("plan_heard", ["said": joined(reading.said.map(\.phrase))], conversation))]
    if new.status != .planned { blocks.append(.paragraph(new.answer)) }
    let lines = new.changes(from: plan)
    blocks.append(lines.isEmpty ? .paragraph(phrase("plan_as_it_was", conversation)) : .list(lines, title: phrase("plan_changes_title", conversation)))
    var reply = reply(blocks)
    reply.suggestions = ["show the plan", "undo"]
    return reply
  }

  func keep(
    _ plan: Plan, _ request: PlanRequest, instead old: Plan, _ before: PlanRequest, _ state: inout PlanState, _ conversation: inout Conversation
  ) {
    state.history = Array((state.history + [.init(request: before, plan: old, entries: conversation.journal.count)]).suffix(20))
    state.request = request
    state.plan = plan
    state.sequence += 1
    state.count()
    conversation.planState = state
    conversation.changedTurn = conversation.turns
  }

  func targets(_ conversation: Conversation) -> PlanTargets {
    PlanTargets(knowledge: policy.knowledge, runner: conversation.runner, today: conversation.today)
  }

  /// Which week of training on end a week is, by the log: every fourth one is a deload. Nil without a log.
  func trainedWeeks(before start: CalendarDate, _ conversation: Conversation) -> Int? {
    let weeks = Set(conversation.journal.filter { $0.exercise != nil || $0.kind == .sessionDone }.map(\.date.monday))
    guard !weeks.isEmpty else { return nil }
    var count = 0
    while weeks.contains(start.monday.adding(days: -7 * (count + 1))) { count += 1 }
    return count + 1
  }

  /// Puts planned sessions that were missed into the log, too: it tells how many were kept.
  private func log(skipped days: [Day], of plan: Plan, _ tokens: [Token], _ reply: inout Reply, _ conversation: inout Conversation) {
    let told = tokens.map(\.text).joined(separator: " ")
    let entries = days.compactMap { day -> LogEntry? in
      guard plan.strength.contains(where: { $0.day == day }), let date = plan[day]?.date, date <= conversation.today,
        !conversation.journal.contains(where: { $0.date == date && $0.kind == .sessionSkipped })
      else { return nil }
      return LogEntry(date, .sessionSkipped, told: told)
    }
    guard !entries.isEmpty else { return }
    conversation.journal += entries
    conversation.logged = entries.count
    if var state = conversation.planState, let last = state.history.indices.last, conversation.changedTurn == conversation.turns {
      state.history[last].entries = conversation.journal.count
      state.history[last].logged = entries.count
      conversation.planState = state
    }
    conversation.changedTurn = conversation.turns
    let names = joined(entries.map { $0.date.weekday.name })
    reply.blocks.append(.note(phrase(entries.count == 1 ? "log_skipped" : "log_skipped_days", ["days": names], conversation)))
  }

  /// Takes the last change of the week back and says what that comes to.
  func undo(_ conversation: inout Conversation) -> Reply {
    guard var state = conversation.planState, let plan = state.plan, let before = state.history.popLast() else {
      var reply = reply([.paragraph(phrase("plan_nothing_to_undo", conversation))])
      if conversation.logged > 0 { reply.suggestions = ["undo the last log"] }
      return reply
    }
    state.plan = before.plan
    state.request = before.request
    state.sequence += 1
    state.count()
    conversation.planState = state
    conversation.changedTurn = conversation.turns
    let missed = conversation.journal.suffix(before.logged ?? 0)
    if !missed.isEmpty, missed.allSatisfy({ $0.kind == .sessionSkipped }) {
      conversation.journal.removeLast(missed.count)
      conversation.logged = 0
    }
    return reply([.paragraph(phrase("plan_undone", conversation)), .list(before.plan.changes(from: plan))])
  }

  /// "Make it harder" means the week only right after it was talked about, or when it is named.
  private func isAboutPlan(_ tokens: [Token], _ conversation: Conversation) -> Bool {
    let words: Set<String> = ["plan", "week", "session", "sessions", "schedule", "workout", "workouts", "calendar", "strength", "legs", "rest"]
    let startsAgain =
      tokens.count > 1 && ["start", "restart", "starting", "back"].contains(tokens[0].text) && ["again", "after", "training"].contains(tokens[1].text)
    return startsAgain || conversation.lastReply?.intent == "plan_week"
      || tokens.contains { words.contains($0.text) || Day.named.contains(Stem.singular($0.text)) }
  }

  func request(_ tokens: [Token], _ entities: [Entity]) -> Request? {
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
    now.plan = targets(conversation).applied(to: now.plan, instead: plan)
    let lines = now.plan.changes(from: plan)
    var blocks: [Block] = [.paragraph(answers.joined(separator: " "))]
    if now.plan != plan {
      keep(now.plan, now.request, instead: plan, state.request, &state, &conversation)
      if !lines.isEmpty { blocks.append(.list(lines, title: phrase("plan_changes_title", conversation))) }
    }
    var reply = reply(blocks)
    reply.suggestions = ["show the plan", "undo"]
    return reply
  }
}
