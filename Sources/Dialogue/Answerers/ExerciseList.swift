import Knowledge

/// Short lists of exercises, with how they were chosen.
enum ExerciseList {
  /// Exercises as list items: name, a dose and what it is.
  ///
  /// - Parameter goal: whose dose; the first weeks' when nil.
  static func items(_ exercises: [Exercise], goal: String? = nil) -> [String] {
    exercises.map { exercise in
      let dose = exercise.dose(for: goal ?? "learner").map { "\($0.short)\(exercise.isOneSided ? " a side" : ""). " } ?? ""
      return "\(exercise.name): \(dose)\(exercise.summary)"
    }
  }

  /// How a list was chosen; nil when nothing special was asked.
  static func chosen(_ context: AnswerContext) -> Block? {
    let reasons = Selection(context).reasons
    return reasons.isEmpty ? nil : .note(context.phrase("list_chosen", ["reasons": joined(reasons)]))
  }

  /// What satisfies everything that was asked and suits the person; what had to be let go is said. Nil when nothing is left.
  static func answer(_ selection: Selection, _ context: AnswerContext) -> Answer? {
    let named = Selection.asPattern(context) == nil ? Set(context.namedExercises.map(\.id)) : []
    // "Legs without squats" means the goblet squat, too; "other than planks" means the plank.
    let unwanted = context.request.says("without", "no", "avoid", "avoiding", "skip") ? Set(context.namedExercises.map(\.pattern)) : []
    let wantsMobility = context.request.says("stretch", "stretches", "stretching", "mobility", "flexibility")
    let pool = self.pool(selection.parts, context).filter { exercise in
      !named.contains(exercise.id) && !unwanted.contains(exercise.pattern) && context.isAllowed(exercise) && (exercise.pattern == "mobility") == wantsMobility
    }
    let (found, letGo) = selection.choice(of: pool)
    guard !found.isEmpty else { return nil }
    let chosen = Array(found.prefix(selection.most.exercises))
    let lead =
      selection.parts.isEmpty
      ? context.phrase("kind_list_lead") : context.phrase("muscle_list_lead", ["parts": joined(selection.parts.map(\.nameInSentence))])
    var answer = Answer([.paragraph(lead), .list(items(chosen, goal: selection.goal))])
    answer.blocks.append(.note(how(selection, letGo, chosen.count, context)))
    if selection.minutes == nil { answer.blocks.append(.next(context.phrase("muscle_list_next"))) }
    answer.sources = selection.parts.first?.sources ?? ["coaching_practice"]
    answer.suggestions = ["how do I do a \(chosen[0].nameInSentence)", "how often", "plan my week"]
    answer.focus.bodyPart = selection.parts.first?.id
    answer.focus.listed = chosen.map(\.id)
    return answer
  }

  /// One line: how the list was chosen, what had to be let go, what fits into the time.
  private static func how(_ selection: Selection, _ letGo: [Wish], _ count: Int, _ context: AnswerContext) -> String {
    let gone = letGo.map(\.name)
    let kept = selection.reasons.filter { !gone.contains($0) }
    var lines: [String] = []
    if !gone.isEmpty { lines.append(context.phrase("list_let_go", ["wishes": joined(gone)])) }
    lines.append(kept.isEmpty ? context.phrase("list_chosen_plainly") : context.phrase("list_chosen", ["reasons": joined(kept)]))
    if let minutes = selection.minutes {
      let sets = selection.most.sets == 1 ? "one set" : "two sets"
      lines.append(context.phrase("list_fits", ["exercises": count == 1 ? "one exercise" : "\(count) exercises", "minutes": "\(minutes)", "sets": sets]))
    }
    return lines.joined(separator: " ")
  }

  /// Exercises to choose from, best first: for parts those their records name, one of each part in turn, then others that train them; for no part
  /// one of each kind of movement in turn.
  private static func pool(_ parts: [BodyPart], _ context: AnswerContext) -> [Exercise] {
    guard !parts.isEmpty else { return inTurn(movements.map(context.knowledge.exercisesEasyFirst)) }
    let best = inTurn(parts.map { part in part.exercises.compactMap { context.knowledge.exercises[$0] } })
    let seen = Set(best.map(\.id))
    return best + context.knowledge.exercises(training: Selection.ids(of: parts, context.knowledge).parts).filter { !seen.contains($0.id) }
  }

  /// The first of each group, then the second of each, and so on, each once.
  private static func inTurn(_ groups: [[Exercise]]) -> [Exercise] {
    var result: [Exercise] = []
    var seen: Set<String> = []
    for place in 0..<(groups.map(\.count).max() ?? 0) {
      for group in groups where place < group.count && seen.insert(group[place].id).inserted { result.append(group[place]) }
    }
    return result
  }

  /// Kinds of movement in the order a runner's short session takes them.
  private static let movements = [
    "squat", "hinge", "ankle", "core", "lunge", "bridge", "hip_abduction", "pull", "push", "knee_flexion", "balance", "carry", "hip_adduction", "hip_flexion",
    "foot", "plyometric", "mobility",
  ]
}

/// A list for several wishes in one text: no answer about one of them will do.
enum WishListAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    let request = context.request
    let family = request.intent.family
    let isAboutInjury = aboutInjuries.contains(family)
    // "Ten minutes of core before a run" is a list, whatever the rest is taken for.
    let isMinutesOf = request.says("of") && !request.ids(BodyPart.kind).isEmpty && Selection.minutes(request.tokens.map(\.text)) != nil
    guard lists.contains(family) || unsure.contains(family) || isAboutInjury || isMinutesOf || request.confidence < 0.6,
      lists.contains(family) || isMinutesOf
        || request.confidence < 0.3 && !request.ids(BodyPart.kind).isEmpty
        || request.says("exercise", "exercises", "moves", "routine", "workout", "drills", "train", "strengthen", "work", "something"),
      !request.says("should", "why", "difference", "hurts", "better", "enough"), context.namedExercises.isEmpty || Selection.asPattern(context) != nil
    else { return nil }
    // What is asked of a week is for the planner.
    guard family != "plan_week" || !request.says("week", "plan", "schedule", "days", "program", "programme") else { return nil }
    let selection = Selection(context)
    guard selection.combines || selection.minutes != nil && request.says("session", "workout", "routine", "circuit") else { return nil }
    if isAboutInjury {
      // "Calf exercises for shin splints" is the sheet's; with a third wish, or for a part that is not sore, it is a list held against the injury.
      let regions = Set(context.injuries.flatMap(\.regions))
      guard request.says("exercise", "exercises"), !context.injuries.isEmpty, !selection.parts.isEmpty,
        !context.injuries.contains(where: { $0.painRule == .bone }),
        selection.wishes.count + (selection.minutes == nil ? 0 : 1) > 2 || regions.isDisjoint(with: selection.parts.map(\.id))
      else { return nil }
    }
    // "Exercises for runner's knee" is its sheet; with nothing to train named, the things at hand alone are a list of theirs.
    if selection.parts.isEmpty, !context.injuries.isEmpty || !request.ids(Group.kind).isEmpty, selection.wishes.count < 3 { return nil }
    if request.ids(Group.kind).contains(where: { context.knowledge.groups[$0]?.needsClearance ?? false }) { return nil }
    return ExerciseList.answer(selection, context)
  }

  private static let lists: Set<String> = ["list_exercises", "exercises_for_muscle", "equipment_alternative", "plyometrics", "core_training", "underspecified"]
  private static let aboutInjuries: Set<String> = ["injury_pain", "injury_prevention", "return_to_training"]
  /// Families that such words are taken for.
  private static let unsure: Set<String> = [
    "plan_week", "other_coaching", "beginner_start", "stretching_mobility", "strength_vs_hypertrophy", "regression_alternative",
    "muscles_worked", "progression",
  ]
}
