import Resources

/// Each intent has sentences to measure it by, at the mirrored path.
struct MissingCorpus: Rule {
  static let code = "missing-corpus"
  static let summary = "intents without a corpus file at the mirrored path"

  func check(_ context: LintContext) -> [Finding] {
    // A content folder by itself has no corpus; then none is missed.
    guard !context.corpus.isEmpty else { return [] }
    let present = Set(context.corpus.map { mirrored($0, below: "Corpus", "corpus") })
    return context.compiler.files.compactMap { file in
      let path = mirrored(ContentFile(path: file.path, text: .loaded([])), below: "en-US", "intent")
      guard !present.contains(path) else { return nil }
      return warning(
        file.path, message: "The intent is not measured: write a dozen sentences as people type them, Tests/CorpusTests/Corpus/\(path).corpus.")
    }
  }

  /// The path below a folder, without the extension.
  private func mirrored(_ file: ContentFile, below folder: String, _ role: String) -> String {
    let folders = file.folders
    let start = folders.firstIndex(of: folder).map { $0 + 1 } ?? 0
    return (folders[start...] + [file.role == role ? file.base : String(file.name)]).joined(separator: "/")
  }
}
