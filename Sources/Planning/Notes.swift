import Knowledge

/// What is said beside the week: assumptions, the phase, breaks, injuries and groups.
struct Notes {
  let situation: Situation
  let facts: WeekFacts
  let placement: Placement

  init(_ situation: Situation, _ facts: WeekFacts, _ placement: Placement) {
    (self.situation, self.facts, self.placement) = (situation, facts, placement)
  }

  var all: [String] { assumptions + phase + race + comeback + conditions + running }

  private var assumptions: [String] {
    let request = situation.request
    var assumed: [String] = []
    if request.level == nil { assumed.append("you are new to strength work") }
    if request.minutes == nil { assumed.append("\(Situation.usualMinutes) minutes a session") }
    if request.equipment == nil { assumed.append("no equipment") }
    if request.runs.isEmpty, request.race == nil { assumed.append("no runs") }
    var notes = assumed.isEmpty ? [] : ["I assumed \(joined(assumed)); tell me if that is different."]
    if let wished = request.minutes, wished > Situation.minutesRange.upperBound {
      notes.append("\(wished) minutes is more than a runner needs: I planned \(Situation.minutesRange.upperBound).")
    } else if let wished = request.minutes, wished < Situation.minutesRange.lowerBound {
      notes.append("\(Situation.minutesRange.lowerBound) minutes is the shortest session I plan.")
    } else if let wished = request.minutes, wished <= 10 {
      notes.append("\(wished) minutes keeps the habit; two or three short sessions beat one long one that does not happen.")
    }
    return notes
  }

  private var phase: [String] {
    var notes: [String] = []
    switch situation.phase {
    case .taper: notes.append("Taper: fewer sets, the same weights, nothing new.")
    case .race: notes.append("Race week: one short light session or none, and nothing new.")
    case .recovery: notes.append("Recovery after the race: light work first, heavy legs later.")
    case .maintenance: notes.append("Maintenance: few sets, the weights stay heavy.")
    case .specific: notes.append("Specific weeks: legs heavy once, the other session lighter and quicker.")
    case .base, .build: break
    }
    if situation.isDeload { notes.append("Deload week: the same movements, half the sets, four or more good reps left.") }
    return notes
  }

  private var race: [String] {
    guard situation.unexamined.isEmpty, let race = situation.request.race, let season = situation.season else { return [] }
    let days = situation.request.today.days(to: race.date)
    let recovery = race.distance.daysWithoutHeavyLegs
    if days < 0 {
      if -days > max(recovery, race.distance.daysOfEasyRuns) { return ["That race is behind you and so is its recovery; tell me the next one."] }
      if -days > recovery { return [] }
      return ["Your \(race.distance.name) was \(-days == 1 ? "yesterday" : "\(-days) days ago"): heavy legs from \(season.firstHeavyLegDay.inWords)."]
    }
    if days == 0 { return ["Race today: heavy legs again from \(season.firstHeavyLegDay.inWords)."] }
    var notes: [String] = []
    let last = season.lastHeavyLegDay
    if last >= situation.request.weekStart, days <= 28, situation.phase != .race || last > situation.request.today, situation.level > .beginner {
      notes.append("Last heavy legs before the \(race.distance.name): \(last.weekday.name) \(last.inWords).")
    }
    if days < 42, situation.request.seasonWeek.map({ $0 <= 2 }) ?? (situation.request.level == nil), situation.phase != .race {
      notes.append("Less than six weeks to the race: keep new strength work light, it brings soreness before it brings speed.")
    }
    return notes
  }

  /// `Easy runs only until Sunday 5 April, a week after the race: Tuesday's intervals and Sunday's long run are easy this week.`
  private var eased: [String] {
    guard !facts.eased.isEmpty else { return [] }
    let names = facts.eased.map { "\(facts.day($0.day).name)'s \($0.run.name)" }
    let isPlural = names.count > 1 || facts.eased[0].run.isPlural
    let what = "\(joined(names)) \(isPlural ? "are" : "is") easy and short this week."
    guard let race = situation.request.race, race.date < facts.date(facts.eased[0].day) else { return ["Easy runs only in the days after the race: \(what)"] }
    let days = race.distance.daysOfEasyRuns
    let last = race.date.adding(days: days)
    let length = days % 7 == 0 ? days == 7 ? "a week" : "\(spelled(days / 7)) weeks" : "\(days) days"
    return ["Easy runs only until \(last.weekday.name) \(last.inWords), \(length) after the race: \(what)"]
  }

  private var comeback: [String] {
    switch situation.request.comeback {
    case .shortBreak: ["Back after up to a week: repeat the last session, nothing to make up."]
    case .twoWeeks: ["Back after one to two weeks: the same sessions with about 10 % less weight."]
    case .longBreak: ["Back after three weeks or more: 20-30 % less weight and one set fewer, then build up again."]
    case .illness: ["Back after illness: begin when you have been clear of symptoms for 24 to 48 hours, at half, and without heavy legs this week."]
    case nil: []
    }
  }

  private var conditions: [String] {
    var notes: [String] = []
    for injury in situation.injuries {
      if situation.unexamined.contains(where: { $0.id == injury.id }) {
        notes.append(injury.lead)
        notes.append("Until then this plan leaves the legs alone and your runs out; upper body and core only where it is painless.")
        continue
      }
      switch injury.painRule {
      case .tendon: notes.append("\(injury.name): pain up to 3/10 is fine, 4-5 only if it is gone by next morning; more is too much.")
      case .backOrStrain: notes.append("\(injury.name): stay at 0-3/10 and stop at anything sharp.")
      case .bone, .none: notes.append(injury.lead)
      }
    }
    for group in situation.groups {
      notes.append(group.lead)
      notes += group.mustNot
    }
    return notes
  }

  private var running: [String] {
    var notes: [String] = []
    notes += eased
    let doubled = (0..<7).filter { facts.runs[$0].count > 1 }
    if !doubled.isEmpty { notes.append("\(joined(doubled.map { facts.day($0).name })) has two runs; it counts as the harder one.") }
    for race in facts.raceDays.days {
      for day in max(0, race - 2)..<race {
        guard let run = facts.runs[day].first, run.isHard, run != .race else { continue }
        notes.append("\(facts.day(day).name)'s \(run.name) is too near the race on \(facts.day(race).name): make it short and easy, or leave it out.")
      }
    }
    if facts.hardRuns > situation.hardLimit {
      notes.append("\(capitalised(spelled(facts.hardRuns))) hard runs are more than the three or four hard sessions a week that most runners bear.")
    }
    if situation.level == .beginner, situation.request.seasonWeek.map({ $0 <= 3 }) ?? false, !placement.strength.isEmpty {
      notes.append("New to lifting: trim a little running in the first two or three weeks, and do not raise your mileage at the same time.")
    }
    return notes
  }
}
