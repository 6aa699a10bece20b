/// A race the season aims at.
public struct Race: Codable, Sendable, Equatable {
  /// How far the race is: it sets taper and recovery.
  public enum Distance: String, Codable, Sendable, CaseIterable {
    case fiveK = "5k"
    case tenK = "10k"
    case half, marathon, ultra
    /// Any other, or not known.
    case other

    /// `half marathon`
    public var name: String {
      switch self {
      case .fiveK: "5K"
      case .tenK: "10K"
      case .half: "half marathon"
      case .marathon: "marathon"
      case .ultra: "ultra"
      case .other: "race"
      }
    }

    /// How many days before the race the last heavy leg session lies (fact sheet §2.5.4). The sheet names the marathon and 5K/10K; half, ultra and
    /// others are set between and beyond them.
    public var lastHeavyLegs: ClosedRange<Int> {
      switch self {
      case .fiveK, .tenK: 4...6
      case .half, .other: 5...7
      case .marathon, .ultra: 7...10
      }
    }

    /// The days without heavy legs after it: the cautious end of §2.5.5 (5K 1-3, half 5-7, marathon 10-14); 10K, ultra and others are set between
    /// and beyond.
    public var daysWithoutHeavyLegs: Int {
      switch self {
      case .fiveK: 3
      case .tenK: 5
      case .half, .other: 7
      case .marathon: 14
      case .ultra: 21
      }
    }

    /// The days after it with easy runs only: a week, and after a marathon or an ultra as long as heavy legs wait (§2.5.5).
    public var daysOfEasyRuns: Int { max(7, daysWithoutHeavyLegs) }

    /// Weeks of taper before the race week.
    var taperWeeks: Int { self == .marathon || self == .ultra ? 2 : 1 }
    var specificWeeks: Int { self == .marathon || self == .ultra ? 6 : 4 }
    var buildWeeks: Int { self == .marathon || self == .ultra ? 7 : 5 }
    /// Weeks of recovery after the race week.
    var recoveryWeeks: Int { (daysWithoutHeavyLegs + 6) / 7 }
  }

  /// The day of the race.
  public var date: CalendarDate
  /// How far it is.
  public var distance: Distance

  /// A race on a day.
  public init(_ distance: Distance, on date: CalendarDate) {
    self.distance = distance
    self.date = date
  }
}
