import Resources

/// A term of the field.
public struct Concept: KnowledgeItem {
  public static let folder = "Concepts"
  public static let kind = "concept"
  public let record: Record
  public init(record: Record) { self.record = record }

  public var meaning: String { record.first("Meaning") ?? "" }
  public var example: String? { record.first("Example") }
  public var why: String? { record.first("Why") }
}
