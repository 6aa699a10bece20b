import Knowledge
import Language

/// General education about a sore place or a named overuse injury: what tends to help, what to ease off, exercises in stages, whom to see.
enum InjuryAnswerer: Answerer {
  static func answer(_ context: AnswerContext) -> Answer? {
    let injury = context.injuries.first ?? (context.bodyParts.isEmpty ? context.conversation.focus.injury.flatMap { context.knowledge.injuries[$0] } : nil)
    if let injury, !isAboutSomethingElse(context) {
      if asksToAvoid(context), !injury.easeOff.isEmpty { return avoiding(injury, context) }
      switch context.request.intent.base {
      case "keep_running": return running(injury, context)
      case "how_long_heal": return time(injury, context)
      case "injury_prevention": return prevention(injury, context)
      case "return_to_training": return comingBack(injury, context)
      case "injury_pain", "what_is_this_pain": return sheet(injury, context)
      default: return nil
      }
    }
    guard context.request.intent.family == "injury_pain" else { return nil }
    // "Behind my kneecap going down stairs" names no exercise: the place is what is asked about.
    if context.request.intent.base == "exercise_hurts", context.namedExercises.isEmpty, let told = symptom(context) { return told }
    if ["injury_pain", "exercise_hurts"].contains(context.request.intent.base), let exercise = context.namedExercises.first, exercise.pattern != "mobility" {
      return exerciseHurts(exercise, context)
    }
    guard ["injury_pain", "what_is_this_pain", "keep_running"].contains(context.request.intent.base),
      let part = context.bodyParts.first(where: { !$0.painGuide.isEmpty })
    else { return nil }
    return place(part, context)
  }

  /// A remembered injury is not meant when the person now names an exercise or another place.
  private static func isAboutSomethingElse(_ context: AnswerContext) -> Bool {
    context.injuries.isEmpty && !context.namedExercises.isEmpty
  }

  /// A complaint without a name or a question, whatever it was taken for: "top of the hamstring when sitting", "side of the hip at night". Nil when
  /// the words do not tell where and when.
  static func symptom(_ context: AnswerContext) -> Answer? {
    let request = context.request
    guard context.namedExercises.isEmpty, context.injuries.isEmpty, let part = context.bodyParts.first(where: { !$0.painGuide.isEmpty }),
      aboutPlaces.contains(request.intent.family) || request.confidence < 0.5
    else { return nil }
    func count(_ words: Set<String>) -> Int { request.tokens.count { words.contains($0.text) } }
    guard count(asking) == 0, count(hurting) + count(moments) + count(spots) > 1 else { return nil }
    // "Front of the shin along the inside": three words of place tell as much as one of pain.
    guard count(hurting) + count(moments) > 0 || count(spots) > 2 && !request.says("what", "where") else { return nil }
    return place(part, context)
  }

  /// Families that a complaint, and a question about an exercise with an injury, are taken for.
  private static let aboutPlaces: Set<String> = ["underspecified", "stretching_mobility", "injury_pain", "muscles_worked", "exercises_for_muscle"]
  private static let aboutInjuries: Set<String> = [
    "evidence", "injury_pain", "injury_prevention", "return_to_training", "why_for_runners", "list_exercises", "exercises_for_muscle", "underspecified",
    "regression_alternative", "muscles_worked",
  ]

  /// Words of someone who wants to do something about the place, not to tell of it.
  private static let asking: Set<String> = [
    "exercise", "exercises", "stretch", "stretches", "stretching", "strengthen", "stronger", "strong", "train", "training", "work", "workout", "routine",
    "should", "roll", "rolling", "which", "best", "why", "how", "when's", "does", "target", "build", "loosen", "mobility", "flexibility",
  ]
  private static let hurting: Set<String> = [
    "hurts", "hurt", "hurting", "pain", "painful", "ache", "aches", "aching", "sore", "burns", "burning", "stiff", "stiffness", "stabbing", "stab", "sharp",
    "throbs", "throbbing", "niggle", "niggling", "tender", "twinge", "grabbed", "grabs", "pulled", "pulls", "tweaked", "kills", "complains", "uncomfortable",
  ]
  private static let moments: Set<String> = [
    "sitting", "night", "nights", "morning", "mornings", "stairs", "downhill", "uphill", "downhills", "sprinting", "sprint", "sprints", "standing", "lying",
    "waking", "afterwards",
    "km", "mile", "miles", "steps", "climbing", "bending", "landing", "driving", "kneeling", "wakes",
  ]
  private static let spots: Set<String> = [
    "top", "side", "outside", "inside", "outer", "inner", "front", "back", "behind", "under", "underneath", "bottom", "deep", "edge", "above", "below", "high",
    "low", "middle", "along", "kneecap", "bone", "spot", "ball", "sole",
  ]

  /// "Are squats good for runner's knee": what the records of both say of each other. Nil when something else is asked.
  static func exerciseForInjury(_ context: AnswerContext) -> Answer? {
    guard aboutInjuries.contains(context.request.intent.family), let exercise = context.namedExercises.first, exercise.pattern != "mobility",
      let injury = context.injuries.first
    else { return nil }
    let stage = injury.exercises.first { $0.left == exercise.id }?.right
    let suitability = context.knowledge.suitability(of: exercise, for: [injury.id])
    var caution: String?
    if case .adapt(let changes) = suitability { caution = changes.joined(separator: " ") }
    let slots = ["exercise": exercise.plural, "injury": injury.nameInSentence]
    var lead: String
    if injury.painRule == .bone || injury.painRule == .none {
      lead = injury.lead
    } else if stage != nil || exercise.linked.contains(injury.id) {
      lead = context.phrase("exercise_helps_injury", slots)
    } else if case .not = suitability {
      // That it does not suit, and why, is said of every answer that names it.
      lead = ""
    } else {
      lead = context.phrase("exercise_not_among", slots)
    }
    if let stage, injury.painRule != .bone { lead += " " + capitalised(stage) + (stage.hasSuffix(".") ? "" : ".") }
    var answer = Answer(lead.isEmpty ? [] : [.paragraph(lead)])
    if let caution { answer.blocks.append(.paragraph(caution)) }
    if stage == nil, injury.painRule != .bone, !injury.exercises.isEmpty {
      answer.blocks.append(.list(exerciseLines(injury, context), title: context.phrase("injury_exercises_title")))
    }
    if let rule = painRule(injury, context) { answer.blocks.append(.paragraph(rule)) }
    answer.blocks.append(.note(context.phrase("injury_uncertain", ["called": injury.called]) + " " + injury.see))
    var result = answer.about(injury, suggestions: ["how do I do a \(exercise.nameInSentence)", "can I keep running"])
    result.focus.exercise = exercise.id
    return result
  }

  /// The whole sheet, short.
  static func sheet(_ injury: Injury, _ context: AnswerContext) -> Answer {
    var answer = Answer([.paragraph(injury.lead)])
    if !injury.help.isEmpty { answer.blocks.append(.list(Array(injury.help.prefix(3)), title: context.phrase("injury_help_title"))) }
    if injury.painRule != .bone, !injury.exercises.isEmpty {
      answer.blocks.append(.list(exerciseLines(injury, context), title: context.phrase("injury_exercises_title")))
    }
    if let less = easeOff(injury, context) { answer.blocks.append(less) }
    if let rule = painRule(injury, context) { answer.blocks.append(.paragraph(rule)) }
    answer.blocks.append(.note(context.phrase("injury_uncertain", ["called": injury.called]) + " " + injury.see))
    return answer.about(injury, suggestions: injury.suggestions.isEmpty ? ["can I keep running", "how long does it take"] : injury.suggestions)
  }

  static func exercises(_ injury: Injury, _ context: AnswerContext) -> Answer {
    guard injury.painRule != .bone, !injury.exercises.isEmpty else { return sheet(injury, context) }
    var answer = Answer([
      .paragraph(context.phrase("injury_exercises_lead", ["injury": injury.nameInSentence])), .list(exerciseLines(injury, context)),
    ])
    if let rule = painRule(injury, context) { answer.blocks.append(.paragraph(rule)) }
    answer.blocks.append(.note(context.phrase("injury_uncertain", ["called": injury.called]) + " " + injury.see))
    return answer.about(injury, suggestions: ["can I keep running", "how long does it take"])
  }

  /// The first exercises of each stage, at most five lines.
  private static func exerciseLines(_ injury: Injury, _ context: AnswerContext) -> [String] {
    var ids: [String] = []
    for pair in injury.exercises where !ids.contains(pair.left) { ids.append(pair.left) }
    let lines = ids.compactMap { id -> String? in
      guard let exercise = context.knowledge.exercises[id], context.isAllowed(exercise) else { return nil }
      // An exercise that comes back in a later stage stays on one line.
      let stages = injury.exercises.filter { $0.left == id }.map { $0.right.prefix(1).lowercased() + $0.right.dropFirst() }
      return "\(exercise.name): \(stages.joined(separator: "; "))"
    }
    guard lines.count > 5 else { return lines }
    // An even spread, so that every stage is there.
    return (0..<5).map { lines[$0 * (lines.count - 1) / 4] }
  }

  private static func running(_ injury: Injury, _ context: AnswerContext) -> Answer {
    var answer = Answer([.paragraph(injury.running ?? injury.lead)])
    if !injury.easeOff.isEmpty { answer.blocks.append(.list(Array(injury.easeOff.prefix(4)), title: context.phrase("ease_off_title"))) }
    if let rule = painRule(injury, context) { answer.blocks.append(.paragraph(rule)) }
    answer.blocks.append(.note(context.phrase("see_if", ["signs": signs(injury)])))
    return answer.about(injury, suggestions: ["exercises for \(injury.nameInSentence)", "how long does it take"])
  }

  /// "What should I avoid with shin splints?", "which exercises make it worse", not "it is getting worse, what now".
  private static func asksToAvoid(_ context: AnswerContext) -> Bool {
    let request = context.request
    guard request.says("what", "which", "anything", "exercises", "things", "movements") else { return false }
    return request.says("avoid", "aggravate", "aggravates", "worsen", "worsens") || request.says("make", "makes") && request.says("worse")
  }

  private static func avoiding(_ injury: Injury, _ context: AnswerContext) -> Answer {
    var answer = Answer([.paragraph(context.phrase("ease_off_lead", ["injury": injury.nameInSentence])), .list(injury.easeOff)])
    if let rule = painRule(injury, context) { answer.blocks.append(.paragraph(rule)) }
    answer.blocks.append(.note(injury.see))
    return answer.about(injury, suggestions: ["exercises for \(injury.nameInSentence)", "can I keep running"])
  }

  private static func time(_ injury: Injury, _ context: AnswerContext) -> Answer? {
    guard let time = injury.time else { return nil }
    var answer = Answer([.paragraph(time)])
    if !injury.help.isEmpty { answer.blocks.append(.list(Array(injury.help.prefix(3)), title: context.phrase("injury_help_title"))) }
    answer.blocks.append(.note(injury.see))
    return answer.about(injury, suggestions: ["can I keep running", "exercises for \(injury.nameInSentence)"])
  }

  private static func prevention(_ injury: Injury, _ context: AnswerContext) -> Answer? {
    guard let prevention = injury.prevention else { return nil }
    var answer = Answer([.paragraph(prevention), .list(exerciseLines(injury, context), title: context.phrase("injury_exercises_title"))])
    answer.blocks.append(.note(context.phrase("no_promise")))
    return answer.about(injury, suggestions: ["does lifting stop injuries", "how often"])
  }

  private static func comingBack(_ injury: Injury, _ context: AnswerContext) -> Answer? {
    guard let running = injury.running else { return nil }
    var answer = Answer([.paragraph(running), .paragraph(context.phrase("coming_back_lead", ["injury": injury.nameInSentence]))])
    if injury.painRule != .bone, !injury.exercises.isEmpty {
      answer.blocks.append(.list(exerciseLines(injury, context), title: context.phrase("injury_exercises_title")))
    }
    answer.blocks.append(.note(context.phrase("see_if", ["signs": signs(injury)])))
    return answer.about(injury, suggestions: ["how long does it take", "exercises for \(injury.nameInSentence)"])
  }

  /// What helps in the very case that was told ("If it is the sit bone, …"); nil when the sheet tells no case of its own.
  private static func help(of injury: Injury, _ context: AnswerContext) -> String? {
    let said = Set(context.request.tokens.map(\.text)).intersection(moments.union(spots)).map(Stem.light)
    return injury.help.first { line in line.hasPrefix("If ") && !Set(Tokeniser.tokens(of: line).map { Stem.light($0.text) }).isDisjoint(with: said) }
  }

  /// What to ease off, in a line.
  private static func easeOff(_ injury: Injury, _ context: AnswerContext) -> Block? {
    let things = injury.easeOff.prefix(3).map { thing in
      let text = thing.hasSuffix(".") ? String(thing.dropLast()) : thing
      return String(text.prefix(1).lowercased() + text.dropFirst())
    }
    return things.isEmpty ? nil : .paragraph(context.phrase("ease_off_line", ["things": things.joined(separator: "; ")]))
  }

  /// What else it could be: the next by the words, and bone before others, since that one must not be missed.
  private static func other(than injury: Injury, _ ranked: [(pair: Pair, score: Int)], _ context: AnswerContext) -> Block? {
    let others = ranked.filter { $0.pair.left != injury.id }
    let bone = others.first { context.knowledge.injuries[$0.pair.left]?.painRule == .bone }
    guard let other = bone ?? others.first(where: { $0.score > 0 }), let its = context.knowledge.injuries[other.pair.left] else { return nil }
    let signs = other.pair.right.prefix(1).lowercased() + other.pair.right.dropFirst()
    return .paragraph(context.phrase("could_also_be", ["called": its.called, "signs": signs]))
  }

  private static func signs(_ injury: Injury) -> String {
    let signs = injury.seeIf.prefix(3).map { sign in
      let text = sign.hasSuffix(".") ? String(sign.dropLast()) : sign
      return String(text.prefix(1).lowercased() + text.dropFirst())
    }
    // Signs have commas and colons of their own.
    guard signs.count > 1, let last = signs.last else { return signs.first ?? "" }
    return signs.dropLast().joined(separator: "; ") + "; or " + last
  }

  /// A sore place without a name: what it may be, by where and when, without deciding.
  private static func place(_ part: BodyPart, _ context: AnswerContext) -> Answer {
    let guide = part.painGuide
    let ranked = rank(guide, part, context)
    var blocks: [Block] = [.paragraph(part.painLead ?? context.phrase("pain_place_lead", ["part": part.nameInSentence]))]
    // An answer to "where is it" needs less to decide than a first word about it.
    let enough = (context.conversation.focus.painWords ?? []).isEmpty ? 2 : 1
    if let best = ranked.first, best.score >= enough, best.score > (ranked.dropFirst().first?.score ?? 0),
      let injury = context.knowledge.injuries[best.pair.left]
    {
      blocks = [.paragraph(context.phrase("sounds_like", ["called": injury.called])), .paragraph(injury.lead)]
      if let fitting = help(of: injury, context) { blocks.append(.paragraph(fitting)) }
      if injury.painRule != .bone {
        if !injury.exercises.isEmpty { blocks.append(.list(exerciseLines(injury, context), title: context.phrase("injury_exercises_title"))) }
        if let less = easeOff(injury, context) { blocks.append(less) }
        if let rule = painRule(injury, context) { blocks.append(.paragraph(rule)) }
      }
      if let other = other(than: injury, ranked, context) { blocks.append(other) }
      blocks.append(.note(injury.see))
      var answer = Answer(blocks).about(injury, suggestions: ["can I keep running", "how long does it take"])
      answer.focus.bodyPart = part.id
      answer.focus.painWords = words(context)
      return answer
    }
    let lines = ranked.prefix(4).compactMap { entry in
      context.knowledge.injuries[entry.pair.left].map { "\(capitalised($0.called)): \(entry.pair.right.prefix(1).lowercased() + entry.pair.right.dropFirst())" }
    }
    if !lines.isEmpty { blocks.append(.list(lines, title: context.phrase("pain_guide_title"))) }
    blocks.append(.paragraph(context.phrase("pain_meanwhile")))
    blocks.append(.note(context.phrase("pain_see")))
    blocks.append(.next(context.phrase("pain_ask", ["part": part.nameInSentence])))
    var answer = Answer(blocks)
    answer.sources = part.sources
    answer.suggestions = ranked.prefix(2).compactMap { context.knowledge.injuries[$0.pair.left]?.nameInSentence } + ["exercises for my \(part.nameInSentence)"]
    answer.focus.bodyPart = part.id
    answer.focus.painWords = words(context)
    return answer
  }

  /// What was said of the pain, now and in the turns before: words of place and moment, as stems.
  private static func words(_ context: AnswerContext) -> [String] {
    let now = context.request.tokens.map { $0.text.hasSuffix("stairs") ? "stairs" : $0.text }.map(Stem.light)
    return Set(now + (context.conversation.focus.painWords ?? [])).sorted()
  }

  /// Orders the guide by how many words of place and moment the person used too.
  private static func rank(_ guide: [Pair], _ part: BodyPart, _ context: AnswerContext) -> [(pair: Pair, score: Int)] {
    // The part's own names ("big toe joint") say nothing about which of its troubles it is.
    let own = Set(([part.name] + part.aliases).flatMap { Tokeniser.tokens(of: $0).map { Stem.light($0.text) } })
    let said = Set(words(context)).subtracting(own).subtracting([
      "the", "a", "and", "or", "of", "on", "in", "at", "to", "it", "run", "with", "after", "leg", "pain", "long", "ach", "that", "when",
      "i", "my", "you", "is", "are", "was", "as", "by", "from", "this", "there", "than", "not", "no", "your", "let",
    ])
    let scored = guide.enumerated().map { place, pair in
      (pair: pair, score: Set(Tokeniser.tokens(of: pair.right).map { Stem.light($0.text) }).intersection(said).count, place: place)
    }
    return scored.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.map { ($0.pair, $0.score) }
  }

  /// An exercise that hurts: range, load, a swap.
  private static func exerciseHurts(_ exercise: Exercise, _ context: AnswerContext) -> Answer {
    var answer = RegressionAnswerer.alternatives(to: exercise, context)
    if answer.blocks.first?.text == nil || !exercise.cautions.contains(where: { context.request.ids(BodyPart.kind).contains($0.left) }) {
      answer.blocks.insert(.paragraph(context.phrase("exercise_hurts_lead", ["exercise": exercise.nameInSentence])), at: 0)
      if answer.blocks.count > 1, answer.blocks[1].type == .paragraph { answer.blocks.remove(at: 1) }
    }
    answer.blocks.append(.note(context.phrase("pain_see")))
    return answer
  }

  private static func painRule(_ injury: Injury, _ context: AnswerContext) -> String? {
    switch injury.painRule {
    case .tendon: context.phrase("pain_rule_tendon")
    case .backOrStrain: context.phrase("pain_rule_low")
    case .bone: context.phrase("pain_rule_bone")
    case .none: nil
    }
  }
}

extension Answer {
  /// Adds an injury's sources and remembers it.
  func about(_ injury: Injury, suggestions: [String]) -> Answer {
    var answer = self
    answer.sources = injury.sources
    answer.suggestions = suggestions
    answer.focus.injury = injury.id
    return answer
  }
}
