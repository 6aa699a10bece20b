import Knowledge

/// A ready workout or week: one that is named, or the one of the intent.
enum RoutineAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    let base = context.request.intent.base
    let named = context.request.ids(Routine.kind).first
    let byIntent = ["three_day_plan": "three_day_busy", "two_day_split": "two_day", "seed_week": "seed_week", "first_gym_session": "first_month"][base]
    guard let routine = (named ?? byIntent).flatMap({ context.knowledge.routines[$0] }) else { return nil }
    let lead = byIntent != nil && context.dialogs.has(base) ? context.phrase(base) : routine.why
    return table(routine, lead: lead, context)
  }

  /// A routine as tables, one a day.
  static func table(_ routine: Routine, lead: String, _ context: AnswerContext) -> Answer {
    var answer = Answer([.paragraph(lead)])
    if !routine.days.isEmpty, routine.entries.count > 12 {
      // A whole week reads better as its days; "more" gives the exercises.
      answer.blocks.append(.list(routine.days))
      if !routine.notes.isEmpty { answer.blocks.append(.list(Array(routine.notes.prefix(3)))) }
      answer.sources = routine.sources
      answer.suggestions = ["plan three days", "lift before or after a run", "best exercises for runners"]
      return answer
    }
    let entries = routine.entries.filter { entry in context.knowledge.exercises[entry.exercise].map(context.isAllowed) ?? true }
    var days: [String] = []
    for entry in entries where !days.contains(entry.day) { days.append(entry.day) }
    for day in days {
      let rows = entries.filter { $0.day == day }.map { entry in
        [context.knowledge.exercises[entry.exercise]?.name ?? spaced(entry.exercise), "\(entry.sets) × \(entry.amount)", entry.rest == "-" ? "" : entry.rest]
      }
      answer.blocks.append(.table(header: ["Exercise", "Sets × reps", "Rest"], rows: rows, title: day))
    }
    if days.isEmpty, !routine.days.isEmpty { answer.blocks.append(.list(routine.days)) }
    if !routine.notes.isEmpty { answer.blocks.append(.list(Array(routine.notes.prefix(4)))) }
    answer.sources = routine.sources
    answer.suggestions = ["how heavy should I lift", "lift before or after a run", "when should I add weight"]
    answer.focus.listed = entries.map(\.exercise)
    return answer
  }
}
