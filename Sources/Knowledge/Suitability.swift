/// Whether an exercise suits people with a condition (an injury or a special group).
public enum Suitability: Sendable, Equatable {
  case may
  /// Fine with a change: what to change, a sentence a condition.
  case adapt([String])
  /// Not now: the condition and the reason, a sentence.
  case not(condition: String, reason: String)
}

/// Something that may be true of a runner and changes which exercises suit: an injury or a special group.
public protocol Condition: KnowledgeItem {
  /// Body parts that hurt with it; an exercise's caution for one of them holds here too.
  var regions: [String] { get }
}

/// What holds for exercises with some conditions. Made once for a person, asked for many exercises.
public struct Suitabilities: Sendable {
  /// The lines of one condition's record.
  private struct Lines: Sendable {
    let id: String
    let regions: [String]
    /// Exercises or patterns to leave out, each with the reason.
    let excluded: [String: String]
    /// Exercises or patterns that need a change, each with what to change.
    let adapted: [String: String]
    /// Exercises that are fine although their pattern is left out.
    let allowed: Set<String>

    init(_ condition: any Condition) {
      id = condition.id
      regions = condition.regions
      func table(_ pairs: [Pair]) -> [String: String] { Dictionary(pairs.map { ($0.left, $0.right) }, uniquingKeysWith: { first, _ in first }) }
      excluded = table(condition.record.pairs("Not"))
      adapted = table(condition.record.pairs("Adapt"))
      allowed = Set(condition.record.values("Allow"))
    }
  }

  private let conditions: [Lines]

  /// - Parameter conditions: ids of injuries and groups; unknown ones are left out.
  public init(_ conditions: [String], _ knowledge: KnowledgeBase) {
    self.conditions = conditions.compactMap(knowledge.condition).map(Lines.init)
  }

  /// The strictest of what the conditions say. In each a line that names the exercise counts more than one that names its pattern, and
  /// leaving out counts more than changing.
  public subscript(_ exercise: Exercise) -> Suitability {
    guard !conditions.isEmpty else { return .may }
    let (id, pattern, cautions) = (exercise.id, exercise.pattern, exercise.cautions)
    var changes: [String] = []
    for condition in conditions {
      if let reason = condition.excluded[id] { return .not(condition: condition.id, reason: reason) }
      let own = condition.adapted[id] ?? cautions.first { $0.left == condition.id }?.right
      if own == nil, !condition.allowed.contains(id), let reason = condition.excluded[pattern] {
        return .not(condition: condition.id, reason: reason)
      }
      let change = own ?? cautions.first { condition.regions.contains($0.left) }?.right ?? condition.adapted[pattern]
      if let change, !changes.contains(change) { changes.append(change) }
    }
    return changes.isEmpty ? .may : .adapt(changes)
  }

  /// Whether an exercise is not left out.
  public func allow(_ exercise: Exercise) -> Bool {
    if case .not = self[exercise] { return false }
    return true
  }
}

extension KnowledgeBase {
  /// The injury or special group with an id.
  public func condition(_ id: String) -> (any Condition)? { injuries[id] ?? groups[id] }

  /// What holds for exercises with all of some conditions.
  public func suitabilities(for conditions: [String]) -> Suitabilities { suitabilitiesMade.answer(conditions) { Suitabilities($0, self) } }

  /// What holds for an exercise with all of some conditions.
  public func suitability(of exercise: Exercise, for conditions: [String]) -> Suitability { suitabilities(for: conditions)[exercise] }

  /// An exercise to do instead, that suits the conditions and the things at hand: named swaps first, then easier ones, then others of the same
  /// pattern from easy to hard. Nil when there is none.
  ///
  /// - Parameter things: ids of equipment; nil when everything is at hand.
  public func replacement(for exercise: Exercise, conditions: [String], things: Set<String>?) -> Exercise? {
    replacement(for: exercise, suitabilities(for: conditions), things: things)
  }

  /// The same for suitabilities made before.
  public func replacement(for exercise: Exercise, _ suitabilities: Suitabilities, things: Set<String>?) -> Exercise? {
    let near = exercise.swaps.compactMap { exercises[$0.left] } + exercise.easier.compactMap { exercises[$0] }
    func suits(_ other: Exercise) -> Bool { other.id != exercise.id && (things.map(other.isDoable) ?? true) && suitabilities.allow(other) }
    if let other = near.first(where: suits) { return other }
    return exercisesEasyFirst(of: exercise.pattern).first(where: suits)
  }
}

extension Exercise {
  /// What is found everywhere and never asked for.
  public static let everywhere: Set<String> = ["wall", "chair", "step", "towel"]

  /// Whether it can be done with some things, and what is found everywhere.
  public func isDoable(with things: Set<String>) -> Bool {
    equipment.contains { $0.allSatisfy { things.contains($0) || Self.everywhere.contains($0) } }
  }
}
