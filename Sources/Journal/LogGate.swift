/// Tells texts that ask, plan or complain from texts that log.
enum LogGate {
  /// Whether the text cannot be a log, whatever numbers it holds.
  static func refuses(_ text: LogText) -> Bool {
    if text.pieces.contains(where: { $0.text == "?" }) { return true }
    let words = text.pieces.filter { !$0.isSign }.map(\.text)
    guard let first = words.first(where: { !openers.contains($0) }) else { return true }
    let isFailure = words.contains("could") && (words.contains("not") || words.contains("done"))
    if starts.contains(first), !(first == "could" && isFailure) { return true }
    if words.contains(where: anywhere.contains) { return true }
    if words.contains("would") || words.contains(where: alarms.contains) { return true }
    return hasRefusedPair(words) || complainsFirst(text)
  }

  private static let openers = LogWords.words("please so well ok okay and hey hi coach")

  private static let starts = LogWords.words(
    """
    how what why which when where who whose is are does do can could should would will may might give show tell explain plan make move swap replace
    change help need start remind let undo export forget delete compare next if suppose try suggest recommend build create write schedule am
    teach start stop thinking set put drop increase decrease reduce right best top
    """)

  private static let anywhere = LogWords.words(
    """
    how what why which should tomorrow will gonna goal want wanted wanna planning usually normally typically always keep enough better vs versus or
    target aim aiming supposed wondering thinking remind article physio physiotherapist friend wife husband can might maybe hoping hope every you
    your need any tips tip     ideas idea advice difference against price worth wants year
    """)

  /// What is told here is for the safety gate and the injury answers, whatever numbers stand beside.
  private static let alarms = LogWords.words(
    """
    tweaked pulled strained twisted sprained tore torn popped pop swelling swollen swelled numb numbness dizzy faint fainted fainting collapsed
    urine pee blood headache vision chest breathless puffy stabbing
    """)

  private static let refusedPairs: Set<String> = [
    "i do", "i run", "i am", "used to", "going to", "like to", "need to", "trying to", "a week", "per week", "a day", "per day", "next week",
    "next time",
    "next session", "have to", "told me", "do i", "is that", "is it", "is this", "am i", "should i", "too heavy",
  ]

  private static func hasRefusedPair(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).enumerated().contains { index, pair in
      guard refusedPairs.contains("\(pair.0) \(pair.1)") else { return false }
      // "What I do" is a habit, "I am" tells of the person unless something was done: "I am done".
      if pair.0 == "i", pair.1 == "am" { return words.count > index + 2 && LogWords.doneVerbs.contains(words[index + 2]) == false }
      return true
    }
  }

  /// "My back hurts after deadlifts 3x5": what comes first is the complaint.
  private static func complainsFirst(_ text: LogText) -> Bool {
    guard let hurt = text.pieces.firstIndex(where: { LogWords.hurts.contains($0.text) }) else { return false }
    let head = text.exercises.first?.pieces.lowerBound ?? text.pieces.firstIndex { LogWords.sessions.contains($0.text) } ?? text.count
    let isDenied = hurt > 0 && ["no", "nothing", "without", "zero"].contains(text[hurt - 1])
    return hurt < head && !isDenied
  }
}
