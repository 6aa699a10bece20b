/// Numbers written as digits or as English words.
public enum Numbers {
  /// The value of one word: `12`, `2.5`, `three`, `twice` is none. Nil when the word is no number.
  public static func value(of word: String) -> Double? {
    // Signs, point and digits come before letters; a word need not be tried as digits.
    if let first = word.utf8.first, first <= UInt8(ascii: "9"), let digits = Double(word), digits.isFinite { return digits }
    return words[word].map(Double.init)
  }

  /// Whether the word starts with a digit: `5k`, `3x10`, `90s`.
  public static func looksNumeric(_ word: String) -> Bool { word.utf8.first.map(isDigit) ?? false }

  private static let words: [String: Int] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
  ]
}
