import Knowledge

/// Answers for people for whom something is different.
enum GroupAnswerer {
  /// What a person of the group may do, must not do, and when to stop.
  static func sheet(_ group: Group, _ context: AnswerContext) -> Answer {
    var answer = Answer([.paragraph(group.lead)])
    if !group.may.isEmpty { answer.blocks.append(.list(Array(group.may.prefix(4)), title: context.phrase("group_may_title"))) }
    if !group.mustNot.isEmpty { answer.blocks.append(.list(Array(group.mustNot.prefix(3)), title: context.phrase("group_must_not_title"))) }
    if !group.stopIf.isEmpty { answer.blocks.append(.list(Array(group.stopIf.prefix(5)), title: context.phrase("group_stop_title"))) }
    if !group.see.isEmpty { answer.blocks.append(.note(group.see)) }
    answer.sources = group.sources
    answer.suggestions = ["best exercises for runners", "how often", "how heavy should I lift"]
    answer.focus.group = group.id
    return answer
  }

  /// Whether an exercise suits the group: its own caution first, then what holds for the group.
  static func exercise(_ exercise: Exercise, _ group: Group, _ context: AnswerContext) -> Answer {
    var answer = Answer([])
    switch context.knowledge.suitability(of: exercise, for: [group.id]) {
    case .may: answer.blocks.append(.paragraph(context.phrase("group_exercise_yes", ["exercise": exercise.nameInSentence])))
    case .adapt(let changes):
      answer.blocks.append(.paragraph(context.phrase("group_exercise_yes", ["exercise": exercise.nameInSentence]) + " " + changes.joined(separator: " ")))
    // The warning that the exercise does not suit comes first anyway.
    case .not: break
    }
    answer.blocks.append(.paragraph(group.lead))
    if !group.mustNot.isEmpty { answer.blocks.append(.list(Array(group.mustNot.prefix(3)), title: context.phrase("group_must_not_title"))) }
    if !group.stopIf.isEmpty { answer.blocks.append(.list(Array(group.stopIf.prefix(5)), title: context.phrase("group_stop_title"))) }
    if !group.see.isEmpty { answer.blocks.append(.note(group.see)) }
    answer.focus.group = group.id
    var result = answer.about(exercise, suggestions: ["how do I do it", "how many", "make it easier"])
    result.sources = group.sources
    return result
  }

  /// Adds the group's first sentence to an answer about something else.
  static func adapt(_ answer: inout Answer, _ group: Group, _ context: AnswerContext) {
    // Said once when the group is named; later answers only leave out what does not suit.
    if context.request.ids(Group.kind).contains(group.id) { answer.blocks.append(.note(group.lead)) }
    for source in group.sources where !answer.sources.contains(source) { answer.sources.append(source) }
  }
}
