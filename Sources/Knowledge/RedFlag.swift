import Resources

/// A warning sign with the message that ends training talk.
public struct RedFlag: KnowledgeItem {
  public static let folder = "RedFlags"
  public static let kind = "red_flag"
  public let record: Record
  public init(record: Record) { self.record = record }

  public enum Level: String, Sendable, CaseIterable, Comparable {
    case emergency, urgent, clinician
    public static func < (a: Level, b: Level) -> Bool { allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)! }
  }

  public var level: Level { Level(rawValue: record.first("Level") ?? "") ?? .clinician }
  public var order: Int { Int(record.first("Order") ?? "") ?? 100 }
  /// Conjunctions of templates; see `_RedFlag.rec`.
  public var signs: [String] { record.values("Sign") }
  public var exceptions: [String] { record.values("Except") }
  /// What to do and how soon.
  public var guide: String { record.first("Guide") ?? "" }
  public var why: String { record.first("Why") ?? "" }
  /// Whether it is about a life in danger by the person's own hand: then coach listens and names who helps, and speaks of nothing else.
  public var isCrisis: Bool { record.first("Crisis") == "yes" }
  /// Whether it still counts when it is told as long past.
  public var countsWhenPast: Bool { record.first("Past") != "no" }
}
