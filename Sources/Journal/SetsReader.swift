import Knowledge

/// Reads the sets of one exercise from the pieces that belong to it.
struct SetsReader {
  let exercise: Exercise
  /// What a load without a unit is counted in.
  let unit: WeightUnit

  private(set) var sets: [WorkSet] = []
  private(set) var saysEach = false
  /// Pieces that could not be read: numbers of an unknown kind.
  private(set) var unread: [Int] = []
  /// Words beside.
  private(set) var remarks: [Int] = []

  private var terms: [(term: Term, places: [Int])] = []
  /// `3 sets`, not yet met by what was done in each.
  private var count: Int?
  /// Where the sets begin that `count` or a load may still hold for.
  private var firstOpen = 0
  private var pendingLoad: Load?
  private var side: WorkSet.Side?
  private var firstWithoutSide = 0
  private var isAfterAt = false

  init(_ exercise: Exercise, unit: WeightUnit) { (self.exercise, self.unit) = (exercise, unit) }

  /// Reads pieces; what stands before the exercise comes first.
  mutating func read(_ text: LogText, _ places: [Int]) {
    terms = Term.terms(text, places)
    let sidesComeFirst = sidesComeFirst
    var index = 0
    while index < terms.count {
      let term = terms[index].term
      switch term {
      case .amount(let value, let unit): index += amount(value, unit, at: index) - 1
      case .at: isAfterAt = true
      case .side(let side): sidesComeFirst ? (self.side = side) : assign(side)
      case .each: if !isPerHand(index) { saysEach = true }
      case .unknown:
        remarks += terms[index].places
        isAfterAt = false
      case .times, .perHand, .total, .comma, .filler: break
      }
      index += 1
    }
    meetCount()
    fillLoads()
  }

  /// How many sets a count of rounds makes, when it was told for all exercises.
  mutating func multiply(_ rounds: Int) {
    guard sets.count == 1, (2...20).contains(rounds) else { return }
    sets = Array(repeating: sets[0], count: rounds)
  }

  // MARK: - Sides

  private var sidesComeFirst: Bool {
    guard let first = terms.firstIndex(where: { if case .side = $0.term { true } else { false } }) else { return false }
    return !terms[..<first].contains { entry in
      if case .amount(_, let unit) = entry.term { return unit != .sets && unit != .kilograms && unit != .pounds }
      return false
    }
  }

  private mutating func assign(_ side: WorkSet.Side) {
    meetCount()
    for index in sets.indices where index >= firstWithoutSide { sets[index].side = side }
    firstWithoutSide = sets.count
    firstOpen = sets.count
  }

  // MARK: - Numbers

  /// Reads the number at a term, with those multiplied by it; says how many terms it took.
  private mutating func amount(_ value: Double, _ unit: LogWords.Unit?, at index: Int) -> Int {
    var chain = [(value, unit, index)]
    var next = index + 1
    var isEach = false
    while next < terms.count {
      var probe = next
      if terms[probe].term == .each, probe + 1 < terms.count, terms[probe + 1].term == .times {
        isEach = true
        probe += 1
      }
      // Commas and slashes part the factors in "3 x 10 / 16 kg"; they do not multiply.
      guard terms[probe].term == .times, probe + 1 < terms.count, case .amount(let factor, let factorUnit) = terms[probe + 1].term, chain.count < 3
      else {
        break
      }
      chain.append((factor, factorUnit, probe + 1))
      next = probe + 2
    }
    if chain.count == 2, next + 1 < terms.count, terms[next].term == .comma, case .amount(chain[1].0, nil) = terms[next + 1].term, chain[1].1 == nil {
      // "3x8/8" counts both sides.
      saysEach = true
      next += 2
    }
    saysEach = saysEach || isEach
    let after = isAfterAt
    isAfterAt = false
    switch chain.count {
    case 1: single(value, unit, afterAt: after, at: index)
    case 2: pair(chain[0], chain[1], afterAt: after, isEach: isEach)
    default: triple(chain[0], chain[1], chain[2])
    }
    return next - index
  }

  private mutating func single(_ value: Double, _ unit: LogWords.Unit?, afterAt: Bool, at index: Int) {
    switch unit {
    case .kilograms, .pounds: apply(load(value, unit, perHand: isPerHand(index + 1) || hands(before: index)))
    case .sets:
      if count != nil, sets.count > firstOpen { meetCount() }
      count = Int(value)
    case .reps, .metres: add(value, unit, times: 1)
    case .seconds:
      // "with two 10s" and "with 10s" are weights, not seconds.
      afterAt && !isHeld ? apply(load(value, nil, perHand: true)) : add(value, unit, times: 1)
    case nil:
      if afterAt, isCountOfHands(value, index) { return isAfterAt = true }
      if afterAt {
        apply(load(value, nil, perHand: isPerHand(index + 1) || hands(before: index)))
      } else if count == nil, firstOpen < sets.count, isScheme, value >= 4, canBeLoaded {
        apply(load(value, nil, perHand: isPerHand(index + 1)))
      } else {
        add(value, nil, times: 1)
        isScheme = false
      }
    case .length: remarks += terms[index].places
    case .stone, .other, .minutes: unread += terms[index].places
    }
  }

  /// Whether the last sets were told as `3 x 10`, so that a lone number behind them is no further set.
  private var isScheme = false

  private typealias Factor = (value: Double, unit: LogWords.Unit?, index: Int)

  private mutating func pair(_ a: Factor, _ b: Factor, afterAt: Bool, isEach: Bool) {
    let aIsLoad = a.unit == .kilograms || a.unit == .pounds
    let bIsLoad = b.unit == .kilograms || b.unit == .pounds
    if bIsLoad, afterAt, a.value == 2 { return apply(load(b.value, b.unit, perHand: true)) }
    // "225 x 5 lbs"
    if bIsLoad, !aIsLoad, a.value > 50, b.value <= 20 { return addLoaded(load(a.value, b.unit), reps: b.value) }
    if bIsLoad { return addLoaded(load(b.value, b.unit), reps: a.value) }
    if aIsLoad { return addLoaded(load(a.value, a.unit), reps: b.value) }
    if afterAt, a.unit == nil, b.unit == nil, a.value > 10 { return addLoaded(load(a.value, nil), reps: b.value) }
    if a.unit == .sets { return scheme(a.value, b.value, b.unit) }
    if b.unit == .sets || isEach || (a.unit != nil && b.unit == nil) { return scheme(b.value, a.value, a.unit) }
    if a.value > 10, b.unit == nil {
      if a.value >= 20, b.value <= 12, isAlwaysLoaded { return addLoaded(load(a.value, nil), reps: b.value) }
      return b.value <= 10 ? scheme(b.value, a.value, nil) : leave(a, b)
    }
    scheme(a.value, b.value, b.unit)
  }

  /// Sets, repetitions and load; a load in front is followed by repetitions and sets (`135 lb x 5 x 3`).
  private mutating func triple(_ a: Factor, _ b: Factor, _ c: Factor) {
    if a.unit == .kilograms || a.unit == .pounds || (a.value > 30 && a.value > b.value && a.value > c.value) {
      let (reps, sets) = b.value <= 5 && c.value > b.value && c.value >= 8 ? (c, b) : (b, c)
      apply(load(a.value, a.unit))
      return scheme(sets.value, reps.value, reps.unit)
    }
    guard c.unit == nil || c.unit == .kilograms || c.unit == .pounds else { return leave(a, b, c) }
    a.unit == .reps ? scheme(b.value, a.value, nil) : scheme(a.value, b.value, b.unit)
    apply(load(c.value, c.unit))
  }

  private mutating func scheme(_ count: Double, _ value: Double, _ unit: LogWords.Unit?) {
    guard (1...30).contains(count), count == count.rounded(), unit != .other else {
      for entry in terms where entry.term == .amount(value, unit) { unread += entry.places }
      return
    }
    add(value, unit, times: Int(count))
    isScheme = true
  }

  private mutating func leave(_ factors: Factor...) { unread += factors.flatMap { terms[$0.index].places } }

  // MARK: - Sets

  private mutating func add(_ value: Double, _ unit: LogWords.Unit?, times: Int) {
    guard value >= 1, value <= 7_200, value == value.rounded() else { return }
    let number = Int(value)
    let amount: WorkSet.Amount =
      switch unit {
      case .seconds: .seconds(number)
      case .metres: isHeld ? .seconds(number * 60) : .metres(number)
      case .reps: .reps(number)
      default: isHeld ? .seconds(number) : isCarried ? .metres(number) : .reps(number)
      }
    sets += Array(repeating: WorkSet(amount, load: pendingLoad, side: side), count: times)
  }

  private mutating func addLoaded(_ load: Load, reps: Double) {
    guard reps >= 1, reps <= 1_000 else { return }
    sets += Array(repeating: WorkSet(.reps(Int(reps)), load: load, side: side), count: count ?? 1)
    count = nil
    firstOpen = sets.count
  }

  /// `3 sets` multiplies the one amount told; a list of amounts stays as it is.
  private mutating func meetCount() {
    defer {
      count = nil
      firstOpen = sets.count
    }
    guard let count, (1...30).contains(count), sets.count - firstOpen == 1, let only = sets.last else { return }
    sets += Array(repeating: only, count: count - 1)
  }

  // MARK: - Loads

  /// A load holds for the sets before it that have none, else for those that follow.
  private mutating func apply(_ load: Load) {
    if let last = sets.last, last.load == nil {
      meetCount()
      for index in sets.indices where sets[index].load == nil { sets[index].load = load }
    } else {
      pendingLoad = load
    }
  }

  /// Sets without a load take the only one that was told.
  private mutating func fillLoads() {
    let told = sets.compactMap(\.load) + (pendingLoad.map { [$0] } ?? [])
    guard let first = told.first, told.allSatisfy({ $0 == first }) else { return }
    for index in sets.indices where sets[index].load == nil { sets[index].load = first }
  }

  private func load(_ value: Double, _ unit: LogWords.Unit?, perHand: Bool = false) -> Load {
    Load(value, unit == .kilograms ? .kilograms : unit == .pounds ? .pounds : self.unit, perHand: perHand)
  }

  /// Whether "each hand" or "dumbbells" comes next, or "each" right behind a load.
  private func isPerHand(_ index: Int) -> Bool {
    guard terms.indices.contains(index) else { return false }
    switch terms[index].term {
    case .perHand: return !terms[index...].contains { $0.term == .total }
    case .each:
      guard index > 0, case .amount(_, let unit) = terms[index - 1].term, terms[index].places.count == 1 else { return false }
      return unit == .kilograms || unit == .pounds
    default: return false
    }
  }

  /// `with two 10s`
  private func hands(before index: Int) -> Bool {
    guard index > 1, case .amount(2, nil) = terms[index - 1].term else { return false }
    return terms[index - 2].term == .at
  }

  private func isCountOfHands(_ value: Double, _ index: Int) -> Bool {
    guard value == 2, terms.indices.contains(index + 1), case .amount = terms[index + 1].term else { return false }
    return true
  }

  // MARK: - The exercise

  private var isHeld: Bool { exercise.doses.first?.amount.hasSuffix(" s") ?? false }
  private var isCarried: Bool { exercise.doses.first?.amount.hasSuffix(" m") ?? false }
  private var canBeLoaded: Bool { !isHeld && exercise.pattern != "mobility" }
  private var isAlwaysLoaded: Bool { !exercise.equipment.contains([]) && exercise.equipment.joined().contains { Self.weights.contains($0) } }
  private static let weights: Set<String> = ["barbell", "dumbbell", "kettlebell", "trap_bar", "machine", "cable"]
}
