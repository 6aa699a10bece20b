import Knowledge

// Fitting a session to the time wished for, and to the week it is in.
extension WorkoutBuilder {
  /// Takes sets, then exercises away, the least important first, until the session fits.
  func shrink(_ items: inout [SessionItem], to most: Int) {
    func seconds() -> Int { items.reduce(0) { $0 + $1.seconds } }
    for (fewestSets, fewestItems) in [(2, 3), (1, 2), (1, 1)] {
      for place in items.indices.reversed() {
        while seconds() > most, items[place].sets > fewestSets { items[place].sets -= 1 }
      }
      while seconds() > most, items.count > fewestItems { items.removeLast() }
    }
  }

  /// Adds exercises, sets and at last mobility while the session is too short.
  mutating func grow(_ chosen: inout Chosen, _ extras: inout [String], _ focus: Focus, _ limits: SessionLimits) {
    while chosen.seconds < limits.enough, chosen.items.count < limits.mostExercises {
      let before = chosen
      guard addNext(&extras, focus, to: &chosen) else { break }
      while chosen.seconds > limits.most, let last = chosen.items.last, last.sets > 1 { chosen.items[chosen.items.count - 1].sets -= 1 }
      if chosen.seconds > limits.most { chosen = before }
    }
    for sets in 2...limits.mostSets {
      for place in chosen.items.indices where chosen.seconds < limits.enough && chosen.items[place].sets < sets {
        let more = chosen.items[place].secondsPerSet
        if chosen.items[place].move.part != .jumps, chosen.seconds + more <= limits.most { chosen.items[place].sets += 1 }
      }
    }
    guard chosen.seconds < limits.enough, let routine = library.routines.first(where: { $0.goal == "mobility" }) else { return }
    for id in routine.exercises(session: 0) where chosen.seconds < limits.enough {
      let before = chosen
      add(id, focus, to: &chosen)
      if chosen.seconds > limits.most { chosen = before }
    }
    // With few exercises to choose from one set more has to do.
    for place in chosen.items.indices where chosen.seconds < limits.enough && chosen.items[place].move.part != .jumps {
      let more = chosen.items[place].secondsPerSet
      if chosen.seconds + more <= limits.most { chosen.items[place].sets += 1 }
    }
  }

  func warmUpText(_ seconds: Int, _ focus: Focus) -> String {
    if seconds < 120 { return "Do the first set slowly and light." }
    let minutes = seconds / 60
    let what = focus == .upperCore ? "easy, arm circles and trunk turns" : "easy, leg swings and ankle rocks"
    return "\(minutes) minutes \(situation.unexamined.isEmpty ? what : "of arm circles and trunk turns, sitting or lying"), then a lighter first set."
  }

  /// Halves the sets in a deload or after illness, takes one away after a long break or when the week is to be easier.
  func applyWeek(to items: inout [SessionItem]) {
    let isHalved = situation.isDeload || situation.isIll
    var carried = 1
    for place in items.indices where items[place].move.part != .mobility {
      if isHalved {
        // Odd numbers are rounded up and down by turns, so that the whole session halves.
        let sets = items[place].sets + carried
        items[place].sets = max(1, sets / 2)
        carried = max(0, sets - 2 * items[place].sets)
        if items[place].reserve != nil { items[place].reserve = "4+" }
      }
      if situation.request.effort == .easier { items[place].makeEasier() }
      if situation.request.comeback == .longBreak, items[place].sets > 1 { items[place].sets -= 1 }
    }
  }

  func notes(_ exercises: [PlannedExercise]) -> [String] {
    var notes: [String] = []
    if exercises.contains(where: { $0.part == .jumps }) {
      notes.append("Jump only with no tendon or bone pain and 20 single-leg calf raises a side in hand; stop a set when it gets slow or loud.")
    }
    switch situation.request.comeback {
    case .twoWeeks: notes.append("Take about 10 % less weight than before the break.")
    case .longBreak: notes.append("Take 20-30 % less weight than before the break.")
    case .illness: notes.append("Start at about half of what you did before, and stop if you feel worse.")
    case .shortBreak: notes.append("Repeat your last session's weights.")
    case nil: break
    }
    return notes
  }
}
