import Compilation
import Linting
import Resources

/// Lints a few files held in memory; paths as in the repository, records below `Records/`.
func lint(_ files: [String: String], corpus: [String: String] = [:], computed: Set<String> = []) -> [Finding] {
  func contentFiles(_ files: [String: String]) -> [ContentFile] {
    files.sorted { $0.key < $1.key }.map { ContentFile(path: $0.key, text: .loaded(Array($0.value.utf8))) }
  }
  return Linter(content: ContentSet(contentFiles(files)), corpus: contentFiles(corpus), computed: computed).findings()
}

extension [Finding] {
  /// The findings of one code as `error path:line`, in order.
  func places(_ code: String) -> [String] {
    filter { $0.code == code }.map { "\($0.severity.rawValue) \($0.file):\($0.line)" }
  }
}
