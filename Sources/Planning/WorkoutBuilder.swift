import Knowledge

/// Fills sessions with exercises that suit level, equipment and conditions, with doses for the phase, within the time wished for.
struct WorkoutBuilder {
  let library: Library
  let situation: Situation
  private let suitabilities: Suitabilities
  /// A caution is read from text each time, so it is kept.
  private var suitability: [String: Suitability] = [:]
  private var replacements: [String: Move?] = [:]
  private let rehabExercises: [String]

  init(_ library: Library, _ situation: Situation) {
    self.library = library
    self.situation = situation
    suitabilities = library.knowledge.suitabilities(for: situation.request.conditions)
    rehabExercises = situation.injuries.flatMap { $0.exercises.map(\.left) }
  }

  /// A strength session.
  ///
  /// - Parameters:
  ///   - number: its place among the strength sessions of the week, those for the legs first, counted from 0.
  ///   - sessions: how many there are for the legs.
  ///   - jumps: whether it may begin with jumps.
  /// - Returns: nil when no exercise suits.
  mutating func strength(_ focus: Focus, number: Int, of sessions: Int, jumps: Bool) -> Workout? {
    let routine = focus == .upperCore ? nil : routine(for: focus, sessions: sessions)
    var number = number
    if let routine, let turn = turn(routine, sessions) { number = (number + turn) % routine.days.count }
    var chosen = Chosen()
    for id in routine?.exercises(session: number) ?? [] { add(id, focus, to: &chosen) }
    if focus != .upperCore { addRehab(focus, to: &chosen) }
    if jumps { addJumps(to: &chosen) }
    let isFilled = !chosen.items.isEmpty
    var extras = extras(focus, number)
    if !isFilled { for _ in 0..<5 { addNext(&extras, focus, to: &chosen) } }
    guard !chosen.items.isEmpty else { return nil }
    if situation.request.effort == .harder { makeHarder(focus, &chosen) }

    let limits = SessionLimits(situation)
    if limits.isFixed { chosen.items = Array(chosen.items.prefix(4)) }
    shrink(&chosen.items, to: limits.most)
    if !limits.isFixed { grow(&chosen, &extras, focus, limits) }
    let warmUp = limits.warmUp(beside: chosen.seconds)
    applyWeek(to: &chosen.items)
    var exercises = chosen.items.map(\.planned)
    // Exercises of one part keep the order of the routine.
    exercises = PlannedExercise.Part.allCases.flatMap { part in exercises.filter { $0.part == part } }
    let letter = ["A", "B", "C", "D"][min(number, 3)]
    return Workout(
      focus: focus, title: "Strength \(letter): \(focus.name)", warmUp: warmUpText(warmUp, focus), warmUpSeconds: warmUp, exercises: exercises,
      routine: isFilled ? routine?.id : nil, notes: notes(exercises))
  }

  /// Where a week begins in a routine's sessions, so that A and B take turns when a week has one of them, or three.
  private func turn(_ routine: RoutinePlan, _ sessions: Int) -> Int? {
    let count = routine.days.count
    guard count == 2, sessions % 2 != 0 else { return nil }
    return (situation.request.weekStart.monday.dayNumber + 3) / 7 * sessions % count
  }

  /// Ten minutes of core or mobility beside a run.
  mutating func short(_ focus: Focus) -> Workout? {
    let goal = focus == .core ? "core" : "mobility"
    guard let routine = library.routines.first(where: { $0.goal == goal }) else { return nil }
    var chosen = Chosen()
    for id in routine.exercises(session: 0) { add(id, focus, to: &chosen) }
    shrink(&chosen.items, to: min(10, situation.minutes) * 60)
    guard !chosen.items.isEmpty else { return nil }
    applyWeek(to: &chosen.items)
    return Workout(
      focus: focus, title: focus == .core ? "Core" : "Mobility", warmUp: routine.warmUp, warmUpSeconds: 0, exercises: chosen.items.map(\.planned),
      routine: routine.id, notes: [])
  }

  // MARK: Choosing

  /// Exercises chosen so far, the most important first.
  struct Chosen {
    var items: [SessionItem] = []
    var used: Set<String> = []
    var seconds: Int { items.reduce(0) { $0 + $1.seconds } }

    mutating func append(_ item: SessionItem) {
      items.append(item)
      used.insert(item.move.id)
    }

    func count(of pattern: String) -> Int { items.reduce(0) { $0 + ($1.move.pattern == pattern ? 1 : 0) } }
  }

  /// The routine that fits best: by goal, then one that is not for another race, then by length, by days a week, and by size.
  private func routine(for focus: Focus, sessions: Int) -> RoutinePlan? {
    let isShort = situation.minutes <= 15
    let goals = isShort ? ["learner"] : goals(of: focus)
    var best: (rank: [Int], routine: RoutinePlan)?
    for routine in library.routines where routine.level <= situation.level && routine.isDoable(with: situation.things) {
      let isRehab = routine.goal == "rehab" && routine.entries.filter { rehabExercises.contains($0.exercise) }.count >= 3
      guard let goal = isRehab && !isShort ? -1 : goals.firstIndex(of: routine.goal) else { continue }
      let forRace = routine.aliases.contains { $0.hasPrefix("marathon") }
      let isRaceFit = forRace == [.marathon, .ultra].contains(situation.request.race?.distance)
      let isLengthFit = (routine.minutes <= 15) == isShort
      let isLight = situation.level == .beginner || focus == .fullBody
      let rank = [
        goal, isLengthFit ? 0 : 1, isRaceFit ? 0 : 1, -(Level.allCases.firstIndex(of: routine.level) ?? 0), routine.days.count == sessions ? 0 : 1,
        isLight ? routine.size : -routine.size,
      ]
      if best.map({ rank.lexicographicallyPrecedes($0.rank) }) ?? true { best = (rank, routine) }
    }
    return best?.routine
  }

  private func goals(of focus: Focus) -> [String] {
    if situation.phase.isReduced, situation.level > .beginner { return ["maintenance", "strength", "learner"] }
    return situation.level == .beginner || focus == .fullBody ? ["learner", "strength"] : ["strength", "learner"]
  }

  /// Adds an exercise, or what stands in for it; nothing when there is nothing that suits.
  @discardableResult
  mutating func add(_ id: String, _ focus: Focus, to chosen: inout Chosen) -> Bool {
    guard let move = library[id], let found = legal(move, focus, chosen.used) else { return false }
    let insteadOf = found.id == id ? nil : move.name
    chosen.append(SessionItem(found, situation, focus, goals: doseGoals(found, focus), notes: changes(found), insteadOf: insteadOf))
    return true
  }

  private mutating func legal(_ move: Move, _ focus: Focus, _ used: Set<String>) -> Move? {
    if isLegal(move, focus), !used.contains(move.id) { return move }
    if let found = replacement(for: move), !used.contains(found.id), isLegal(found, focus), isPart(found.part, like: move.part) { return found }
    // The next best of the same pattern, the hardest one that is no harder.
    var best: Move?
    for other in library.byPattern[move.pattern] ?? [] where other.level <= max(move.level, .beginner) && !used.contains(other.id) {
      if best.map({ $0.level < other.level }) ?? true, isLegal(other, focus) { best = other }
    }
    return best
  }

  private mutating func replacement(for move: Move) -> Move? {
    if let known = replacements[move.id] { return known }
    let other = library.knowledge.replacement(for: move.exercise, suitabilities, things: situation.things)
    let found = other.flatMap { library[$0.id] }
    replacements[move.id] = .some(found)
    return found
  }

  /// Strength is not replaced by stretching or jumping.
  private func isPart(_ part: PlannedExercise.Part, like other: PlannedExercise.Part) -> Bool {
    (part == .mobility) == (other == .mobility) && (part == .jumps) == (other == .jumps)
  }

  private mutating func isLegal(_ move: Move, _ focus: Focus) -> Bool {
    guard move.level <= situation.level, move.isDoable(with: situation.things), isWithin(move, focus) else { return false }
    for injury in situation.unexamined where move.touches.contains(injury.id) || !move.touches.isDisjoint(with: injury.regions) { return false }
    if case .not = suitability(move) { return false }
    return true
  }

  private func isWithin(_ move: Move, _ focus: Focus) -> Bool {
    if !situation.unexamined.isEmpty || focus == .upperCore {
      return move.part == .upperBody || move.part == .core || (move.part == .mobility && situation.unexamined.isEmpty)
    }
    return true
  }

  private mutating func suitability(_ move: Move) -> Suitability {
    if situation.request.conditions.isEmpty { return .may }
    if let known = suitability[move.id] { return known }
    let found = suitabilities[move.exercise]
    suitability[move.id] = found
    return found
  }

  private mutating func changes(_ move: Move) -> [String] {
    if case .adapt(let changes) = suitability(move) { return changes }
    return []
  }

  private func doseGoals(_ move: Move, _ focus: Focus) -> [String] {
    if move.part == .mobility { return ["mobility"] }
    if move.part == .jumps { return [situation.level == .advanced ? "power" : "learner"] }
    if rehabExercises.contains(move.id) { return ["rehab", "learner"] }
    if situation.phase.isReduced { return ["maintenance"] }
    if situation.level == .beginner || focus == .fullBody || situation.isIll || situation.minutes <= 15 { return ["learner"] }
    return situation.phase == .base ? ["hypertrophy", "strength"] : ["strength"]
  }

  /// The first two exercises of each injury's own list, so that what hurts is looked after.
  private mutating func addRehab(_ focus: Focus, to chosen: inout Chosen) {
    for injury in situation.injuries {
      var left = 2 - injury.exercises.filter { chosen.used.contains($0.left) }.count
      for id in injury.exercises.map(\.left) where left > 0 {
        guard let move = library[id], move.part != .jumps, move.part != .mobility, !chosen.used.contains(id), isLegal(move, focus) else { continue }
        add(id, focus, to: &chosen)
        chosen.items.insert(chosen.items.removeLast(), at: min(2, chosen.items.count))
        left -= 1
      }
    }
  }

  /// One or two jumps at the level of the runner, from the power routine's steps.
  private mutating func addJumps(to chosen: inout Chosen) {
    guard let routine = library.routines.first(where: { $0.goal == "power" }) else { return }
    let step = Level.allCases.firstIndex(of: situation.level) ?? 0
    var place = min(1, chosen.items.count)
    for id in routine.exercises(session: step).prefix(situation.level == .advanced ? 2 : 1) {
      guard let move = library[id], isLegal(move, .legs), !chosen.used.contains(id) else { continue }
      add(id, .legs, to: &chosen)
      chosen.items.insert(chosen.items.removeLast(), at: place)
      place += 1
    }
  }

  /// Parts of the body whose exercises fill up a session, best first.
  private func extras(_ focus: Focus, _ number: Int) -> [String] {
    switch focus {
    case .upperCore:
      let base = ["chest", "upper_back", "core", "core", "shoulders", "core", "core", "upper_body", "core", "upper_back", "deep_core", "core"]
      return number % 2 == 0 ? base : ["upper_back", "core", "chest"] + base
    case .fullBody:
      return ["quads", "hamstrings", "chest", "calves", "core", "upper_back", "glute_med", "soleus", "core", "glutes", "foot", "core"]
    case .legs: return ["quads", "hamstrings", "calves", "core", "glutes", "soleus", "glute_med", "core", "upper_back", "chest", "foot", "core"]
    case .core, .mobility: return []
    }
  }

  /// Adds the next exercise that fills up the session; false when there is none.
  @discardableResult
  mutating func addNext(_ extras: inout [String], _ focus: Focus, to chosen: inout Chosen) -> Bool {
    while !extras.isEmpty {
      if let id = candidate(for: extras.removeFirst(), focus, chosen) { return add(id, focus, to: &chosen) }
    }
    return false
  }

  private mutating func candidate(for bodyPart: String, _ focus: Focus, _ chosen: Chosen) -> String? {
    for id in library.byBodyPart[bodyPart] ?? [] where !chosen.used.contains(id) {
      guard let move = library[id], move.part != .jumps, move.part != .mobility, isLegal(move, focus) else { continue }
      if chosen.count(of: move.pattern) < (move.pattern == "core" ? focus == .upperCore ? 6 : 4 : 2) { return id }
    }
    return nil
  }

  /// Takes harder versions where there is a legal one, else one set more.
  private mutating func makeHarder(_ focus: Focus, _ chosen: inout Chosen) {
    for place in chosen.items.indices where [.heavy, .singleLeg].contains(chosen.items[place].move.part) {
      let item = chosen.items[place]
      var harder: Move?
      for id in item.move.harder where harder == nil && !chosen.used.contains(id) {
        if let move = library[id], isLegal(move, focus), isPart(move.part, like: item.move.part) { harder = move }
      }
      if let harder {
        chosen.items[place] = SessionItem(
          harder, situation, focus, goals: doseGoals(harder, focus), notes: changes(harder), insteadOf: item.move.name)
        chosen.used.insert(harder.id)
      } else {
        chosen.items[place].sets = min(item.sets + 1, 5)
      }
    }
  }
}
