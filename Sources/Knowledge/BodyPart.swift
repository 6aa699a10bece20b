import Resources

/// A muscle, joint, tendon or region.
public struct BodyPart: KnowledgeItem {
  public static let folder = "BodyParts"
  public static let kind = "body_part"
  public let record: Record
  public init(record: Record) { self.record = record }

  /// `muscle`, `joint`, `tendon` or `region`
  public var sort: String { record.first("Kind") ?? "region" }
  /// The muscles there by their proper names, in a sentence.
  public var muscles: String? { record.first("Muscles") }
  public var partOf: String? { record.first("PartOf") }
  public var job: String { record.first("Job") ?? "" }
  public var why: String { record.first("Why") ?? "" }
  /// Ids, best first.
  public var exercises: [String] { record.values("Exercise") }
  public var linkedInjuries: [String] { record.values("LinkedInjury") }
  public var linkNote: String? { record.first("LinkNote") }
  public var painLead: String? { record.first("PainLead") }
  /// Injury ids with where and when they are felt.
  public var painGuide: [Pair] { record.pairs("PainGuide") }
  public var stretchNote: String? { record.first("StretchNote") }
}
