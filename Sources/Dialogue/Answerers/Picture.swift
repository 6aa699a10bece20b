import Knowledge

/// Figures in answers.
enum Picture {
  /// Whether the person asked to see something.
  static func wanted(_ context: AnswerContext) -> Bool {
    context.request.says(
      "show", "see", "look", "looks", "picture", "pictures", "photo", "photos", "drawing", "diagram", "video", "videos", "demo", "demonstration", "animation",
      "figure", "draw", "visual")
  }

  /// An exercise as a figure, right or beside its first mistake that can be shown; nil when there is none.
  static func block(_ exercise: Exercise, _ context: AnswerContext, wrong: Bool = false) -> Block? {
    guard let pose = context.knowledge.poses[exercise.id] else { return nil }
    guard wrong else { return .figure(.init(exercise: exercise.id), text: pose.text) }
    guard let number = pose.faultNumbers.first, exercise.mistakes.indices.contains(number - 1) else { return nil }
    let mistake = exercise.mistakes[number - 1]
    return .figure(.init(exercise: exercise.id, fault: number), text: context.phrase("fault_text", ["wrong": mistake.left, "fix": mistake.right]))
  }
}
