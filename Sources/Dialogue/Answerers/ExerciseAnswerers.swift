import Knowledge
import Language

/// How to perform an exercise: what you do in one sentence, the steps, a first dose, the caution that matters most.
enum HowToAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    // "Show me how to do it" after a list means its first.
    guard let exercise = context.exercises.first ?? context.conversation.focus.listed.first.flatMap({ context.knowledge.exercises[$0] }) else { return nil }
    var answer = Answer([.paragraph(exercise.summary), .steps(exercise.steps)])
    let picture = Picture.wanted(context) ? Picture.block(exercise, context) : nil
    if let picture { answer.blocks.insert(picture, at: 1) }
    if let dose = exercise.dose(for: "learner") {
      let side = exercise.isOneSided ? " each side" : ""
      answer.blocks.append(.paragraph(context.phrase("howto_dose", ["dose": dose.short + side])))
    }
    if let caution = caution(for: exercise, context) { answer.blocks.append(.note(caution)) }
    let other = context.namedExercises.dropFirst().first.map { ["how do I do a \($0.nameInSentence)"] } ?? []
    let figure = context.knowledge.poses[exercise.id] == nil ? [] : [picture == nil ? "show me" : "what does the mistake look like"]
    return answer.about(exercise, suggestions: other + figure + ["common mistakes", "how many", "make it harder"])
  }

  /// What to change for the person, else the caution for a place that was named, else the first about a joint.
  static func caution(for exercise: Exercise, _ context: AnswerContext) -> String? {
    if let change = context.change(for: exercise) { return change }
    let named = Set(context.request.entities.flatMap { [$0.id] + $0.otherSenses.map(\.id) })
    let caution = exercise.cautions.first { named.contains($0.left) } ?? exercise.cautions.first { context.knowledge.bodyParts[$0.left] != nil }
    return caution.map { labelled($0, context) }
  }

  /// A caution that says for whom it is.
  static func labelled(_ caution: Pair, _ context: AnswerContext) -> String {
    let knowledge = context.knowledge
    let name = knowledge.bodyParts[caution.left]?.name ?? knowledge.injuries[caution.left]?.name ?? knowledge.groups[caution.left]?.name
    return name.map { "\($0): \(caution.right)" } ?? caution.right
  }
}

/// Cues, range, where to feel it.
enum FormAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    guard let exercise = context.exercises.first, context.request.intent.base == "form_check" else { return nil }
    let wantsFeel = context.request.says("feel", "feeling", "felt", "burn", "activate", "engage")
    var answer = Answer([])
    if let told = toldMistake(of: exercise, context) {
      answer.blocks = [.paragraph(context.phrase("form_told", ["exercise": exercise.nameInSentence]))]
      answer.blocks += [.mistakes([.init(wrong: told.left, fix: told.right)]), .list(exercise.cues, title: context.phrase("cues_title"))]
    } else if wantsFeel, let feel = exercise.feel {
      answer.blocks = [.paragraph(context.phrase("feel_lead", ["exercise": exercise.nameInSentence, "feel": lowered(feel)]))]
      answer.blocks.append(.list(exercise.cues, title: context.phrase("cues_title")))
    } else {
      answer.blocks = [.paragraph(context.phrase("form_lead", ["exercise": exercise.nameInSentence])), .list(exercise.cues)]
      if let feel = exercise.feel { answer.blocks.append(.paragraph(context.phrase("feel_line", ["feel": lowered(feel)]))) }
      if let first = exercise.mistakes.first {
        answer.blocks.append(.mistakes([.init(wrong: first.left, fix: first.right)], title: context.phrase("most_common_mistake")))
      }
    }
    return answer.about(exercise, suggestions: ["common mistakes", "how do I do it", "make it easier"])
  }

  /// The mistake that the person tells of in words of its own: "my lower back arches in hip thrusts".
  private static func toldMistake(of exercise: Exercise, _ context: AnswerContext) -> Pair? {
    let name = Set(([exercise.name] + exercise.aliases).flatMap { Tokeniser.tokens(of: $0).map { Stem.light($0.text) } })
    let said = Set(context.request.tokens.map { Stem.light($0.text) }.filter { $0.utf8.count > 3 }).subtracting(name)
    func shared(_ mistake: Pair) -> Int { Set(Tokeniser.tokens(of: mistake.left).map { Stem.light($0.text) }).intersection(said).count }
    let best = exercise.mistakes.map { ($0, shared($0)) }.max { $0.1 < $1.1 }
    return best.flatMap { $0.1 > 1 ? $0.0 : nil }
  }

  private static func lowered(_ text: String) -> String {
    let text = text.hasSuffix(".") ? String(text.dropLast()) : text
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

/// What goes wrong and how to mend it.
enum MistakesAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    guard let exercise = context.exercises.first, !exercise.mistakes.isEmpty else { return nil }
    var answer = Answer([
      .paragraph(context.phrase("mistakes_lead", ["exercise": exercise.nameInSentence])),
      .mistakes(exercise.mistakes.map { .init(wrong: $0.left, fix: $0.right) }),
    ])
    if Picture.wanted(context), let picture = Picture.block(exercise, context, wrong: true) { answer.blocks.insert(picture, at: 1) }
    answer.blocks.append(.next(context.phrase("mistakes_next")))
    return answer.about(exercise, suggestions: ["how do I do it", "make it easier", "how many"])
  }
}

/// Which muscles an exercise uses, or what a muscle does in running.
enum MusclesAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    guard context.request.intent.base == "muscles_worked" else { return nil }
    if let exercise = context.namedExercises.first ?? (context.bodyParts.isEmpty ? context.exercises.first : nil) {
      var lead = context.phrase("muscles_lead", ["exercise": exercise.nameInSentence, "muscles": context.names(exercise.primary)])
      if !exercise.secondary.isEmpty { lead += " " + context.phrase("muscles_helpers", ["muscles": context.names(exercise.secondary)]) }
      var answer = Answer([.paragraph(lead)])
      if let verdict = verdict(exercise, context) { answer.blocks.insert(.paragraph(verdict), at: 0) }
      if let feel = exercise.feel { answer.blocks.append(.list([feel], title: context.phrase("feel_title"))) }
      return answer.about(exercise, suggestions: ["why for runners", "how do I do it", "common mistakes"])
    }
    return WhyAnswerer.bodyPartAnswer(context)
  }

  /// "Does a plank work the glutes": yes, a little or no; nil when no muscle was named.
  private static func verdict(_ exercise: Exercise, _ context: AnswerContext) -> String? {
    guard context.request.says("does", "do", "is", "are", "will", "can"), !context.namedExercises.isEmpty, let part = context.bodyParts.first else {
      return nil
    }
    let ids = Selection.ids(of: [part], context.knowledge).parts.union(part.partOf.map { [$0] } ?? [])
    let degree = !ids.isDisjoint(with: exercise.primary) ? "yes" : !ids.isDisjoint(with: exercise.secondary) ? "little" : "no"
    return context.phrase("muscles_part_\(degree)", ["exercise": exercise.nameInSentence, "part": part.nameInSentence])
  }
}

/// Why an exercise or a muscle matters to a runner.
enum WhyAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    guard context.request.intent.base == "why_for_runners" else { return nil }
    if let exercise = context.namedExercises.first ?? (context.bodyParts.isEmpty ? context.exercises.first : nil) {
      var answer = Answer([.paragraph(exercise.why)])
      if !exercise.benefits.isEmpty { answer.blocks.append(.list(exercise.benefits)) }
      let linked = exercise.linked.compactMap { context.knowledge.injuries[$0]?.nameInSentence }
      if !linked.isEmpty { answer.blocks.append(.note(context.phrase("linked_injuries", ["injuries": joined(linked)]))) }
      return answer.about(exercise, suggestions: ["how do I do it", "how many", "source?"])
    }
    return bodyPartAnswer(context)
  }

  /// What a body part does in running, why strength there matters, what trains it.
  static func bodyPartAnswer(_ context: AnswerContext) -> Answer? {
    guard let part = context.bodyParts.first else { return nil }
    var answer = Answer([.paragraph("\(part.name): \(part.job.prefix(1).lowercased() + part.job.dropFirst())"), .paragraph(part.why)])
    if let muscles = part.muscles { answer.blocks.insert(.paragraph(muscles), at: 1) }
    let names = part.exercises.prefix(4).compactMap { context.knowledge.exercises[$0]?.nameInSentence }
    if !names.isEmpty { answer.blocks.append(.paragraph(context.phrase("trained_by", ["exercises": joined(names)]))) }
    if let note = part.linkNote { answer.blocks.append(.note(note)) }
    answer.sources = part.sources
    answer.suggestions = ["exercises for my \(part.nameInSentence)", "why strength for runners"]
    answer.focus.bodyPart = part.id
    answer.focus.listed = Array(part.exercises.prefix(4))
    return answer
  }
}

/// Sets, repetitions, rest, tempo, effort and load.
enum DoseAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    guard context.request.intent.base == "sets_reps_load", let exercise = context.exercises.first, let first = exercise.dose(for: "learner") else { return nil }
    let side = exercise.isOneSided ? " a side" : ""
    var answer = Answer([
      .paragraph(context.phrase("dose_lead", ["exercise": exercise.plural, "dose": first.short + side, "days": days(exercise.perWeek)]))
    ])
    let rows = exercise.doses.map { dose in
      [
        capitalised(spaced(dose.goal)), dose.short, dose.rest == "-" ? "" : dose.rest, dose.tempo == "-" ? "" : dose.tempo,
        dose.reserve == "-" ? "" : dose.reserve,
      ]
    }
    if rows.count > 1 {
      answer.blocks.append(.table(header: ["For", "Sets × reps", "Rest", "Tempo", "Reps left"], rows: rows))
    }
    if let load = exercise.load { answer.blocks.append(.paragraph(load)) }
    answer.blocks.append(.next(context.phrase("dose_next")))
    return answer.about(exercise, suggestions: ["make it harder", "why?", "how often"])
  }

  static func days(_ perWeek: String?) -> String { perWeek.map { "\($0) days a week" } ?? "two or three days a week" }
}

/// How often.
enum FrequencyAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    guard context.request.intent.base == "frequency", let exercise = context.exercises.first else { return nil }
    // "Is lifting twice a week enough" is about all of it, whatever was talked about before.
    if context.namedExercises.isEmpty, context.request.says("lifting", "lift", "strength", "gym", "weights", "train", "training", "workout", "workouts") {
      return nil
    }
    var answer = Answer([
      .paragraph(context.phrase("frequency_lead", ["exercise": exercise.plural, "days": DoseAnswerer.days(exercise.perWeek)]))
    ])
    if let dose = exercise.dose(for: "maintenance") {
      answer.blocks.append(.paragraph(context.phrase("frequency_maintenance", ["dose": dose.short + (exercise.isOneSided ? " a side" : "")])))
    }
    return answer.about(exercise, suggestions: ["how many", "before or after a run", "make it harder"])
  }
}

/// A harder version and when to take it.
enum ProgressionAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    guard context.request.intent.base == "progression", let exercise = context.exercises.first else { return nil }
    if context.request.says("first"), let ladder = firstOne(exercise, context) { return ladder }
    let harder = exercise.harder.compactMap { context.knowledge.exercises[$0] }.filter(context.isAllowed)
    var items = exercise.harderHow
    items += harder.map { "\($0.name): \($0.summary)" }
    guard !items.isEmpty else { return nil }
    var answer = Answer([
      .paragraph(context.phrase("progression_lead", ["exercise": exercise.nameInSentence])), .list(items),
      .next(context.phrase("progression_when")),
    ])
    answer.focus.listed = harder.map(\.id)
    return answer.about(exercise, suggestions: (harder.first.map { ["how do I do a \($0.nameInSentence)"] } ?? []) + ["how many", "why?"])
  }

  /// "How do I get my first pull-up": the rungs that lead to it; nil when there are none.
  private static func firstOne(_ exercise: Exercise, _ context: AnswerContext) -> Answer? {
    let easier = exercise.easier.compactMap { context.knowledge.exercises[$0] }.filter(context.isAllowed)
    let items = easier.map { "\($0.name): \($0.summary)" } + exercise.easierHow
    guard !items.isEmpty else { return nil }
    var answer = Answer([
      .paragraph(context.phrase("progression_first", ["exercise": exercise.nameInSentence])), .list(items), .next(context.phrase("progression_when")),
    ])
    answer.focus.listed = easier.map(\.id)
    return answer.about(exercise, suggestions: (easier.first.map { ["how do I do a \($0.nameInSentence)"] } ?? []) + ["how many", "common mistakes"])
  }
}

/// An easier version, or a swap around something that hurts.
enum RegressionAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    guard let exercise = context.exercises.first, context.request.intent.base == "regression_alternative" else { return nil }
    return wantsAnother(context) ? replacements(for: exercise, context) ?? alternatives(to: exercise, context) : alternatives(to: exercise, context)
  }

  /// "I hate lunges, what else": no version of the same is wanted.
  private static func wantsAnother(_ context: AnswerContext) -> Bool {
    context.request.says("hate", "dislike", "else", "instead", "alternative", "alternatives", "replace", "replacement", "substitute", "swap", "besides")
      && !context.request.says("easier", "regression", "gentler", "modify", "scale")
  }

  /// Other exercises for the same, and why each.
  private static func replacements(for exercise: Exercise, _ context: AnswerContext) -> Answer? {
    let swaps = exercise.swaps.compactMap { pair in context.knowledge.exercises[pair.left].map { ($0, pair.right) } }.filter {
      context.isAllowed($0.0) && context.isDoable($0.0)
    }.prefix(4)
    guard !swaps.isEmpty else { return nil }
    var answer = Answer([
      .paragraph(context.phrase("swap_lead", ["exercise": exercise.nameInSentence, "other": swaps[0].0.nameInSentence])),
      .list(swaps.map { "\($0.0.name): \($0.1)" }),
    ])
    answer.focus.listed = swaps.map(\.0.id)
    return answer.about(exercise, suggestions: ["how do I do a \(swaps[0].0.nameInSentence)", "how many", "make it easier"])
  }

  /// Easier ways, easier exercises and swaps, with the caution for what was named first.
  static func alternatives(to exercise: Exercise, _ context: AnswerContext) -> Answer {
    let named = Set(context.request.entities.map(\.id))
    let caution = exercise.cautions.first { named.contains($0.left) }
    let easier = exercise.easier.compactMap { context.knowledge.exercises[$0] }.filter(context.isAllowed)
    let swaps = exercise.swaps.filter { pair in
      !exercise.easier.contains(pair.left) && (context.knowledge.exercises[pair.left].map { context.isAllowed($0) && context.isDoable($0) } ?? false)
    }
    var answer = Answer([])
    if let caution {
      answer.blocks.append(.paragraph(caution.right))
    } else {
      answer.blocks.append(.paragraph(context.phrase("regression_lead", ["exercise": exercise.nameInSentence])))
    }
    var items = exercise.easierHow
    items += easier.map { "\($0.name): \($0.summary)" }
    items += swaps.prefix(max(1, 5 - items.count)).compactMap { pair in context.knowledge.exercises[pair.left].map { "\($0.name): \(pair.right)" } }
    if !items.isEmpty { answer.blocks.append(.list(items)) }
    answer.focus.listed = easier.map(\.id) + swaps.map(\.left)
    let first = easier.first ?? swaps.first.flatMap { context.knowledge.exercises[$0.left] }
    return answer.about(exercise, suggestions: (first.map { ["how do I do a \($0.nameInSentence)"] } ?? []) + ["how many", "common mistakes"])
  }
}

extension Answer {
  /// Adds an exercise's sources and remembers it.
  func about(_ exercise: Exercise, suggestions: [String]) -> Answer {
    var answer = self
    answer.sources = exercise.sources
    answer.suggestions = suggestions
    answer.focus.exercise = exercise.id
    return answer
  }
}
