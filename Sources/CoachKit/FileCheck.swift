import Resources
import Templates

/// Whether one file can be read at all: what must hold before it may take the place of an embedded one.
enum FileCheck {
  static func findings(_ file: ContentFile) -> [Finding] {
    let isUTF8 = file.text.withBytes { String(validating: $0, as: UTF8.self) != nil }
    guard isUTF8 else { return [Finding("not-utf8", file: file.path, "The file is not UTF-8 text; save it as UTF-8.")] }
    switch file.role {
    case "rec":
      let read = RecordFile(file)
      if read.findings.isEmpty, read.records.isEmpty, read.descriptors.isEmpty {
        return [Finding("empty-file", file: file.path, "The file has no record.")]
      }
      return read.findings
    case "intent", "voc", "entity", "blacklist", "required", "dialog":
      let lines = file.text.lines()
      if lines.isEmpty { return [Finding("empty-file", file: file.path, "The file has no line that counts.")] }
      return lines.compactMap { line in
        do throws(MalformedTemplate) {
          _ = try Template(parsing: line.text, direction: file.role == "dialog" ? .output : .input)
          return nil
        } catch {
          return Finding(error.reason.rawValue, file: file.path, line: line.number, column: line.column + error.column - 1, error.message)
        }
      }
    default:
      return []
    }
  }
}
