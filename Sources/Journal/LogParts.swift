/// A log cut into what belongs to each head: what stands before it and what stands behind.
struct LogParts {
  struct Part: Equatable {
    let head: Head
    let before: Range<Int>
    let after: Range<Int>
    /// All pieces, the head's among them.
    var span: Range<Int> { before.lowerBound..<max(after.upperBound, head.pieces.upperBound) }
  }

  let parts: [Part]

  /// Between two heads the last separator is the border: `15 squats, 10 push-ups`. Where there is none, words belong to the head before them,
  /// unless that one has its numbers in front: `3x10 squats 3x12 lunges`.
  init(_ text: LogText, _ heads: [Head]) {
    var parts: [Part] = []
    var start = 0
    for (index, head) in heads.enumerated() {
      let end = index + 1 < heads.count ? heads[index + 1].pieces.lowerBound : text.count
      let before = start..<head.pieces.lowerBound
      let between = head.pieces.upperBound..<end
      var border = end
      if index + 1 < heads.count {
        let separator = between.last { text.isSeparator($0) && !Self.isInside(text, $0) }
        let hasNumbersBefore = before.contains { text.number($0) != nil && !text.isRead[$0] }
        border = separator.map { $0 + 1 } ?? (hasNumbersBefore && between.contains { text.number($0) != nil } ? between.lowerBound : end)
      }
      parts.append(Part(head: head, before: before, after: head.pieces.upperBound..<border))
      start = border
    }
    self.parts = parts
  }

  /// Whether a separator stands between two numbers of one list.
  private static func isInside(_ text: LogText, _ index: Int) -> Bool {
    text[index] == "," && text.number(index - 1) != nil && text.number(index + 1) != nil && text.pieces[index].isGlued
      && text.pieces[index + 1].isGlued
  }
}
