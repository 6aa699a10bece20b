import Knowledge
import Resources

/// If one exercise is easier than another, the other one is harder.
struct OneSidedLadder: Rule {
  static let code = "one-sided-ladder"
  static let summary = "Easier or Harder without its counterpart in the other exercise"

  func check(_ context: LintContext) -> [Finding] {
    let exercises = context.entries(in: Exercise.folder)
    let byID = Dictionary(exercises.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var findings: [Finding] = []
    for entry in exercises {
      for (name, counterpart) in [("Easier", "Harder"), ("Harder", "Easier")] {
        for field in entry.fields(name) {
          guard let other = byID[field.value], !other.fields(counterpart).contains(where: { $0.value == entry.id }) else { continue }
          findings.append(
            warning(
              entry.path, field.line, message: "\(other.path) lacks the line \"\(counterpart): \(entry.id)\": add it, or take this one out."))
        }
      }
    }
    return findings
  }
}
