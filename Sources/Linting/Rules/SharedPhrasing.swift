import Compilation
import Knowledge
import Language
import Resources

/// A name that two records share means only one of them.
struct SharedPhrasing: Rule {
  static let code = "shared-phrasing"
  static let summary = "names or aliases that two records share (error within one kind, warning across kinds)"

  private struct Owner {
    let kind: String
    let entry: KnowledgeEntry
    let line: Int
  }

  func check(_ context: LintContext) -> [Finding] {
    var owners: [String: [Owner]] = [:]
    var findings: [Finding] = []
    for (folder, kind) in ContentRole.kinds {
      for entry in context.entries(in: folder) {
        let name = entry.fields("Name").first.map { [(Tokeniser.normalised($0.value), $0.line)] } ?? []
        for (phrasing, line) in name + entry.fields("Alias").map({ ($0.value, $0.line) }) {
          // Plurals mean the same as singulars.
          let key = phrasing.split(separator: " ").map { Stem.singular(String($0)) }.joined(separator: " ")
          guard !key.isEmpty, owners[key]?.contains(where: { $0.entry.path == entry.path && $0.entry.id == entry.id }) != true else { continue }
          if let other = owners[key]?.first(where: { $0.kind == kind }) ?? owners[key]?.first {
            let place = "\"\(phrasing)\" is also \(other.entry.path):\(other.line)"
            findings.append(
              other.kind == kind
                ? error(entry.path, line, message: "\(place): take it from one of them.")
                : warning(entry.path, line, message: "\(place), which is meant unless a template asks for a \(spoken(kind))."))
          }
          owners[key, default: []].append(Owner(kind: kind, entry: entry, line: line))
        }
      }
    }
    return findings
  }
}

/// `body part` for `body_part`
func spoken(_ kind: String) -> String { kind.split(separator: "_").joined(separator: " ") }
