import Knowledge
import Understanding

/// A place or a condition that an exercise should be kind to: "easy on my knees", "because my back hurts", "with shin splints".
struct Sparing {
  /// `the knee`, `runner's knee`
  let name: String
  /// How a list says that it was chosen by it.
  let wish: String
  /// Whether it is an injury or a group and no place.
  let isCondition: Bool
  private let suitabilities: Suitabilities
  private let places: Set<String>
  /// Ids of the exercises that are used to rebuild, the gentlest stage first.
  private let helpful: [String]

  /// A place that is sore or to be spared. What its commonest trouble allows is allowed; what its list trains is best.
  init(_ part: BodyPart, _ knowledge: KnowledgeBase) {
    name = "the \(part.nameInSentence)"
    isCondition = false
    wish = "easy on the \(part.nameInSentence)"
    let injury = part.painGuide.lazy.compactMap { knowledge.injuries[$0.left] }.first { $0.painRule == .tendon || $0.painRule == .backOrStrain }
    suitabilities = knowledge.suitabilities(for: injury.map { [$0.id] } ?? [])
    helpful = injury?.exercises.map(\.left) ?? []
    places = Set([part.id] + knowledge.bodyParts.items.filter { $0.partOf == part.id }.map(\.id))
  }

  /// A named injury or special group.
  init(_ condition: any Condition, _ knowledge: KnowledgeBase) {
    name = condition.nameInSentence
    isCondition = true
    wish = "suited to \(condition.nameInSentence)"
    suitabilities = knowledge.suitabilities(for: [condition.id])
    helpful = (condition as? Injury)?.exercises.map(\.left) ?? []
    places = []
  }

  /// How well an exercise suits: 0 leave out, 1 with a change, 2 fine, two more when it is among those used to rebuild.
  func rating(of exercise: Exercise) -> Int {
    let base =
      switch suitabilities[exercise] {
      case .not: 0
      case .adapt: 1
      case .may: caution(of: exercise) == nil ? 2 : 1
      }
    return base > 0 && helpful.contains(exercise.id) ? base + 2 : base
  }

  /// What the records say of an exercise and this place; nil when nothing.
  func advice(on exercise: Exercise) -> String? {
    switch suitabilities[exercise] {
    case .not(_, let reason): reason
    case .adapt(let changes): caution(of: exercise) ?? changes.first
    case .may: caution(of: exercise)
    }
  }

  /// How early an exercise is used to rebuild; a large number when it is not.
  func stage(of exercise: Exercise) -> Int { helpful.firstIndex(of: exercise.id) ?? 100 }

  /// Whether the record of one exercise names the other as its stand-in when this place is sore.
  func sends(from exercise: Exercise, to other: Exercise) -> Bool {
    let words = name.split(whereSeparator: { " -'".contains($0) }).map(String.init).filter { !["the", "lower", "upper", "low", "pain", "s"].contains($0) }
    let swap = exercise.swaps.first { $0.left == other.id }?.right ?? ""
    return words.contains { swap.contains($0) } || advice(on: exercise)?.contains(other.nameInSentence) ?? false
  }

  private func caution(of exercise: Exercise) -> String? { exercise.cautions.first { places.contains($0.left) }?.right }

  /// What the words of a request ask to spare, in the order it was named.
  static func named(_ context: AnswerContext) -> [Sparing] {
    let conditions = context.injuries.map { $0 as any Condition } + context.request.ids(Group.kind).compactMap { context.knowledge.groups[$0] }
    return conditions.map { Sparing($0, context.knowledge) } + soreParts(context).map { Sparing($0, context.knowledge) }
  }

  /// Body parts that are named as sore or to be spared, each once; other ones are to be trained.
  static func soreParts(_ context: AnswerContext) -> [BodyPart] {
    let tokens = context.request.tokens.map(\.text)
    var seen: Set<String> = []
    return context.request.entities.filter { $0.kind == BodyPart.kind && $0.how != .inferred }.compactMap { entity in
      guard let part = context.knowledge.bodyParts[entity.id], entity.tokens.upperBound <= tokens.count else { return nil }
      let before = tokens[..<entity.tokens.lowerBound].suffix(4)
      let after = tokens[entity.tokens.upperBound...].prefix(3)
      let isSpared = before.contains(where: kind.contains) && before.contains { ["on", "to", "for"].contains($0) }
      let isSore = before.suffix(2).contains(where: sore.contains) || before.suffix(3).contains("because") || after.contains(where: complains.contains)
      return (isSpared || isSore) && seen.insert(part.id).inserted ? part : nil
    }
  }

  private static let kind: Set<String> = [
    "easy", "easier", "easiest", "kind", "kinder", "kindest", "gentle", "gentler", "gentlest", "safe", "safer", "safest", "soft", "softer", "harder", "hard",
    "harsher", "worse", "bad",
  ]
  private static let sore: Set<String> = [
    "sore", "stiff", "bad", "dodgy", "painful", "aching", "achy", "cranky", "grumpy", "niggly", "tender", "irritated", "hurt", "injured", "hurting", "spare",
    "spares",
    "protect", "weak", "bothers", "annoys", "aggravates", "irritates", "hurts", "bother", "annoy", "aggravate", "irritate",
  ]
  private static let complains: Set<String> = [
    "friendly", "hurts", "hurt", "hurting", "pain", "aches", "ache", "complains", "complain", "trouble", "troubles", "problem", "problems", "niggle", "niggles",
    "sore", "painful", "safe", "grumbles", "bothers", "issues", "issue",
  ]
}
