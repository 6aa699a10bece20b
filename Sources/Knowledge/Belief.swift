import Resources

/// Something that people believe, with what is known. It is answered whenever it is named.
public struct Belief: KnowledgeItem {
  public static let folder = "Beliefs"
  public static let kind = "belief"
  public let record: Record
  public init(record: Record) { self.record = record }

  public var meaning: String { record.first("Meaning") ?? "" }
  public var example: String? { record.first("Example") }
  public var why: String? { record.first("Why") }
}
