import Resources

/// A sentence that two intents claim is won by one of them only; the other one's line does nothing. Slots of one kind are the same. A name
/// that a template spells out is not the same as a slot of its kind: word for word comes first.
struct SameSample: Rule {
  static let code = "same-sample"
  static let summary = "sentences that the templates of two intents both make"

  private struct Meeting: Hashable {
    let file: Int
    let template: Int
    let otherFile: Int
    let otherTemplate: Int
  }

  func check(_ context: LintContext) -> [Finding] {
    var first: [String: IntentSample] = [:]
    var meetings: [Meeting: (example: String, count: Int)] = [:]
    for sample in context.samples {
      guard let other = first[sample.text] else {
        first[sample.text] = sample
        continue
      }
      guard other.file != sample.file else { continue }
      let meeting = Meeting(file: sample.file, template: sample.template, otherFile: other.file, otherTemplate: other.template)
      meetings[meeting, default: (sample.text, 0)].count += 1
    }
    return meetings.map { meeting, met in
      let file = context.compiler.files[meeting.file]
      let other = context.compiler.files[meeting.otherFile]
      let line = file.templates[meeting.template].line
      let origin = "\(other.path):\(other.templates[meeting.otherTemplate].line.number)"
      let more = met.count > 1 ? " and \(met.count - 1) more" : ""
      return error(
        file.path, line.number, column: line.column,
        message: "\(origin) also makes \"\(met.example)\"\(more): let one intent have it.")
    }
  }
}
