/// Finds how an exercise was done, as far as it belongs to the ladder of progressions: slowly, with a pause.
struct MannerReader {
  struct Found: Equatable {
    let pieces: Range<Int>
    let manner: Manner
  }

  /// All of a text; their pieces are marked as read.
  func read(_ text: inout LogText) -> [Found] {
    var found: [Found] = []
    for index in 0..<text.count where !text.isRead[index] {
      guard let one = slow(text, index) ?? pause(text, index) else { continue }
      text.markRead(one.pieces)
      if found.last?.manner != one.manner { found.append(one) }
    }
    return found
  }

  private static let seconds = LogWords.words("s sec secs second seconds")

  private func slow(_ text: LogText, _ index: Int) -> Found? {
    if text.number(index) != nil, Self.seconds.contains(text[index + 1]),
      ["down", "lowering", "lower", "eccentric", "descent"].contains(text[index + 2])
    {
      return Found(pieces: index..<index + 3, manner: .slow)
    }
    switch text[index] {
    case "slow", "slowly", "eccentric", "slower":
      return Found(pieces: index..<(["tempo", "down", "lowering", "reps"].contains(text[index + 1]) ? index + 2 : index + 1), manner: .slow)
    default: return nil
    }
  }

  private func pause(_ text: LogText, _ index: Int) -> Found? {
    var start = index
    if text.number(index) != nil, Self.seconds.contains(text[index + 1]) { start = index + 2 }
    guard ["pause", "pauses", "paused"].contains(text[start]) else { return nil }
    let begin = index > 0 && ["with", "a"].contains(text[index - 1]) ? index - 1 : index
    var end = start + 1
    if ["at", "in"].contains(text[end]), ["the", "bottom", "top"].contains(text[end + 1]) { end += text[end + 1] == "the" ? 3 : 2 }
    return Found(pieces: begin..<end, manner: .pause)
  }
}
