import Compilation
import Knowledge
import Resources

/// A finer coaching intent only tells, and its dialog has but the first sentences: the rest stands in a topic.
struct MissingTopic: Rule {
  static let code = "missing-topic"
  static let summary = "finer coaching intents without a record in Topics"

  func check(_ context: LintContext) -> [Finding] {
    let topics = context.ids[Topic.folder] ?? []
    return context.compiler.files.compactMap { file in
      let name = file.name
      guard name.scope == .coaching, name.name != name.family, !topics.contains(name.base), !context.isComputed(name) else { return nil }
      return error(file.path, message: "Write Records/Topics/\(name.base).rec: what follows the first sentences of the answer.")
    }
  }
}
