import Resources

/// General education about one overuse injury; never a diagnosis.
public struct Injury: Condition {
  public static let folder = "Injuries"
  public static let kind = "injury"
  public let record: Record
  public init(record: Record) { self.record = record }

  /// Which pain scale holds: see the pain rule of the fact sheet; `none` means that no rehab is offered.
  public enum PainRule: String, Sendable { case tendon, backOrStrain = "back_or_strain", bone, none }

  public var regions: [String] { record.values("Region") }
  public var called: String { record.first("Called") ?? nameInSentence }
  public var lead: String { record.first("Lead") ?? "" }
  public var signs: [String] { record.values("Sign") }
  public var help: [String] { record.values("Help") }
  public var running: String? { record.first("Running") }
  public var easeOff: [String] { record.values("EaseOff") }
  /// Exercise ids with stage and dose.
  public var exercises: [Pair] { record.pairs("Exercise") }
  public var painRule: PainRule { PainRule(rawValue: record.first("PainRule") ?? "") ?? .none }
  public var seeIf: [String] { record.values("SeeIf") }
  public var see: String { record.first("See") ?? "" }
  public var time: String? { record.first("Time") }
  public var prevention: String? { record.first("Prevent") }
  public var myth: String? { record.first("Myth") }
}
