import Figures
import Knowledge

/// All exercises as one page to browse, made from the records.
public struct ExercisePage {
  private let coach: Coach
  private let knowledge: KnowledgeBase

  /// The page of a coach's exercises.
  public init(_ coach: Coach) {
    self.coach = coach
    knowledge = coach.policy.knowledge
  }

  /// The page and its pictures: paths below the folder it goes to, and what is in them.
  public var files: [(path: String, text: String)] {
    let pictures = knowledge.exercises.items.compactMap { exercise in
      coach.movement(exercise.id).map { (path: "figures/\(exercise.id).svg", text: SVGFigure.stills($0)) }
    }
    return [(path: "exercises.md", text: page)] + pictures
  }

  private var page: String {
    let patterns = Self.patterns.map { (title: $0.title, exercises: exercises(of: $0.ids)) }.filter { !$0.exercises.isEmpty }
    var lines = [
      "# Exercises", "",
      "<!-- Made by `coach page docs` from the records in Sources/Knowledge/Records: change those. -->", "",
      "\(knowledge.exercises.items.count) exercises for runners. `coach show NAME` plays each one in the terminal.", "",
    ]
    for pattern in patterns {
      let links = pattern.exercises.map { "[\($0.name)](#\(anchor($0)))" }
      lines.append("- **\(pattern.title)**: \(links.joined(separator: ", "))")
    }
    for pattern in patterns {
      lines += ["", "## \(pattern.title)"]
      for exercise in pattern.exercises { lines += [""] + section(exercise) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func exercises(of patterns: [String]) -> [Exercise] {
    knowledge.exercises.items.filter { patterns.contains($0.pattern) }.sorted { ($0.level, $0.name) < ($1.level, $1.name) }
  }

  private func section(_ exercise: Exercise) -> [String] {
    var lines = ["### \(exercise.name)", "", "<a id=\"\(exercise.id)\"></a>\(exercise.summary)", ""]
    if let movement = coach.movement(exercise.id) { lines += ["![\(movement.description)](figures/\(exercise.id).svg)", ""] }
    lines += exercise.steps.enumerated().map { "\($0.offset + 1). \($0.element)" } + [""]
    lines += exercise.mistakes.map { "- **\($0.left)**: \($0.right)" } + [""]
    lines += ["| For | Sets × amount | Rest | Tempo | Reps left |", "|---|---|---|---|---|"]
    lines += exercise.doses.map { "| \($0.goal) | \($0.short)\(exercise.isOneSided ? " a side" : "") | \($0.rest) | \($0.tempo) | \($0.reserve) |" } + [""]
    func named(_ title: String, _ names: [String]) { if !names.isEmpty { lines.append("- \(title): \(names.joined(separator: ", "))") } }
    func parts(_ ids: [String]) -> [String] { ids.map { knowledge.bodyParts[$0]?.nameInSentence ?? $0 } }
    func links(_ ids: [String]) -> [String] { ids.compactMap { knowledge.exercises[$0] }.map { "[\($0.name)](#\(anchor($0)))" } }
    named("Level", [exercise.level.rawValue])
    named("Works", parts(exercise.primary))
    named("Helps", parts(exercise.secondary))
    named("Needs", [exercise.equipment.map { $0.isEmpty ? "nothing" : $0.map(spaced).joined(separator: " and ") }.joined(separator: ", or ")])
    named("Easier", exercise.easierHow + links(exercise.easier))
    named("Harder", exercise.harderHow + links(exercise.harder))
    named("Instead", exercise.swaps.compactMap { pair in links([pair.left]).first.map { "\($0) \(pair.right)" } })
    named("Why", [exercise.why])
    lines += exercise.cautions.map { "- \(name(of: $0.left)): \($0.right)" }
    named("Rests on", [exercise.sources.compactMap { knowledge.sources[$0]?.citation }.joined(separator: " ")])
    return lines
  }

  private func anchor(_ exercise: Exercise) -> String { exercise.id }
  private func spaced(_ id: String) -> String { id.split(separator: "_").joined(separator: " ") }

  private func name(of id: String) -> String {
    knowledge.condition(id)?.name ?? knowledge.bodyParts[id]?.name ?? id
  }

  /// In the order of a workout.
  private static let patterns: [(title: String, ids: [String])] = [
    ("Jumps", ["plyometric"]), ("Squats", ["squat"]), ("Hinges", ["hinge"]), ("Lunges and steps", ["lunge"]), ("Bridges", ["bridge"]),
    ("Hamstrings", ["knee_flexion"]), ("Calves, shins and feet", ["ankle", "foot"]), ("Hips", ["hip_abduction", "hip_adduction", "hip_flexion"]),
    ("Balance", ["balance"]), ("Core", ["core", "carry"]), ("Push and pull", ["push", "pull"]), ("Mobility", ["mobility"]),
  ]
}
