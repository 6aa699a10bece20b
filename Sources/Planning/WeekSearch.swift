/// Finds the best legal week by looking at all of them.
///
/// The total order: for each soft rule, from the one that holds longest to the one that gives way first, fewer breaches win; then the larger
/// smallest gap between strength days; then the week whose first differing day has legs before full body before upper body before nothing. So the
/// same request always has the same plan.
struct WeekSearch {
  let facts: WeekFacts
  let target: Int
  let wantedLegs: Int
  let wantedFullBody: Int
  private let hardLimit: Int
  private let wantedRestDays: Int
  private let named: DaySet
  private let namedFocus: [FixedSession]
  private let kept: Placement?

  init(_ situation: Situation, _ facts: WeekFacts) {
    self.facts = facts
    target = situation.target
    (wantedLegs, wantedFullBody) = situation.wantedMix
    hardLimit = situation.hardLimit
    wantedRestDays = situation.level == .beginner ? 2 : 1
    let fixed = situation.request.fixed
    named = DaySet(fixed.filter { $0.focus == nil }.map { facts.index(of: $0.day) })
    namedFocus = fixed.filter { $0.focus != nil }
    kept = situation.request.keeping.isEmpty ? nil : Placement(situation.request.keeping, in: facts)
  }

  /// The best legal placement; empty when no session can be placed.
  func best() -> Placement {
    var best = Placement()
    var bestCost = UInt64.max
    func go(_ day: Int, _ left: Int, _ placement: Placement) {
      guard day < 7 else {
        guard (placement.legs & placement.legs.next).isEmpty, facts.hasRestDay(placement) else { return }
        let cost = cost(placement)
        if cost < bestCost { (best, bestCost) = (placement, cost) }
        return
      }
      if left > 0 {
        for focus in [Focus.legs, .fullBody, .upperCore] where facts.isAllowed(focus, on: day) {
          if focus == .legs, day > 0, placement.legs.contains(day - 1) { continue }
          var more = placement
          more[day] = focus
          go(day + 1, left - 1, more)
        }
      }
      go(day + 1, left, placement)
    }
    go(0, target, Placement())
    return best
  }

  /// Whether some number of sessions can be placed legally at all, at most the target; stops at the first way.
  func fits(_ sessions: Int) -> Bool {
    func go(_ day: Int, _ left: Int, _ placement: Placement) -> Bool {
      if left == 0 { return (placement.legs & placement.legs.next).isEmpty && facts.hasRestDay(placement) }
      guard 7 - day >= left else { return false }
      for focus in [Focus.upperCore, .fullBody, .legs] where facts.isAllowed(focus, on: day) {
        var more = placement
        more[day] = focus
        if go(day + 1, left - 1, more) { return true }
        // The rest day does not depend on the kind, and upper body and core breaks no rule of its own.
        if focus == .upperCore { break }
      }
      return go(day + 1, left, placement)
    }
    return sessions <= target && go(0, sessions, Placement())
  }

  /// How often a placement breaks each soft rule, four bits a rule at the place of its order, at most 15; below them the gap.
  func cost(_ placement: Placement) -> UInt64 {
    let strength = placement.strength
    var cost = UInt64(7 - strength.smallestGap)
    func add(_ order: UInt64, _ count: Int) { cost |= UInt64(min(max(count, 0), 15)) << (4 * order) }
    add(12, unmetCount(placement))
    add(11, target - strength.count)
    add(10, kept.map { placement.difference(from: $0).count } ?? 0)
    add(9, 2 * (placement.legs & facts.longDays).count + ((placement.fullBody | placement.upperCore) & (facts.longDays | facts.fastDays)).count)
    add(8, placement.legs.isEmpty ? 0 : facts.hardRuns + placement.legs.count - hardLimit)
    add(7, wantedRestDays - facts.restDays(placement).count)
    add(6, abs(placement.legs.count - wantedLegs) + abs(placement.fullBody.count - wantedFullBody))
    add(5, (placement.fullBody & facts.eves).count)
    add(4, (placement.legs & facts.longDays.next).count)
    add(3, (strength & strength.next).count)
    add(2, (placement.legs & facts.longDays.previous.previous).count)
    add(1, (strength & facts.runDays).count)
    return cost
  }

  /// How often a soft rule is broken.
  func breaches(of order: Int, in cost: UInt64) -> Int { Int(cost >> (4 * UInt64(order)) & 15) }

  /// The same as `unmet(placement).count`, without making a list for each of the thousands of weeks.
  private func unmetCount(_ placement: Placement) -> Int {
    var count = (named - placement.strength).count
    for session in namedFocus where placement[facts.index(of: session.day)] != session.focus { count += 1 }
    return count
  }

  /// Named sessions that the placement does not have.
  func unmet(_ placement: Placement) -> [FixedSession] {
    (named - placement.strength).days.map { FixedSession(facts.day($0)) }
      + namedFocus.filter { placement[facts.index(of: $0.day)] != $0.focus }
  }
}
