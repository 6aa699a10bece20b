/// A run the person does on a day of the week.
public struct Run: Codable, Sendable, Equatable {
  /// What sort of run it is.
  public enum Kind: String, Codable, Sendable, CaseIterable, Comparable {
    case easy, intervals, tempo, hills, long, race

    /// Whether it asks for fresh legs: all but easy runs.
    public var isHard: Bool { self != .easy }

    /// Whether it is hard by its speed: intervals, tempo and hills.
    public var isFast: Bool { self == .intervals || self == .tempo || self == .hills }

    /// The name in a table: `long run`.
    public var name: String {
      switch self {
      case .easy: "easy run"
      case .intervals: "intervals"
      case .tempo: "tempo run"
      case .hills: "hills"
      case .long: "long run"
      case .race: "race"
      }
    }

    /// Whether its name is a plural: intervals are, a long run is.
    var isPlural: Bool { self == .intervals || self == .hills }

    /// The name with its article: `a long run`.
    var withArticle: String {
      switch self {
      case .intervals, .hills: name
      case .easy: "an \(name)"
      case .tempo, .long, .race: "a \(name)"
      }
    }

    public static func < (a: Kind, b: Kind) -> Bool { allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)! }
  }

  /// What sort of run it is.
  public var kind: Kind
  /// The day of the week.
  public var day: Day

  /// A run on a day.
  public init(_ kind: Kind, _ day: Day) {
    self.kind = kind
    self.day = day
  }
}
