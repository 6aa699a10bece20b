/// The weeks up to a race and the recovery after it.
///
/// Phases and deloads are counted backwards from the race, so that a season seen a week later is the same season.
public struct Season: Codable, Sendable, Equatable {
  /// One week of a season.
  public struct Week: Codable, Sendable, Equatable {
    /// Its Monday.
    public var start: CalendarDate
    /// What the week is for.
    public var phase: Phase
    /// Whether its sets are halved (R9).
    public var isDeload: Bool
    /// Weeks until the race week: 0 is the race week, negative after it.
    public var weeksToRace: Int
  }

  /// The race it leads to.
  public let race: Race
  /// From today's week to the end of recovery; empty when all of that is past.
  public let weeks: [Week]
  /// Whether the race lies before today.
  public let isPast: Bool

  /// Every fourth week of base, build and specific is a deload (fact sheet §2.5.1: every 4th to 6th).
  public static let deloadEvery = 4

  /// The season as it is seen today.
  public init(race: Race, today: CalendarDate) {
    self.race = race
    isPast = race.date < today
    let first = today.monday
    let toRace = first.days(to: race.date.monday) / 7
    // Two years are as far as anybody plans.
    weeks = stride(from: min(toRace, 104), through: -race.distance.recoveryWeeks, by: -1).compactMap { ahead in
      Self.week(starting: race.date.monday.adding(days: -7 * ahead), race: race)
    }
  }

  /// The last day for heavy legs.
  public var lastHeavyLegDay: CalendarDate { race.date.adding(days: -race.distance.lastHeavyLegs.lowerBound) }

  /// The first day for heavy legs after the race.
  public var firstHeavyLegDay: CalendarDate { race.date.adding(days: race.distance.daysWithoutHeavyLegs + 1) }

  /// The week that starts on a date, any day of the week; nil once recovery is over.
  static func week(starting start: CalendarDate, race: Race) -> Week? {
    let days = start.days(to: race.date)
    let ahead = days >= 0 ? days / 7 : -((6 - days) / 7)
    guard let phase = phase(weeksToRace: ahead, race.distance) else { return nil }
    let beforeTaper = ahead - race.distance.taperWeeks
    let isDeload = beforeTaper > 0 && beforeTaper % deloadEvery == 0
    return Week(start: start, phase: phase, isDeload: isDeload, weeksToRace: ahead)
  }

  private static func phase(weeksToRace ahead: Int, _ distance: Race.Distance) -> Phase? {
    var rest = ahead
    if rest < 0 { return -rest <= distance.recoveryWeeks ? .recovery : nil }
    if rest == 0 { return .race }
    for (phase, weeks) in [(Phase.taper, distance.taperWeeks), (.specific, distance.specificWeeks), (.build, distance.buildWeeks)] {
      if rest <= weeks { return phase }
      rest -= weeks
    }
    return .base
  }
}
