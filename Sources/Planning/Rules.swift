extension Rule {
  // MARK: Hard rules

  static let spacing = Rule(
    "R1", .hard, "48 hours between leg days", "Heavy-leg days are at least 48 hours apart, also from Sunday into the next week.",
    sources: ["seed_article", "coaching_practice"])
  static let freshLegs = Rule(
    "R2", .hard, "fresh legs for hard runs",
    "No heavy legs on the day before intervals, tempo, hills or the long run, nor in the 48 hours before a race.",
    sources: ["doma_2015", "coaching_practice"], certainty: .likely)
  static let restDay = Rule(
    "R4", .hard, "one full rest day",
    "One day a week has neither run nor strength; if you run every day, one day stays without strength, an easy one if there is one.",
    sources: ["doma_2015", "coaching_practice"])
  static let impossibleDay = Rule("D1", .hard, "days you cannot train", "Nothing is planned on a day you ruled out or that is over.")
  static let lastLegs = Rule(
    "T1", .hard, "last heavy legs before the race",
    "The last heavy leg session lies at least 7 days before a marathon or ultra, 5 before a half, 4 before a 5K or 10K.")
  static let raceEve = Rule(
    "T2", .hard, "quiet days before the race",
    "No strength on race day or its eve, light full-body work ends three days before, upper body two days before, jumps four days before.")
  static let raceWeek = Rule(
    "T3", .hard, "race week", "Race week has one short session at most, and nothing new in it.",
    sources: ["explosive_cessation_pmc7821917", "coaching_practice"])
  static let afterRace = Rule(
    "T4", .hard, "recovery after a race",
    "No heavy legs for 3 days after a 5K, 5 after a 10K, 7 after a half, 14 after a marathon, 21 after an ultra; light work from half of that.")
  static let easyRuns = Rule(
    "T5", .hard, "easy runs after a race",
    "The week after a race has easy runs only, two weeks after a marathon, three after an ultra; three days after a race on the way.")
  static let conditions = Rule(
    "H1", .hard, "your injuries and health", "An exercise that does not suit one of your conditions is never planned.")
  static let clearance = Rule(
    "H2", .hard, "a clinician first", "With a condition that needs a clinician's agreement there is no plan before it is given.",
    sources: ["stop_exercising_pages", "coaching_practice"])
  static let noLegLoading = Rule(
    "H3", .hard, "no leg loading", "With a bone or joint that somebody has to look at first, legs are not loaded and runs are left out.",
    sources: ["knobloch_2025", "ottawa_rules", "coaching_practice"], certainty: .likely)
  static let comeback = Rule(
    "H4", .hard, "coming back after illness", "After an illness with fever heavy legs wait for the second week, and sessions start at half.",
    sources: ["stop_exercising_pages", "coaching_practice"])

  // MARK: Soft rules, first the ones that hold longest

  static let namedDays = Rule("W1", .soft(order: 12), "days you named", "Strength is on the days you named.")
  static let wishedDays = Rule(
    "W2", .soft(order: 11), "the number of strength days", "There are as many strength days as you asked for, else two or three.",
    sources: ["seed_article", "balsalobre_2016", "coaching_practice"], certainty: .likely)
  static let keeping = Rule("W3", .soft(order: 10), "the week as it stood", "A change moves as little of the week as it can.")
  static let longRunDay = Rule(
    "R5", .soft(order: 9), "core or mobility beside hard runs",
    "The long-run day has mobility only and the interval day core, or heavy legs some hours after the run; easy days are fine for strength.",
    sources: ["seed_article", "coaching_practice"])
  static let hardSessions = Rule(
    "R6", .soft(order: 8), "three to four hard sessions",
    "Hard runs and heavy leg days together are at most four a week, three for beginners.")
  static let secondRestDay = Rule("R4b", .soft(order: 7), "two rest days for beginners", "Beginners have two full rest days a week.")
  static let mix = Rule(
    "M1", .soft(order: 6), "the right mix for the season",
    "Heavy legs twice a week in the build, once in specific weeks, taper and race season, none in race week, and light full-body work for beginners.",
    sources: ["spiering_2021", "coaching_practice"], certainty: .likely)
  static let lightEve = Rule(
    "R2b", .soft(order: 5), "no leg work at all before hard runs", "Light leg work is not on the day before a hard run either.")
  static let afterLongRun = Rule(
    "R3", .soft(order: 4), "hard with hard, easy with easy",
    "Heavy legs go on a hard day after the run, or on an easy day; the day after the long run stays light.",
    sources: ["doma_2015", "coaching_practice"])
  static let apart = Rule(
    "R1b", .soft(order: 3), "strength days not in a row", "Strength days are not next to each other.",
    sources: ["seed_article", "coaching_practice"])
  static let clearOfLongRun = Rule(
    "R2c", .soft(order: 2), "two clear days before the long run", "Heavy legs stay two days clear of the long run where that is possible.")
  static let separateDays = Rule(
    "C1", .soft(order: 1), "run and strength apart",
    "Strength and running are best on different days; on the same day at least 3 hours apart, better 6, with what matters most first.",
    sources: ["trainasone_2026", "coaching_practice"], certainty: .likely)

  // MARK: Advice

  static let longestRun = Rule(
    "R7", .advice, "no sudden long run", "No single run is more than about 10 % longer than the longest of the last 30 days.",
    sources: ["frandsen_2025"], certainty: .measured)
  static let oneThing = Rule(
    "R8", .advice, "one thing at a time", "New lifting and more mileage do not start in the same week; trim some running for two or three weeks.",
    sources: ["trainasone_2026", "coaching_practice"])
  static let deload = Rule(
    "R9", .advice, "deload", "Every fourth to sixth week keeps the movements and halves the sets, with four or more good reps left.",
    sources: ["bell_2023", "bell_survey_2023", "coaching_practice"])
  static let missed = Rule(
    "R10", .advice, "no doubling up", "A missed session slides to a legal day or is dropped, the lesser one first; two are never put on one day.")
  static let reasons = Rule("R11", .advice, "the reason for each day", "A plan says why each session is where it is.")
  static let maintenance = Rule(
    "M2", .advice, "maintenance",
    "One short heavy session a week keeps strength for weeks if the load stays heavy; older adults may need two.", sources: ["spiering_2021"],
    certainty: .measured)

  /// The hard rules, then the soft ones from the one that holds longest to the one that gives way first, then advice.
  public static let all: [Rule] = [
    spacing, freshLegs, restDay, impossibleDay, lastLegs, raceEve, raceWeek, afterRace, easyRuns, conditions, clearance, noLegLoading, comeback, namedDays,
    wishedDays, keeping, longRunDay, hardSessions, secondRestDay, mix, lightEve, afterLongRun, apart, clearOfLongRun, separateDays, longestRun,
    oneThing, deload, missed, reasons, maintenance,
  ]
}
