import Planning

/// What somebody wants of a plan that stands.
public enum PlanTalkChange: Sendable, Equatable {
  /// What is to be moved.
  public enum Subject: Sendable, Equatable {
    /// Whatever is on the day.
    case session
    /// Strength work; nil when any will do.
    case strength(Focus?)
    /// A run; nil when its kind was not said.
    case run(Run.Kind?)
  }

  /// What there is to train with.
  public enum Equipment: Sendable, Equatable {
    /// These things and nothing else; empty means nothing. Ids of equipment.
    case only([String])
    /// These things as well.
    case gained([String])
    /// All but these things.
    case lost([String])
    /// No gym, for somebody who may have gone to one.
    case noGym
  }

  /// Something to another day. `from` is nil when neither text nor plan tells which one.
  case move(Subject, from: Day?, to: Day)
  case swap(Day, Day)
  /// Another length for the session of a day; nil minutes ask for a third less or more.
  case resize(Day, minutes: Int?, isLonger: Bool)
  /// Days without time.
  case block([Day])
  case harder
  case easier
  case equipment(Equipment)
  /// Sessions that were not done; empty when no day was told.
  case missed([Day])
  /// Weeks off that are over, without illness; at least 1.
  case pause(weeks: Int)
  case illness
  /// Why a day is as it is.
  case why(Day)
  /// Why there is nothing, or not that, on a day.
  case whyNot(Day)
  case undo
  /// The week, or one day of it.
  case show(Day?)
  case export
  case startOver

  /// The changes the planner makes for it, one after the other; empty for what is no change of the week, and for a move without its first day.
  public func changes(of request: PlanRequest, in plan: Plan? = nil) -> [Change] {
    switch self {
    case .move(.run(let kind), let from?, let to): [.moveRun(kind, from: from, to: to)]
    case .resize(let day, let minutes, let isLonger):
      [.minutes(day, minutes ?? Self.minutes(of: plan?[day]?.workout?.minutes ?? Self.usual, isLonger: isLonger))]
    case .move(_, let from?, let to): [.move(from: from, to: to)]
    case .swap(let first, let second): [.move(from: first, to: second)]
    case .block(let days): days.map(Change.block)
    case .harder: [.harder]
    case .easier: [.easier]
    case .equipment(let equipment): [.equipment(equipment.applied(to: request.equipment ?? []))]
    case .missed(let days): days.map(Change.missed)
    case .pause(let weeks): [.pause(weeks: weeks)]
    case .illness: [.illness]
    case .move, .why, .whyNot, .undo, .show, .export, .startOver: []
    }
  }
}

extension PlanTalkChange {
  private static let usual = 30

  /// A third less or more, in steps of five, between 5 and 60.
  private static func minutes(of minutes: Int, isLonger: Bool) -> Int {
    let wished = isLonger ? minutes * 4 / 3 : minutes * 2 / 3
    return min(60, max(5, (wished + 2) / 5 * 5))
  }
}

extension PlanTalkChange.Equipment {
  /// The equipment after this was said: ids.
  func applied(to current: [String]) -> [String] {
    switch self {
    case .only(let things): things
    case .gained(let things): current + things.filter { !current.contains($0) }
    case .lost(let things): current.filter { !things.contains($0) }
    case .noGym: Set(current).isSuperset(of: Things.gym) ? [] : current.filter { !["barbell", "rack", "cable", "machine"].contains($0) }
    }
  }
}
