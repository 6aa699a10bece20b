import Knowledge
import Planning

/// Finds the next target of an exercise from its log: double progression, the 2-for-2 rule, the ladder without weights, holds, and what comes before
/// them: pain, time away, easy weeks, stalls. Conventions of the fact sheet, section 2.4; the numbers are named here.
public struct Progression: Sendable {
  /// The difference between the sides that is worth a word, as a share of the stronger one.
  static let sideGap = 0.15
  /// Days since the last session: from 8 repeat it, from 11 take 10 % off, from 21 take 25 % and a set off.
  static let (awayWeek, awayWeeks, awayLong) = (8, 11, 21)
  /// Weeks of training on end after which the next one is easy.
  static let weeksUntilDeload = 5
  /// What pain takes off, as a share: the middle of 30 to 50 %.
  static let painCut = 0.4

  let exercise: Exercise
  let range: TargetRange
  let knowledge: KnowledgeBase
  let unit: WeightUnit

  /// - Parameters:
  ///   - range: what is aimed at, usually from one of the exercise's doses.
  ///   - unit: for a first weight.
  public init(_ exercise: Exercise, range: TargetRange, knowledge: KnowledgeBase, unit: WeightUnit = .kilograms) {
    (self.exercise, self.range, self.knowledge, self.unit) = (exercise, range, knowledge, unit)
  }

  /// The next target.
  ///
  /// - Parameter log: may hold other exercises and later days; they do not count.
  public func next(_ log: [LogEntry], today: CalendarDate) -> NextTarget {
    let bouts = Bout.bouts(log.filter { $0.date <= today }, of: exercise.id, range)
    guard let last = bouts.last else {
      return target(
        .start, Array(repeating: range.amount.lowerBound, count: range.sets.lowerBound),
        "Nothing is logged yet: start at the bottom of the range and stop while it is still clean.")
    }
    let away = last.date.days(to: today)
    return away < Self.awayLong ? painTarget(bouts, last) ?? target(bouts, last, away, today) : target(bouts, last, away, today)
  }

  private func target(_ bouts: [Bout], _ last: Bout, _ away: Int, _ today: CalendarDate) -> NextTarget {
    afterTimeAway(last, away) ?? easyWeek(bouts, last, today) ?? stalled(bouts, last) ?? onwards(bouts, last)
  }

  // MARK: - Pain

  private func painTarget(_ bouts: [Bout], _ last: Bout) -> NextTarget? {
    switch PainCourse(bouts: bouts).verdict {
    case .goOn: return nil
    case .hold(let pain):
      return same(.hold, last, "Pain of \(plain(pain.level))/10 is a reason to stay at this level until it is back to 3 or less.")
    case .tooMuch(let pain, let isRising):
      let why = isRising ? "The pain has risen from week to week" : "Pain of \(plain(pain.level))/10 is too much"
      let bottom = range.amount.lowerBound
      if let load = last.load {
        let less = LoadSteps(load, exercise).share(1 - Self.painCut, down: true)
        return target(.cut, last.amounts.map { _ in bottom }, "\(why): take about 40 % off and keep it at 3 or less.", load: less, last)
      }
      let count = max(1, Int((Double(last.amounts.count) * (1 - Self.painCut)).rounded(.up)))
      return target(.cut, Array(repeating: bottom, count: count), "\(why): do about 40 % less and keep it at 3 or less.", last)
    case .tooMuchAgain(let pain):
      let why = "Pain of \(plain(pain.level))/10 for the second time: leave this one for now"
      let other = (exercise.easier + exercise.swaps.map(\.left)).lazy.compactMap { knowledge.exercises[$0] }.first
      guard let other else { return target(.cut, [range.amount.lowerBound], "\(why), and have it looked at if it stays.", last) }
      return start(other, .swap, "\(why), take an easier exercise, and have it looked at if it stays.")
    }
  }

  // MARK: - Time away, easy weeks, stalls

  private func afterTimeAway(_ last: Bout, _ away: Int) -> NextTarget? {
    guard away >= Self.awayWeek else { return nil }
    if away < Self.awayWeeks { return same(.repeat, last, "It has been \(away) days: repeat the last session before you add anything.") }
    let isLong = away >= Self.awayLong
    let share = isLong ? 0.75 : 0.9
    let count = isLong ? max(1, last.amounts.count - 1) : last.amounts.count
    let off = isLong ? "25 % and one set" : "10 %"
    let reason = "After \(away / 7) weeks away take \(off) off; it comes back quickly."
    let amounts = Array(last.amounts.prefix(count))
    if let load = last.load { return target(.easeBack, amounts, reason, load: LoadSteps(load, exercise).share(share), last) }
    return target(.easeBack, amounts.map { lessened($0, share) }, reason, last)
  }

  private func lessened(_ amount: Int, _ share: Double) -> Int {
    let less = Int((Double(amount) * share).rounded(.down))
    return max(1, range.unit == .seconds && less >= 10 ? less / 5 * 5 : less)
  }

  private func easyWeek(_ bouts: [Bout], _ last: Bout, _ today: CalendarDate) -> NextTarget? {
    let usual = bouts.map(\.setCount).max() ?? 0
    var weeks = 0
    var monday = today.monday.adding(days: -7)
    while true {
      let week = bouts.filter { $0.date.monday == monday }
      // A week with half the sets was an easy one; the count begins anew.
      guard let most = week.map(\.setCount).max(), usual < 2 || most > (usual + 1) / 2 else { break }
      weeks += 1
      monday = monday.adding(days: -7)
    }
    guard weeks >= Self.weeksUntilDeload else { return nil }
    return deload(last, "You have trained it for \(weeks) weeks on end: make this one easy, with half the sets and at least four left in each.")
  }

  private func deload(_ last: Bout, _ reason: String) -> NextTarget {
    let count = (last.amounts.count + 1) / 2
    let amounts = Array(repeating: range.amount.lowerBound, count: max(1, count))
    return target(.deload, amounts, reason, load: last.load, last, reserve: range.reserve == nil ? nil : "4")
  }

  private func stalled(_ bouts: [Bout], _ last: Bout) -> NextTarget? {
    let (bottom, top) = (range.amount.lowerBound, range.amount.upperBound)
    let recent = bouts.suffix(3).filter { $0.load == last.load && $0.manner == last.manner }
    let bottoms = last.amounts.map { _ in bottom }
    let isLow = recent.suffix(2).allSatisfy { $0.amounts.contains { $0 < bottom } }
    if recent.count >= 2, isLow, let load = last.load {
      return target(
        .lighter, bottoms, "You fell short of \(bottom) twice: take about 10 % off and build up again.", load: LoadSteps(load, exercise).share(0.9),
        last)
    }
    guard recent.count == 3, let first = recent.first, recent.dropFirst().allSatisfy({ $0.total <= first.total }),
      last.amounts.contains(where: { $0 < top })
    else { return nil }
    if let load = last.load {
      return target(
        .lighter, bottoms, "Three sessions without a gain: take about 10 % off and build up again.", load: LoadSteps(load, exercise).share(0.9),
        last)
    }
    return deload(last, "Three sessions without a gain: do half the sets this week, then go on.")
  }

  // MARK: - Making targets

  /// The same numbers as last time, within the range.
  func same(_ step: NextTarget.Step, _ last: Bout, _ reason: String) -> NextTarget {
    target(step, last.amounts.map { max($0, step == .repeat ? min($0, range.amount.lowerBound) : 0) }, reason, load: last.load, last)
  }

  func target(
    _ step: NextTarget.Step, _ amounts: [Int], _ reason: String, load: Load? = nil, _ last: Bout? = nil, manner: [Manner]? = nil,
    reserve: String? = nil
  ) -> NextTarget {
    NextTarget(
      exercise: exercise.id, step: step, amounts: amounts.map(range.amount), load: load, manner: manner ?? last?.manner ?? [],
      reserve: reserve ?? range.reserve, reason: reason, weakerSide: last?.weakerSide)
  }

  /// Another exercise, from the bottom of its first dose.
  func start(_ other: Exercise, _ step: NextTarget.Step, _ reason: String) -> NextTarget {
    let range = other.doses.lazy.compactMap(TargetRange.init).first ?? self.range
    return NextTarget(
      exercise: other.id, step: step, amounts: Array(repeating: range.amount(range.amount.lowerBound), count: range.sets.lowerBound), load: nil,
      manner: [],
      reserve: range.reserve, reason: reason, weakerSide: nil)
  }
}
