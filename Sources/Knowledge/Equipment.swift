import Resources

/// A thing to train with, and what stands in for it at home.
public struct Equipment: KnowledgeItem {
  public static let folder = "Equipment"
  public static let kind = "equipment"
  public let record: Record
  public init(record: Record) { self.record = record }

  public var improvise: [String] { record.values("Improvise") }
  public var exercises: [String] { record.values("Exercise") }
}
