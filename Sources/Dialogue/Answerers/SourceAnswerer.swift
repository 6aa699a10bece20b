import Knowledge

/// What one paper, guideline or page studied, what it shows and what it does not.
enum SourceAnswerer {
  /// The references of the article the project began with.
  static let article = ["yamamoto_2008", "schoenfeld_2010", "kraemer_2004"]

  static func answer(_ source: Source, _ context: AnswerContext) -> Answer {
    var answer = Answer([])
    if let shows = source.shows { answer.blocks.append(.paragraph(shows)) }
    if let studied = source.studied { answer.blocks.append(.list([studied], title: context.phrase("studied_title"))) }
    if let missing = source.doesNotShow {
      answer.blocks.append(.note(context.phrase("does_not_show") + " " + missing.prefix(1).lowercased() + missing.dropFirst()))
    }
    answer.blocks.append(.sources([source.citation]))
    answer.blocks.append(.paragraph(context.phrase("source_\(source.read)")))
    answer.sources = [source.id]
    answer.suggestions = ["does lifting make me faster", "does lifting prevent injuries"]
    return answer
  }
}
