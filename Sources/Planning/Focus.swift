/// What a session is about.
public enum Focus: String, Codable, Sendable, CaseIterable {
  /// Heavy lower-body work with some core: tires the legs for a day or two.
  case legs
  /// Light work for the whole body.
  case fullBody
  case upperCore
  /// Ten minutes of core beside a hard run; no strength day.
  case core
  /// Ten minutes of mobility; no strength day.
  case mobility

  /// Whether it counts as a strength day.
  public var isStrength: Bool { self != .core && self != .mobility }

  /// Whether its name is a plural: legs are, upper body and core is.
  var isPlural: Bool { self == .legs }

  /// `upper body and core`
  public var name: String {
    switch self {
    case .legs: "legs"
    case .fullBody: "full body"
    case .upperCore: "upper body and core"
    case .core: "core"
    case .mobility: "mobility"
    }
  }
}
