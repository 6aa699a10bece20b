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
    // "Which one is kinder to my knees" after two were weighed.
    if pair.isEmpty, context.request.says("which", "either", "them", "these", "those", "two") {
      pair = context.conversation.focus.listed.prefix(2).compactMap { context.knowledge.exercises[$0] }
    }
    guard pair.count >= 2 else { return nil }
    let (a, b) = (pair[0], pair[1])
    if let answer = kinder(a, b, context) { return answer }
    var answer = Answer([.paragraph(target(a, b, context) ?? verdict(a, b, context))])
    if context.request.says("difference", "differences", "differ", "different") {
      answer.blocks.insert(.list(["\(a.name): \(a.summary)", "\(b.name): \(b.summary)"]), at: 0)
    }
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

  /// "Step-ups or box squats with a dodgy knee", whatever else its words were taken for; nil when no two are weighed for a place or a condition.
  static func weighed(_ context: AnswerContext) -> Answer? {
    let pair = context.namedExercises
    guard pair.count == 2, context.request.says("or", "vs", "than", "versus"), !Sparing.named(context).isEmpty else { return nil }
    return kinder(pair[0], pair[1], context)
  }

  /// Which of two is kinder to a sore place or suits a condition better, with what the records say of each; nil when nothing is to be spared.
  private static func kinder(_ a: Exercise, _ b: Exercise, _ context: AnswerContext) -> Answer? {
    var places = Sparing.named(context)
    if places.isEmpty { places = context.bodyParts.filter { $0.sort != "muscle" && !$0.painGuide.isEmpty }.map { Sparing($0, context.knowledge) } }
    guard let place = places.first else { return nil }
    // Where the lists see no difference: does the record of one send people to the other; then less impact counts, then a load two legs share.
    func rank(_ exercise: Exercise, _ other: Exercise) -> (Int, Int, Int, Int, Int) {
      let impact = exercise.impact == .none ? 0 : exercise.impact == .low ? 1 : 2
      return (-place.rating(of: exercise), place.stage(of: exercise), place.sends(from: exercise, to: other) ? 1 : 0, impact, exercise.isOneSided ? 1 : 0)
    }
    let (ofA, ofB) = (rank(a, b), rank(b, a))
    let (first, second) = ofA <= ofB ? (a, b) : (b, a)
    let isTie = ofA == ofB
    let slots = ["first": first.plural, "second": second.plural, "place": place.name]
    let dialog =
      place.rating(of: first) == 0
      ? "compare_neither" : place.isCondition ? isTie ? "compare_suits_tie" : "compare_suits" : isTie ? "compare_kind_tie" : "compare_kinder"
    var answer = Answer([.paragraph(context.phrase(dialog, slots))])
    let advice = [first, second].compactMap { exercise in place.advice(on: exercise).map { "\(exercise.name): \($0)" } }
    if !advice.isEmpty { answer.blocks.append(.list(advice)) }
    // Someone pregnant is told whom to ask; a sore place is for a physio.
    answer.blocks.append(.note(context.injuries.isEmpty && Sparing.soreParts(context).isEmpty ? context.group?.see ?? "" : context.phrase("pain_see")))
    answer.blocks.removeAll(where: \.isEmpty)
    answer.sources = first.sources + second.sources.filter { !first.sources.contains($0) }
    answer.suggestions = ["how do I do a \(first.nameInSentence)", "how much pain is okay"]
    answer.focus.exercise = first.id
    answer.focus.listed = [first.id, second.id]
    return answer
  }

  /// "Squats or lunges for glutes": the one that trains the muscle first; nil when none is named or both do alike.
  private static func target(_ a: Exercise, _ b: Exercise, _ context: AnswerContext) -> String? {
    guard let part = Selection(context).parts.first(where: { $0.sort == "muscle" }) else { return nil }
    let ids = Selection.ids(of: [part], context.knowledge)
    func share(_ exercise: Exercise) -> Int {
      if let place = part.exercises.firstIndex(of: exercise.id) { return 20 - place }
      return ids.parts.isDisjoint(with: exercise.primary) ? ids.parts.isDisjoint(with: exercise.secondary) ? 0 : 1 : 2
    }
    guard share(a) != share(b) else {
      return share(a) > 1 ? context.phrase("compare_target_tie", ["first": a.plural, "second": b.plural, "part": part.nameInSentence]) : nil
    }
    let (first, second) = share(a) > share(b) ? (a, b) : (b, a)
    return context.phrase("compare_target", ["first": first.plural, "second": second.plural, "part": part.nameInSentence])
  }

  private static func verdict(_ a: Exercise, _ b: Exercise, _ context: AnswerContext) -> String {
    let slots = { (first: Exercise, second: Exercise) in ["first": first.plural, "second": second.plural] }
    if context.request.says("replace", "substitute", "instead", "swap") {
      let shared = a.primary.filter(b.primary.contains)
      let name = shared.isEmpty ? "compare_replace_no" : "compare_replace"
      // "Replace squats with lunges" and "swap squats for lunges" name the one that goes first.
      let words = context.request.tokens.map(\.text)
      let canFirst = zip(words, words.dropFirst()).contains { ["can", "could"].contains($0) && !["i", "we", "you", "one"].contains($1) }
      let goesFirst = !canFirst && context.request.says("with", "for") && !context.request.says("instead")
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
