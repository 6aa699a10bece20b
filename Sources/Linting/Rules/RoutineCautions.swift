import Knowledge
import Resources

/// A routine must be doable with what it says it needs.
struct RoutineCautions: Rule {
  static let code = "routine-cautions"
  static let summary = "routines with an exercise that does not exist or that needs more than the routine's Equipment"

  func check(_ context: LintContext) -> [Finding] {
    context.entries(in: Routine.folder).flatMap { entry -> [Finding] in
      let sets = entry.fields("Equipment").map { Set(items($0.value)) }
      return entry.fields("Exercise").compactMap { field in
        let routine = field.value.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
        guard routine.count == 5 else {
          return error(entry.path, field.line, message: "An exercise of a routine has five parts: day | exercise id | sets | amount | rest")
        }
        guard let exercise = context.knowledge.exercises[routine[1]] else {
          return error(
            entry.path, field.line,
            message: "There is no exercise \"\(routine[1])\": write Records/Exercises/\(routine[1]).rec or name one that exists.")
        }
        let needs = exercise.equipment
        guard !needs.isEmpty, !needs.contains(where: { need in need.isEmpty || sets.contains { $0.isSuperset(of: need) } }) else { return nil }
        let wanted = needs.map { $0.joined(separator: " and ") }.joined(separator: ", or ")
        return warning(entry.path, field.line, message: "\(exercise.id) needs \(wanted), which no Equipment line of this routine has.")
      }
    }
  }

  private func items(_ list: String) -> [String] { list.split(separator: ",").map { trimmed($0) }.filter { $0 != "none" } }
}

/// The text without the blanks at its ends.
func trimmed(_ text: some StringProtocol) -> String {
  String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
}
