import Knowledge

extension Answer {
  /// Makes an answer fit what is known about the person: an exercise that does not suit gives way to one that does, with the reason.
  mutating func suit(_ context: AnswerContext) {
    guard !context.conditions.isEmpty else { return }
    let suitabilities = context.suitabilities
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
    guard let other = context.knowledge.replacement(for: exercise, suitabilities, things: context.owned) else {
      blocks.append(.next(context.phrase("no_replacement")))
      return
    }
    blocks.append(.list(ExerciseList.items([other]), title: context.phrase("replacement_title")))
    if let change = context.change(for: other) { blocks.append(.note(change)) }
    suggestions.insert("how do I do a \(other.nameInSentence)", at: 0)
    focus.listed = [other.id]
  }

  /// Takes out of an answer's lists what names an exercise that does not suit, and warns of those that its sentences name: for answers that were
  /// written for everybody.
  ///
  /// - Parameter exercises: the ids of the exercises that a text names.
  mutating func leaveOut(_ context: AnswerContext, naming exercises: (String) -> [String]) {
    guard !context.conditions.isEmpty, !Self.aboutAvoiding.contains(context.request.intent.family), act == .tell else { return }
    var unsuited: [Exercise] = []
    func isUnsuited(_ text: String) -> Bool {
      let found = exercises(text).compactMap { context.knowledge.exercises[$0] }.filter { !context.isAllowed($0) }
      for exercise in found where !unsuited.contains(where: { $0.id == exercise.id }) { unsuited.append(exercise) }
      return !found.isEmpty
    }
    for place in blocks.indices where blocks[place].type != .warning {
      if let items = blocks[place].items, blocks[place].type != .steps { blocks[place].items = items.filter { !isUnsuited($0) } }
      if let text = blocks[place].text { _ = isUnsuited(text) }
    }
    unsuited.removeAll { $0.id == focus.exercise }
    guard !unsuited.isEmpty else { return }
    let conditions = context.conditions.compactMap { context.knowledge.condition($0)?.nameInSentence }
    let names = unsuited.map(\.plural)
    let warning = context.phrase("left_out", ["condition": joined(conditions), "exercises": joined(names, last: "or")])
    blocks.insert(.warning(warning), at: 0)
  }

  /// Leaves out of lists that were written for everybody what needs things the person does not have, as long as two or more remain.
  mutating func keepToKit(_ context: AnswerContext, naming exercises: (String) -> [String]) {
    guard context.owned != nil, act == .tell, !Self.aboutAvoiding.contains(context.request.intent.family) else { return }
    for place in blocks.indices where blocks[place].type == .list {
      let kept = (blocks[place].items ?? []).filter { item in
        let found = exercises(item).compactMap { context.knowledge.exercises[$0] }
        return found.isEmpty || found.contains(where: context.isDoable)
      }
      if kept.count > 1 { blocks[place].items = kept }
    }
  }

  /// Families whose answers say what to leave out, or weigh what was named.
  private static let aboutAvoiding: Set<String> = ["injury_pain", "injury_prevention", "return_to_training", "compare_exercises"]

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
