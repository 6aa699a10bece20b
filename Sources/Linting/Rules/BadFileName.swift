import Resources

/// Base names are names of intents, vocabularies, slots and dialogs; a record's file is named like the record.
struct BadFileName: Rule {
  static let code = "bad-file-name"
  static let summary = "file names with other signs than a-z, 0-9 and _, and record files not named like their Id"

  func check(_ context: LintContext) -> [Finding] {
    var findings: [Finding] = []
    for file in context.content.intents + context.content.dialogs where ContentRole.templates.contains(file.role) || file.role == "dialog" {
      if !isName(file.base) {
        findings.append(error(file.path, message: "Rename the file: its base name may have only lower-case letters, digits and underscores."))
      } else if file.role == "entity", file.base.first?.isNumber == true {
        findings.append(error(file.path, message: "Rename the file: the name of a slot starts with a letter."))
      }
    }
    for file in context.recordFiles where !file.isDescriptor && !isName(file.file.base) {
      findings.append(error(file.file.path, message: "Rename the file: its base name may have only lower-case letters, digits and underscores."))
    }
    for entry in context.entries {
      guard let id = entry.fields("Id").first, id.value != entry.file.base else { continue }
      findings.append(
        error(entry.path, id.line, message: "The Id is \(id.value), the file's name is \(entry.file.base): one record a file, both named alike."))
    }
    return findings
  }

  private func isName(_ base: String) -> Bool {
    !base.isEmpty
      && base.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
      }
  }
}
