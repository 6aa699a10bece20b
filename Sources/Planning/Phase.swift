/// A stretch of the season; it decides how many sessions there are, of which kind, and how much is done in them (fact sheet §2.5).
public enum Phase: String, Codable, Sendable, CaseIterable {
  /// Learning the movements and building work capacity.
  case base
  /// Heavy lifting twice a week.
  case build
  /// Heavy once and fast once.
  case specific
  case taper
  /// The week of the race.
  case race
  /// The days after a race.
  case recovery
  /// In race season: short and heavy, to keep what is there.
  case maintenance

  /// `race week`
  public var name: String {
    switch self {
    case .race: "race week"
    case .base, .build, .specific, .taper, .recovery, .maintenance: rawValue
    }
  }

  /// The strength days planned when none are asked for. An older adult keeps strength on two a week rather than one (§2.5.2).
  func usualSessions(level: Level, isOlder: Bool) -> Int {
    switch self {
    case .base: level == .advanced ? 3 : 2
    case .build, .specific: 2
    case .taper, .race, .recovery: 1
    case .maintenance: isOlder ? 2 : 1
    }
  }

  /// The most strength days whatever is asked for.
  var mostSessions: Int {
    switch self {
    case .base, .build, .specific: 4
    case .taper, .recovery, .maintenance: 2
    case .race: 1
    }
  }

  /// Whether sessions are cut to a few exercises and sets, so that they may be shorter than asked for.
  var isReduced: Bool { [.taper, .race, .recovery, .maintenance].contains(self) }
}
