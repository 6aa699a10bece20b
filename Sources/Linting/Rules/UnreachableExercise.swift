import Knowledge
import Resources

/// Who starts as a beginner and follows Harder must be able to get to every exercise.
struct UnreachableExercise: Rule {
  static let code = "unreachable-exercise"
  static let summary = "exercises that no way of Harder leads to from an exercise for beginners"

  func check(_ context: LintContext) -> [Finding] {
    let exercises = context.entries(in: Exercise.folder)
    let byID = Dictionary(exercises.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var reached = Set(exercises.filter { $0.record.first("Level") == "beginner" }.map(\.id))
    var open = Array(reached)
    while let id = open.popLast() {
      for harder in byID[id]?.fields("Harder") ?? [] where reached.insert(harder.value).inserted { open.append(harder.value) }
    }
    return exercises.filter { !reached.contains($0.id) }.map { entry in
      error(
        entry.path, entry.fields("Level").first?.line ?? entry.record.line,
        message: "No Harder leads here from a beginner's exercise: name \(entry.id) in the Harder of an easier one.")
    }
  }
}
