import Knowledge

/// An exercise with everything that planning asks of it, read once: records are parsed at each look.
struct Move: Sendable {
  let exercise: Exercise
  let id: String
  let name: String
  let pattern: String
  let part: PlannedExercise.Part
  let level: Level
  let isOneSided: Bool
  let equipment: [[String]]
  let doses: [Dose]
  let harder: [String]
  let easier: [String]
  /// Body parts it works and injuries it is linked with.
  let touches: Set<String>

  init(_ exercise: Exercise) {
    self.exercise = exercise
    id = exercise.id
    name = exercise.name
    pattern = exercise.pattern
    level = exercise.level
    isOneSided = exercise.isOneSided
    equipment = exercise.equipment
    doses = exercise.doses
    harder = exercise.harder
    easier = exercise.easier
    touches = Set(exercise.primary + exercise.secondary + exercise.linked)
    part = Self.part(of: pattern, isOneSided: isOneSided)
  }

  private static func part(of pattern: String, isOneSided: Bool) -> PlannedExercise.Part {
    switch pattern {
    case "plyometric": .jumps
    case "squat", "hinge", "lunge", "bridge", "knee_flexion": isOneSided ? .singleLeg : .heavy
    case "hip_abduction", "hip_adduction", "hip_flexion", "balance": .singleLeg
    case "ankle", "foot": .calves
    case "push", "pull": .upperBody
    case "core", "carry": .core
    default: .mobility
    }
  }

  func isDoable(with things: Set<String>) -> Bool {
    equipment.contains { $0.allSatisfy { things.contains($0) || Exercise.everywhere.contains($0) } }
  }

  /// The dose for the first of some goals that it has, else its first one.
  func dose(for goals: [String]) -> Dose? {
    for goal in goals { if let dose = doses.first(where: { $0.goal == goal }) { return dose } }
    return doses.first
  }
}

/// What planning needs of the knowledge base, read once.
struct Library: Sendable {
  let knowledge: KnowledgeBase
  private let moves: [Move]
  private let places: [String: Int]
  let routines: [RoutinePlan]
  let byPattern: [String: [Move]]
  /// Exercises for a part of the body, best first.
  let byBodyPart: [String: [String]]

  init(_ knowledge: KnowledgeBase) {
    self.knowledge = knowledge
    moves = knowledge.exercises.items.map(Move.init)
    places = Dictionary(moves.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    byPattern = Dictionary(grouping: moves, by: \.pattern)
    routines = knowledge.routines.items.map(RoutinePlan.init)
    byBodyPart = Dictionary(knowledge.bodyParts.items.map { ($0.id, $0.exercises) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(id: String) -> Move? { places[id].map { moves[$0] } }
}

/// A routine record, read once.
struct RoutinePlan: Sendable {
  let id: String
  let name: String
  let goal: String
  let level: Level
  let minutes: Int
  let equipment: [[String]]
  let days: [String]
  let entries: [Routine.Entry]
  let warmUp: String
  let aliases: [String]

  init(_ routine: Routine) {
    id = routine.id
    name = routine.name
    goal = routine.goal
    level = Level(rawValue: routine.level) ?? .beginner
    minutes = Int(routine.minutes) ?? 30
    equipment = routine.equipment.map { line in
      line.split(separator: ",").map { String($0.drop { $0 == " " }) }.filter { $0 != "none" }
    }
    days = routine.days
    entries = routine.entries
    warmUp = routine.warmup ?? ""
    aliases = routine.aliases
  }

  func isDoable(with things: Set<String>) -> Bool {
    equipment.contains { $0.allSatisfy { things.contains($0) || Exercise.everywhere.contains($0) } }
  }

  /// Exercise ids of the day for the nth session of a week.
  func exercises(session: Int) -> [String] {
    guard !days.isEmpty else { return [] }
    let day = days[session % days.count]
    return entries.filter { $0.day == day }.map(\.exercise)
  }

  /// Sets of its first day, low end.
  var size: Int { entries.filter { $0.day == days.first }.reduce(0) { $0 + SessionTime.lowest($1.sets) } }
}
