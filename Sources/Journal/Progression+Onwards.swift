import Knowledge

/// The usual course, when nothing speaks against going on.
extension Progression {
  func onwards(_ bouts: [Bout], _ last: Bout) -> NextTarget {
    let (bottom, top) = (range.amount.lowerBound, range.amount.upperBound)
    if last.amounts.contains(where: { $0 < bottom }), last.amounts.count >= range.sets.lowerBound, range.unit != .seconds {
      let amounts = last.amounts.map { max($0, bottom) }
      if let reserve = last.reserve, reserve >= 2 {
        return target(.addReps, amounts, "You had reps left: take every set to \(bottom).", load: last.load, last)
      }
      return target(.repeat, amounts, "Not all sets reached \(bottom): the same again, and rest longer between sets.", load: last.load, last)
    }
    if last.load != nil, isTwoForTwo(bouts, top), let next = heavier(last, "You beat the top by two in the last set, twice running") { return next }
    if let reserve = last.reserve, reserve < 1, range.unit == .reps {
      return same(.repeat, last, "That left nothing in reserve: repeat it until it leaves one or two.")
    }
    if !last.isRamped, last.amounts.count < range.sets.lowerBound, let least = last.amounts.min() {
      let missing = range.sets.lowerBound - last.amounts.count
      return target(
        .addSet, last.amounts + Array(repeating: max(least, bottom), count: missing),
        "\(range.sets.lowerBound) sets are the aim: add \(missing == 1 ? "one" : "\(missing)") before you add anything else.", load: last.load, last
      )
    }
    guard last.amounts.allSatisfy({ $0 >= top }) else { return more(last, top) }
    guard range.unit != .reps || isEasyEnough(bouts, last, top) else {
      let why = last.reserve == nil ? "once more, and say how many you had left" : "wait until two are left in reserve"
      return same(.repeat, last, "All sets reached \(top): \(why).")
    }
    if last.load != nil, range.unit == .reps { return withLoad(last, top) }
    return range.unit == .reps ? ladder(last) : harder(last, "You hold \(top) \(range.unit == .seconds ? "s" : "m") in every set")
  }

  // MARK: - Repetitions and seconds

  /// A repetition, or five seconds, more in each set that is not at the top.
  private func more(_ last: Bout, _ top: Int) -> NextTarget {
    let step = range.unit == .reps ? 1 : 5
    let amounts = last.amounts.map { min($0 + step, top) }
    let what = range.unit == .reps ? "one rep" : range.unit == .seconds ? "five seconds" : "five metres"
    return target(
      range.unit == .seconds ? .addSeconds : .addReps, amounts,
      "There is room up to \(top): add \(what) a set\(last.load == nil ? "" : " at the same load").", load: last.load, last)
  }

  /// Whether two repetitions were left; when nothing was told, whether it was done twice.
  private func isEasyEnough(_ bouts: [Bout], _ last: Bout, _ top: Int) -> Bool {
    if let reserve = last.reserve { return reserve >= 2 }
    guard let before = bouts.dropLast().last else { return false }
    return before.load == last.load && before.manner == last.manner && before.amounts.count >= last.amounts.count
      && before.amounts.allSatisfy { $0 >= top }
  }

  // MARK: - Load

  private func isTwoForTwo(_ bouts: [Bout], _ top: Int) -> Bool {
    let recent = bouts.suffix(2)
    return recent.count == 2 && recent.allSatisfy { $0.load == recent.last?.load && ($0.amounts.last ?? 0) >= top + 2 }
  }

  /// The next load; nil when it is too far above.
  private func heavier(_ last: Bout, _ why: String) -> NextTarget? {
    guard let load = last.load, let added = LoadSteps(load, exercise).added else { return nil }
    return addLoad(last, added, why)
  }

  private func addLoad(_ last: Bout, _ load: Load, _ why: String) -> NextTarget {
    let bottom = range.amount.lowerBound
    return target(.addLoad, last.amounts.map { _ in bottom }, "\(why): go up to \(load.inWords) and back to \(bottom) a set.", load: load, last)
  }

  /// At the top: the next load, or two more repetitions first where it is more than 10 % above.
  private func withLoad(_ last: Bout, _ top: Int) -> NextTarget {
    let why = last.reserve == nil ? "All sets reached \(top) twice" : "All sets reached \(top) with two or more left"
    guard let load = last.load else { return ladder(last) }
    if let next = heavier(last, why) { return next }
    let above = LoadSteps(load, exercise).above
    if last.amounts.allSatisfy({ $0 >= top + 2 }) { return addLoad(last, above, "All sets went two over the top, enough for a big step") }
    return target(
      .addReps, last.amounts.map { min($0 + 1, top + 2) },
      "The next weight, \(above.inWords), is more than 10 % above: get to \(top + 2) in every set first.", load: load, last)
  }

  // MARK: - Without weights

  /// More repetitions came first; then slower, a pause, one leg, load, and what the record calls harder.
  private func ladder(_ last: Bout) -> NextTarget {
    let bottoms = last.amounts.map { _ in range.amount.lowerBound }
    let top = range.amount.upperBound
    if last.manner.isEmpty {
      return target(.slower, bottoms, "All sets reached \(top): take three seconds on the way down instead of more reps.", last, manner: [.slow])
    }
    if last.manner == [.slow] {
      return target(.pause, bottoms, "All slow sets reached \(top): stay two seconds at the hardest point.", last, manner: [.pause])
    }
    return harder(last, "All sets reached \(top), with a pause")
  }

  private func harder(_ last: Bout, _ why: String) -> NextTarget {
    let other = exercise.harder.first.flatMap { knowledge.exercises[$0] }
    if let other, other.isOneSided, !exercise.isOneSided, range.unit == .reps {
      return start(other, .oneLeg, "\(why): go on to one leg with the \(other.nameInSentence).")
    }
    let weights = exercise.equipment.joined().contains { ["dumbbell", "kettlebell", "backpack"].contains($0) }
    if weights, range.unit == .reps {
      let load = unit == .kilograms ? Load(4) : Load(10, .pounds)
      return target(
        .firstLoad, last.amounts.map { _ in range.amount.lowerBound }, "\(why): hold a light weight, about \(load.inWords).", load: load, last,
        manner: [])
    }
    if let other { return start(other, .harder, "\(why): go on to the \(other.nameInSentence).") }
    return same(.keep, last, "\(why): this is enough; keep it, once or twice a week.")
  }
}
