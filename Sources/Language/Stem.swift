/// Word forms folded to one key. Keys are for comparison only and are not always words.
public enum Stem {
  /// The singular of a plural noun, other words as they are: `lunges` → `lunge`, `calves` → `calf`.
  public static func singular(_ word: String) -> String {
    if let irregular = irregularPlurals[word] { return irregular }
    let count = word.utf8.count
    guard count > 3, word.utf8.last == UInt8(ascii: "s") else { return word }
    if word.hasSuffix("ss") || word.hasSuffix("us") || word.hasSuffix("is") { return word }
    if word.hasSuffix("ies"), count > 4 { return word.dropLast(3) + "y" }
    for suffix in ["sses", "shes", "ches", "xes", "zes"] where word.hasSuffix(suffix) { return String(word.dropLast(2)) }
    return String(word.dropLast())
  }

  /// A light stem for keyword evidence: plural, `-ing`, `-ed` and a final `e` go.
  public static func light(_ word: String) -> String {
    var stem = singular(word)
    let count = stem.utf8.count
    if count > 5, stem.hasSuffix("ing") {
      stem = undoubled(stem.dropLast(3))
    } else if count > 4, stem.hasSuffix("ed"), !stem.hasSuffix("eed") {
      stem = undoubled(stem.dropLast(2))
    }
    if stem.utf8.count > 3, stem.hasSuffix("e"), !stem.hasSuffix("ee") { stem.removeLast() }
    return stem
  }

  private static func undoubled(_ stem: Substring) -> String {
    let tail = stem.utf8.suffix(2)
    if tail.count == 2, tail.first == tail.last, let last = tail.last, ![UInt8(ascii: "s"), UInt8(ascii: "l"), UInt8(ascii: "e")].contains(last) {
      return String(stem.dropLast())
    }
    return String(stem)
  }

  private static let irregularPlurals: [String: String] = [
    "calves": "calf", "feet": "foot", "halves": "half", "people": "person", "men": "man", "women": "woman", "children": "child",
    "teeth": "tooth", "knives": "knife", "lives": "life", "abs": "abs", "quads": "quad", "biceps": "biceps", "triceps": "triceps",
    "series": "series", "pancreas": "pancreas", "lens": "lens", "gas": "gas", "always": "always", "perhaps": "perhaps", "shoes": "shoe", "toes": "toe",
    "goes": "go", "does": "does", "lungs": "lungs",
  ]
}
