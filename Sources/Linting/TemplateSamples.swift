import Resources
import Templates

/// One template with the sentences it stands for.
public struct TemplateSamples: Sendable, Equatable, Encodable {
  /// How many sentences are listed at most.
  public static let limit = 5_000

  public let file: String
  /// Counted from 1.
  public let line: Int
  public let template: String
  /// Distinct sentences; slots are written `{name}`.
  public let samples: [String]
  /// Whether the template stands for more sentences than are listed.
  public let isCapped: Bool

  /// Nil when the line is no template.
  init?(file: String, line: Line, _ vocabularies: Vocabularies) {
    guard let template = try? Template(parsing: line.text), let count = try? template.sampleCount(vocabularies),
      let samples = try? template.samples(vocabularies, limit: Self.limit)
    else { return nil }
    self.file = file
    self.line = line.number
    self.template = line.text
    self.samples = samples
    isCapped = count > Self.limit
  }

  private enum CodingKeys: String, CodingKey {
    case file, line, template, samples
    case isCapped = "capped"
  }
}
