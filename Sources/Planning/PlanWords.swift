import Knowledge

/// The words of a plan: why each day is as it is, and the answer in a sentence.
struct PlanWords {
  let situation: Situation
  let facts: WeekFacts
  let placement: Placement

  init(_ situation: Situation, _ facts: WeekFacts, _ placement: Placement) {
    (self.situation, self.facts, self.placement) = (situation, facts, placement)
  }

  func days(_ workouts: [Workout?]) -> [PlannedDay] {
    (0..<7).map { day in
      let workout = workouts[day]
      let isRest = facts.runs[day].isEmpty && (workout.map { !$0.focus.isStrength } ?? true)
      let (why, rules) = reason(day, workout)
      return PlannedDay(
        day: facts.day(day), date: facts.date(day), runs: facts.runs[day], workout: workout, isRest: isRest, why: why, rules: rules.map(\.id))
    }
  }

  /// `Two strength sessions fit: legs on Tuesday and Thursday.`
  var answer: String {
    let sessions = placement.strength.days
    if sessions.isEmpty { return answerWithoutSessions }
    var groups: [(Focus, [String])] = []
    for day in sessions {
      guard let focus = placement[day] else { continue }
      if let place = groups.firstIndex(where: { $0.0 == focus }) {
        groups[place].1.append(facts.day(day).name)
      } else {
        groups.append((focus, [facts.day(day).name]))
      }
    }
    let list = groups.map { "\($0.0.name) on \(joined($0.1))" }.joined(separator: ", ")
    let count = sessions.count == 1 ? "One strength session fits" : "\(capitalised(spelled(sessions.count))) strength sessions fit"
    return raceLead + "\(count): \(list)."
  }

  private var raceLead: String {
    guard situation.unexamined.isEmpty else { return "" }
    return switch situation.request.race.map({ situation.request.today.days(to: $0.date) }) {
    case 0: "Race today, so nothing else. After it: "
    case 1: "Race tomorrow, so no strength before it. "
    default: ""
    }
  }

  private var answerWithoutSessions: String {
    if let race = situation.request.race, situation.unexamined.isEmpty {
      let days = situation.request.today.days(to: race.date)
      if days == 0 { return "Race today: no strength work, only the race." }
      if days == 1 { return "Race tomorrow: no strength work before it; a few minutes of easy mobility at most." }
      if (2...6).contains(days) { return "No strength work fits before the race on \(race.date.weekday.name)." }
      if (-7..<0).contains(days) { return "You have just raced: no strength work in these days." }
    }
    if facts.past == .all { return "That week is over; tell me which week to plan." }
    if !situation.request.missed.isEmpty { return "No strength session is left this week, and none has to be made up." }
    if situation.request.strengthDays == 0 {
      return "No strength this week, as you asked; one short heavy session a week would keep what you have."
    }
    return "No strength session fits this week."
  }

  private func reason(_ day: Int, _ workout: Workout?) -> (String, [Rule]) {
    let runs = facts.runs[day]
    let isHard = facts.hardDays.contains(day)
    guard let workout, workout.focus.isStrength else { return reasonWithoutStrength(day, workout) }
    switch workout.focus {
    case .legs:
      if facts.longDays.contains(day) { return ("after the long run, 6 h later: no other day is free", [.longRunDay, .freshLegs]) }
      if isHard { return ("after \(runs[0].name), 6 h later: the hard day stays hard", [.afterLongRun, .separateDays, .freshLegs]) }
      let clear = clearDays(day)
      let lead = runs.isEmpty ? "no run" : "easy run first"
      return (clear.isEmpty ? lead + ": fresh legs" : "\(lead), \(clear)", [.freshLegs, .spacing] + (runs.isEmpty ? [.separateDays] : [.longRunDay]))
    case .fullBody:
      if situation.phase == .race {
        let isAfter = situation.request.race.map { $0.date < facts.date(day) } ?? false
        return isAfter ? ("short and light: the race is behind you", [.afterRace, .raceWeek]) : ("short and light: race week", [.raceWeek, .raceEve])
      }
      if isHard { return ("after \(runs[0].name), 3 h later or more: no better day is free", [.longRunDay, .separateDays]) }
      let next = facts.eves.contains(day)
      let lead = runs.isEmpty ? "no run" : "easy run, strength 3 h later or more"
      return (next ? "\(lead); keep it light for tomorrow" : "\(lead); no hard run tomorrow", next ? [.lightEve] : [.lightEve, .longRunDay])
    case .upperCore, .core, .mobility:
      if facts.eves.contains(day) || (facts.raceDays.contains { $0 > day && $0 - day <= 2 }) {
        return ("legs stay fresh for \(facts.runTomorrow(day)?.name ?? "the race")", [.freshLegs])
      }
      if isHard { return ("beside \(runs[0].name): legs are left alone", [.longRunDay]) }
      if !situation.unexamined.isEmpty { return ("legs are left alone until they have been looked at", [.noLegLoading]) }
      return (runs.isEmpty ? "no run; legs rest" : "easy run; legs rest", [.spacing])
    }
  }

  private func reasonWithoutStrength(_ day: Int, _ workout: Workout?) -> (String, [Rule]) {
    let runs = facts.runs[day]
    if facts.raceDays.contains(day) { return ("race: nothing else", [.raceEve]) }
    if let race = situation.request.race, facts.date(day).days(to: race.date) == 1 { return ("eve of the race: rest or a short jog", [.raceEve]) }
    if facts.impossible.contains(day) {
      return (runs.isEmpty ? "you ruled this day out" : "you ruled this day out, but a run is on it", [.impossibleDay])
    }
    if !situation.uncleared.isEmpty { return (runs.isEmpty ? "rest" : "your run; ask a clinician first", [.clearance]) }
    if let run = runs.first {
      if run == .long { return (workout == nil ? "long run only" : "long run: mobility only", [.longRunDay]) }
      if run.isHard { return (workout == nil ? "hard run only" : "hard run; core is fine, 3 h apart", [.longRunDay]) }
      if facts.eased.contains(where: { $0.day == day }) { return ("easy: the race is still in your legs", [.easyRuns]) }
      return facts.eves.contains(day) ? ("easy, fresh for tomorrow", [.freshLegs]) : ("easy day stays easy", [.afterLongRun])
    }
    if facts.past.contains(day) { return ("already over", [.impossibleDay]) }
    return ("full rest day", [.restDay])
  }

  /// `two days clear of Saturday's long run`
  private func clearDays(_ day: Int) -> String {
    for ahead in 1...6 {
      let other = (day + ahead) % 7
      guard facts.hardDays.contains(other), let run = facts.runs[other].first else { continue }
      if run == .race, day + ahead >= 7 { continue }
      return ahead == 1 ? "" : "\(spelled(ahead - 1)) \(ahead == 2 ? "day" : "days") clear of \(facts.day(other).name)'s \(run.name)"
    }
    return ""
  }
}

extension DaySet {
  func contains(where test: (Int) -> Bool) -> Bool { days.contains(where: test) }
}

/// `two`
func spelled(_ number: Int) -> String {
  let words = ["no", "one", "two", "three", "four", "five", "six", "seven"]
  return words.indices.contains(number) ? words[number] : String(number)
}

func lowerFirst(_ text: String) -> String {
  // Names such as GP stay as they are.
  guard let second = text.dropFirst().first, second.isLowercase || second == " " else { return text }
  return text.prefix(1).lowercased() + text.dropFirst()
}
