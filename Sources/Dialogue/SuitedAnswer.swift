import Knowledge

extension Answer {
  /// Makes an answer fit what is known about the person: an exercise that does not suit gives way to one that does, with the reason.
  mutating func suit(_ context: AnswerContext) {
    guard !context.conditions.isEmpty else { return }
    let suitabilities = Suitabilities(context.conditions, context.knowledge)
    for exercise in focus.listed.compactMap({ context.knowledge.exercises[$0] }) where !suitabilities.allow(exercise) {
      // Named by the person, as in a comparison: lists hold only what suits.
      focus.listed.removeAll { $0 == exercise.id }
      if exercise.id != focus.exercise, let warning = Self.warning(exercise, suitabilities, context) { blocks.insert(warning, at: 0) }
    }
    guard let exercise = focus.exercise.flatMap({ context.knowledge.exercises[$0] }), let warning = Self.warning(exercise, suitabilities, context) else {
      return
    }
    // What an exercise is and does may be told; how to do it and how much would be advice against the reason.
    guard Self.instructions.contains(context.request.intent.family) else {
      blocks.insert(warning, at: 0)
      return
    }
    blocks = [warning]
    suggestions = ["exercises for runners", "how much pain is okay"]
    guard let other = context.knowledge.replacement(for: exercise, suitabilities, things: nil) else {
      blocks.append(.next(context.phrase("no_replacement")))
      return
    }
    blocks.append(.list(ExerciseList.items([other]), title: context.phrase("replacement_title")))
    if let change = context.change(for: other) { blocks.append(.note(change)) }
    suggestions.insert("how do I do a \(other.nameInSentence)", at: 0)
    focus.listed = [other.id]
  }

  private static func warning(_ exercise: Exercise, _ suitabilities: Suitabilities, _ context: AnswerContext) -> Block? {
    guard case .not(let condition, let reason) = suitabilities[exercise] else { return nil }
    let name = context.knowledge.condition(condition)?.nameInSentence ?? spaced(condition)
    return .warning(context.phrase("not_suited", ["exercise": exercise.nameInSentence, "condition": name, "reason": reason]))
  }

  private static let instructions: Set<String> = [
    "exercise_howto", "form_check", "sets_reps_load", "frequency", "progression", "regression_alternative", "equipment_alternative",
  ]
}

extension AnswerContext {
  /// What to change about an exercise for what is known about the person: `Runner's knee: Only as deep as …`. Nil when nothing.
  func change(for exercise: Exercise) -> String? {
    for condition in conditions.compactMap(knowledge.condition) {
      if case .adapt(let changes) = knowledge.suitability(of: exercise, for: [condition.id]) { return "\(condition.name): \(changes.joined(separator: " "))" }
    }
    return nil
  }
}
