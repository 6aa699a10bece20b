/// Which day has which strength session.
struct Placement: Equatable, Sendable {
  var legs = DaySet()
  var fullBody = DaySet()
  var upperCore = DaySet()

  init() {}

  /// The placement of sessions in a week; sessions that are no strength work are left out.
  init(_ sessions: [FixedSession], in facts: WeekFacts) {
    for session in sessions { self[facts.index(of: session.day)] = session.focus }
  }

  var strength: DaySet { legs | fullBody | upperCore }

  subscript(day: Int) -> Focus? {
    get { legs.contains(day) ? .legs : fullBody.contains(day) ? .fullBody : upperCore.contains(day) ? .upperCore : nil }
    set {
      legs.remove(day)
      fullBody.remove(day)
      upperCore.remove(day)
      switch newValue {
      case .legs: legs.insert(day)
      case .fullBody: fullBody.insert(day)
      case .upperCore: upperCore.insert(day)
      case .core, .mobility, nil: break
      }
    }
  }

  /// Days on which two placements differ.
  func difference(from other: Placement) -> DaySet {
    (legs - other.legs) | (other.legs - legs) | (fullBody - other.fullBody) | (other.fullBody - fullBody) | (upperCore - other.upperCore)
      | (other.upperCore - upperCore)
  }
}
