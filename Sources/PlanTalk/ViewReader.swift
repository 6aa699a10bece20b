import Language
import Planning

/// Reads wishes about the plan as a whole: to see it, to know why, to have it elsewhere, to take a change back, to begin anew.
struct ViewReader {
  let phrase: Phrase
  let days: [NamedDay]

  func read() -> PlanTalkChange? {
    if let why = why() { return why }
    if has(Self.undos), isPlain { return .undo }
    if has(Self.anew), isPlain { return .startOver }
    if has(Self.exports), isPlain { return .export }
    return show()
  }

  private func has(_ phrases: PhraseMap<Bool>) -> Bool { (0..<phrase.count).contains { phrase.longest(in: phrases, at: $0) != nil } }

  /// Whether all words are such as are used of a plan.
  private var isPlain: Bool {
    phrase.keys.indices.allSatisfy { place in
      Self.plain.contains(phrase[place]) || Activities.words[phrase[place]] != nil || days.contains { $0.place.contains(place) }
    }
  }

  private func why() -> PlanTalkChange? {
    let isWhy = phrase.keys.prefix(3).contains("why") || phrase.has("how", "come", at: 0) || phrase.keys.contains("reason")
    guard isWhy, let day = days.first?.day, isPlain else { return nil }
    let places = 0..<phrase.count
    let isNot = places.contains { phrase.has("why", "not", at: $0) || phrase.has("can", "not", at: $0) || phrase.has("could", "not", at: $0) }
    return isNot ? .whyNot(day) : .why(day)
  }

  private func show() -> PlanTalkChange? {
    guard isPlain, phrase.count <= 12 else { return nil }
    let places = 0..<phrase.count
    let namesPlan = phrase.keys.contains { ["plan", "week", "schedule", "programme", "program", "calendar", "session", "workout"].contains($0) }
    let asks = places.contains { place in
      ["show", "see", "print", "view", "display", "remind", "list"].contains(phrase[place]) || phrase.has("what", "is", at: place)
        || phrase.has("what", "am", "i", at: place) || phrase.has("what", "do", at: place) || phrase.has("what", "does", at: place)
        || phrase.has("what", "have", "i", at: place)
        || phrase.has("what", "day", at: place) || phrase.has("look", "at", at: place) || phrase.has("what", "should", "i", at: place)
        || phrase.has("which", "day", at: place)
    }
    let asksOfDay =
      !days.isEmpty
      && (["am", "is", "have"].contains(phrase[0]) || phrase.has("do", "i", at: 0) || phrase.has("do", "we", at: 0) || phrase[0] == "does")
    guard (asks && (namesPlan || !days.isEmpty)) || asksOfDay else { return nil }
    return .show(days.first?.day)
  }

  private static func table(_ phrases: [String]) -> PhraseMap<Bool> {
    PhraseMap(Dictionary(phrases.map { ($0, true) }, uniquingKeysWith: { first, _ in first }))
  }

  private static let undos = table([
    "undo", "revert", "put it back", "change it back", "go back", "restore", "take it back", "take that back", "how it wa", "as it wa",
    "how it was", "as it was", "old plan", "the way it was", "switch it back", "put that back", "move it back", "previous plan", "old one",
    "previous version", "old version", "undone", "roll back", "previous one", "put everything back", "put them back", "swap it back",
    "swap them back",
  ])
  private static let anew = table([
    "start over", "start again", "begin again", "scrap", "bin it", "throw it away", "reset", "delete", "new plan", "from scratch", "different plan",
    "another plan", "fresh plan", "start afresh", "start fresh", "whole new plan", "chuck it", "clear the plan", "bin the plan", "begin anew",
    "fresh start", "get rid of", "throw it out",
  ])
  private static let exports = table([
    "export", "ics", "ical", "icalendar", "calendar", "download", "sync", "outlook", "gcal", "ics file", "exported",
  ])

  /// Words people use of a plan, in the singular.
  private static let plain: Set<String> = [
    "a", "add", "again", "all", "am", "an", "and", "app", "apple", "are", "as", "at", "away", "back", "be", "begin", "better", "bin", "body", "but",
    "calendar", "can", "change", "changed", "chuck", "clear", "come", "completely", "could", "current", "day", "delete", "did", "different",
    "display", "do", "doing", "done", "download", "everything", "export", "file", "first", "for", "forget", "forgot", "format", "fresh", "from",
    "full", "get", "give", "go", "google", "got", "had", "have", "hey", "how", "i", "ical", "icalendar", "ics", "in", "into", "instead", "is", "it",
    "just", "last", "let", "like", "liked", "list", "look", "made", "make", "me", "mind", "moment", "my", "never", "new", "next", "no", "not",
    "nothing", "now", "of", "okay", "old", "on", "one", "original", "out", "outlook", "over", "phone", "plan", "planned", "please", "preferred",
    "previous", "print", "program", "programme", "put", "putting", "reason", "remind", "reset", "rest", "restore", "rid", "revert", "roll", "save",
    "schedule", "scheduled", "scrap", "scratch", "see", "send", "session", "should", "show", "so", "something", "sorry", "start", "supposed",
    "switch", "sync", "take", "that", "the", "them", "there", "these", "thing", "think", "this", "throw", "to", "today", "too", "train", "training",
    "undo", "up", "us", "version", "view", "wa", "want", "was", "way", "we", "week", "what", "which", "whole", "why", "will", "with", "work",
    "workout", "would", "you", "your", "iphone", "android", "move", "moved", "thanks", "actually", "exercise", "placed", "only", "really", "gcal",
    "skip", "skipping", "skipped", "leave", "left", "empty", "free", "missing", "leaving", "afresh", "anew", "another", "else", "swap", "earlier", "before",
    "were", "does",
  ]
}
