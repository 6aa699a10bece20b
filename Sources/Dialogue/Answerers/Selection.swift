import Knowledge
import Language
import Understanding

/// What a person's words ask of the exercises of a list, all of it together: muscles, movement, level, one leg, no noise, the things at hand, the
/// place, the goal, what is sore, the minutes there are.
struct Selection {
  private(set) var wishes: [Wish] = []
  /// How many of them this text tells; the others come from the profile.
  private let toldWishes: Int
  /// The minutes there are; nil when none are told.
  let minutes: Int?
  /// The goal whose dose a list shows.
  let goal: String?
  /// Muscles and places to train, as named.
  let parts: [BodyPart]
  private let owned: Set<String>
  private let sparing: [Sparing]
  private let wantsHard: Bool
  private let knowledge: KnowledgeBase

  init(_ context: AnswerContext) {
    let request = context.request
    knowledge = context.knowledge
    let words = request.tokens.map(\.text)
    func says(_ wanted: Set<String>) -> Bool { words.contains(where: wanted.contains) }
    func isDenied(_ place: Int) -> Bool { place > 0 && ["no", "without", "not", "non", "zero", "avoid", "avoiding"].contains(words[place - 1]) }
    let pairs = Array(zip(words, words.dropFirst()))

    minutes = Self.minutes(words)
    let isOneLegged = says(["unilateral"]) || pairs.contains { ["single", "one"].contains($0) && ["leg", "legs", "legged"].contains($1) }
    let sore = Set(Sparing.soreParts(context).map(\.id))
    parts = Self.parts(context, besides: sore)
    if !parts.isEmpty {
      let ids = Self.ids(of: parts, context.knowledge)
      wishes.append(
        Wish(sort: .muscle, name: joined(parts.map(\.nameInSentence))) { ids.exercises.contains($0.id) || !ids.parts.isDisjoint(with: $0.primary) })
    }

    // The hops of "pogo hops" are a name, not a kind of movement.
    let inNames = Set(request.entities.filter { $0.kind == Exercise.kind && $0.how != .inferred }.flatMap { Array($0.tokens) })
    for movement in MovementWords.all where words.indices.contains(where: { movement.words.contains(words[$0]) && !isDenied($0) && !inNames.contains($0) }) {
      wishes.append(Wish(sort: .movement, name: movement.name) { movement.patterns.contains($0.pattern) })
    }
    if let exercise = Self.asPattern(context) {
      wishes.append(Wish(sort: .movement, name: exercise.plural) { $0.pattern == exercise.pattern })
    }
    if let level = Self.level(words) { wishes.append(level) }
    wantsHard = says(["advanced", "hard", "harder", "hardest", "tough", "challenging", "difficult"]) && !says(["too"])
    if isOneLegged { wishes.append(Wish(sort: .sides, name: "one leg at a time") { $0.isOneSided }) }

    let isQuiet =
      says([
        "quiet", "quietly", "silent", "silently", "noise", "noisy", "neighbour", "neighbor", "neighbours", "neighbors", "downstairs", "upstairs", "waking",
        "wake", "asleep",
      ])
      || words.indices.contains { Self.jumping.contains(words[$0]) && isDenied($0) }
      || pairs.contains { $0 == "low" && $1 == "impact" || ["a", "my", "the", "our", "small"].contains($0) && $1 == "flat" }
    if isQuiet { wishes.append(Wish(sort: .quiet, name: "without jumps or noise") { $0.impact == .none }) }

    let (owned, kit) = Self.kit(context)
    self.owned = owned
    wishes += kit
    goal = Self.goal(words)
    if let goal {
      let name = ["power": "a dose for power", "endurance": "a dose for endurance", "hypertrophy": "a dose for size"][goal] ?? goal
      wishes.append(Wish(sort: .goal, name: name) { $0.doses.contains { $0.goal == goal } })
    }
    sparing = Sparing.named(context)
    for one in sparing { wishes.append(Wish(sort: .sparing, name: one.wish) { one.rating(of: $0) > 0 }) }
    toldWishes = wishes.count
    wishes += Self.known(context, besides: wishes)
    wishes.sort { $0.sort < $1.sort }
  }

  /// How the exercises were chosen, without the muscles, which the list is about.
  var reasons: [String] { wishes.reversed().filter { $0.sort != .muscle }.map(\.name) }

  /// Whether the words ask for a kind of movement or a number of legs, so that a list can be made of them alone.
  var standsAlone: Bool { wishes.contains { [.movement, .sides].contains($0.sort) } }

  /// Whether more than one thing is asked, so that no answer about one of them will do.
  var combines: Bool {
    let count = toldWishes + (minutes == nil ? 0 : 1)
    return count > 1 && wishes.contains { $0.sort != .sparing }
  }

  /// Whether an exercise satisfies everything but the muscles.
  func suits(_ exercise: Exercise) -> Bool { wishes.allSatisfy { $0.sort == .muscle || $0.suits(exercise) } }

  /// The exercises that satisfy every wish, best first. When there are none, as few wishes as possible are let go.
  ///
  /// - Parameter pool: what suits the person, best first.
  func choice(of pool: [Exercise]) -> (exercises: [Exercise], letGo: [Wish]) {
    let droppable = wishes.filter(\.canBeLetGo)
    // Which of these each exercise fails, a bit each. The fewest that any exercise fails are let go.
    let fitting = pool.filter { exercise in wishes.allSatisfy { $0.canBeLetGo || $0.suits(exercise) } }.map { exercise in
      (exercise: exercise, fails: droppable.indices.reduce(0) { droppable[$1].suits(exercise) ? $0 : $0 | 1 << $1 })
    }
    guard let gone = fitting.map(\.fails).min(by: { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }) else { return ([], []) }
    return (ordered(fitting.filter { $0.fails & ~gone == 0 }.map(\.exercise)), droppable.indices.filter { gone >> $0 & 1 == 1 }.map { droppable[$0] })
  }

  /// The harder ones first when these are wanted, then what helps the sore place, then what uses the things at hand.
  private func ordered(_ exercises: [Exercise]) -> [Exercise] {
    exercises.enumerated().map { place, exercise in
      let uses = exercise.equipment.contains { !owned.isDisjoint(with: $0) } ? 0 : 1
      let helps = -sparing.map { $0.rating(of: exercise) }.reduce(0, +)
      let ease = wantsHard && exercise.level != .advanced ? 1 : 0
      return (exercise, (ease, helps, uses, place))
    }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  /// How many exercises fit into the minutes, and with how many sets: a set and its rest take about 100 seconds.
  var most: (exercises: Int, sets: Int) {
    guard let minutes else { return (5, 2) }
    let sets = minutes < 7 ? 1 : 2
    return (max(1, min(6, minutes * 60 / (100 * sets))), sets)
  }
}

// MARK: Reading the words

extension Selection {
  /// What the profile says of things at hand and of experience, where the words say nothing of either.
  private static func known(_ context: AnswerContext, besides said: [Wish]) -> [Wish] {
    var wishes: [Wish] = []
    if let owned = context.owned, !said.contains(where: { $0.sort == .equipment }) {
      wishes.append(Wish(sort: .equipment, name: owned.isEmpty ? "no equipment" : "what you have") { $0.isDoable(with: owned) })
    }
    if let most = context.conversation.runner.profile.level, most != .advanced, !said.contains(where: { $0.sort == .level }) {
      wishes.append(Wish(sort: .level, name: most == .beginner ? "new to strength work" : "up to intermediate level") { $0.level <= most })
    }
    return wishes
  }

  static let jumping: Set<String> = ["jumping", "jumps", "jump", "impact", "hopping", "hops", "plyometrics", "plyos", "burpees", "noise"]

  private static func level(_ words: [String]) -> Wish? {
    func has(_ list: Set<String>) -> Bool {
      words.indices.contains { place in
        guard list.contains(words[place]) else { return false }
        let next = place + 1 < words.count ? words[place + 1] : ""
        return !["on", "to", "for"].contains(next) || words[place].hasPrefix("begin") || words[place] == "advanced"
      }
    }
    if has(["beginner", "beginners", "easy", "easiest", "simple", "gentle", "basic", "newbie", "novice"]) {
      return Wish(sort: .level, name: "beginner level") { $0.level == .beginner }
    }
    if words.contains("intermediate") { return Wish(sort: .level, name: "intermediate level") { $0.level == .intermediate } }
    guard has(["advanced", "hard", "harder", "hardest", "tough", "challenging", "difficult"]), !words.contains("too") else { return nil }
    return Wish(sort: .level, name: "harder ones") { $0.level != .beginner }
  }

  private static func goal(_ words: [String]) -> String? {
    func has(_ list: Set<String>) -> Bool { words.contains(where: list.contains) }
    if has(["power", "explosive", "explosiveness", "springy"]) { return "power" }
    if has(["endurance", "stamina"]) { return "endurance" }
    return has(["hypertrophy", "bigger", "size", "mass"]) ? "hypertrophy" : nil
  }

  /// The minutes a text tells: "10 minutes", "half an hour", "15 min".
  static func minutes(_ words: [String]) -> Int? {
    for (place, word) in words.enumerated() {
      let next = place + 1 < words.count ? words[place + 1] : ""
      if ["min", "mins", "minute", "minutes"].contains(next), let value = Numbers.value(of: word), (1...120).contains(value) { return Int(value) }
      if word.hasSuffix("min"), let value = Int(word.dropLast(3)), (1...120).contains(value) { return value }
      if word == "half", words[place...].prefix(3).contains("hour") { return 30 }
      if word == "quarter", words[place...].prefix(4).contains("hour") { return 15 }
    }
    return nil
  }

  /// Parts that are to be trained: not the leg of "single leg", nor what is sore.
  private static func parts(_ context: AnswerContext, besides sore: Set<String>) -> [BodyPart] {
    let words = context.request.tokens.map(\.text)
    var found: [BodyPart] = []
    for entity in context.request.entities where entity.kind == BodyPart.kind && !sore.contains(entity.id) {
      let place = entity.tokens.lowerBound
      if entity.how != .inferred, place > 0, place <= words.count, ["single", "one"].contains(words[place - 1]), entity.id == "legs" { continue }
      guard let part = context.knowledge.bodyParts[entity.id], !part.exercises.isEmpty, !found.contains(where: { $0.id == part.id }) else { continue }
      found.append(part)
    }
    // "Exercises for a sore knee": the sore place is what is to be trained. An answer to coach's question has the place it was about.
    if found.isEmpty { found = context.bodyParts.filter { !$0.exercises.isEmpty && (context.request.answersQuestion || sore.contains($0.id)) } }
    // "Leg exercises for my hamstrings": the narrower one is meant.
    return found.count > 1 ? found.filter { part in !found.contains { $0.partOf == part.id } } : found
  }

  /// Which exercises train some parts: those their records name, and those whose first muscles they or a piece of them are.
  static func ids(of parts: [BodyPart], _ knowledge: KnowledgeBase) -> (exercises: Set<String>, parts: Set<String>) {
    (Set(parts.flatMap(\.exercises)), knowledge.withPieces(Set(parts.map(\.id))))
  }

  /// "Lunge variations", "squat pattern": the kind of an exercise is meant, not the one.
  static func asPattern(_ context: AnswerContext) -> Exercise? {
    guard context.request.says("pattern", "patterns", "variation", "variations", "type", "types", "kinds", "versions", "style") else { return nil }
    return context.request.ids(Exercise.kind).first.flatMap { context.knowledge.exercises[$0] }
  }

  /// What is at hand, by the things and the place named.
  private static func kit(_ context: AnswerContext) -> (owned: Set<String>, wishes: [Wish]) {
    let words = context.request.tokens.map(\.text)
    var owned: [Equipment] = []
    var missing: [Equipment] = []
    let noKit = words.indices.contains { place in
      ["kit", "equipment", "gear", "gym", "weights", "anything"].contains(words[place])
        && words[..<place].suffix(2).contains { ["no", "without"].contains($0) }
    }
    var hasNothing = noKit || words.contains("bodyweight")
    // "No step", "no bar": everyday words, which the lexicon leaves alone, are things when they are missing.
    for (word, next) in zip(words, words.dropFirst()) where ["no", "without"].contains(word) {
      let ids = next == "bar" ? ["pull_up_bar", "barbell"] : next == "step" ? ["step", "box"] : [next]
      missing += ids.compactMap { context.knowledge.equipment[$0] }
    }
    for entity in context.request.entities where entity.kind == Equipment.kind {
      guard let thing = context.knowledge.equipment[entity.id] else { continue }
      let before = entity.how == .inferred ? [] : Array(words[..<min(entity.tokens.lowerBound, words.count)].suffix(3))
      // "No barbell", "I don't have a band", "without the machine"; but "nothing but a band".
      if thing.id == "none" {
        hasNothing = true
      } else if before.contains(where: ["no", "without", "not", "lack", "lacking", "broken"].contains) {
        if !missing.contains(where: { $0.id == thing.id }) { missing.append(thing) }
      } else {
        owned.append(thing)
      }
    }
    var wishes: [Wish] = []
    if !missing.isEmpty {
      let ids = Set(missing.map(\.id))
      wishes.append(
        Wish(sort: .equipment, name: "no \(joined(missing.map(\.nameInSentence), last: "or"))") { exercise in
          exercise.equipment.contains { ids.isDisjoint(with: $0) }
        })
    }
    let things = Set(owned.map(\.id))
    let place = context.request.ids("place").lazy.compactMap { KitlessPlace.names[$0] }.first
    if !owned.isEmpty {
      let name = "nothing but the \(joined(owned.map(\.nameInSentence)))\(place.map { " \($0)" } ?? "")"
      wishes.append(Wish(sort: .equipment, name: name) { $0.isDoable(with: things) })
    } else if hasNothing || place != nil {
      wishes.append(Wish(sort: .equipment, name: "no equipment\(place.map { " \($0)" } ?? "")") { $0.isDoable(with: []) })
    }
    return (things, wishes)
  }
}
