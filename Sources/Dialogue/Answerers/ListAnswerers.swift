import Knowledge

/// Exercises for one or more muscles or joints, or for the things at hand.
enum ExercisesForMuscleAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    guard context.request.intent.base == context.request.intent.family else { return nil }
    let selection = Selection(context)
    guard selection.parts.isEmpty, !selection.standsAlone else { return ExerciseList.answer(selection, context) }
    if let injury = context.injuries.first { return InjuryAnswerer.exercises(injury, context) }
    return EquipmentAnswerer.withThings(context)
  }
}

/// Core exercises; leaves out those the person named ("other than planks").
enum CoreAnswerer: Answerer {
  static let ids = ["plank", "side_plank", "dead_bug", "bird_dog", "pallof_press", "mountain_climber", "suitcase_carry", "hollow_hold"]

  static func answer(_ context: AnswerContext) -> Answer? {
    guard context.request.intent.base == "core_training" else { return nil }
    let named = Set(context.namedExercises.map(\.id))
    let selection = Selection(context)
    let chosen = ids.compactMap { context.knowledge.exercises[$0] }
      .filter { !named.contains($0.id) && context.isAllowed($0) && selection.suits($0) }.prefix(5)
    guard !chosen.isEmpty, var answer = TopicAnswerer.answer(context) else { return nil }
    answer.blocks.insert(.list(ExerciseList.items(Array(chosen))), at: min(1, answer.blocks.count))
    if let note = ExerciseList.chosen(context) { answer.blocks.insert(note, at: 2) }
    // The exercises take the place of the topic's points; both would be too long.
    if let points = answer.blocks.indices.dropFirst(2).first(where: { answer.blocks[$0].type == .list }) { answer.blocks.remove(at: points) }
    answer.focus.listed = chosen.map(\.id)
    answer.focus.bodyPart = "core"
    return answer
  }
}

/// Little or no equipment: a way to do this exercise, or exercises for what is there.
enum EquipmentAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    guard context.request.intent.base == "equipment_alternative" else { return nil }
    // "I only have a staircase and a backpack" is about all that can be done with them, whatever was talked about before.
    if context.namedExercises.isEmpty, context.equipment.contains(where: { $0.id != "none" }), context.request.says("only", "just", "have", "got", "own") {
      return ExerciseList.answer(Selection(context), context) ?? withThings(context)
    }
    if let exercise = context.exercises.first {
      let substitutes = context.knowledge.exercisesEasyFirst(of: exercise.pattern).filter { other in
        other.id != exercise.id && context.isAllowed(other)
          && other.equipment.contains { $0.allSatisfy { ["wall", "chair", "step", "towel", "backpack"].contains($0) } }
      }
      let swaps = exercise.swaps.compactMap { context.knowledge.exercises[$0.left] }.filter { $0.equipment.contains { $0.isEmpty } }
      var chosen = swaps
      for other in substitutes where !chosen.contains(where: { $0.id == other.id }) { chosen.append(other) }
      if exercise.equipment.contains(where: { $0.isEmpty }) || !chosen.isEmpty {
        var answer = Answer([])
        if exercise.equipment.contains(where: { $0.isEmpty }) {
          answer.blocks.append(.paragraph(context.phrase("equipment_none_needed", ["exercise": exercise.nameInSentence])))
          let ways = exercise.harderHow.filter { !$0.contains("weight") && !$0.contains("dumbbell") && !$0.contains("barbell") }
          if !ways.isEmpty { answer.blocks.append(.list(ways)) }
        } else {
          answer.blocks.append(.paragraph(context.phrase("equipment_lead", ["exercise": exercise.nameInSentence])))
          answer.blocks.append(.list(ExerciseList.items(Array(chosen.prefix(4)))))
          answer.focus.listed = chosen.prefix(4).map(\.id)
        }
        let improvised =
          exercise.equipment.contains(where: { $0.isEmpty })
          ? [] : exercise.equipment.flatMap { $0 }.compactMap { context.knowledge.equipment[$0]?.improvise.first }
        if let first = improvised.first {
          answer.blocks.append(.next(context.phrase("equipment_improvise", ["thing": first.prefix(1).lowercased() + first.dropFirst()])))
        }
        return answer.about(exercise, suggestions: ["how do I do it", "how many", "make it harder"])
      }
    }
    return withThings(context)
  }

  /// Exercises for the equipment that was named.
  static func withThings(_ context: AnswerContext) -> Answer? {
    let things = context.equipment.filter { $0.id != "none" }
    guard let thing = things.first, !context.request.says("without") else { return nil }
    let chosen = thing.exercises.compactMap { context.knowledge.exercises[$0] }.filter(context.isAllowed).prefix(5)
    guard !chosen.isEmpty else { return nil }
    var answer = Answer([
      .paragraph(context.phrase("equipment_list_lead", ["thing": thing.nameInSentence])), .list(ExerciseList.items(Array(chosen))),
    ])
    answer.sources = ["coaching_practice"]
    answer.suggestions = ["how do I do a \(chosen[0].nameInSentence)", "how often", "plan my week"]
    answer.focus.equipment = thing.id
    answer.focus.listed = chosen.map(\.id)
    return answer
  }
}

/// A stretch or drill for a body part.
enum StretchAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    guard context.request.intent.base == "stretching_mobility" else { return nil }
    if let exercise = context.namedExercises.first(where: { $0.pattern == "mobility" }) {
      var answer = Answer([.paragraph(exercise.summary), .steps(exercise.steps)])
      if let caution = HowToAnswerer.caution(for: exercise, context) { answer.blocks.append(.note(caution)) }
      return answer.about(exercise, suggestions: ["how long should I hold it", "stretch before or after a run"])
    }
    guard let part = context.bodyParts.first else { return nil }
    let wanted = related(to: part.id)
    let chosen = context.knowledge.exercises(of: "mobility").filter { exercise in
      context.isAllowed(exercise) && !Set(exercise.primary + exercise.secondary).isDisjoint(with: wanted)
    }.sorted { $0.primary.contains(part.id) && !$1.primary.contains(part.id) }.prefix(3)
    guard !chosen.isEmpty else { return nil }
    var answer = Answer([
      .paragraph(context.phrase("stretch_lead", ["part": part.nameInSentence])), .list(ExerciseList.items(Array(chosen))),
    ])
    if let note = part.stretchNote { answer.blocks.append(.note(note)) }
    answer.blocks.append(.next(context.phrase("stretch_next")))
    answer.sources = ["afonso_2021", "coaching_practice"]
    answer.suggestions = ["how do I do a \(chosen[0].nameInSentence)", "does stretching prevent injuries", "exercises for my \(part.nameInSentence)"]
    answer.focus.bodyPart = part.id
    answer.focus.listed = chosen.map(\.id)
    return answer
  }

  /// The muscles around a joint stretch for it.
  private static func related(to part: String) -> Set<String> {
    switch part {
    case "knee", "legs": [part, "quads", "hamstrings", "calves", "hip_flexors", "glutes"]
    case "hip", "pelvis", "lower_back": [part, "hip_flexors", "glutes", "hamstrings", "piriformis"]
    case "ankle", "achilles", "shin", "foot", "heel", "arch": [part, "calves", "gastrocnemius", "soleus", "ankle"]
    case "calves": [part, "gastrocnemius", "soleus"]
    case "it_band": [part, "glutes", "hip", "quads"]
    default: [part]
    }
  }
}
