import Knowledge

/// Two exercises side by side: which one for a runner, and what each does better.
enum CompareAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    guard context.request.intent.base == "compare_exercises" else { return nil }
    var pair = context.namedExercises
    let weighs = context.request.says("or", "vs", "than", "instead", "replace", "difference", "better", "compared", "swap", "substitute", "easier", "harder")
    if pair.count == 1, weighs, let focus = context.conversation.focus.exercise.flatMap({ context.knowledge.exercises[$0] }), focus.id != pair[0].id {
      pair.insert(focus, at: 0)
    }
    guard pair.count >= 2 else { return nil }
    let (a, b) = (pair[0], pair[1])
    var answer = Answer([.paragraph(verdict(a, b, context))])
    answer.blocks.append(
      .table(
        header: ["", a.name, b.name],
        rows: [
          ["Works most", capitalised(context.names(a.primary)), capitalised(context.names(b.primary))],
          ["Sides", a.isOneSided ? "One at a time" : "Both together", b.isOneSided ? "One at a time" : "Both together"],
          ["Needs", equipment(a, context), equipment(b, context)],
          ["Level", capitalised(a.level.rawValue), capitalised(b.level.rawValue)],
          ["Start with", a.dose(for: "learner")?.short ?? "", b.dose(for: "learner")?.short ?? ""],
        ]))
    if let swap = a.swaps.first(where: { $0.left == b.id }) {
      answer.blocks.append(.paragraph(context.phrase("compare_swap", ["exercise": b.nameInSentence, "reason": swap.right])))
    } else if let swap = b.swaps.first(where: { $0.left == a.id }) {
      answer.blocks.append(.paragraph(context.phrase("compare_swap", ["exercise": a.nameInSentence, "reason": swap.right])))
    }
    answer.sources = a.sources + b.sources.filter { !a.sources.contains($0) }
    answer.suggestions = ["how do I do a \(a.nameInSentence)", "how do I do a \(b.nameInSentence)"]
    answer.focus.exercise = a.id
    answer.focus.listed = [a.id, b.id]
    return answer
  }

  private static func verdict(_ a: Exercise, _ b: Exercise, _ context: AnswerContext) -> String {
    let slots = { (first: Exercise, second: Exercise) in ["first": first.plural, "second": second.plural] }
    if context.request.says("replace", "substitute", "instead", "swap") {
      let shared = a.primary.filter(b.primary.contains)
      let name = shared.isEmpty ? "compare_replace_no" : "compare_replace"
      // "Replace squats with lunges" and "swap squats for lunges" name the one that goes first.
      let goesFirst = !context.request.says("can", "could") && context.request.says("with", "for") && !context.request.says("instead")
      var values = goesFirst ? slots(b, a) : slots(a, b)
      values["muscles"] = context.names(shared)
      return context.phrase(name, values)
    }
    if Set(a.primary).isDisjoint(with: b.primary) { return context.phrase("compare_different", slots(a, b)) }
    let legs: Set<String> = ["squat", "lunge", "hinge", "bridge", "ankle"]
    if a.isOneSided != b.isOneSided, legs.contains(a.pattern), legs.contains(b.pattern) {
      let (one, both) = a.isOneSided ? (a, b) : (b, a)
      return context.phrase("compare_one_side", slots(one, both))
    }
    if a.level != b.level {
      let (easier, harder) = a.level < b.level ? (a, b) : (b, a)
      return context.phrase("compare_level", slots(easier, harder))
    }
    return context.phrase("compare_both", slots(a, b))
  }

  private static func equipment(_ exercise: Exercise, _ context: AnswerContext) -> String {
    guard let first = exercise.equipment.first, !first.isEmpty else { return "Nothing" }
    return capitalised(joined(first.map { context.knowledge.equipment[$0]?.nameInSentence ?? spaced($0) }))
  }
}
