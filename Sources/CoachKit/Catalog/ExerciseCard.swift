import Figures
import Knowledge

/// What a list says of an exercise. Encoded the same for REST and MCP.
public struct ExerciseSummary: Sendable, Encodable {
  public let id: String
  public let name: String
  /// `beginner`, `intermediate` or `advanced`
  public let level: String
  public let pattern: String
  /// Ids of the body parts it trains first.
  public let primary: [String]
  /// Each inner list is one set of things that is enough; an empty one means that nothing is needed.
  public let equipment: [[String]]
  public let summary: String

  public init(_ exercise: Exercise) {
    id = exercise.id
    name = exercise.name
    level = exercise.level.rawValue
    pattern = exercise.pattern
    primary = exercise.primary
    equipment = exercise.equipment
    summary = exercise.summary
  }
}

/// Everything coach knows of an exercise.
public struct ExerciseCard: Sendable, Encodable {
  public struct Mistake: Sendable, Encodable {
    public let wrong: String
    public let fix: String
  }
  public struct Swap: Sendable, Encodable {
    public let exercise: String
    public let reason: String
  }
  public struct Caution: Sendable, Encodable {
    /// The id of a body part, an injury or a group.
    public let condition: String
    public let advice: String
  }
  public struct DoseCard: Sendable, Encodable {
    public let goal, sets, amount: String
    /// Nil where it has no meaning.
    public let rest, tempo, reserve: String?
  }
  public struct FigureCard: Sendable, Encodable {
    public struct FaultCard: Sendable, Encodable {
      /// What `fault` in the address of a figure stands for, from 1.
      public let number: Int
      public let wrong: String
    }
    public let views: [String]
    public let faults: [FaultCard]
    /// What there is to see, in words.
    public let text: String
  }

  public let id, name, plural: String
  public let aliases: [String]
  public let level, pattern: String
  public let primary, secondary: [String]
  public let equipment: [[String]]
  public let oneSided: Bool
  public let impact, summary: String
  public let steps, cues: [String]
  public let mistakes: [Mistake]
  public let feel: String?
  public let easier, easierHow, harder, harderHow: [String]
  public let swaps: [Swap]
  public let doses: [DoseCard]
  public let perWeek, load: String?
  public let why: String
  public let benefits, linked: [String]
  public let cautions: [Caution]
  /// Nil when it has no figure.
  public let figure: FigureCard?
  public let sources: [String]
  public let certainty: String

  init(_ exercise: Exercise, movement: Movement?) {
    func told(_ text: String) -> String? { text == "-" ? nil : text }
    id = exercise.id
    name = exercise.name
    plural = exercise.plural
    aliases = exercise.aliases
    level = exercise.level.rawValue
    pattern = exercise.pattern
    primary = exercise.primary
    secondary = exercise.secondary
    equipment = exercise.equipment
    oneSided = exercise.isOneSided
    impact = exercise.impact.rawValue
    summary = exercise.summary
    steps = exercise.steps
    cues = exercise.cues
    mistakes = exercise.mistakes.map { Mistake(wrong: $0.left, fix: $0.right) }
    feel = exercise.feel
    easier = exercise.easier
    easierHow = exercise.easierHow
    harder = exercise.harder
    harderHow = exercise.harderHow
    swaps = exercise.swaps.map { Swap(exercise: $0.left, reason: $0.right) }
    doses = exercise.doses.map {
      DoseCard(goal: $0.goal, sets: $0.sets, amount: $0.amount, rest: told($0.rest), tempo: told($0.tempo), reserve: told($0.reserve))
    }
    perWeek = exercise.perWeek
    load = exercise.load
    why = exercise.why
    benefits = exercise.benefits
    linked = exercise.linked
    cautions = exercise.cautions.map { Caution(condition: $0.left, advice: $0.right) }
    figure = movement.map { movement in
      FigureCard(
        views: movement.views.map(\.rawValue),
        faults: movement.faults.enumerated().map { .init(number: $0.offset + 1, wrong: $0.element.wrong) }, text: movement.description)
    }
    sources = exercise.sources
    certainty = exercise.certainty.rawValue
  }
}

extension Coach {
  public var knowledge: KnowledgeBase { policy.knowledge }

  /// Everything about the exercise with an id; nil when there is none.
  public func exerciseCard(_ id: String) -> ExerciseCard? {
    knowledge.exercises[id].map { ExerciseCard($0, movement: movement(id)) }
  }
}
