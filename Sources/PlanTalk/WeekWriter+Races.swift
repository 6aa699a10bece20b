import Planning

extension WeekWriter {
  /// "My race moved to 19 April"
  private var isMoved: Bool { phrase.keys.contains { ["moved", "postponed", "rescheduled", "changed", "deferred"].contains($0) } }

  mutating func writeRaces(_ activities: [Activity]) {
    var races: [Race] = []
    var undated: [Race.Distance] = []
    for activity in activities {
      guard case .race(let distance) = activity.meaning, !activity.isDenied else { continue }
      guard let day = activity.days.first else {
        // Named before: "my race", "the marathon".
        undated.append(distance)
        continue
      }
      let dates = DateReader(today: request.today)
      let date = day.date ?? dates.upcoming(day.day, from: max(request.today, request.weekStart))
      // Of a weekend the Sunday.
      let last = activity.days.count == 2 && day.isAbout ? activity.days[1].date ?? date : date
      if day.isAbout { reading.doubt(.about(last)) }
      races.append(Race(distance, on: last))
    }
    // "The race is six weeks away, it is a half."
    if races.count == 1, races[0].distance == .other, let distance = undated.first(where: { $0 != .other }) {
      races[0].distance = distance
      undated = []
    }
    if races.isEmpty { for distance in undated where request.race == nil || distance != .other { reading.doubt(.undated(distance)) } }
    if races.count == 1, let old = request.race, races[0].distance == .other, isCorrection || isMoved || races[0].date == old.date {
      races[0].distance = old.distance
    }
    // The longest is what the season aims at; others are runs of their week.
    let order = Race.Distance.allCases
    func weight(_ race: Race) -> Int { race.distance == .other ? -1 : order.firstIndex(of: race.distance) ?? -1 }
    races.sort { weight($0) > weight($1) }
    for (number, race) in races.enumerated() {
      if number == 0 {
        request.race = race
        reading.say(.race, "\(race.distance.name) on \(race.date.inWords)")
      } else if (0..<7).contains(request.weekStart.days(to: race.date)) {
        request.runs.append(Run(.race, race.date.weekday))
        reading.say(.runs, "race on \(race.date.weekday.name)")
      } else {
        reading.doubt(.furtherRace(race))
      }
    }
  }
}
