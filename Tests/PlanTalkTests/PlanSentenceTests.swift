import Testing

@Suite struct PlanSentenceTests {
  /// Share of sentences of which everything is read and nothing else.
  private func score(_ files: String...) -> (right: Int, of: Int, misses: [String]) {
    let all = files.flatMap(sentences)
    let misses = all.compactMap { text, expected -> String? in
      let reading = read(text)
      let (is_, should) = (summary(reading), sorted(expected))
      guard is_ != should else { return nil }
      return "\(text)\n    missing \(should.subtracting(is_).sorted())\n    too much \(is_.subtracting(should).sorted())"
    }
    return (all.count - misses.count, all.count, misses)
  }

  @Test func seenSentences() {
    let (right, count, misses) = score("plan-seen")
    #expect(misses.isEmpty, "\(right) of \(count)\n\(misses.joined(separator: "\n"))")
  }

  @Test func heldOutSentences() {
    let (right, count, misses) = score("plan-heldout")
    #expect(misses.isEmpty, "\(right) of \(count)\n\(misses.joined(separator: "\n"))")
  }

  @Test func freshSentences() {
    let (right, count, misses) = score("plan-fresh", "plan-fresh2")
    #expect(misses.isEmpty, "\(right) of \(count)\n\(misses.joined(separator: "\n"))")
  }
}
