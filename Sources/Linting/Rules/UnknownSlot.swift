import Resources

/// A slot is filled with a name of its kind; a kind without names fills nothing.
struct UnknownSlot: Rule {
  static let code = "unknown-slot"
  static let summary = "slots that are no kind of record and have no .entity file"

  func check(_ context: LintContext) -> [Finding] {
    let entities = context.content.intents.filter { $0.role == "entity" }.map(\.base)
    let known = Set(ContentRole.kinds.map(\.kind) + entities)
    return context.compiler.files.flatMap { file in
      file.templates.flatMap { template, line in
        template.slots.filter { !known.contains($0) && !known.contains(slotKind($0)) }.map { slot in
          let place = line.text.firstRange(of: slot + "}").map { line.text.utf8.distance(from: line.text.startIndex, to: $0.lowerBound) } ?? 0
          return error(
            file.path, line.number, column: line.column + place,
            message: "Nothing fills {\(slot)}: write entities/\(slotKind(slot)).entity, or take one of \(known.sorted().joined(separator: ", ")).")
        }
      }
    }
  }
}
