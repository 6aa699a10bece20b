import Knowledge

/// A season as a small table: a row a phase, the race between them, deload weeks marked.
public struct SeasonTable: Sendable, Equatable {
  public let header = ["When", "Phase", "Strength"]
  public let rows: [[String]]

  public init(_ season: Season) {
    var rows: [[String]] = []
    var start = 0
    let weeks = season.weeks
    while start < weeks.count {
      var end = start
      while end + 1 < weeks.count, weeks[end + 1].phase == weeks[start].phase { end += 1 }
      let phase = weeks[start].phase
      let when = "\(weeks[start].start.short) to \(weeks[end].start.adding(days: 6).short)"
      let deloads = weeks[start...end].filter(\.isDeload).map(\.start.short)
      let deload = deloads.isEmpty ? "" : "; deload from \(joined(deloads))"
      rows.append([
        when, phase == .race ? "race week, race on \(season.race.date.weekday.short) \(season.race.date.short)" : phase.name, phase.strength + deload,
      ])
      start = end + 1
    }
    self.rows = rows
  }
}

extension Season {
  /// The deload weeks that begin today or later.
  public func deloads(from today: CalendarDate) -> [Week] { weeks.filter { $0.isDeload && $0.start.adding(days: 6) >= today } }

  /// The week of a date; nil outside the season.
  public func week(of date: CalendarDate) -> Week? { weeks.first { (0..<7).contains($0.start.days(to: date)) } }
}

extension Phase {
  /// What strength work does in it, in a few words.
  public var strength: String {
    switch self {
    case .base: "learn the lifts, two or three sessions"
    case .build: "heavy legs twice a week"
    case .specific: "heavy once, lighter and quick once"
    case .taper: "fewer sets, the same weights"
    case .race: "one short light session at most"
    case .recovery: "light first, heavy legs later"
    case .maintenance: "few sets, still heavy"
    }
  }
}
