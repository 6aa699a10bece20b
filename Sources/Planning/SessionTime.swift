/// How long a dose takes: the estimate behind the minutes of a session.
///
/// A repetition takes as long as its tempo, 4 s without one, 1 s in a jump; a step 2 s, a metre carried 1.5 s; ranges count with their middle.
/// One-sided work counts twice. After each set comes the middle of its rest, 15 s where none is named. That is near "40 s work plus rest" of the
/// fact sheet (§6).
enum SessionTime {
  static func secondsPerSet(amount: String, rest: String?, tempo: String?, isOneSided: Bool, isJump: Bool) -> Int {
    let count = middle(amount)
    let unit = amount.split(separator: " ").dropFirst().first ?? "reps"
    let work: Int
    switch unit {
    case "s": work = count
    case "m": work = count * 3 / 2
    case "steps": work = count * 2
    default: work = count * (isJump ? 1 : tempo.map(tempoSeconds) ?? 4)
    }
    return work * (isOneSided ? 2 : 1) + (rest.map(restSeconds) ?? 15)
  }

  /// The middle of `8-10 reps`: 9.
  static func middle(_ text: String) -> Int {
    let numbers = numbers(text)
    guard let low = numbers.first else { return 0 }
    return (low + (numbers.dropFirst().first ?? low)) / 2
  }

  /// The lowest number of `8-10 reps`: 8.
  static func lowest(_ text: String) -> Int { numbers(text).first ?? 0 }

  private static func restSeconds(_ rest: String) -> Int {
    let numbers = numbers(rest)
    guard let low = numbers.first else { return 0 }
    let sum = low + (numbers.dropFirst().first ?? low)
    return rest.utf8.suffix(3).elementsEqual("min".utf8) ? sum * 30 : sum / 2
  }

  private static func tempoSeconds(_ tempo: String) -> Int { max(2, numbers(tempo).reduce(0, +)) }

  /// The numbers of the first word: 8 and 10 of `8-10 reps`.
  private static func numbers(_ text: String) -> [Int] {
    (text.split(separator: " ").first ?? "").split(separator: "-").compactMap { Int($0) }
  }
}
