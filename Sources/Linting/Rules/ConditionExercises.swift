import Knowledge
import Resources

/// What is left out or changed for an injury or a group must be an exercise or a pattern, and a sheet must not leave out what it recommends.
struct ConditionExercises: Rule {
  static let code = "condition-exercises"
  static let summary = "Not, Adapt and Allow lines that name no exercise or pattern, and sheets that leave out an exercise they recommend"

  func check(_ context: LintContext) -> [Finding] {
    let exercises = context.ids[Exercise.folder] ?? []
    let patterns = Set(context.knowledge.exercises.items.map(\.pattern))
    return [Injury.folder, Group.folder].flatMap { context.entries(in: $0) }.flatMap { entry -> [Finding] in
      let unknown = ["Not", "Adapt"].flatMap(entry.fields).compactMap { field -> Finding? in
        guard let name = Pair(field.value)?.left, !exercises.contains(name), !patterns.contains(name) else { return nil }
        return error(entry.path, field.line, message: "\"\(name)\" is neither an exercise nor a pattern such as squat or plyometric.")
      }
      let suitabilities = Suitabilities([entry.id], context.knowledge)
      let contrary = entry.fields("Exercise").compactMap { field -> Finding? in
        guard let exercise = Pair(field.value).flatMap({ context.knowledge.exercises[$0.left] }),
          !suitabilities.allow(exercise)
        else { return nil }
        return error(entry.path, field.line, message: "\(exercise.id) is recommended here and left out by a Not line: drop one of the two.")
      }
      return unknown + contrary
    }
  }
}
