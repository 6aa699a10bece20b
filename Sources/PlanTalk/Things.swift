import Knowledge
import Language
import Understanding

/// What there is to train with, as a text tells it.
struct Things: Equatable {
  /// Ids of what there is.
  var has: [String] = []
  /// Ids of what there is not.
  var lacks: [String] = []
  /// Whether it was said that there is nothing, or no gym.
  var isNothing = false
  /// Whether a gym was named as what there is.
  var isGym = false
  /// Whether it was said that there is no gym.
  var lacksGym = false
  /// Whether it comes on top of what was there.
  var isMore = false
  /// A few words of it.
  var phrases: [String] = []

  var isEmpty: Bool { has.isEmpty && lacks.isEmpty && !isNothing && !isGym && !lacksGym }

  /// What a gym has.
  static let gym = ["barbell", "rack", "bench", "dumbbell", "kettlebell", "cable", "machine", "box", "pull_up_bar", "band"]
}

/// Reads equipment.
struct ThingReader {
  func read(_ phrase: inout Phrase, _ entities: [Entity]) -> Things {
    var things = Things()
    for entity in entities {
      guard entity.tokens.upperBound <= phrase.count, let id = entity.kind == Equipment.kind ? entity.id : entity.id(as: Equipment.kind),
        phrase.isFree(entity.tokens), isMeant(id, entity, phrase)
      else { continue }
      let words = entity.tokens.map(phrase.word).joined(separator: " ")
      if id == "none" {
        things.isNothing = true
        things.phrases.append("no equipment")
      } else if phrase.isDenied(entity.tokens) || isGone(phrase, entity.tokens) {
        things.lacks.append(id)
        things.phrases.append("no \(words)")
      } else if !things.has.contains(id) {
        things.has.append(id)
        things.phrases.append(words)
      }
      phrase.take(entity.tokens)
    }
    readWords(&phrase, &things)
    let more: Set<String> = ["also", "now", "too", "bought", "new", "borrowed"]
    things.isMore = !things.has.isEmpty && phrase.keys.indices.contains { more.contains(phrase[$0]) } && !phrase.keys.contains("only")
    return things
  }

  /// A gym, and words for nothing that are no names of things.
  private func readWords(_ phrase: inout Phrase, _ things: inout Things) {
    for place in 0..<phrase.count where phrase.isFree(place..<place + 1) {
      for words in [
        ["bodyweight"], ["body", "weight"], ["calisthenic"], ["no", "equipment"], ["no", "kit"], ["without", "kit"], ["no", "gear"],
        ["nothing", "at", "home", "to", "lift"],
        ["nothing", "to", "lift"], ["nothing", "at", "home"],
      ]
      where phrase.keys[place...].starts(with: words) && phrase.isFree(place..<place + words.count) {
        things.isNothing = true
        things.phrases.append("no equipment")
        phrase.take(place..<place + words.count)
      }
      // The records know rack and box by longer names only.
      let word = phrase[place]
      if ["rack", "box"].contains(word), ["and", "a", "my", "the", "have", "squat"].contains(phrase[place - 1]) || phrase.gap(place) != .none {
        if !things.has.contains(word) { things.has.append(word) }
        things.phrases.append(word)
        phrase.take(place..<place + 1)
      }
      guard phrase[place] == "gym" else { continue }
      let after = phrase[place + 1]
      if phrase.isDenied(place), phrase.gap(place) == .none {
        guard !["session", "day", "work"].contains(after), !opensDays(phrase, place + 1) else { continue }
        things.lacksGym = true
        things.phrases.append("no gym")
      } else if phrase.clause(of: place).contains(where: { ["closed", "shut"].contains(phrase[$0]) }) {
        things.lacksGym = true
        things.phrases.append("no gym")
      } else if ["at", "full", "proper", "good", "commercial", "local"].contains(phrase[place - 1])
        || ["access", "membership", "member"].contains(after)
        || phrase.has("to", "a", at: place - 2) || phrase.has("of", "a", at: place - 2) || phrase.has("at", "the", at: place - 2)
        || phrase.has("in", "the", at: place - 2)
        || phrase.has("to", "the", at: place - 2) || phrase.has("have", "a", at: place - 2) || phrase.has("in", "a", at: place - 2)
        || phrase.has("at", "a", at: place - 2) || phrase.has("join", at: place - 2) || phrase.has("joined", "a", at: place - 2)
      {
        things.isGym = true
        things.phrases.append("a gym")
      } else {
        continue
      }
      let isTitled = ["access", "membership", "member"].contains(after)
      // "I go to the gym on Mondays" is about days, too.
      if isTitled || !opensDays(phrase, place + 1), !["twice", "once"].contains(after), phrase.number(at: place + 1) == nil {
        phrase.take(place..<place + (isTitled ? 2 : 1))
      }
    }
  }

  private func opensDays(_ phrase: Phrase, _ place: Int) -> Bool {
    guard phrase.gap(place) == .none else { return false }
    return phrase.days(at: ["on", "this", "next"].contains(phrase[place]) ? place + 1 : place) != nil
  }

  /// "My dumbbells are at home": there, not here.
  private func isGone(_ phrase: Phrase, _ place: Range<Int>) -> Bool {
    phrase.has("are", "at", "home", at: place.upperBound) || phrase.has("is", "at", "home", at: place.upperBound)
      || phrase.has("any", "more", at: place.upperBound) || phrase.has("is", "broken", at: place.upperBound) || phrase[place.upperBound] == "broke"
  }

  /// Words such as "step" and "stick" are things only when they are spoken of as things.
  private func isMeant(_ id: String, _ entity: Entity, _ phrase: Phrase) -> Bool {
    guard Self.everyday.contains(id), entity.tokens.count == 1 else { return true }
    let start = entity.tokens.lowerBound
    return phrase.gap(start) != .none || ["a", "the", "my", "have", "got", "and", "with", "only", "some", "just", "use"].contains(phrase[start - 1])
  }

  private static let everyday: Set<String> = [
    "stick", "step", "wall", "ball", "rack", "machine", "rope", "chair", "box", "anchor", "towel", "strap", "bench",
  ]
}
