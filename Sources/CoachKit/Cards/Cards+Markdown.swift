import Resources

extension ExerciseCard {
  /// The card as Markdown.
  public var markdown: String {
    var parts = ["# \(escapedMarkdown(name))", escapedMarkdown(summary)]
    func section(_ title: String, _ lines: [String], numbered: Bool = false) {
      guard !lines.isEmpty else { return }
      let items = lines.enumerated().map { "\(numbered ? "\($0.offset + 1)." : "-") \(escapedMarkdown($0.element))" }
      parts.append("## \(title)\n\n" + items.joined(separator: "\n"))
    }
    section("How", steps, numbered: true)
    section("Think of", cues)
    section("What goes wrong", mistakes.map { "\(Self.sentence($0.wrong)) \(Self.sentence($0.fix))" })
    section(
      "How much",
      doses.map { dose in
        let extras = [dose.rest.map { "rest \($0)" }, dose.tempo.map { "tempo \($0)" }, dose.reserve.map { "\($0) reps left" }].compactMap { $0 }
        return (["\(dose.goal): \(dose.sets) × \(dose.amount)\(oneSided ? " a side" : "")"] + extras).joined(separator: ", ")
      } + (perWeek.map { ["\($0) days a week"] } ?? []) + (load.map { [$0] } ?? []))
    section("Easier", easierHow)
    section("Harder", harderHow)
    section("Take care", cautions.map(\.advice))
    section("Why", [why] + benefits)
    parts.append("Sources: \(sources.map(escapedMarkdown).joined(separator: ", ")). How sure: \(certainty).")
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func sentence(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }
}

extension SourceCard {
  /// The card as Markdown.
  public var markdown: String {
    var parts = ["# \(escapedMarkdown(title))", escapedMarkdown(citation)]
    for (name, text) in [("Studied", studied), ("Shows", shows), ("Does not show", doesNotShow)] {
      if let text { parts.append("**\(name):** \(escapedMarkdown(text))") }
    }
    let depth = ["read": "The abstract or the page was read.", "summary": "Only a summary by others was read."][read]
    parts.append(depth ?? "The claim was not checked.")
    return parts.joined(separator: "\n\n") + "\n"
  }
}
