import Knowledge
import Language
import PlanTalk
import Planning
import Understanding

/// What a text tells about the person who writes it.
struct ProfileReading {
  /// The profile after it.
  var profile: Profile
  /// A few words for each thing told, for a confirmation: `62 years old`, `a kettlebell`.
  var said: [String] = []
  /// Special groups and injuries that were told, the group of an age among them.
  var conditions: [String] = []
  /// Whether strength days were wished for, which is half a plan.
  var isPlanWish = false
  /// Whether an agreement was told, and not what it is for: nothing is known, or several conditions are.
  var isOpenClearance = false
  /// The conditions it may be for.
  var clearable: [String] = []

  mutating func say(_ words: String) { if !said.contains(words) { said.append(words) } }

  /// Keeps that a clinician has agreed to training with a condition.
  mutating func clear(_ id: String, _ knowledge: KnowledgeBase) {
    if !profile.cleared.contains(id) { profile.cleared.append(id) }
    say("a clinician has agreed to training with \(knowledge.condition(id)?.nameInSentence ?? spaced(id))")
  }
}

/// Reads what people tell about themselves. Strict: talk about others, wishes, jokes, the past and what holds for a day only tell nothing.
struct ProfileReader {
  let knowledge: KnowledgeBase
  let english: WordList
  let today: CalendarDate

  /// What a statement tells; nil when the text is no statement about oneself, or asks for something as well.
  func statement(_ text: String, _ tokens: [Token], _ entities: [Entity], _ profile: Profile) -> ProfileReading? {
    let words = ToldWords(text, tokens)
    guard tokens.count <= 45, !words.asks, !words.isHypothetical else { return nil }
    if words.isWeeklyCount { return strengthDays(tokens, profile, expecting: .strengthDays) }
    guard words.isOwn else { return nil }
    // What hurts and how an exercise is done are questions to the coach, whatever else is told.
    let agrees = isAgreement(words)
    guard agrees || !words.has(Self.pains) || entities.contains(where: { $0.id(as: Injury.kind) != nil }) else { return nil }
    var reading = ProfileReading(profile: profile)
    if agrees { readAgreement(entities, &reading) } else { readConditions(words, entities, &reading) }
    let isAboutExercise = entities.contains { $0.kind == Exercise.kind }
    readName(words, &reading)
    readAge(words, &reading)
    readUnits(words, &reading)
    if !isAboutExercise || words.has(["years"]) { readTraining(words, tokens, entities, &reading) }
    return reading.said.isEmpty && !reading.isOpenClearance ? nil : reading
  }

  /// How many strength days a week are wanted, from words that say nothing else.
  private func strengthDays(_ tokens: [Token], _ profile: Profile, expecting: PlanReading.Part? = nil) -> ProfileReading? {
    let told = PlanReader(knowledge: knowledge).read(tokens, [], into: PlanRequest(today: today), expecting: expecting)
    guard let days = told.request.strengthDays, 1...7 ~= days else { return nil }
    var reading = ProfileReading(profile: profile)
    reading.profile.strengthDays = days
    for said in told.said where said.part == .strengthDays { reading.say(said.phrase) }
    return reading
  }

  /// What a text that asks something tells beside: only what is plain, the age, things owned, special groups and how often somebody lifts.
  func aside(_ text: String, _ tokens: [Token], _ entities: [Entity], _ profile: Profile) -> ProfileReading? {
    let words = ToldWords(text, tokens)
    guard tokens.count <= 60, !words.isHypothetical, !words.namesOthers else { return nil }
    var reading = ProfileReading(profile: profile)
    readAge(words, &reading)
    if let habit = words.liftingHabit, !words.isBrief, let told = strengthDays(Array(tokens[habit]), profile) {
      reading.profile.strengthDays = told.profile.strengthDays
      told.said.forEach { reading.say($0) }
      reading.isPlanWish = true
    }
    for entity in entities where (entity.kind == Equipment.kind || entity.id(as: Group.kind) != nil) && !words.isBrief {
      if entity.id(as: Group.kind) != nil, isPlain(words, entity) { add(entity, words, &reading) }
      guard entity.kind == Equipment.kind, entity.id != "none", words.owns(entity.tokens) else { continue }
      reading.profile.equipment = (reading.profile.equipment ?? []).filter { $0 != entity.id } + [entity.id]
      reading.say(knowledge.equipment[entity.id]?.nameInSentence ?? spaced(entity.id))
    }
    return reading.said.isEmpty ? nil : reading
  }

  // MARK: Name, age, units

  private func readName(_ words: ToldWords, _ reading: inout ProfileReading) {
    guard let name = words.name(english) else { return }
    reading.profile.name = name
    reading.say("your name is \(name)")
  }

  private func readAge(_ words: ToldWords, _ reading: inout ProfileReading) {
    guard let age = words.age(today) else { return }
    reading.profile.birthYear = today.year - age
    reading.say("\(age) years old")
    if let group = Profile.group(ofAge: age), knowledge.groups[group] != nil { reading.conditions.append(group) }
  }

  private func readUnits(_ words: ToldWords, _ reading: inout ProfileReading) {
    guard words.texts.count <= 14, !words.texts.contains(where: Numbers.looksNumeric), words.measures(in: Self.imperial.union(Self.metric), Self.measuring)
    else { return }
    let (imperial, metric) = (words.has(Self.imperial), words.has(Self.metric))
    guard imperial != metric else { return }
    reading.profile.units = imperial ? .imperial : .metric
    reading.say(imperial ? "pounds and miles" : "kilograms and kilometres")
  }

  // MARK: Groups, injuries, agreements

  private func readConditions(_ words: ToldWords, _ entities: [Entity], _ reading: inout ProfileReading) {
    for entity in entities {
      if entity.id(as: Group.kind) != nil, isPlain(words, entity) || words.isDenied(entity.tokens) { add(entity, words, &reading) }
      if let id = entity.id(as: Injury.kind), let injury = knowledge.injuries[id] {
        if words.isDenied(entity.tokens) || words.isOver {
          guard reading.profile.conditions.contains(id) else { continue }
          drop(id, injury.nameInSentence, &reading)
        } else if words.says(["i", "have"]) || words.says(["i", "had"]), id == "knee_osteoarthritis" || words.has(Self.lasting) {
          put(id, injury.nameInSentence, &reading)
        }
      }
    }
  }

  /// Whether a group is told of the person as it is now: "I am pregnant", "I have asthma", "had a baby in May".
  private func isPlain(_ words: ToldWords, _ entity: Entity) -> Bool {
    guard let id = entity.id(as: Group.kind), id != "illness", id != "under_16" else { return false }
    // The age tells more exactly.
    if id == "over_60", words.age(today) != nil { return false }
    let place = entity.tokens.lowerBound
    let clause = words.clause(of: place)
    let before = clause.lowerBound..<entity.tokens.upperBound
    return before.contains { place in
      words.texts[place] == "i" && words.texts.indices.contains(place + 1)
        && (["am", "have", "had", "got", "suffer", "live", "just"].contains(words.texts[place + 1]) || words.says(["was", "diagnosed"]))
    }
  }

  private func add(_ entity: Entity, _ words: ToldWords, _ reading: inout ProfileReading) {
    guard let id = entity.id(as: Group.kind), let group = knowledge.groups[id] else { return }
    if words.isDenied(entity.tokens) {
      if reading.profile.conditions.contains(id) { drop(id, group.nameInSentence, &reading) }
    } else {
      put(id, group.nameInSentence, &reading)
    }
  }

  private func put(_ id: String, _ name: String, _ reading: inout ProfileReading) {
    if !reading.profile.conditions.contains(id) { reading.profile.conditions.append(id) }
    reading.conditions.append(id)
    reading.say(name)
  }

  private func drop(_ id: String, _ name: String, _ reading: inout ProfileReading) {
    reading.profile.conditions.removeAll { $0 == id }
    reading.profile.cleared.removeAll { $0 == id }
    reading.say("\(name) no longer")
  }

  private func isAgreement(_ words: ToldWords) -> Bool {
    words.has(Reader.clinicians) && words.has(Self.agreed) && !words.has(["not", "no", "never", "until", "tomorrow", "next", "when"])
  }

  /// A clinician's yes holds for the conditions named beside it, else for the only one there is; of several it is asked which.
  private func readAgreement(_ entities: [Entity], _ reading: inout ProfileReading) {
    var ids = entities.compactMap { $0.id(as: Group.kind) ?? $0.id(as: Injury.kind) }.filter { knowledge.condition($0) != nil && $0 != "illness" }
    for id in ids where !reading.profile.conditions.contains(id) { reading.profile.conditions.append(id) }
    if ids.isEmpty {
      let open = reading.profile.conditions.filter { !reading.profile.cleared.contains($0) }
      if open.count > 1 { reading.clearable = open } else { ids = open.isEmpty ? reading.profile.conditions : open }
    }
    reading.isOpenClearance = ids.isEmpty
    for id in ids { reading.clear(id, knowledge) }
  }

  // MARK: Days, runs, equipment, level, race

  private func readTraining(_ words: ToldWords, _ tokens: [Token], _ entities: [Entity], _ reading: inout ProfileReading) {
    var request = PlanRequest(today: today)
    let profile = reading.profile
    (request.runs, request.impossible, request.equipment) = (profile.runs, profile.impossible, profile.equipment)
    (request.race, request.strengthDays, request.minutes, request.level) = (profile.race, profile.strengthDays, profile.minutes, profile.level)
    readThings(words, tokens, entities, request, &reading)
    if words.has(["cancelled", "canceled", "pulled", "dropped", "deferred"]), words.has(["race", "marathon", "half", "10k", "5k", "ultra"]) {
      if profile.race != nil {
        reading.profile.race = nil
        reading.say("no race")
      }
      return
    }
    let told = PlanReader(knowledge: knowledge).read(tokens, entities.filter { $0.kind != Equipment.kind }, into: request)
    var parts = told.parts.intersection([.level, .race])
    if !words.isBrief, !words.has(Self.dislikes) {
      if words.has(Self.running) { parts.formUnion(told.parts.intersection([.runs])) }
      if words.isHabit, !words.isIdleNever { parts.formUnion(told.parts.intersection([.impossible])) }
      if words.has(["session", "sessions", "time", "train", "strength", "minutes"]), words.has(["have", "got", "only", "spare"]) {
        parts.formUnion(told.parts.intersection([.minutes]))
      }
      if words.has(["lift", "strength", "gym", "weights"]) { parts.formUnion(told.parts.intersection([.strengthDays])) }
    }
    if let race = told.request.race, race.date < today { parts.remove(.race) }
    if words.has(["had", "was", "ago"]) { parts.subtract([.runs, .impossible, .minutes, .strengthDays]) }
    if words.has(["ran", "raced"]) { parts.remove(.race) }
    reading.isPlanWish = parts.contains(.strengthDays)
    reading.profile.keep(parts, of: told)
    for said in told.said where parts.contains(said.part) { reading.say(said.phrase) }
  }

  private func readThings(
    _ words: ToldWords, _ tokens: [Token], _ entities: [Entity], _ request: PlanRequest, _ reading: inout ProfileReading
  ) {
    guard !words.isBrief, !words.isFeeling, !words.has(["had", "bored", "room"]), isHad(words, entities) else { return }
    let old = request.equipment
    if words.has(Self.losing) || words.says(["no", "longer"]) || words.says(["any", "more"]) {
      let lost = entities.filter { $0.kind == Equipment.kind }.map(\.id)
      guard !lost.isEmpty else { return }
      reading.profile.equipment = old?.filter { !lost.contains($0) }
      for id in lost { reading.say("no \(knowledge.equipment[id]?.nameInSentence ?? spaced(id)) any more") }
      return
    }
    if ["equipment", "kit", "gear"].contains(where: { words.lacks($0) }) {
      reading.profile.equipment = []
      reading.say("no equipment")
      return
    }
    let told = PlanReader(knowledge: knowledge).read(tokens, entities, into: request)
    let said = told.said.filter { $0.part == .equipment }.map(\.phrase)
    guard !said.isEmpty, let new = told.request.equipment else { return }
    let isLack = said.allSatisfy { $0.hasPrefix("no ") && $0 != "no equipment" }
    // "I have no barbell" leaves open what there is.
    if isLack, old == nil { return }
    let isAll = isLack || words.has(["only", "just", "all", "nothing", "no"])
    reading.profile.equipment = isAll ? new : (old ?? []).filter { !new.contains($0) } + new
    for thing in said {
      let isBare = !thing.hasSuffix("s") && !["no ", "a ", "an "].contains(where: thing.hasPrefix)
      reading.say(isBare ? ("aeiou".contains(thing.prefix(1)) ? "an " : "a ") + thing : thing)
    }
  }

  /// Whether something to train with, or the lack of it, is told as a fact about the person, not only named.
  private func isHad(_ words: ToldWords, _ entities: [Entity]) -> Bool {
    let isNamed = entities.contains { entity in
      guard entity.id(as: Equipment.kind) != nil else { return false }
      return words.has(entity.tokens, isEveryday: Self.everyday.contains(entity.id) && entity.tokens.count == 1, Self.owning)
    }
    return isNamed
      || words.texts.indices.contains { place in
        ["gym", "equipment", "kit", "gear", "bodyweight", "rack", "box", "nothing"].contains(words.texts[place])
          && words.has(place..<place + 1, isEveryday: false, Self.owning)
      }
  }

  private static let everyday: Set<String> = ["stick", "step", "wall", "ball", "rope", "chair", "box", "anchor", "towel", "strap", "machine", "bench"]
  private static let owning: Set<String> = [
    "have", "got", "own", "bought", "only", "sold", "gave", "lost", "broke", "snapped", "joined", "go", "membership", "using", "use", "train", "no",
    "without", "access", "member", "borrowed", "threw", "returned",
  ]
  private static let losing: Set<String> = ["sold", "gave", "given", "lost", "broke", "broken", "snapped", "stolen", "threw", "returned", "rid"]
  private static let measuring: Set<String> = ["use", "using", "prefer", "measure", "in", "want", "to"]
  private static let imperial: Set<String> = ["pounds", "pound", "lbs", "lb", "miles", "mile", "imperial"]
  private static let metric: Set<String> = ["kilos", "kilo", "kg", "kgs", "kilograms", "kilometres", "kilometers", "km", "kms", "metric"]
  private static let lasting: Set<String> = ["years", "months", "chronic", "always", "recurring", "lifelong", "old", "permanent", "forever", "ages"]
  private static let agreed: Set<String> = [
    "cleared", "clear", "clearance", "can", "okay", "fine", "happy", "signed", "allowed", "approved", "green", "agreed", "agrees", "permission",
  ]
  private static let running: Set<String> = [
    "run", "runs", "running", "jog", "long", "intervals", "tempo", "track", "hills", "parkrun", "speedwork", "interval",
  ]
  private static let dislikes: Set<String> = ["hate", "love", "like", "enjoy", "dislike", "ran", "raced", "miss", "missed", "skipped"]
  private static let pains: Set<String> = [
    "hurt", "hurts", "hurting", "pain", "painful", "sore", "ache", "aches", "aching", "tight", "niggle", "swollen", "stiff", "twinge",
  ]
}
