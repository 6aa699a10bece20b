import Figures
import Knowledge

/// What a list says of an exercise. Encoded the same for REST and MCP.
public struct ExerciseSummary: Sendable, Encodable {
  /// The id: `forward_lunge`.
  public let id: String
  /// The name as a heading: `Forward lunge`.
  public let name: String
  /// `beginner`, `intermediate` or `advanced`
  public let level: String
  /// The kind of movement: `squat`, `hinge`, `lunge`, …
  public let pattern: String
  /// Ids of the body parts it trains first.
  public let primary: [String]
  /// Each inner list is one set of things that is enough; an empty one means that nothing is needed.
  public let equipment: [[String]]
  /// The movement in one sentence.
  public let summary: String

  /// Takes from the record what a list says.
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
  /// What goes wrong.
  public struct Mistake: Sendable, Encodable {
    /// What is seen.
    public let wrong: String
    /// What to do instead.
    public let fix: String
  }
  /// Another exercise in its place.
  public struct Swap: Sendable, Encodable {
    /// The other one's id.
    public let exercise: String
    /// When, or why.
    public let reason: String
  }
  /// What to heed when something is the matter.
  public struct Caution: Sendable, Encodable {
    /// The id of a body part, an injury or a group.
    public let condition: String
    /// What to do then.
    public let advice: String
  }
  /// How much for a goal.
  public struct DoseCard: Sendable, Encodable {
    /// `learner`, `strength`, `maintenance`, …
    public let goal: String
    /// How many sets: `3`, `1-2`.
    public let sets: String
    /// How much a set: `8-10 reps`, `30 s`.
    public let amount: String
    /// How long between sets: `60-90 s`; nil where it has no meaning.
    public let rest: String?
    /// Seconds down, held and up: `3-1-1`; nil where it has no meaning.
    public let tempo: String?
    /// How many good repetitions to leave: `2-3`; nil where it has no meaning.
    public let reserve: String?
  }
  /// The pictures there are.
  public struct FigureCard: Sendable, Encodable {
    /// A mistake that can be drawn.
    public struct FaultCard: Sendable, Encodable {
      /// What `fault` in the address of a figure stands for, from 1.
      public let number: Int
      /// What goes wrong.
      public let wrong: String
    }
    /// From where it can be seen: `side`, `front`; the better view first.
    public let views: [String]
    /// Its mistakes, by number.
    public let faults: [FaultCard]
    /// What there is to see, in words.
    public let text: String
  }

  /// The id: `forward_lunge`.
  public let id: String
  /// The name as a heading: `Forward lunge`.
  public let name: String
  /// Several of it, in a sentence: `forward lunges`.
  public let plural: String
  /// Other names, in lower case.
  public let aliases: [String]
  /// `beginner`, `intermediate` or `advanced`
  public let level: String
  /// The kind of movement: `squat`, `hinge`, `lunge`, …
  public let pattern: String
  /// Ids of the body parts it trains first.
  public let primary: [String]
  /// Ids of the body parts that help.
  public let secondary: [String]
  /// Each inner list is one set of ids of things that is enough; an empty one means that nothing is needed.
  public let equipment: [[String]]
  /// Whether it is done one side at a time; amounts are for each side then.
  public let oneSided: Bool
  /// `none`, `low` or `high` (jumps)
  public let impact: String
  /// The movement in one sentence.
  public let summary: String
  /// How to do it, in order.
  public let steps: [String]
  /// A few words each to think of while doing it.
  public let cues: [String]
  /// What goes wrong, the most common first.
  public let mistakes: [Mistake]
  /// Where it should be felt.
  public let feel: String?
  /// Ids of easier exercises.
  public let easier: [String]
  /// Easier ways to do this one.
  public let easierHow: [String]
  /// Ids of harder exercises.
  public let harder: [String]
  /// Harder ways to do this one.
  public let harderHow: [String]
  /// What to do in its place.
  public let swaps: [Swap]
  /// How much, goal by goal.
  public let doses: [DoseCard]
  /// On how many days a week: `2-3`.
  public let perWeek: String?
  /// What to hold, and how heavy.
  public let load: String?
  /// Why a runner does it, one or two sentences.
  public let why: String
  /// What it is good for, a sentence each.
  public let benefits: [String]
  /// Ids of injuries it helps to train against.
  public let linked: [String]
  /// What to heed when something is the matter.
  public let cautions: [Caution]
  /// Nil when it has no figure.
  public let figure: FigureCard?
  /// Ids of the sources this rests on.
  public let sources: [String]
  /// How sure this is: `measured`, `likely`, `practice` or `contested`.
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
  /// All that coach knows, by kind and id.
  public var knowledge: KnowledgeBase { policy.knowledge }

  /// Everything about the exercise with an id; nil when there is none.
  public func exerciseCard(_ id: String) -> ExerciseCard? {
    knowledge.exercises[id].map { ExerciseCard($0, movement: movement(id)) }
  }
}
