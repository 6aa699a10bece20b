import Resources

/// A sentence that two intents claim is won by one of them only; the other one's line does nothing.
struct SameSample: Rule {
  static let code = "same-sample"
  static let summary = "sentences that the templates of two intents both make, names being replaced by their kind"

  private struct Meeting: Hashable {
    let file: Int
    let template: Int
    let otherFile: Int
    let otherTemplate: Int
  }

  func check(_ context: LintContext) -> [Finding] {
    var first: [String: IntentSample] = [:]
    var meetings: [Meeting: (own: String, others: String, count: Int)] = [:]
    for sample in context.samples {
      guard let other = first[sample.key] else {
        first[sample.key] = sample
        continue
      }
      guard other.file != sample.file else { continue }
      let meeting = Meeting(file: sample.file, template: sample.template, otherFile: other.file, otherTemplate: other.template)
      meetings[meeting, default: (sample.text, other.text, 0)].count += 1
    }
    return meetings.map { meeting, met in
      let file = context.compiler.files[meeting.file]
      let other = context.compiler.files[meeting.otherFile]
      let line = file.templates[meeting.template].line
      let origin = "\(other.path):\(other.templates[meeting.otherTemplate].line.number)"
      let here = met.own == met.others ? "" : ", which is \"\(met.own)\" to the engine"
      let more = met.count > 1 ? " and \(met.count - 1) more" : ""
      return error(
        file.path, line.number, column: line.column,
        message: "\(origin) also makes \"\(met.others)\"\(here)\(more): let one intent have it.")
    }
  }
}
