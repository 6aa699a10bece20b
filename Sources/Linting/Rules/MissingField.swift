import Resources

/// What a record must have stands in the `%mandatory` and `%key` lines of its folder's descriptor.
struct MissingField: Rule {
  static let code = "missing-field"
  static let summary = "records without a field that their folder's descriptor calls mandatory"

  func check(_ context: LintContext) -> [Finding] {
    var mandatory: [String: [String]] = [:]
    for file in context.recordFiles where file.isDescriptor {
      for record in file.read.descriptors {
        let lists = record.values("%key") + record.values("%mandatory")
        mandatory[file.folder, default: []] += lists.flatMap { $0.split(separator: " ").map(String.init) }
      }
    }
    return context.entries.flatMap { entry in
      (mandatory[entry.folder] ?? []).compactMap { name in
        let fields = entry.fields(name)
        guard let field = fields.first else { return error(entry.path, entry.record.line, message: "The record needs a line \"\(name): …\".") }
        return fields.allSatisfy({ $0.value.isEmpty }) ? error(entry.path, field.line, message: "\(name) has no value.") : nil
      }
    }
  }
}
