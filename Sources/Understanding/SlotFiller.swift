/// Puts names into the slots of sentences.
package struct SlotFiller {
  private let phrasings: [String: [String]]

  /// Phrasings that two kinds share are left to the first, as the lexicon reads them.
  package init(_ names: [LexiconEntry]) {
    var phrasings: [String: [String]] = [:]
    var taken: Set<String> = []
    for name in names { for phrasing in name.phrasings where taken.insert(phrasing).inserted { phrasings[name.kind, default: []].append(phrasing) } }
    self.phrasings = phrasings
  }

  /// The kind of the names that a slot takes: `{item_b}` is a second item.
  static func kind(_ slot: some StringProtocol) -> String { String(slot.hasSuffix("_b") ? slot.dropLast(2) : slot[...]) }

  /// Whether there are names of a kind.
  func knows(_ kind: String) -> Bool { phrasings[kind] != nil }

  /// Replaces each `{kind}` or `{kind_b}` by a name of the kind; a kind without names leaves its words. A number from 0 to 2⁴⁸ decides which names.
  package func fill(_ sentence: String, _ number: Int) -> (text: String, slots: [TrainingSample.Slot]) {
    var result = ""
    var slots: [TrainingSample.Slot] = []
    var rest = Substring(sentence)
    var number = number
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let kind = Self.kind(rest[rest.index(after: open)..<close])
      if let names = phrasings[kind] {
        let start = result.utf8.count
        result += names[number &* 7_919 % names.count]
        slots.append(.init(kind: kind, range: start..<result.utf8.count))
        number += 31
      } else {
        result += kind.split(separator: "_").joined(separator: " ")
      }
      rest = rest[rest.index(after: close)...]
    }
    return (result + rest, slots)
  }
}
