import Resources

/// People for whom something is different: pregnant, over sixty, with high blood pressure, …
public struct Group: Condition {
  public static let folder = "Groups"
  public static let kind = "group"
  public let record: Record
  public init(record: Record) { self.record = record }

  public var lead: String { record.first("Lead") ?? "" }
  public var may: [String] { record.values("May") }
  public var mustNot: [String] { record.values("MustNot") }
  public var stopIf: [String] { record.values("StopIf") }
  public var regions: [String] { [] }
  /// Whether a clinician must agree before training.
  public var needsClearance: Bool { record.first("Clearance") == "yes" }
  public var see: String { record.first("See") ?? "" }
}
