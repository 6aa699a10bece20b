import Resources

/// What follows the first sentences of an answer that only tells.
public struct Topic: KnowledgeItem {
  public static let folder = "Topics"
  public static let kind = "topic"
  public let record: Record
  public init(record: Record) { self.record = record }

  public var title: String { record.first("Title") ?? id }
  public var points: [String] { record.values("Point") }
  public var catchNote: String? { record.first("Catch") }
  public var next: String? { record.first("Next") }
  public var more: [String] { record.values("More") }
  /// The columns of a table, where the topic has one, and its rows; a dash is an empty cell.
  public var tableHeader: [String] { record.first("Header").map(cells) ?? [] }
  public var tableRows: [[String]] { record.values("Row").map(cells) }

  private func cells(_ line: String) -> [String] { barred(line).map { $0 == "-" ? "" : $0 } }
}
