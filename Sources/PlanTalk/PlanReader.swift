import Knowledge
import Language
import Planning
import Understanding

/// Reads what somebody says about their week into a request. Later words replace what they name and keep the rest.
public struct PlanReader: Sendable {
  private let knowledge: KnowledgeBase
  /// Words read of a text: nobody needs more for a week, and time grows with the days named.
  private static let most = 200

  /// Names of equipment, injuries and groups come from the records.
  public init(knowledge: KnowledgeBase) { self.knowledge = knowledge }

  /// Reads a text.
  /// - Parameters:
  ///   - tokens: the text's words, mended or not.
  ///   - entities: the names in them.
  ///   - request: what is known so far.
  ///   - expecting: what was asked for last, so that bare days and bare numbers can be understood.
  public func read(
    _ tokens: [Token], _ entities: [Entity], into request: PlanRequest, expecting: PlanReading.Part? = nil
  ) -> PlanReading {
    var reading = PlanReading(request)
    var phrase = Phrase(Array(tokens.prefix(Self.most)))
    let entities = entities.filter { $0.tokens.upperBound <= phrase.count }
    if let (gap, place) = BreakReader().read(phrase, entities) {
      reading.request.comeback = PlanRequest.Comeback(gap)
      reading.say(.comeback, gap == .illness ? "back after being ill" : "back after a break")
      phrase.take(place)
    }
    ConditionReader(knowledge: knowledge).read(&phrase, entities, into: &reading)
    let things = ThingReader().read(&phrase, entities)
    LevelReader().read(&phrase, into: &reading)
    apply(things, &reading)
    Correction(today: request.today).read(&phrase, into: &reading)

    let items = WeekItems(&phrase, today: request.today)
    items.spans.forEach { reading.doubt(.allDays(from: $0.0, to: $0.1)) }
    items.dayFirst.forEach { reading.doubt(.dayFirst($0)) }
    items.noDates.forEach { reading.doubt(.noSuchDate($0)) }
    var writer = WeekWriter(reading: reading, phrase: phrase, expecting: expecting)
    writer.write(items)
    reading = writer.reading
    if reading.request.equipment == nil { applyGym(phrase, &reading) }
    findContradictions(&reading)
    reading.doubts += Self.unread(writer.phrase).map(PlanReading.Doubt.notUnderstood)
    let order = PlanReading.Part.allCases
    reading.said.sort { order.firstIndex(of: $0.part) ?? 0 < order.firstIndex(of: $1.part) ?? 0 }
    return reading
  }

  // MARK: Equipment

  private func apply(_ things: Things, _ reading: inout PlanReading) {
    guard !things.isEmpty else { return }
    reading.request.equipment = things.applied(to: reading.request.equipment, known: knowledge)
    for phrase in things.phrases { reading.say(.equipment, phrase) }
  }

  /// Who goes to the gym has what a gym has.
  private func applyGym(_ phrase: Phrase, _ reading: inout PlanReading) {
    guard phrase.keys.indices.contains(where: { phrase[$0] == "gym" && !phrase.isDenied($0) }),
      reading.parts.contains(.fixed) || reading.parts.contains(.strengthDays)
    else { return }
    reading.request.equipment = Things.gym.filter { knowledge.equipment[$0] != nil }
    reading.say(.equipment, "a gym")
  }

  // MARK: What does not fit

  private func findContradictions(_ reading: inout PlanReading) {
    let request = reading.request
    let impossible = Set(request.impossible)
    for day in Set(request.runs.map(\.day)).intersection(impossible).sorted() { reading.doubt(.runOnImpossibleDay(day)) }
    for day in Set(request.fixed.map(\.day)).intersection(impossible).sorted() { reading.doubt(.strengthOnImpossibleDay(day)) }
    let wished = max(request.strengthDays ?? 0, Set(request.fixed.map(\.day)).count)
    if wished > min(4, 7 - impossible.count) { reading.doubt(.tooManyStrengthDays(wished)) }
    let named = Set(request.runs.map(\.day)).count
    if let count = reading.runsPerWeek, named > count { reading.doubt(.countDiffers(said: count, named: named)) }
  }

  /// Clauses in which nothing was recognised, though they hold a word that might have mattered.
  private static func unread(_ phrase: Phrase) -> [String] {
    var result: [String] = []
    var start = 0
    while start < phrase.count {
      let clause = phrase.clause(of: start)
      start = clause.upperBound
      guard clause.allSatisfy({ !phrase.isRead[$0] }), clause.contains(where: { !idle.contains(phrase[$0]) }) else { continue }
      result.append(clause.map(phrase.word).joined(separator: " "))
    }
    return result
  }

  private static let idle: Set<String> = [
    "a", "actually", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "but", "can", "could", "do", "dear", "fine", "for", "get",
    "give", "go", "good", "great", "have", "hello", "hey", "hi", "i", "if", "in", "is", "it", "just", "like", "make", "maybe", "me", "morning",
    "my", "need", "no", "now", "of", "okay", "on", "only", "or", "our", "plan", "please", "schedule", "so", "some", "something", "sorry", "thank",
    "thanks", "that", "the", "then", "there", "this", "to", "too", "try", "um", "up", "us", "want", "week", "weekly", "well", "will", "with",
    "would", "yeah", "yes", "yep", "you", "your", "strength", "runner", "training", "cheer", "injury", "goal", "been", "here", "about", "race",
    "train", "day", "session", "ta", "not", "again", "plz", "programme", "program", "usually", "normally",
  ]
}

extension Things {
  /// The equipment after this was said.
  func applied(to current: [String]?, known knowledge: KnowledgeBase?) -> [String] {
    var result = isMore ? current ?? [] : []
    if isGym { result += Self.gym.filter { knowledge?.equipment[$0] != nil || knowledge == nil } }
    for id in has where !result.contains(id) { result.append(id) }
    if has.isEmpty, !isGym, !isNothing {
      // Only what is missing was said.
      result = (current ?? []).filter {
        !lacks.contains($0) && !(lacksGym && Self.gym.contains($0) && !["band", "dumbbell", "kettlebell"].contains($0))
      }
      if lacksGym, Set(current ?? []).isSuperset(of: Self.gym) { result = [] }
    }
    return result.filter { !lacks.contains($0) }
  }
}
