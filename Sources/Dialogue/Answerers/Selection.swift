import Knowledge

/// What a person's words ask of the exercises of a list: kind of movement, level, one leg, no noise, the things at hand.
struct Selection {
  /// Patterns named: "hinge exercises".
  private let patterns: Set<String>
  private let level: Exercise.Level?
  private let isOneLegged: Bool
  private let isQuiet: Bool
  private let owned: Set<String>
  private let isBodyweight: Bool
  /// What the person has, and the hardest level that suits them, where the question says nothing of either.
  private let kit: Set<String>?
  private let most: Exercise.Level
  /// How the exercises were chosen: `beginner level`, `one leg at a time`.
  let reasons: [String]

  init(_ context: AnswerContext) {
    let request = context.request
    var reasons: [String] = []
    func says(_ words: [String]) -> Bool { request.tokens.contains { words.contains($0.text) } }
    var patterns: Set<String> = []
    for (words, ids, name) in Self.movements where says(words) {
      patterns.formUnion(ids)
      reasons.append(name)
    }
    self.patterns = patterns
    if says(["beginner", "beginners", "easy", "easiest", "simple", "gentle", "basic", "newbie"]) {
      level = .beginner
      reasons.append("beginner level")
    } else if says(["advanced", "hard", "harder", "hardest", "tough", "challenging", "difficult"]) {
      level = .advanced
      reasons.append("harder ones")
    } else {
      level = nil
    }
    let pairs = zip(request.tokens, request.tokens.dropFirst())
    isOneLegged = says(["unilateral"]) || pairs.contains { ["single", "one"].contains($0.text) && ["leg", "legged"].contains($1.text) }
    if isOneLegged { reasons.append("one leg at a time") }
    isQuiet =
      says(["quiet", "quietly", "silent", "noise", "neighbours", "neighbors", "downstairs"])
      || pairs.contains { ["no", "without"].contains($0.text) && ["jumping", "jumps", "impact"].contains($1.text) }
    if isQuiet { reasons.append("no jumps, no noise") }
    let things = context.equipment.filter { $0.id != "none" }
    isBodyweight = context.equipment.contains { $0.id == "none" } || says(["bodyweight"])
    let isAlternative = request.intent.family == "equipment_alternative" && says(["without", "no"])
    owned = isAlternative ? [] : Set(things.map(\.id))
    if isBodyweight { reasons.append("no equipment") } else if !owned.isEmpty { reasons.append("with \(joined(things.map(\.nameInSentence)))") }
    let profile = context.conversation.runner.profile
    kit = isBodyweight || !owned.isEmpty || isAlternative ? nil : context.owned
    most = level == nil ? profile.level ?? .advanced : .advanced
    if let kit { reasons.append(kit.isEmpty ? "no equipment" : "what you have") }
    if level == nil, profile.level == .beginner { reasons.append("new to strength work") }
    self.reasons = reasons
  }

  /// Whether the words ask for a kind of movement or a number of legs, so that a list can be made of them alone.
  var standsAlone: Bool { !patterns.isEmpty || isOneLegged }

  func suits(_ exercise: Exercise) -> Bool {
    if !patterns.isEmpty, !patterns.contains(exercise.pattern) { return false }
    if isOneLegged, !exercise.isOneSided { return false }
    if isQuiet, exercise.impact != .none { return false }
    if level == .beginner, exercise.level != .beginner { return false }
    if level == .advanced, exercise.level == .beginner { return false }
    if exercise.level > most { return false }
    if isBodyweight { return exercise.isDoable(with: []) }
    if let kit { return exercise.isDoable(with: kit) }
    guard !owned.isEmpty else { return true }
    return exercise.equipment.contains { $0.allSatisfy { owned.contains($0) || Exercise.everywhere.contains($0) } }
  }

  /// Words for movements, the patterns they mean, and what a list says of itself.
  private static let movements: [(words: [String], patterns: Set<String>, name: String)] = [
    (["hinge", "hinges", "hinging"], ["hinge"], "hinges"), (["pulling", "pull"], ["pull"], "pulling"), (["pushing", "push"], ["push"], "pushing"),
    (["carry", "carries"], ["carry"], "carries"), (["balance", "balancing"], ["balance"], "balance"),
    (["plyometric", "plyometrics", "plyo", "jumping", "hopping"], ["plyometric"], "jumps"),
  ]
}
