import Figures
import Knowledge
import Resources

/// A pose must be readable and possible for a human body.
struct PoseProblems: Rule {
  static let code = "pose"
  static let summary = "poses with lines that cannot be read, joints bent too far, feet that slide or sink, or bodies that would fall over"

  func check(_ context: LintContext) -> [Finding] {
    context.entries(in: Pose.folder).flatMap { entry -> [Finding] in
      guard let exercise = context.knowledge.exercises[entry.id] else {
        return [error(entry.path, entry.record.line, message: "There is no exercise \"\(entry.id)\": a pose has the name of its exercise.")]
      }
      let (movement, findings) = Movement.read(Pose(record: entry.record), of: exercise)
      return findings.map { error($0.file, $0.line, message: $0.message) }
        + (movement?.problems() ?? []).map { warning(entry.path, entry.record.line, message: capitalised($0) + ".") }
    }
  }
}
