import Knowledge
import Language
import Planning
import Understanding

/// Reads injuries, sore parts, special groups and ages.
struct ConditionReader {
  let knowledge: KnowledgeBase

  func read(_ phrase: inout Phrase, _ entities: [Entity], into reading: inout PlanReading) {
    let year = reading.request.today.year
    for entity in entities where entity.tokens.upperBound <= phrase.count {
      if entity.id(as: Routine.kind) != nil, entity.kind == Routine.kind { continue }
      if let id = entity.id(as: Injury.kind), let injury = knowledge.injuries[id] {
        guard !phrase.isDenied(entity.tokens) else {
          remove([id], injury.nameInSentence, from: &reading)
          phrase.take(entity.tokens)
          continue
        }
        if phrase.isLongPast(entity.tokens, year: year) {
          reading.doubt(.past(injury: id))
          remove([id], injury.nameInSentence, from: &reading)
        } else {
          add(id, injury.nameInSentence, to: &reading)
        }
        phrase.take(entity.tokens)
      } else if let id = entity.id(as: Group.kind), let group = knowledge.groups[id] {
        guard isOwn(entity, id, phrase) else { continue }
        if phrase.isDenied(entity.tokens) {
          remove([id], group.nameInSentence, from: &reading)
        } else {
          add(id, group.nameInSentence, to: &reading)
        }
        phrase.take(entity.tokens)
      } else if let id = entity.id(as: BodyPart.kind), let part = knowledge.bodyParts[id] {
        sore(part, entity.tokens, &phrase, &reading)
      }
    }
    if let age = age(&phrase) {
      let group = age < 16 ? "under_16" : age >= 60 ? "over_60" : nil
      if let group, let record = knowledge.groups[group] { add(group, record.nameInSentence, to: &reading) }
    }
  }

  /// A sore part stands for the injury that its record names first; without pain it is no condition.
  private func sore(_ part: BodyPart, _ place: Range<Int>, _ phrase: inout Phrase, _ reading: inout PlanReading) {
    guard !Self.vague.contains(part.id) || phrase.isNear(place, ["pain", "injury", "injured"], within: 2) else { return }
    let injuries = part.painGuide.map(\.left)
    if phrase.isNear(place, ["fine", "better", "healed", "okay", "recovered"], within: 4), !phrase.isNear(place, ["not"], within: 4) {
      remove(injuries, part.nameInSentence, from: &reading)
      phrase.take(place)
      return
    }
    guard phrase.isNear(place, Self.pains, within: 4), !phrase.isDenied(place, passing: Self.denialPassed) else { return }
    phrase.take(place)
    guard let first = injuries.first ?? part.linkedInjuries.first, let injury = knowledge.injuries[first] else {
      reading.doubt(.unknownPain(part: part.id))
      return
    }
    // The one that is known already may be the one that hurts.
    guard !reading.request.conditions.contains(where: injuries.contains) else { return }
    let words = place.map(phrase.word).joined(separator: " ")
    add(first, "a sore \(words), taken for \(injury.nameInSentence)", to: &reading)
    reading.doubt(.unsureInjury(part: part.id, injury: first))
  }

  /// "My wife is pregnant", "sick of squats" and past illness are not about the person's state now.
  private func isOwn(_ entity: Entity, _ id: String, _ phrase: Phrase) -> Bool {
    let clause = phrase.clause(of: entity.tokens.lowerBound)
    let before = clause.lowerBound..<entity.tokens.lowerBound
    if before.contains(where: { Self.relatives.contains(phrase[$0]) }) { return false }
    switch id {
    case "illness":
      return phrase[entity.tokens.upperBound] != "of" && !BreakReader.isOverIllness(phrase, entity.tokens)
    // Only the age of the person counts, and "expecting" needs nothing after it.
    case "under_16": return !["kid", "child", "children", "son", "daughter"].contains { phrase.keys[entity.tokens].contains($0) }
    case "pregnancy": return phrase[entity.tokens.lowerBound] != "expecting" || entity.tokens.count > 1
    case "diabetes" where phrase[entity.tokens.lowerBound] == "type": return true
    default: return true
    }
  }

  private func add(_ id: String, _ name: String, to reading: inout PlanReading) {
    if !reading.request.conditions.contains(id) { reading.request.conditions.append(id) }
    reading.say(.conditions, name)
  }

  private func remove(_ ids: [String], _ name: String, from reading: inout PlanReading) {
    guard reading.request.conditions.contains(where: ids.contains) else { return }
    reading.request.conditions.removeAll(where: ids.contains)
    reading.say(.conditions, "no trouble with \(name) any more")
  }

  /// An age in years, told as one: "I am 62", "14 years old", "aged 70".
  private func age(_ phrase: inout Phrase) -> Int? {
    for place in 0..<phrase.count {
      guard let number = Int(phrase[place]), (6...99).contains(number), phrase.isFree(place..<place + 1) || phrase.has("year", "old", at: place + 1)
      else { continue }
      let next = phrase[place + 1]
      var end = place + 1
      var isAge = false
      if next == "yo" {
        (isAge, end) = (true, place + 2)
      } else if next == "year", phrase[place + 2] == "old" {
        (isAge, end) = (true, place + 3)
      } else {
        let ends = phrase.gap(place + 1) != .none || ["and", "but", "so", "now", "male", "female", "m", "f", "with", "run", "in"].contains(next)
        let before = phrase[place - 1]
        isAge = ends && (["aged", "age"].contains(before) || before == "am" && phrase[place - 2] == "i" || before == "turning")
      }
      // "Asthma, 63, run twice a week"
      if phrase.clause(of: place).count == 1, phrase.count > 1, (61...89).contains(number) { isAge = true }
      guard isAge, !(phrase.clause(of: place).lowerBound..<place).contains(where: { Self.relatives.contains(phrase[$0]) }) else { continue }
      phrase.take(place..<end)
      return number
    }
    return nil
  }

  /// Parts that are sore after every good session.
  private static let vague: Set<String> = ["legs", "core", "upper_body", "arms", "abs"]
  private static let denialPassed: Set<String> = Phrase.passed.union([
    "sore", "left", "right", "bad", "longer", "problem", "issue", "trouble", "pain", "niggle",
  ])
  private static let relatives: Set<String> = [
    "wife", "husband", "partner", "girlfriend", "boyfriend", "mum", "mom", "dad", "friend", "sister", "brother", "son", "daughter", "kid", "child",
    "mate",
  ]
  private static let pains: Set<String> = [
    "sore", "pain", "painful", "ache", "achy", "aching", "niggle", "niggly", "niggling", "tight", "tightness", "bad", "dodgy", "hurt", "hurting",
    "twinge", "twingy", "stiff", "tender", "gammy", "crook", "grumpy", "irritated", "flare", "flared", "flaring", "issue", "problem", "trouble",
    "injury", "injured", "tweaked", "sharp", "swollen", "angry", "cranky", "knackered", "wonky", "dicky", "ropey", "soreness", "strained",
    "complaining", "buggered", "iffy", "giving", "playing", "acting", "troublesome", "temperamental", "gyp", "pulled",
  ]
}

extension Phrase {
  /// Whether any of the words is denied.
  func isDenied(_ place: Range<Int>, passing: Set<String> = Phrase.passed) -> Bool { isDenied(place.lowerBound, passing: passing) }
}
