/// What is known of each day before any session is placed, and what the hard rules forbid there.
struct WeekFacts {
  /// Days on which a hard rule forbids a kind of session.
  struct Block {
    let rule: Rule
    let focus: Focus
    let days: DaySet
  }

  let start: CalendarDate
  /// The runs of each day, the hardest first; after a race they are easy.
  let runs: [[Run.Kind]]
  /// The runs of the day after the week, the hardest first.
  let runsAfter: [Run.Kind]
  /// Hard runs that are easy this week because of a race, by day.
  let eased: [(day: Int, run: Run.Kind)]
  let runDays: DaySet
  let easyDays: DaySet
  let hardDays: DaySet
  let fastDays: DaySet
  let longDays: DaySet
  let raceDays: DaySet
  /// Days before a hard run, that of the next week's first day among them.
  let eves: DaySet
  let impossible: DaySet
  let past: DaySet
  let blocks: [Block]
  private let blockedLegs: DaySet
  private let blockedFullBody: DaySet
  private let blockedUpperCore: DaySet
  let hardRuns: Int

  init(_ situation: Situation) {
    let request = situation.request
    let start = request.weekStart
    self.start = start
    func index(_ day: Day) -> Int { (day.rawValue - start.weekday.rawValue + 7) % 7 }
    var runs = [[Run.Kind]](repeating: [], count: 7)
    var again: [Run.Kind] = []
    if situation.unexamined.isEmpty {
      for run in request.runs { runs[index(run.day)].append(run.kind) }
      // Races come once; the other runs come again next week.
      again = runs[0].filter { $0 != .race }.sorted(by: >)
      if let race = request.race, (0..<7).contains(start.days(to: race.date)) {
        // On the day of the race there is nothing else.
        runs[start.days(to: race.date)] = [.race]
      }
    }
    let asked = runs
    var eased: [(day: Int, run: Run.Kind)] = []
    for day in 0..<7 where Self.isRecovering(day, request, asked) {
      for place in runs[day].indices where runs[day][place].isHard && runs[day][place] != .race {
        eased.append((day, runs[day][place]))
        runs[day][place] = .easy
      }
    }
    self.eased = eased
    self.runs = runs.map { $0.sorted(by: >) }
    func days(_ test: ([Run.Kind]) -> Bool) -> DaySet { DaySet((0..<7).filter { test(runs[$0]) }) }
    runDays = days { !$0.isEmpty }
    hardDays = days { $0.contains(where: \.isHard) }
    easyDays = days { !$0.isEmpty && !$0.contains(where: \.isHard) }
    fastDays = days { $0.contains(where: \.isFast) }
    longDays = days { $0.contains(.long) }
    raceDays = days { $0.contains(.race) }
    hardRuns = runs.joined().filter(\.isHard).count
    impossible = DaySet(request.impossible.map(index))
    past = DaySet((0..<7).filter { start.adding(days: $0) < request.today })

    runsAfter = Self.isRecovering(7, request, asked) ? again.map { _ in .easy } : again
    var eves = DaySet((0..<6).filter { runs[$0 + 1].contains(where: \.isHard) })
    if runsAfter.contains(where: \.isHard) { eves.insert(6) }
    self.eves = eves
    var blocks: [Block] = []
    func block(_ rule: Rule, _ focuses: [Focus], _ days: DaySet) {
      guard !days.isEmpty else { return }
      for focus in focuses { blocks.append(Block(rule: rule, focus: focus, days: days)) }
    }
    let strength: [Focus] = [.legs, .fullBody, .upperCore]
    block(.impossibleDay, strength, impossible)
    block(.missed, strength, DaySet(request.missed.map(index)))
    for focus in strength {
      // What was done on a day that is over stays there.
      let done = DaySet(request.keeping.filter { $0.focus == focus }.map { index($0.day) })
      block(.impossibleDay, [focus], past - done)
    }
    block(.freshLegs, [.legs], eves)
    for race in raceDays.days {
      block(.freshLegs, [.legs], DaySet(max(0, race - 2)...race))
      block(.raceEve, [.fullBody, .upperCore], DaySet(max(0, race - 1)...race))
      block(.afterRace, [.legs, .fullBody], DaySet([race + 1]))
    }
    if let race = request.race {
      func blockDays(_ rule: Rule, _ focus: Focus, daysToRace: ClosedRange<Int>) {
        block(rule, [focus], DaySet((0..<7).filter { daysToRace.contains(start.adding(days: $0).days(to: race.date)) }))
      }
      blockDays(.freshLegs, .legs, daysToRace: 0...2)
      blockDays(.lastLegs, .legs, daysToRace: 0...(race.distance.lastHeavyLegs.lowerBound - 1))
      blockDays(.raceEve, .fullBody, daysToRace: 0...2)
      blockDays(.raceEve, .upperCore, daysToRace: 0...1)
      let recovery = race.distance.daysWithoutHeavyLegs
      blockDays(.afterRace, .legs, daysToRace: -recovery...(-1))
      blockDays(.afterRace, .fullBody, daysToRace: -((recovery + 1) / 2)...(-1))
      blockDays(.afterRace, .upperCore, daysToRace: -1...(-1))
    }
    if !situation.unexamined.isEmpty { block(.noLegLoading, [.legs, .fullBody], .all) }
    if situation.isIll { block(.comeback, [.legs], .all) }
    self.blocks = blocks
    func union(_ focus: Focus) -> DaySet { blocks.reduce(DaySet()) { $1.focus == focus ? $0 | $1.days : $0 } }
    blockedLegs = union(.legs)
    blockedFullBody = union(.fullBody)
    blockedUpperCore = union(.upperCore)
  }

  /// The hardest run of the day after one.
  func runTomorrow(_ day: Int) -> Run.Kind? { day < 6 ? runs[day + 1].first : runsAfter.first }

  /// Whether a race lies so few days back that runs are easy: the one the season aims at, or one on the way within this week.
  private static func isRecovering(_ day: Int, _ request: PlanRequest, _ runs: [[Run.Kind]]) -> Bool {
    if let race = request.race, (1...race.distance.daysOfEasyRuns).contains(race.date.days(to: request.weekStart.adding(days: day))) { return true }
    return (max(0, day - daysAfterTuneUp)..<max(0, min(day, 7))).contains { runs[$0].contains(.race) }
  }

  /// The days with easy runs after a race on the way whose distance is not known: as after a 5K.
  private static let daysAfterTuneUp = 3

  func index(of day: Day) -> Int { (day.rawValue - start.weekday.rawValue + 7) % 7 }
  func day(_ index: Int) -> Day { start.weekday.adding(index) }
  func date(_ index: Int) -> CalendarDate { start.adding(days: index) }

  func isAllowed(_ focus: Focus, on day: Int) -> Bool { !blocked(focus).contains(day) }

  func blocked(_ focus: Focus) -> DaySet {
    switch focus {
    case .legs: blockedLegs
    case .fullBody: blockedFullBody
    case .upperCore: blockedUpperCore
    case .core, .mobility: DaySet()
    }
  }

  /// Days with neither run nor strength.
  func restDays(_ placement: Placement) -> DaySet { .all - runDays - placement.strength }

  /// Whether R4 holds: a full rest day, or where the runs leave none a day without strength, an easy one if there is one.
  func hasRestDay(_ placement: Placement) -> Bool {
    let free = DaySet.all - runDays
    if !free.isEmpty { return !(free - placement.strength).isEmpty }
    return !((easyDays.isEmpty ? .all : easyDays) - placement.strength).isEmpty
  }

  /// The hard rules a placement breaks, in order of days; R4 last.
  func violations(_ placement: Placement) -> [Rule] {
    var rules: [Rule] = []
    func add(_ rule: Rule) { if !rules.contains(rule) { rules.append(rule) } }
    for day in placement.strength.days {
      guard let focus = placement[day] else { continue }
      for block in blocks where block.focus == focus && block.days.contains(day) { add(block.rule) }
    }
    if !(placement.legs & placement.legs.next).isEmpty { add(.spacing) }
    if !hasRestDay(placement) { add(.restDay) }
    return rules
  }
}
