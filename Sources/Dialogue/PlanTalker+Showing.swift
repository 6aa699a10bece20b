import Knowledge
import Planning

/// How a week is shown: as a table, a day, a calendar file.
extension PlanTalker {
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
  func day(_ day: Day, _ plan: Plan, _ conversation: Conversation) -> Reply {
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
  func export(_ state: PlanState, _ plan: Plan, _ conversation: Conversation) -> Reply {
    let day = conversation.today
    let stamp = "\(day)".filter(\.isNumber) + "T000000Z"
    let text = ICalendar(sequence: state.sequence).text(of: [plan], stamp: stamp)
    var reply = reply([.paragraph(phrase("plan_export", conversation))])
    reply.blocks.append(.file(.init(name: "coach-week.ics", mediaType: "text/calendar", content: text)))
    return reply
  }
}
