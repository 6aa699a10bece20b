/// Word forms folded to one key. Keys are for comparison only and are not always words.
public enum Stem {
  /// The singular of a plural noun, other words as they are: `lunges` → `lunge`, `calves` → `calf`.
  public static func singular(_ word: String) -> String {
    let bytes = word.utf8
    let count = bytes.count
    guard count > 2, let last = bytes.last, irregularEnds.contains(last) else { return word }
    if let irregular = irregularPlurals[word] { return irregular }
    guard count > 3, last == UInt8(ascii: "s") else { return word }
    if ends(bytes, "ss") || ends(bytes, "us") || ends(bytes, "is") { return word }
    if ends(bytes, "ies"), count > 4 { return cut(word, 3) + "y" }
    if ends(bytes, "sses") || ends(bytes, "shes") || ends(bytes, "ches") || ends(bytes, "xes") || ends(bytes, "zes") { return cut(word, 2) }
    return cut(word, 1)
  }

  /// A light stem for keyword evidence: plural, `-ing`, `-ed` and a final `e` go.
  public static func light(_ word: String) -> String {
    var stem = singular(word)
    let count = stem.utf8.count
    if count > 5, ends(stem.utf8, "ing") {
      stem = undoubled(cut(stem, 3))
    } else if count > 4, ends(stem.utf8, "ed"), !ends(stem.utf8, "eed") {
      stem = undoubled(cut(stem, 2))
    }
    if stem.utf8.count > 3, stem.utf8.last == UInt8(ascii: "e"), !ends(stem.utf8, "ee") { stem = cut(stem, 1) }
    return stem
  }

  private static func ends(_ bytes: String.UTF8View, _ suffix: StaticString) -> Bool {
    guard bytes.count >= suffix.utf8CodeUnitCount else { return false }
    return bytes.suffix(suffix.utf8CodeUnitCount).elementsEqual(UnsafeBufferPointer(start: suffix.utf8Start, count: suffix.utf8CodeUnitCount))
  }

  /// Without its last letters, which are ASCII.
  private static func cut(_ word: String, _ letters: Int) -> String {
    String(word[..<word.utf8.index(word.utf8.endIndex, offsetBy: -letters)])
  }

  /// The last letters of the irregular plurals; other words need no look-up.
  private static let irregularEnds: Set<UInt8> = Set(irregularPlurals.keys.compactMap(\.utf8.last)).union([UInt8(ascii: "s")])

  private static func undoubled(_ stem: String) -> String {
    let tail = stem.utf8.suffix(2)
    if tail.count == 2, tail.first == tail.last, let last = tail.last, ![UInt8(ascii: "s"), UInt8(ascii: "l"), UInt8(ascii: "e")].contains(last) {
      return cut(stem, 1)
    }
    return stem
  }

  private static let irregularPlurals: [String: String] = [
    "calves": "calf", "feet": "foot", "halves": "half", "people": "person", "men": "man", "women": "woman", "children": "child",
    "teeth": "tooth", "knives": "knife", "lives": "life", "abs": "abs", "quads": "quad", "biceps": "biceps", "triceps": "triceps",
    "series": "series", "pancreas": "pancreas", "lens": "lens", "gas": "gas", "always": "always", "perhaps": "perhaps", "shoes": "shoe", "toes": "toe",
    "goes": "go", "does": "does", "lungs": "lungs", "ups": "up",
  ]
}
