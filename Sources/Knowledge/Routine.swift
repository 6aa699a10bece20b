import Resources

/// A ready workout or a week of them.
public struct Routine: KnowledgeItem {
  public static let folder = "Routines"
  public static let kind = "routine"
  public let record: Record
  public init(record: Record) { self.record = record }

  public struct Entry: Sendable, Equatable {
    public let day: String
    public let exercise: String
    public let sets: String
    public let amount: String
    public let rest: String
  }

  public var goal: String { record.first("Goal") ?? "" }
  public var level: String { record.first("Level") ?? "" }
  public var minutes: String { record.first("Minutes") ?? "" }
  public var equipment: [String] { record.values("Equipment") }
  public var days: [String] { record.values("Day") }
  public var warmup: String? { record.first("Warmup") }
  public var notes: [String] { record.values("Note") }
  public var why: String { record.first("Why") ?? "" }
  public var entries: [Entry] {
    record.values("Exercise").compactMap { line in
      let parts = barred(line)
      return parts.count == 5 ? Entry(day: parts[0], exercise: parts[1], sets: parts[2], amount: parts[3], rest: parts[4]) : nil
    }
  }
}
