import Knowledge

/// The soft rules that had to give way in a placement, most important first.
struct TradedRules {
  let facts: WeekFacts
  let placement: Placement

  init(_ facts: WeekFacts, _ placement: Placement) { (self.facts, self.placement) = (facts, placement) }

  func all(_ search: WeekSearch) -> [TradedRule] {
    guard !placement.strength.isEmpty else { return [] }
    let cost = search.cost(placement)
    return Rule.all.compactMap { rule in
      guard case .soft(let order) = rule.kind, order < 10, search.breaches(of: order, in: cost) > 0 else { return nil }
      return sentence(for: rule, search).map { TradedRule(rule: rule.id, sentence: $0) }
    }
  }

  private func sentence(for rule: Rule, _ search: WeekSearch) -> String? {
    let strength = placement.strength
    switch rule {
    case .longRunDay:
      let shared = (strength & facts.longDays) | ((placement.fullBody | placement.upperCore) & facts.fastDays)
      return "\(names(shared)) \(shared.count == 1 ? "carries" : "carry") strength beside a hard run, because no better day is free."
    case .hardSessions:
      let total = facts.hardRuns + placement.legs.count
      return "\(capitalised(spelled(total))) hard sessions are a lot: if you feel flat, make a hard run easy."
    case .secondRestDay:
      // What the runs leave is not for the plan to give.
      guard (DaySet.all - facts.runDays).count >= 2 else { return nil }
      return "There is one rest day instead of the two a beginner does best with."
    case .mix:
      let wanted = sessions(search.wantedLegs, search.wantedFullBody, search.target - search.wantedLegs - search.wantedFullBody)
      return "This week has \(sessions(placement.legs.count, placement.fullBody.count, placement.upperCore.count)), where \(wanted) would be usual."
    case .lightEve:
      return "\(names(placement.fullBody & facts.eves)) has leg work before a hard run: keep it light."
    case .afterLongRun:
      return "\(names(placement.legs & facts.longDays.next)) has legs right after the long run: start gently."
    case .apart:
      let pairs = (strength & strength.next).days.map { "\(facts.day(($0 + 6) % 7).name) and \(facts.day($0).name)" }
      return "\(joined(pairs)) are strength days in a row."
    case .clearOfLongRun:
      return "\(names(placement.legs & facts.longDays.previous.previous)) leaves one day, not two, before the long run."
    case .separateDays:
      let shared = strength & facts.runDays
      return "\(names(shared)) \(shared.count == 1 ? "has" : "have") run and strength: leave 3 hours between, better 6."
    default: return nil
    }
  }

  private func sessions(_ legs: Int, _ fullBody: Int, _ upperCore: Int) -> String {
    let kinds = [(legs, "heavy leg day"), (fullBody, "light full-body day"), (upperCore, "upper-body day")]
    return joined(kinds.filter { $0.0 > 0 }.map { "\(spelled($0.0)) \($0.1)\($0.0 == 1 ? "" : "s")" })
  }

  private func names(_ days: DaySet) -> String { joined(days.days.map { facts.day($0).name }) }
}
