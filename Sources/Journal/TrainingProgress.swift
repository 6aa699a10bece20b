import Knowledge
import Planning

/// How training has gone over some weeks, as plain values.
public struct TrainingProgress: Sendable, Equatable {
  /// One week, Monday to Sunday.
  public struct Week: Sendable, Equatable {
    public let monday: CalendarDate
    /// Days with a session done or sets logged.
    public let done: Int
    /// Sessions said to be skipped.
    public let skipped: Int
    /// Sessions of the plan; nil without one.
    public let planned: Int?
    /// Sets of all exercises.
    public let sets: Int
    /// Kilograms lifted: load × repetitions, both sides and both hands counted. Holds, carries, jumps with a rope and stretches never count.
    public let volume: Double
    /// The worst pain told, 0 to 10; nil when none was.
    public let pain: Double?

    /// Sessions done of those planned, at most 1; of those done or skipped without a plan; nil in a week without either.
    public var kept: Double? {
      let all = planned ?? done + skipped
      return all > 0 ? min(1, Double(done) / Double(all)) : nil
    }
  }

  /// The best set of an exercise.
  public struct Best: Sendable, Equatable {
    public let exercise: String
    public let date: CalendarDate
    public let set: WorkSet
    /// An estimate of the most that could be lifted once, in the set's unit: load × (1 + repetitions / 30), Epley's formula, which is fit
    /// for 2 to 10 repetitions only. Nil beyond, and without load.
    public let estimatedMaximum: Double?
  }

  /// Single-leg calf raises in one set, the best of a day.
  public struct CalfCapacity: Sendable, Equatable {
    public let date: CalendarDate
    /// Nil when that side was not told.
    public let left: Int?
    public let right: Int?
  }

  /// The worst pain of a day at a place.
  public struct PainPoint: Sendable, Equatable {
    public let date: CalendarDate
    /// A body part's id; nil when no place was told.
    public let place: String?
    public let level: Double
  }

  /// Oldest first, the current one last; weeks without entries are among them.
  public let weeks: [Week]
  /// By exercise id.
  public let best: [Best]
  /// Oldest first.
  public let calves: [CalfCapacity]
  /// Oldest first.
  public let pain: [PainPoint]
  /// Days with a session or sets in these weeks.
  public let sessions: Int
  /// The unit in which weights are told; values stay in kilograms.
  public let unit: WeightUnit

  /// - Parameters:
  ///   - log: in any order; later days than today do not count.
  ///   - weekCount: how many weeks to look at, 1 to 104, the current one among them.
  ///   - planned: sessions a week of the plan, by the week's Monday.
  ///   - unit: how the person counts weights.
  public init(
    _ log: [LogEntry], knowledge: KnowledgeBase, today: CalendarDate, weekCount: Int = 8, planned: [CalendarDate: Int] = [:],
    unit: WeightUnit = .kilograms
  ) {
    self.unit = unit
    let count = min(max(weekCount, 1), 104)
    let first = today.monday.adding(days: -7 * (count - 1))
    let log = log.filter { $0.date >= first && $0.date <= today }
    weeks = (0..<count).map { number in
      let monday = first.adding(days: 7 * number)
      return Self.week(monday, log.filter { $0.date.monday == monday }, knowledge, planned: planned[monday])
    }
    best = Self.best(log)
    calves = Self.calves(log)
    pain = Self.pain(log)
    sessions = weeks.reduce(0) { $0 + $1.done }
  }

  /// What was lifted, in the person's unit: `960 kg`.
  func inWords(_ volume: Double) -> String { "\(plain(volume / unit.inKilograms, digits: 0)) \(unit.rawValue)" }

  /// Epley's estimate of the most that could be lifted once; nil where it is not fit: beyond 2 to 10 repetitions.
  public static func estimatedMaximum(load: Double, reps: Int) -> Double? {
    (2...10).contains(reps) && load > 0 ? load * (1 + Double(reps) / 30) : nil
  }

  /// The kilograms lifted in an entry: both sides and both hands counted.
  public static func volume(_ sets: ExerciseSets, knowledge: KnowledgeBase) -> Double {
    guard let exercise = knowledge.exercises[sets.exercise], exercise.pattern != "mobility", exercise.pattern != "carry", !exercise.isCardio else {
      return 0
    }
    let isTold = sets.sets.contains { $0.side != nil }
    // Reps of a one-sided exercise are told for one side unless the sides were told apart.
    let sides: Double = !isTold && (exercise.isOneSided || sets.manner.contains(.eachSide)) && exercise.countsSides ? 2 : 1
    return sets.sets.reduce(0) { sum, set in
      guard case .reps(let reps) = set.amount, let load = set.load else { return sum }
      return sum + load.kilograms * Double(reps) * sides
    }
  }

  // MARK: - Parts

  private static func week(_ monday: CalendarDate, _ log: [LogEntry], _ knowledge: KnowledgeBase, planned: Int?) -> Week {
    let sets = log.compactMap(\.exercise)
    let days = Set(log.filter { $0.kind == .sessionDone || $0.exercise != nil }.map(\.date))
    return Week(
      monday: monday, done: days.count, skipped: Set(log.filter { $0.kind == .sessionSkipped }.map(\.date)).subtracting(days).count,
      planned: planned,
      sets: sets.reduce(0) { $0 + $1.sets.count }, volume: sets.reduce(0) { $0 + volume($1, knowledge: knowledge) },
      pain: log.compactMap(\.pain?.level).max())
  }

  private static func best(_ log: [LogEntry]) -> [Best] {
    var best: [String: Best] = [:]
    for entry in log.sorted(by: { $0.date < $1.date }) {
      guard let sets = entry.exercise else { continue }
      for set in sets.sets {
        var maximum: Double?
        if case .reps(let reps) = set.amount, let load = set.load { maximum = estimatedMaximum(load: load.value, reps: reps) }
        let one = Best(exercise: sets.exercise, date: entry.date, set: set, estimatedMaximum: maximum)
        if let old = best[sets.exercise], !isBetter(one, than: old) { continue }
        best[sets.exercise] = one
      }
    }
    return best.values.sorted { $0.exercise < $1.exercise }
  }

  /// By the estimate where both have one, else by load, else by the amount.
  private static func isBetter(_ one: Best, than other: Best) -> Bool {
    func maximum(_ best: Best) -> Double? {
      best.estimatedMaximum.flatMap { estimate in best.set.load.map { $0.with(estimate).kilograms } }
    }
    if let new = maximum(one), let old = maximum(other) { return new > old }
    let loads = (one.set.load?.kilograms ?? 0, other.set.load?.kilograms ?? 0)
    return loads.0 != loads.1 ? loads.0 > loads.1 : one.set.amount.number > other.set.amount.number
  }

  private static func calves(_ log: [LogEntry]) -> [CalfCapacity] {
    let own = log.filter { $0.exercise?.exercise == "single_leg_calf_raise" }
    return Set(own.map(\.date)).sorted().compactMap { date in
      let sets = own.filter { $0.date == date }.compactMap(\.exercise).flatMap(\.sets)
      func most(_ side: WorkSet.Side) -> Int? {
        sets.compactMap { set in
          guard case .reps(let reps) = set.amount, set.side == nil || set.side == side else { return nil }
          return reps
        }.max()
      }
      let capacity = CalfCapacity(date: date, left: most(.left), right: most(.right))
      return capacity.left == nil && capacity.right == nil ? nil : capacity
    }
  }

  private static func pain(_ log: [LogEntry]) -> [PainPoint] {
    var points: [PainPoint] = []
    for entry in log.sorted(by: { $0.date < $1.date }) {
      guard let pain = entry.pain else { continue }
      if let index = points.firstIndex(where: { $0.date == entry.date && $0.place == pain.place }) {
        points[index] = PainPoint(date: entry.date, place: pain.place, level: max(points[index].level, pain.level))
      } else {
        points.append(PainPoint(date: entry.date, place: pain.place, level: pain.level))
      }
    }
    return points
  }
}

extension Exercise {
  /// Jumping with a rope is running by other means.
  var isCardio: Bool { id == "rope_skip" }

  /// Whether a load moves once for each side: steps and rows with two weights move it once for both.
  var countsSides: Bool { isOneSided || record.first("Sides") == "either" }
}
