/// Finds what hurt and how much: `knee 2/10`, `3 out of 10 in my calf`, `no pain`.
struct PainReader {
  struct Found: Equatable {
    let pieces: Range<Int>
    let pain: Pain
  }

  /// All pains of a text; their pieces are marked as read.
  func read(_ text: inout LogText) -> [Found] {
    var found: [Found] = []
    for index in 0..<text.count where !text.isRead[index] {
      guard let one = denied(text, index) ?? rated(text, index) else { continue }
      text.markRead(one.pieces)
      found.append(one)
    }
    return found
  }

  private static let fillers = LogWords.words("my the a an in at on of is was were are about around and level rated felt feels : = - ~ up down")
  private static let sides = LogWords.words("left right both l r")

  /// `no pain`, `no knee pain`, `pain free`, `nothing hurt`
  private func denied(_ text: LogText, _ index: Int) -> Found? {
    switch text[index] {
    case "painless", "painfree": return Found(pieces: index..<index + 1, pain: Pain(0))
    case "pain" where ["free", "0"].contains(text[index + 1]) || text[index + 1] == "-" && text[index + 2] == "free":
      guard text[index + 1] != "0" else { return nil }
      return Found(pieces: index..<index + (text[index + 1] == "free" ? 2 : 3), pain: Pain(0))
    case "no", "without", "zero", "nothing":
      var next = index + 1
      var place: String?
      while next < text.count, next < index + 5 {
        if LogWords.hurts.contains(text[next]) {
          // "No pain in my knee"
          if let (part, end) = place.map({ ($0, next + 1) }) ?? partAfter(text, next + 1) {
            return Found(pieces: index..<end, pain: Pain(0, place: part))
          }
          return Found(pieces: index..<next + 1, pain: Pain(0))
        }
        if let part = text.bodyPart(at: next), place == nil {
          place = part.id
          next = part.pieces.upperBound
        } else if Self.fillers.contains(text[next]) || Self.sides.contains(text[next]) || ["more", "real"].contains(text[next]) {
          next += 1
        } else {
          return nil
        }
      }
      return nil
    default: return nil
    }
  }

  /// A number that rates pain, with its place before or after it.
  private func rated(_ text: LogText, _ index: Int) -> Found? {
    guard let level = text.number(index), level <= 10, let end = levelEnd(text, index) else { return nil }
    var start = index
    var place: String?
    var saysPain = false
    while start > 0, !text.isRead[start - 1], !["felt"].contains(text[start - 1]) {
      if LogWords.hurts.contains(text[start - 1]) {
        saysPain = true
        start -= 1
      } else if let part = text.bodyPart(endingAt: start - 1), place == nil {
        place = part.id
        start = part.pieces.lowerBound
      } else if Self.fillers.contains(text[start - 1]) || Self.sides.contains(text[start - 1]) && (place != nil || saysPain) {
        start -= 1
      } else {
        break
      }
    }
    var after = end
    if ["pain", "pains", "soreness", "ache"].contains(text[after]), !saysPain {
      saysPain = true
      after += 1
    }
    if place == nil, let (part, partEnd) = partAfter(text, after), saysPain || end > index + 1 {
      (place, after) = (part, partEnd)
    }
    if LogWords.hurts.contains(text[after]), place != nil, !saysPain {
      saysPain = true
      after += 1
    }
    let hasScale = end > index + 1
    // "knee 2" stands alone; "knee 2 x" or "each leg 8 kg" do not rate pain.
    let isAlone = hasScale || saysPain || endsPart(text, end)
    guard isAlone, saysPain || (place != nil && (hasScale || isJoint(text, start, index))) else { return nil }
    return Found(pieces: start..<after, pain: Pain(level, place: place))
  }

  /// Behind the level and its scale: `2/10`, `3 out of 10`, `2 of 10`; nil when the number counts something else.
  private func levelEnd(_ text: LogText, _ index: Int) -> Int? {
    if text[index + 1] == "/", text.number(index + 2) == 10 { return index + 3 }
    if text[index + 1] == "out", text[index + 2] == "of", text.number(index + 3) == 10 { return index + 4 }
    if text[index + 1] == "of", text.number(index + 2) == 10 { return index + 3 }
    if index > 1, text[index - 1] == "/", text.number(index - 2) != nil { return nil }
    return LogWords.units[text[index + 1]] == nil && text[index + 1] != "x" ? index + 1 : nil
  }

  private func endsPart(_ text: LogText, _ end: Int) -> Bool { end >= text.count || text.isSeparator(end) || text[end] == ")" || text.isRead[end] }

  /// Whether a place and a number stand side by side, the place not being a leg or side that sets are counted for.
  private func isJoint(_ text: LogText, _ start: Int, _ index: Int) -> Bool {
    !(start..<index).contains { LogWords.limbs.contains(text[$0]) } && !(start > 0 && ["each", "per", "both"].contains(text[start - 1]))
  }

  private func partAfter(_ text: LogText, _ index: Int) -> (String, Int)? {
    var next = index
    while next < text.count, next < index + 4 {
      if let part = text.bodyPart(at: next) { return (part.id, part.pieces.upperBound) }
      guard ["in", "my", "the", "at", "on", "for"].contains(text[next]) || Self.sides.contains(text[next]) else { return nil }
      next += 1
    }
    return nil
  }
}
