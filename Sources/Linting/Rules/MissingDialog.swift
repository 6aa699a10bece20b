import Compilation
import Knowledge
import Resources

/// An intent that is understood must be answered.
struct MissingDialog: Rule {
  static let code = "missing-dialog"
  static let summary = "coaching, adjacent and smalltalk intents that no dialog, no topic and no code answers"

  private static let scopes: Set<IntentName.Scope> = [.coaching, .adjacent, .smalltalk]

  func check(_ context: LintContext) -> [Finding] {
    let dialogs = Set(context.dialogs.map(\.base))
    let topics = context.ids[Topic.folder] ?? []
    return context.compiler.files.compactMap { file in
      let name = file.name
      guard Self.scopes.contains(name.scope), !dialogs.contains(name.base), !topics.contains(name.base), !context.isComputed(name) else { return nil }
      let path = file.path.replacing("Intents/", with: "Dialogs/", maxReplacements: 1).dropLast("intent".count)
      return error(file.path, message: "Nothing answers this intent: write \(path)dialog.")
    }
  }
}
