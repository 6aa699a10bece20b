import Planning

/// Reads wishes to have something on another day.
struct MoveReader {
  let phrase: Phrase
  let days: [NamedDay]
  let subject: PlanTalkChange.Subject?
  let plan: Plan

  func read() -> PlanTalkChange? {
    guard let first = days.first, !isOfBody else { return nil }
    if days.count == 2, !has(["to", "instead", "from", "onto"]),
      has(["swap", "swop", "switch", "exchange", "trade", "flip", "swapping", "swapped", "switched", "exchanged"])
    {
      return .swap(first.day, days[1].day)
    }
    let subject = subject ?? .session
    guard days.count == 1 || !isAsked else { return nil }
    if days.count == 1 {
      if let shifted = shifted(first.day) { return .move(subject, from: first.day, to: shifted) }
      guard self.subject != nil, isWish, let from = source(of: subject, to: first.day) else { return nil }
      return .move(subject, from: from.day, to: first.day)
    }
    guard days.count == 2, has(Self.verbs) || has(["instead", "rather", "than"]) else { return nil }
    let (a, b) = (days[0], days[1])
    let beforeSecond = phrase.keys[a.place.upperBound..<max(a.place.upperBound, b.place.lowerBound)]
    // "Sunday than Friday", "Wednesday instead of Tuesday", "to Friday from Monday": the second one is where it comes from.
    let isTurned = beforeSecond.contains("than") || beforeSecond.contains("from") || beforeSecond.contains("instead") && beforeSecond.contains("of")
    return isTurned ? .move(subject, from: b.day, to: a.day) : .move(subject, from: a.day, to: b.day)
  }

  private func has(_ words: Set<String>) -> Bool { phrase.keys.contains { words.contains($0) } }

  /// "Move my knee forward" names no session.
  private var isOfBody: Bool { has(["knee", "foot", "feet", "hip", "shoulder", "bar", "heel", "hand", "shoe", "elbow"]) }

  /// A question about how things are or should be.
  private var isAsked: Bool {
    ["why", "what", "how", "is", "am", "should", "when", "which", "are"].contains(phrase[0])
      || phrase[0] == "do" && ["i", "we", "you"].contains(phrase[1])
  }

  /// With one day only: "legs on Monday instead", "put strength on Sunday", "legs on Wednesday please".
  private var isWish: Bool {
    guard !isAsked else { return false }
    if has(Self.verbs) || has(["instead", "rather"]) { return true }
    return phrase.count <= 6 && has(["please", "better"])
  }

  /// "Push Thursday back a day", "bring Friday forward".
  private func shifted(_ day: Day) -> Day? {
    guard has(Self.verbs) else { return nil }
    let count = (0..<phrase.count).lazy.compactMap { place in
      phrase[place + 1] == "day" ? (["a", "one"].contains(phrase[place]) ? 1 : phrase.number(at: place)?.value) : nil
    }.first
    let isEarlier = has(["forward", "earlier", "forwards", "sooner", "before"])
    let isLater = has(["back", "later", "after"])
    guard isEarlier != isLater, count != nil || !has(["to", "on"]) else { return nil }
    return day.adding((isEarlier ? -1 : 1) * (count ?? 1))
  }

  /// The day that the thing is on now: known when there is but one, or when only one is not on the wished day already.
  private func source(of subject: PlanTalkChange.Subject, to target: Day) -> (day: Day?, Void)? {
    let days: [Day]
    switch subject {
    case .session: return nil
    case .strength(let focus): days = plan.strength.filter { focus == nil || $0.focus == focus }.map(\.day)
    case .run(let kind): days = plan.days.filter { day in kind.map(day.runs.contains) ?? !day.runs.isEmpty }.map(\.day)
    }
    let others = days.filter { $0 != target }
    return (others.count == 1 ? others[0] : nil, ())
  }

  /// What the text speaks of.
  static func subject(_ phrase: Phrase) -> PlanTalkChange.Subject? {
    var found: PlanTalkChange.Subject?
    var place = 0
    while place < phrase.count {
      guard let (meaning, length) = phrase.longest(in: Activities.words, at: place) else {
        place += 1
        continue
      }
      switch meaning {
      case .run(let kind): if found == nil || found == .run(nil) { found = .run(kind) }
      case .strength(let focus): if found == nil || found == .strength(nil) { found = .strength(focus) }
      default: break
      }
      place += length
    }
    return found
  }

  private static let verbs: Set<String> = [
    "move", "shift", "put", "push", "bring", "change", "do", "reschedule", "have", "slide", "pull", "switch", "swap", "moving", "moved", "make",
    "train", "lift", "get", "postpone", "swop", "drag", "stick", "place", "bump", "delay",
  ]
}
