import Knowledge

/// An exercise in a session that is being put together.
struct SessionItem {
  let move: Move
  var sets: Int
  let amount: String
  let rest: String?
  let tempo: String?
  var reserve: String?
  let notes: [String]
  let insteadOf: String?
  /// Work and rest of one set.
  let secondsPerSet: Int

  /// - Parameter goals: the doses to look for, best first.
  init(_ move: Move, _ situation: Situation, _ focus: Focus, goals: [String], notes: [String], insteadOf: String?) {
    self.move = move
    self.notes = notes
    self.insteadOf = insteadOf
    let dose = move.dose(for: goals)
    func given(_ text: String?) -> String? { text == "-" ? nil : text }
    var amount = dose?.amount ?? "8-10 reps"
    var rest = given(dose?.rest)
    tempo = given(dose?.tempo)
    reserve = given(dose?.reserve)
    let isMain = move.part == .heavy || move.part == .singleLeg
    if situation.isModerate, isMain, amount.utf8.suffix(4).elementsEqual("reps".utf8), SessionTime.lowest(amount) < 8 {
      amount = "8-12 reps"
      rest = "90-120 s"
      reserve = "3-4"
    }
    // Up to five minutes of rest are possible; two to three are the default of the fact sheet (§2.2.6).
    if rest == "2-5 min" { rest = "2-3 min" }
    if situation.minutes <= 15, move.part != .mobility, rest != nil { rest = "20-30 s" }
    self.amount = amount
    self.rest = rest
    secondsPerSet = SessionTime.secondsPerSet(
      amount: amount, rest: rest, tempo: tempo, isOneSided: move.isOneSided, isJump: move.part == .jumps)
    let numbers = (dose?.sets ?? "2").split(separator: "-").compactMap { Int($0) }
    let isLight = situation.level == .beginner || [.taper, .race, .recovery].contains(situation.phase) || focus == .fullBody || move.part == .mobility
    sets = max(1, min((isLight ? numbers.first : numbers.last) ?? 2, 5))
    if situation.phase == .race || situation.phase == .recovery { sets = min(sets, 1 + (focus == .upperCore ? 1 : 0)) }
  }

  var seconds: Int { sets * secondsPerSet }

  /// One set fewer and one more repetition in reserve.
  mutating func makeEasier() {
    sets = max(1, sets - 1)
    if let reserve, reserve != "4+" {
      self.reserve = reserve.split(separator: "-").map { part in Int(part).map { String($0 + 1) } ?? String(part) }.joined(separator: "-")
    }
  }

  var planned: PlannedExercise {
    PlannedExercise(
      id: move.id, name: move.name, part: move.part, sets: sets, amount: move.isOneSided ? amount + " a side" : amount, rest: rest, reserve: reserve,
      tempo: tempo, notes: notes, insteadOf: insteadOf, seconds: seconds)
  }
}

/// The time a session may take, in seconds.
struct SessionLimits {
  let wished: Int
  private let warmUpRange: ClosedRange<Int>
  /// Whether the session is not filled up: in reduced phases it may be shorter than asked for.
  let isFixed: Bool
  let mostExercises: Int
  let mostSets: Int

  init(_ situation: Situation) {
    // Race week and the days after it are for moving, not for training.
    let minutes = [.race, .recovery].contains(situation.phase) ? min(situation.minutes, 20) : situation.minutes
    wished = minutes * 60
    isFixed = situation.phase.isReduced
    mostExercises = 4 + minutes / 10
    mostSets = situation.level == .beginner ? 3 : 4
    switch minutes {
    case ..<8: warmUpRange = 0...60
    case ..<15: warmUpRange = 30...150
    case ..<25: warmUpRange = 90...300
    // Older adults take a longer warm-up (fact sheet §3.5).
    default: warmUpRange = situation.isOlder ? 360...600 : 180...600
    }
  }

  /// The most that sets and rests may take.
  var most: Int { wished - warmUpRange.lowerBound }
  /// What sets and rests need not exceed, with a usual warm-up.
  var enough: Int { wished - (2 * warmUpRange.lowerBound + warmUpRange.upperBound) / 3 }

  /// The warm-up that fills the time beside the sets, in half minutes.
  func warmUp(beside seconds: Int) -> Int {
    // A session that is not filled up needs no long warm-up either.
    let longest = isFixed ? max(warmUpRange.lowerBound, min(300, warmUpRange.upperBound)) : warmUpRange.upperBound
    return min(max((wished - seconds) / 30 * 30, warmUpRange.lowerBound), longest)
  }
}
