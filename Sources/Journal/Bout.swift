import Planning

/// One day's work on one exercise.
struct Bout {
  let date: CalendarDate
  /// What counts: the sets with the most load, in the range's unit; of the side that did less where sides were told.
  let amounts: [Int]
  let load: Load?
  let manner: [Manner]
  /// Repetitions in reserve; nil when not told.
  let reserve: Double?
  let pain: Pain?
  /// All sets, the warming-up ones too.
  let setCount: Int
  /// Whether some sets had less load than others.
  let isRamped: Bool
  let weakerSide: WorkSet.Side?

  var total: Int { amounts.reduce(0, +) }

  /// The days of an exercise's log, oldest first. Entries of one day are taken together.
  static func bouts(_ log: [LogEntry], of exercise: String, _ range: TargetRange) -> [Bout] {
    let own = log.filter { $0.exercise?.exercise == exercise }
    let days = Set(own.map(\.date)).sorted()
    return days.compactMap { day in Bout(day, own.filter { $0.date == day }, range) }
  }

  private init?(_ date: CalendarDate, _ entries: [LogEntry], _ range: TargetRange) {
    let told = entries.compactMap(\.exercise)
    let sets = told.flatMap(\.sets).filter { range.counts($0.amount) }
    let heaviest = sets.compactMap(\.load).max { $0.kilograms < $1.kilograms }
    let work = sets.filter { set in heaviest.map { set.load?.kilograms == $0.kilograms } ?? true }
    guard !work.isEmpty else { return nil }
    self.date = date
    load = heaviest
    isRamped = work.count < sets.count
    manner = Manner.allCases.filter { one in one != .eachSide && told.contains { $0.manner.contains(one) } }
    reserve = told.compactMap(\.effort).last?.reserve
    pain = entries.compactMap(\.pain).max { $0.level < $1.level }
    let left = work.filter { $0.side == .left }.map(\.amount.number)
    let right = work.filter { $0.side == .right }.map(\.amount.number)
    if left.isEmpty || right.isEmpty {
      amounts = work.map(\.amount.number)
      weakerSide = nil
      setCount = sets.count
    } else {
      let (leftTotal, rightTotal) = (left.reduce(0, +), right.reduce(0, +))
      let (less, more) = (min(leftTotal, rightTotal), max(leftTotal, rightTotal))
      amounts = leftTotal < rightTotal ? left : right
      setCount = amounts.count
      weakerSide = Double(more - less) >= Progression.sideGap * Double(more) ? (leftTotal < rightTotal ? .left : .right) : nil
    }
  }
}
