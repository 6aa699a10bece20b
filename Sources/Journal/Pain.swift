/// How much something hurt, as told.
public struct Pain: Codable, Sendable, Equatable {
  /// 0 (none) to 10 (the worst), halves allowed.
  public let level: Double
  /// The id of a body part; nil when no place was named.
  public let place: String?

  public init(_ level: Double, place: String? = nil) { (self.level, self.place) = (min(max(level, 0), 10), place) }
}
