import Knowledge
import Language
import Planning
import Understanding

/// Reads what somebody says about a plan that stands. Strict: what might be about something else is not taken for a change.
public struct ChangeReader: Sendable {
  private let today: CalendarDate
  /// A text of more words tells a story and is no wish.
  private static let longest = 30

  /// - Parameter today: what "yesterday" and "tomorrow" are counted from.
  public init(today: CalendarDate) { self.today = today }

  /// The change that is asked for; nil when the text is about something else.
  public func read(_ tokens: [Token], _ entities: [Entity], about plan: Plan) -> PlanTalkChange? {
    guard !tokens.isEmpty, tokens.count <= Self.longest else { return nil }
    let phrase = Phrase(tokens)
    // Exercises, sore parts and terms of the field are questions to the coach, whatever else stands there.
    guard !entities.contains(where: { $0.kind == Exercise.kind }), !isPain(phrase, entities) else { return nil }
    let days = DayFinder(today: today).days(phrase)
    if let answer = ViewReader(phrase: phrase, days: days).read() { return answer }
    if let (gap, _) = BreakReader().read(phrase, entities), !isQuestion(phrase) {
      switch gap {
      case .illness: return .illness
      case .weeks(let weeks): return .pause(weeks: weeks)
      }
    }
    let subject = MoveReader.subject(phrase)
    if let missed = missed(phrase, days, subject, plan) { return missed }
    if let resize = resize(phrase, days) { return resize }
    let mover = MoveReader(phrase: phrase, days: days, subject: subject, plan: plan)
    if days.count > 1, let move = mover.read() { return move }
    if let blocked = blocked(phrase, days) {
      // A day that is over can only have been missed.
      return days.allSatisfy { $0.date.map { $0 < today } ?? false } ? .missed(blocked) : .block(blocked)
    }
    if let move = mover.read() { return move }
    if let equipment = equipment(phrase, entities) { return .equipment(equipment) }
    return effort(phrase, entities)
  }

  /// "Why do my calves hurt": a body part with a word for pain.
  private func isPain(_ phrase: Phrase, _ entities: [Entity]) -> Bool {
    let hasPart = entities.contains { [BodyPart.kind, Injury.kind].contains($0.kind) }
    let hurts: Set<String> = ["hurt", "hurting", "sore", "pain", "painful", "ache", "aching", "tight", "stiff", "injury"]
    if hasPart, phrase.keys.contains("feel") { return true }
    return phrase.keys.contains { hurts.contains($0) } && (hasPart || !phrase.keys.contains { ["week", "plan", "session"].contains($0) })
  }

  /// A question about how things are, not a request: "is it bad to skip leg day".
  private func isQuestion(_ phrase: Phrase) -> Bool {
    let first = phrase[["and", "so", "but", "okay"].contains(phrase[0]) ? 1 : 0]
    if phrase[0] == "do", !["i", "we", "you", "they", "not"].contains(phrase[1]) { return false }
    return ["how", "what", "why", "which", "when", "is", "are", "should", "do", "does", "who", "where", "if", "explain"].contains(first)
  }

  // MARK: Missed, blocked

  private func missed(_ phrase: Phrase, _ days: [NamedDay], _ subject: PlanTalkChange.Subject?, _ plan: Plan) -> PlanTalkChange? {
    guard !isQuestion(phrase), !phrase.keys.contains(where: { ["friend", "wife", "husband", "partner", "he", "she", "they"].contains($0) }) else {
      return nil
    }
    let isMissed = (0..<phrase.count).contains { place in
      if ["missed", "skipped", "forgot", "bailed"].contains(phrase[place]) { return phrase[place + 1] != "period" }
      guard phrase.has("did", "not", at: place) || phrase.has("could", "not", at: place) || phrase.has("have", "not", at: place) else { return false }
      return ["do", "manage", "train", "get", "make", "lift", "go", "done", "run", "fit", "finish"].contains(phrase[place + 2])
    }
    guard isMissed else { return nil }
    if !days.isEmpty { return .missed(unique(days)) }
    if case .strength(let focus)? = subject {
      let past = plan.strength.filter { plan.date(of: $0.day) <= today && (focus == nil || $0.focus == focus) }
      return .missed(past.suffix(1).map(\.day))
    }
    return phrase.keys.contains { ["session", "workout", "one", "training"].contains($0) } ? .missed([]) : nil
  }

  private func blocked(_ phrase: Phrase, _ days: [NamedDay]) -> [Day]? {
    guard !days.isEmpty, !isQuestion(phrase) || phrase[0] == "do" else { return nil }
    var rest = phrase
    let binding = WeekBinding(phrase, WeekItems(&rest, today: today).items)
    let blocked = binding.activities.filter { $0.meaning == .block && !$0.isDenied || isDenied($0) }.flatMap(\.days)
    if !blocked.isEmpty { return unique(blocked) }
    let isKept = (0..<phrase.count).contains { place in
      phrase.has("came", "up", at: place) || phrase.has("come", "up", at: place)
        || ["keep", "skip", "drop", "cancel", "clear"].contains(phrase[place])
        || phrase[place] == "off" || phrase.has("no", "time", at: place) || phrase[place] == "busy"
    }
    let isAsking = ["can", "could"].contains(phrase[0]) && phrase.keys.contains("skip")
    return isKept && (!phrase.keys.contains("to") || isAsking) ? unique(days) : nil
  }

  private func isDenied(_ activity: Activity) -> Bool {
    guard activity.isDenied else { return false }
    switch activity.meaning {
    case .strength, .available: return true
    default: return false
    }
  }

  private func unique(_ days: [NamedDay]) -> [Day] { days.map(\.day).reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }

  // MARK: Length

  /// "Make Wednesday shorter", "only 20 minutes on Friday".
  private func resize(_ phrase: Phrase, _ days: [NamedDay]) -> PlanTalkChange? {
    guard days.count == 1, phrase.count <= 14, !isQuestion(phrase), let day = days.first?.day else { return nil }
    let minutes = (0..<phrase.count).lazy.compactMap { place -> Int? in
      if ["minute", "min"].contains(phrase[place + 1]) { return phrase.number(at: place)?.value }
      return phrase.glued(at: place).flatMap { ["min", "mins", "minutes"].contains(String($0.unit)) ? $0.value : nil }
    }.first
    let isShorter = phrase.keys.contains { ["shorter", "shorten", "quicker", "briefer", "short"].contains($0) }
    let isLonger = phrase.keys.contains { ["longer", "lengthen", "extend"].contains($0) }
    let isWish = phrase.keys.contains {
      ["make", "keep", "only", "just", "shorten", "lengthen", "extend", "cut", "limit", "have", "got", "please"].contains($0)
    }
    guard isWish, minutes != nil || isShorter != isLonger, !phrase.keys.contains(where: { ["run", "running", "jog", "race"].contains($0) }) else { return nil }
    return .resize(day, minutes: minutes, isLonger: isLonger)
  }

  // MARK: Equipment, effort

  private func equipment(_ phrase: Phrase, _ entities: [Entity]) -> PlanTalkChange.Equipment? {
    guard !isQuestion(phrase), !["can", "could", "exercise", "put"].contains(phrase[0]) else { return nil }
    var rest = phrase
    let things = ThingReader().read(&rest, entities)
    let words = Set(phrase.keys)
    let isTold = !words.isDisjoint(with: [
      "i", "my", "now", "week", "today", "hotel", "travelling", "traveling", "away", "only", "just", "got", "bought", "gym",
    ])
    guard !things.isEmpty, isTold, !words.contains("instead") else { return nil }
    if things.lacksGym { return things.has.isEmpty ? .noGym : .only(things.has) }
    if things.isNothing { return .only(things.has) }
    if things.isGym { return words.isDisjoint(with: ["have", "got", "now", "joined", "this", "access"]) ? nil : .gained(Things.gym) }
    if things.has.isEmpty { return .lost(things.lacks) }
    if !words.isDisjoint(with: ["only", "just", "hotel"]) { return .only(things.has) }
    return words.isDisjoint(with: ["have", "got", "bought", "now", "borrowed", "own", "found", "using", "use", "new"]) ? nil : .gained(things.has)
  }

  private func effort(_ phrase: Phrase, _ entities: [Entity]) -> PlanTalkChange? {
    let isRequest = ["can", "could", "would", "will", "may"].contains(phrase[0]) && ["you", "we", "i", "it"].contains(phrase[1])
    guard phrase.count <= 16, isRequest || !isQuestion(phrase),
      !entities.contains(where: { $0.kind == Concept.kind && phrase.keys[$0.tokens].contains("deload") })
    else { return nil }
    for place in 0..<phrase.count {
      if let (isHarder, _) = phrase.longest(in: Self.efforts, at: place) {
        // "Run faster" is another wish.
        guard !phrase.keys.contains(where: { ["faster", "run", "running", "marathon", "injury"].contains($0) }) else { return nil }
        let isDenied = phrase.isDenied(place, passing: ["so", "too", "that", "as", "make", "it", "do", "much"])
        return isHarder != isDenied ? .harder : .easier
      }
    }
    return nil
  }

  /// Words for a harder week, and for an easier one.
  private static let efforts: PhraseMap<Bool> = {
    var table: [String: Bool] = [:]
    for words in [
      "harder", "tougher", "too easy", "not challenging enough", "not tough enough", "not difficult enough", "step it up", "turn it up",
      "more of a challenge", "challenge me", "more challenging", "could do more", "can do more", "ramp it up", "up the intensity", "more intense",
      "more difficult", "not enough", "too light", "bump it up", "crank it up", "amp it up", "push me", "not hard enough", "heavier", "want more",
      "so easy", "bit easy", "pretty easy", "up a notch", "increase it", "increase the",
    ] {
      table[words] = true
    }
    for words in [
      "easier", "lighter", "too much", "too hard", "too tough", "go easy", "take it easy", "tone it down", "dial it back", "dial it down",
      "ease off", "knackered", "exhausted", "shattered", "wrecked", "trashed", "fatigued", "run down", "easy week", "less please", "do less",
      "a bit less", "gentler", "too heavy", "scale it back", "cut it back", "back off", "worn out", "wiped out", "so tired", "really tired",
      "very tired", "am tired", "tired this week", "too difficult", "overwhelming", "softer", "less intense", "turn it down", "cut back", "so hard",
      "burnt out", "bit much", "too intense", "tone down",
    ] {
      table[words] = false
    }
    return PhraseMap(table)
  }()
}

extension Plan {
  /// The date of a day of this week.
  func date(of day: Day) -> CalendarDate { self[day]?.date ?? weekStart.adding(days: (day.rawValue - weekStart.weekday.rawValue + 7) % 7) }
}

/// Finds the days of this week a text names, among them "yesterday" and "tomorrow".
struct DayFinder {
  let today: CalendarDate

  func days(_ phrase: Phrase) -> [NamedDay] {
    var days: [NamedDay] = []
    var place = 0
    // "Move Monday to Friday" is no span of days.
    let isMove = phrase.keys.contains { Self.moves.contains($0) }
    while place < phrase.count {
      if let found = DateReader(today: today).read(phrase, at: place), let date = found.date, !found.isWeek {
        if phrase[found.end - 1] == "weekend" {
          days.append(NamedDay(day: .saturday, date: date.adding(days: -1), place: place..<found.end, join: .apart))
        }
        days.append(NamedDay(day: date.weekday, date: date, place: place..<found.end, join: .and))
        place = found.end
      } else if isMove, let (more, end) = phrase.dayWord(at: place, isFirst: true), more.count == 1 {
        days.append(NamedDay(day: more[0], place: place..<end, join: .apart))
        place = end
      } else if let (more, end, _) = phrase.days(at: place) {
        days += more
        place = end
      } else {
        place += 1
      }
    }
    return days
  }

  private static let moves: Set<String> = [
    "move", "shift", "push", "bring", "change", "reschedule", "slide", "pull", "switch", "swap", "swop", "put", "bump", "postpone", "delay", "drag",
    "moving", "session", "workout",
  ]
}
