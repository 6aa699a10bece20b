import Resources

/// How an exercise looks, in lines that the `Figures` module reads.
public struct Pose: KnowledgeItem {
  public static let folder = "Poses"
  public static let kind = "pose"
  public let record: Record
  public init(record: Record) { self.record = record }

  /// `side`, `front`; the best first.
  public var views: [String] { record.values("View") }
  /// What there is to see, for people who cannot see it.
  public var text: String { record.first("Text") ?? "" }
  /// Which of the exercise's mistakes it shows, from 1.
  public var faultNumbers: [Int] { record.values("Fault").compactMap { barred($0).first.flatMap { Int($0) } } }
  /// Numbers of the moments that a still picture shows.
  public var stills: [String] { record.first("Still").map { parted($0, at: 0x20) } ?? [] }
}
