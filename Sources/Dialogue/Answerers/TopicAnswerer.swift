import Knowledge

/// An answer that only tells: the dialog of the intent's name, then its topic's points, catch and next step.
enum TopicAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    let intent = context.request.intent
    return topic(intent.base, context) ?? topic(intent.family, context)
  }

  /// The answer of one topic; nil when there is neither a dialog nor a topic of that name.
  static func topic(_ name: String, _ context: AnswerContext) -> Answer? {
    let lead = context.dialogs.has(name) ? context.phrase(name) : nil
    let topic = context.knowledge.topics[name]
    guard lead != nil || topic != nil else { return nil }
    var answer = Answer([])
    if let lead { answer.blocks.append(.paragraph(lead)) }
    if let topic {
      if !topic.tableRows.isEmpty { answer.blocks.append(.table(header: topic.tableHeader, rows: topic.tableRows)) }
      if !topic.points.isEmpty { answer.blocks.append(.list(topic.points)) }
      if let caution = namedCaution(context) { answer.blocks.append(.paragraph(caution)) }
      if let note = topic.catchNote { answer.blocks.append(.note(note)) }
      if let next = topic.next { answer.blocks.append(.next(next)) }
      answer.sources = topic.sources
      answer.suggestions = topic.suggestions
    }
    return answer
  }

  /// "Are lunges good for my knees": what the exercise's record says of the very place.
  private static func namedCaution(_ context: AnswerContext) -> String? {
    let places = Set(context.request.ids(BodyPart.kind) + context.request.ids(Injury.kind))
    for exercise in context.namedExercises {
      if let caution = exercise.cautions.first(where: { places.contains($0.left) }) { return "\(exercise.name): \(caution.right)" }
    }
    return nil
  }
}

/// What a term means; also names of injuries, exercises and body parts.
enum ConceptAnswerer: Answerer {
  /// A term in two plain sentences with an example.
  static func told(_ concept: Concept, _ context: AnswerContext) -> Answer {
    var answer = Answer([.paragraph(concept.meaning)])
    if let example = concept.example { answer.blocks.append(.paragraph(context.phrase("for_example") + " " + example)) }
    if let why = concept.why { answer.blocks.append(.note(why)) }
    answer.sources = concept.sources
    answer.suggestions = concept.suggestions
    answer.focus.concept = concept.id
    return answer
  }

  static func answer(_ context: AnswerContext) -> Answer? {
    guard context.request.intent.base == "concept_definition" else { return nil }
    let concepts = context.request.ids(Concept.kind).compactMap { context.knowledge.concepts[$0] }
    if concepts.count == 2, context.request.says("difference", "and", "or", "vs", "versus", "between") {
      // "The difference between eccentric and concentric": both, side by side.
      var answer = told(concepts[0], context)
      answer.blocks = [.list(concepts.map { "\($0.name): \($0.meaning)\($0.example.map { example in " \(context.phrase("for_example")) \(example)" } ?? "")" })]
      answer.sources += concepts[1].sources.filter { !answer.sources.contains($0) }
      return answer
    }
    if let concept = concepts.first { return told(concept, context) }
    if let injury = context.injuries.first {
      var answer = Answer([.paragraph(context.phrase("injury_meaning", ["called": injury.called])), .list(injury.signs)])
      answer.blocks.append(.note(injury.see))
      return answer.about(injury, suggestions: ["what helps \(injury.nameInSentence)", "can I keep running"])
    }
    if let exercise = context.exercises.first {
      var answer = Answer([.paragraph(exercise.summary), .paragraph(exercise.why)])
      answer.blocks.append(.paragraph(context.phrase("muscles_lead", ["exercise": exercise.nameInSentence, "muscles": context.names(exercise.primary)])))
      return answer.about(exercise, suggestions: ["how do I do it", "how many", "common mistakes"])
    }
    return WhyAnswerer.bodyPartAnswer(context)
  }
}

/// What is known about a thing that people believe, whatever else its words were taken for.
enum BeliefAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    guard let belief = context.request.ids(Belief.kind).lazy.compactMap({ context.knowledge.beliefs[$0] }).first else { return nil }
    var answer = Answer([.paragraph(belief.meaning)])
    if let example = belief.example { answer.blocks.append(.paragraph(context.phrase("for_example") + " " + example)) }
    if let why = belief.why { answer.blocks.append(.note(why)) }
    answer.sources = belief.sources
    answer.suggestions = belief.suggestions
    return answer
  }
}
