import Knowledge
import Language
import PlanTalk
import Planning
import Understanding

/// Tells the season: its phases, deloads, the last heavy leg day, and how long it is to the race.
struct SeasonTalker {
  let policy: Policy

  /// The name under which its replies are known.
  static let intent = "season"

  private enum Question { case season, lastLegs, deload, countdown }

  /// What to say to a question about the person's own season; nil when the text is about something else.
  func reply(_ tokens: [Token], _ entities: [Entity], _ conversation: inout Conversation) -> Reply? {
    guard tokens.count <= 30, let question = Self.question(tokens.map(\.text)) else { return nil }
    var request = PlanRequest(today: conversation.today)
    request.race = conversation.runner.profile.race ?? conversation.planState?.request.race
    let reading = PlanReader(knowledge: policy.knowledge).read(tokens, entities, into: request)
    if reading.parts.contains(.race) { conversation.runner.profile.keep([.race], of: reading) }
    guard let race = reading.parts.contains(.race) ? reading.request.race : request.race else {
      // What holds for every race is told elsewhere; only the own season needs the date.
      guard question == .season || question == .countdown else { return nil }
      return answer([.paragraph(phrase("season_ask_race", conversation))], act: .ask)
    }
    let season = Season(race: race, today: conversation.today)
    guard !season.isPast || !season.weeks.isEmpty else {
      return answer([.paragraph(phrase("season_over", ["race": named(race)], conversation))], act: .ask)
    }
    switch question {
    case .season: return table(season, conversation)
    case .lastLegs: return answer([.paragraph(lastLegs(season, conversation))], suggestions: ["what does my season look like", "when do I deload"])
    case .deload: return answer([.paragraph(deload(season, conversation))], suggestions: ["what does my season look like"])
    case .countdown:
      return answer([.paragraph(countdown(season, conversation))], suggestions: ["what does my season look like", "when is my last heavy leg day"])
    }
  }

  private static func question(_ words: [String]) -> Question? {
    if seasons.isSaid(in: words), !otherSeasons.isSaid(in: words) { return .season }
    guard owners.isSaid(in: words) else { return nil }
    if heavy.isSaid(in: words), again.isSaid(in: words), dates.isSaid(in: words) || words.starts(with: ["how", "soon"]) { return .lastLegs }
    if words.contains("last"), legs.isSaid(in: words), dates.isSaid(in: words), !past.isSaid(in: words) { return .lastLegs }
    if whens.isSaid(in: words), deloads.isSaid(in: words) { return .deload }
    return counts.isSaid(in: words) && races.isSaid(in: words) && !others.isSaid(in: words) ? .countdown : nil
  }

  private static let seasons: PhraseSet = [
    "my season", "the season look", "my phases", "season plan", "season look", "plan my season", "our season",
  ]
  private static let otherSeasons: PhraseSet = ["off season", "in season"]
  private static let owners: PhraseSet = ["my", "i", "me", "we", "our"]
  private static let legs: PhraseSet = ["leg", "legs", "lower body", "squat session", "heavy session", "heavy day", "lift"]
  private static let heavy: PhraseSet = ["heavy legs", "leg day", "leg days", "heavy lifting", "lift heavy", "heavy leg day", "heavy squats"]
  private static let again: PhraseSet = ["again", "resume", "back to heavy", "after my race", "after the race"]
  private static let dates: PhraseSet = ["when", "what day", "which day", "date", "is my last"]
  private static let past: PhraseSet = ["did i", "was my", "last week", "last time"]
  private static let whens: PhraseSet = ["when", "which week", "what week", "next"]
  private static let deloads: PhraseSet = ["deload", "deloads", "easy week", "down week", "recovery week", "rest week"]
  private static let counts: PhraseSet = [
    "how many weeks", "how many days", "how long", "weeks to go", "days to go", "how far off", "how far away", "when is", "weeks until", "weeks out",
  ]
  private static let races: PhraseSet = ["my race", "race day", "my marathon", "my half", "my 10k", "my 5k", "my ultra", "the race"]
  /// What is asked about a race, but not how long it is to it.
  private static let others: PhraseSet = ["before my race", "after my race", "after the race", "before the race", "should", "rest", "taper", "recover"]

  private func table(_ season: Season, _ conversation: Conversation) -> Reply {
    let table = SeasonTable(season)
    var blocks: [Block] = [
      .paragraph(countdown(season, conversation)), .table(header: table.header, rows: table.rows), .paragraph(lastLegs(season, conversation)),
    ]
    blocks.append(.next(phrase("season_next", conversation)))
    return answer(blocks, suggestions: ["when do I deload", "plan my week"])
  }

  private func lastLegs(_ season: Season, _ conversation: Conversation) -> String {
    let today = conversation.today
    let (last, first) = (season.lastHeavyLegDay, season.firstHeavyLegDay)
    if season.isPast { return phrase("season_after", ["race": named(season.race), "first": inWords(first)], conversation) }
    let name = last < today ? "season_last_legs_over" : "season_last_legs"
    return phrase(
      name, ["last": inWords(last), "days": days(last.days(to: season.race.date)), "race": named(season.race), "first": inWords(first)], conversation)
  }

  private func deload(_ season: Season, _ conversation: Conversation) -> String {
    let weeks = season.deloads(from: conversation.today)
    guard let next = weeks.first else { return phrase("season_no_deload", ["race": named(season.race)], conversation) }
    let isNow = next.start <= conversation.today
    let rest = weeks.dropFirst().map { "\($0.start.inWords)" }
    let then = rest.isEmpty ? "" : " After that: \(joined(rest))."
    return phrase(isNow ? "season_deload_now" : "season_deload", ["week": next.start.inWords], conversation) + then
  }

  private func countdown(_ season: Season, _ conversation: Conversation) -> String {
    let count = conversation.today.days(to: season.race.date)
    if count < 0 { return phrase("season_after", ["race": named(season.race), "first": inWords(season.firstHeavyLegDay)], conversation) }
    if count == 0 { return phrase("season_today", ["race": season.race.distance.name], conversation) }
    let phase = season.week(of: conversation.today)?.phase.name ?? "base"
    let (weeks, rest) = count.quotientAndRemainder(dividingBy: 7)
    let time =
      weeks == 0 ? days(count) : rest == 0 ? "\(weeks) \(weeks == 1 ? "week" : "weeks")" : "\(weeks) \(weeks == 1 ? "week" : "weeks") and \(days(rest))"
    return phrase("season_countdown", ["time": time, "race": named(season.race), "phase": phase], conversation)
  }

  private func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }
  private func inWords(_ date: CalendarDate) -> String { "\(date.weekday.name) \(date.inWords)" }
  private func named(_ race: Race) -> String { "\(race.distance.name) on \(inWords(race.date))" }

  private func answer(_ blocks: [Block], act: Reply.Act = .tell, suggestions: [String] = []) -> Reply {
    var reply = Reply(scope: .inScope, intent: Self.intent, confidence: 1, act: act, blocks: blocks, sources: ["coaching_practice"])
    reply.suggestions = suggestions
    return reply
  }

  private func phrase(_ name: String, _ conversation: Conversation) -> String { phrase(name, [:], conversation) }

  private func phrase(_ name: String, _ slots: [String: String], _ conversation: Conversation) -> String {
    policy.dialogs.phrase(name, slots, variation: conversation.variation(UInt64(name.utf8.count))) ?? ""
  }
}
