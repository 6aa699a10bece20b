import Knowledge
import Language

/// Which exercises are looked for.
public struct ExerciseQuery: Sendable {
  /// The id of a body part; parts of it count too.
  public var muscle: String?
  /// Ids of things at hand, what is found everywhere beside them; empty means none, nil that everything is at hand.
  public var equipment: [String]?
  /// How used to training one must be for them.
  public var level: Exercise.Level?
  /// The kind of movement: one of `patterns(_:)`.
  public var pattern: String?
  /// The id of an injury or group: exercises that it rules out are left out.
  public var condition: String?
  /// Words, with typos and other names.
  public var text: String?

  /// All exercises.
  public init() {}

  /// The exercises that fit, the best first; in the order of the records where no text says what is best.
  public func results(_ coach: Coach) -> [Exercise] {
    let knowledge = coach.knowledge
    let parts = muscle.map { Self.parts(of: $0, knowledge) }
    let things = equipment.map { Set($0.filter { $0 != "none" }) }
    let suitabilities = condition.map { knowledge.suitabilities(for: [$0]) }
    let chosen = knowledge.exercises.items.filter { exercise in
      if let parts, !exercise.primary.contains(where: parts.contains), !exercise.secondary.contains(where: parts.contains) { return false }
      if let things, !exercise.isDoable(with: things) { return false }
      if let level, exercise.level != level { return false }
      if let pattern, exercise.pattern != pattern { return false }
      return suitabilities?.allow(exercise) ?? true
    }
    guard let text else {
      // Those that train the muscle first come first.
      guard let parts else { return chosen }
      let isFirst = chosen.map { $0.primary.contains(where: parts.contains) }
      return zip(chosen, isFirst).filter(\.1).map(\.0) + zip(chosen, isFirst).filter { !$0.1 }.map(\.0)
    }
    let ranking = TextRanking(text, coach)
    return chosen.map { ($0, ranking.score($0)) }.filter { $0.1 > 0 }.sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }.map(\.0)
  }

  /// A body part with all that is part of it.
  static func parts(of id: String, _ knowledge: KnowledgeBase) -> Set<String> {
    var parts: Set<String> = [id]
    var count = 0
    while parts.count > count {
      count = parts.count
      for part in knowledge.bodyParts.items where part.partOf.map(parts.contains) ?? false { parts.insert(part.id) }
    }
    return parts
  }

  /// All patterns there are.
  public static func patterns(_ knowledge: KnowledgeBase) -> Set<String> { Set(knowledge.exercises.items.map(\.pattern)) }
}

/// How well exercises fit some words: names first, then the body parts, things and injuries that are named.
private struct TextRanking {
  private let words: [String]
  private let named: Set<String>
  private let parts: Set<String>
  private let things: Set<String>
  private let helping: Set<String>

  init(_ text: String, _ coach: Coach) {
    let tokens = coach.policy.matcher.tokens(of: text)
    let entities = coach.policy.matcher.lexicon.entities(in: tokens)
    func ids(_ kind: String) -> Set<String> { Set(entities.compactMap { $0.id(as: kind) }) }
    words = tokens.map { Stem.singular($0.text) }
    named = ids(Exercise.kind)
    parts = ids(BodyPart.kind).reduce(into: []) { $0.formUnion(ExerciseQuery.parts(of: $1, coach.knowledge)) }
    things = ids(Equipment.kind)
    helping = Set(ids(Injury.kind).compactMap { coach.knowledge.injuries[$0] }.flatMap { $0.exercises.map(\.left) })
  }

  func score(_ exercise: Exercise) -> Int {
    var score = named.contains(exercise.id) ? 100 : 0
    if !words.isEmpty {
      let names = ([exercise.name] + exercise.aliases).map { name in
        Set(Tokeniser.normalised(name).split(separator: " ").map { Stem.singular(String($0)) })
      }
      if names.contains(where: { name in words.allSatisfy(name.contains) }) { score += 50 }
    }
    if exercise.primary.contains(where: parts.contains) { score += 20 } else if exercise.secondary.contains(where: parts.contains) { score += 10 }
    if exercise.equipment.contains(where: { $0.contains(where: things.contains) }) { score += 15 }
    if helping.contains(exercise.id) { score += 20 }
    return score
  }
}

extension ExerciseQuery {
  /// The first filter that names something unknown, with what is known; nil when all are.
  public func unknown(_ knowledge: KnowledgeBase) -> (name: String, known: [String])? {
    if let muscle, knowledge.bodyParts[muscle] == nil { return ("muscle", knowledge.bodyParts.items.map(\.id)) }
    if let equipment, !equipment.allSatisfy({ knowledge.equipment[$0] != nil }) { return ("equipment", knowledge.equipment.items.map(\.id)) }
    if let pattern, !Self.patterns(knowledge).contains(pattern) { return ("pattern", Self.patterns(knowledge).sorted()) }
    if let condition, knowledge.condition(condition) == nil {
      return ("condition", knowledge.injuries.items.map(\.id) + knowledge.groups.items.map(\.id))
    }
    return nil
  }
}
