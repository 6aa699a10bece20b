import Knowledge

/// "What instead of lunges because my knee hurts": other exercises for the same, held against the reason.
enum InsteadAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    if let thing = replacedThing(context) { return standIns(for: thing, context) }
    guard families.contains(context.request.intent.family), isAsked(context), context.namedExercises.count == 1, let exercise = context.namedExercises.first
    else { return nil }
    let selection = Selection(context)
    let sparing = Sparing.named(context)
    let isTooHard = context.request.says("hard", "difficult", "heavy", "advanced", "tough", "cannot", "unable")
    let isTooEasy = context.request.says("easy", "boring", "light") && context.request.says("too")
    var reasons = selection.wishes.reversed().filter { ![.muscle, .movement].contains($0.sort) }.map(\.name)
    if isTooHard { reasons = ["something easier"] + reasons.filter { $0 != "harder ones" } }
    if isTooEasy { reasons = ["something harder"] + reasons.filter { $0 != "beginner level" } }
    guard !reasons.isEmpty else { return nil }

    let found = candidates(exercise, context).filter { other, _ in
      guard context.isAllowed(other) else { return false }
      if isTooHard, other.level > exercise.level || exercise.harder.contains(other.id) { return false }
      if isTooEasy, other.level < exercise.level || exercise.easier.contains(other.id) { return false }
      return selection.wishes.allSatisfy { [.muscle, .level, .movement].contains($0.sort) || $0.suits(other) }
    }
    var answer = Answer([])
    if let why = why(exercise, sparing, context) { answer.blocks.append(.paragraph(why)) }
    guard !found.isEmpty else {
      answer.blocks.append(.paragraph(context.phrase("no_replacement")))
      return answer.about(exercise, suggestions: ["exercises for runners", "make it easier"])
    }
    // The record's own swaps come first, among them what helps the sore place most.
    let ranked = found.enumerated().map { place, pair in (pair, (pair.1 == nil ? 1 : 0, -rating(pair.0, sparing), place)) }
      .sorted { $0.1 < $1.1 }.prefix(4).map(\.0)
    answer.blocks.append(.paragraph(context.phrase("instead_lead", ["exercise": exercise.nameInSentence, "reasons": joined(reasons)])))
    answer.blocks.append(.list(ranked.map { line($0.0, $0.1, sparing) }))
    if !Sparing.soreParts(context).isEmpty || !context.injuries.isEmpty { answer.blocks.append(.note(context.phrase("pain_see"))) }
    var result = answer.about(exercise, suggestions: ["how do I do a \(ranked[0].0.nameInSentence)", "how many", "how much pain is okay"])
    result.focus.listed = ranked.map(\.0.id)
    // What was left is not shown or counted next: its replacement is.
    result.focus.exercise = ranked[0].0.id
    return result
  }

  /// "What can I use instead of a bench": the thing that is not there, where something at home stands in for it.
  private static func replacedThing(_ context: AnswerContext) -> Equipment? {
    let words = context.request.tokens.map(\.text)
    for entity in context.request.entities where entity.kind == Equipment.kind && entity.how != .inferred {
      let before = words[..<min(entity.tokens.lowerBound, words.count)].suffix(3).filter { !["a", "an", "the", "my", "of", "for"].contains($0) }
      guard ["instead", "replace", "substitute", "alternative"].contains(before.last ?? "") else { continue }
      if let thing = context.knowledge.equipment[entity.id], !thing.improvise.isEmpty { return thing }
    }
    return nil
  }

  private static func standIns(for thing: Equipment, _ context: AnswerContext) -> Answer {
    var answer = Answer([.paragraph(context.phrase("stand_in_lead", ["thing": thing.nameInSentence])), .list(thing.improvise)])
    answer.blocks.append(.note(context.phrase("stand_in_note")))
    answer.sources = ["coaching_practice"]
    answer.suggestions =
      context.namedExercises.first.map { ["how do I do a \($0.nameInSentence)", "make it easier"] } ?? [
        "exercises without equipment", "best exercises for runners",
      ]
    answer.focus.exercise = context.namedExercises.first?.id
    return answer
  }

  private static let families: Set<String> = [
    "regression_alternative", "equipment_alternative", "injury_pain", "plyometrics", "list_exercises", "exercises_for_muscle", "underspecified",
    "core_training", "compare_exercises", "exercise_howto",
  ]

  private static func isAsked(_ context: AnswerContext) -> Bool {
    context.request.says(
      "instead", "alternative", "alternatives", "replace", "replaces", "replacement", "substitute", "swap", "else", "besides", "hate", "rather")
      || context.request.says("without") && context.request.says("other")
  }

  /// Swaps of the record with their reason, then easier and harder ones, then others of the same pattern from easy to hard.
  private static func candidates(_ exercise: Exercise, _ context: AnswerContext) -> [(Exercise, String?)] {
    let knowledge = context.knowledge
    var result = exercise.swaps.compactMap { pair in knowledge.exercises[pair.left].map { ($0, Optional(pair.right)) } }
    let near = (exercise.easier + exercise.harder).compactMap { knowledge.exercises[$0] }
    let same = knowledge.exercisesEasyFirst(of: exercise.pattern).filter { !Set($0.primary).isDisjoint(with: exercise.primary) }
    // Hops have no quiet relative among hops: what trains the same muscles stands in.
    let parts = Selection.ids(of: exercise.primary.compactMap { knowledge.bodyParts[$0] }, knowledge).parts
    let muscles = exercise.pattern == "plyometric" ? knowledge.exercises(of: "ankle").filter { !parts.isDisjoint(with: $0.primary) } : []
    for other in near + same + muscles where other.id != exercise.id && !result.contains(where: { $0.0.id == other.id }) { result.append((other, nil)) }
    return result.filter { $0.0.id != exercise.id }
  }

  private static func rating(_ exercise: Exercise, _ sparing: [Sparing]) -> Int { sparing.map { $0.rating(of: exercise) }.min() ?? 0 }

  /// What the records say of the exercise that is to go.
  private static func why(_ exercise: Exercise, _ sparing: [Sparing], _ context: AnswerContext) -> String? {
    sparing.lazy.compactMap { $0.advice(on: exercise) }.first.map { "\(exercise.name): \($0)" }
  }

  private static func line(_ exercise: Exercise, _ reason: String?, _ sparing: [Sparing]) -> String {
    let text = reason ?? exercise.summary
    guard let change = sparing.lazy.compactMap({ $0.advice(on: exercise) }).first else { return "\(exercise.name): \(text)" }
    return "\(exercise.name): \(text)\(text.hasSuffix(".") ? "" : ".") \(change)"
  }
}
