import Templates
import Testing

@Suite struct TemplateTests {
  private func samples(_ source: String, _ vocabularies: [String: [String]] = [:], limit: Int = .max) throws -> [String] {
    let templates = try vocabularies.mapValues { try $0.map { try Template(parsing: $0) } }
    return try Template(parsing: source).samples(Vocabularies(templates), limit: limit)
  }

  @Test func alternativesOptionalsAndNesting() throws {
    #expect(try Set(samples("(turn|switch) [the] light")) == ["turn light", "turn the light", "switch light", "switch the light"])
    #expect(try Set(samples("a [b (c|d)] e")) == ["a e", "a b c e", "a b d e"])
    #expect(try samples("colo[u]r") == ["colour", "color"])
  }

  @Test func slotsInAllSpellings() throws {
    #expect(try samples("play {query}") == ["play {query}"])
    #expect(try samples("play {{query}}") == ["play {query}"])
    #expect(try samples("wait {number:count} minutes") == ["wait {count} minutes"])
    #expect(try Template(parsing: "{a} or {b}").slots == ["a", "b"])
  }

  @Test func vocabularies() throws {
    #expect(try Set(samples("<greet> coach", ["greet": ["hello", "(hi|hey)"]])) == ["hello coach", "hi coach", "hey coach"])
    #expect(try Set(samples("<a>", ["a": ["x <b>"], "b": ["y", "z"]])) == ["x y", "x z"])
  }

  @Test func aLimitSpreadsOverAllAlternatives() throws {
    let some = try samples("(a|b|c|d) (e|f|g|h) (i|j|k|l)", limit: 8)
    #expect(some.count == 8)
    for letter in ["a", "b", "c", "d"] { #expect(some.contains { $0.hasPrefix(letter) }) }
  }

  @Test(arguments: [
    ("(a|b", MalformedTemplate.Reason.unbalanced, 1), ("a) b", .unbalanced, 2), ("a [b", .unbalanced, 3), ("(a]", .unbalanced, 3), ("{a", .unbalanced, 1),
    ("a} b", .unbalanced, 2), ("<a", .unbalanced, 1), ("{a {b}}", .unbalanced, 1), ("a|b", .pipeOutsideGroup, 2), ("() a", .emptyGroup, 1),
    ("{Name} x", .badName, 1), ("x {1a}", .badName, 3), ("x {a b}", .badName, 3), ("<A> x", .badName, 1), ("x {a:b:c}", .badName, 3), ("{a}", .slotOnly, 1),
  ])
  func malformed(_ source: String, _ reason: MalformedTemplate.Reason, _ column: Int) {
    do {
      _ = try Template(parsing: source)
      Issue.record("\(source) was accepted")
    } catch {
      #expect(error.reason == reason, "\(source)")
      #expect(error.column == column, "\(source)")
    }
  }

  @Test(arguments: [
    ("[a]", MalformedTemplate.Reason.emptySample), ("{a} {b} x", .adjacentSlots), ("{a} or {a}", .repeatedSlot), ("<nowhere> x", .undefinedVocabulary),
    ("<loop>", .cyclicVocabulary), ("<slots> x", .slotInVocabulary), ("<empty> x", .emptyVocabulary),
  ])
  func malformedWhenExpanded(_ source: String, _ reason: MalformedTemplate.Reason) throws {
    let vocabularies = Vocabularies(["loop": [try Template(parsing: "x <loop>")], "slots": [try Template(parsing: "x {a}")], "empty": []])
    let error = #expect(throws: MalformedTemplate.self) { try Template(parsing: source).samples(vocabularies) }
    #expect(error?.reason == reason, "\(source)")
  }

  @Test func outputTemplatesMayTouchSlots() throws {
    #expect(try Template(parsing: "{a}", direction: .output).samples(direction: .output) == ["{a}"])
    #expect(try Template(parsing: "{a} {b}", direction: .output).samples(direction: .output) == ["{a} {b}"])
  }
}
