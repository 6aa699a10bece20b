import Testing

@Suite struct SameSampleTests {
  private let squat = ["Records/Exercises/squat.rec": "Id: squat\nName: Squat\n", "Records/Exercises/row.rec": "Id: row\nName: Row\n"]

  private func findings(_ first: String, _ second: String) -> [String] {
    let intents = ["Intents/en-US/coaching/a.intent": first, "Intents/en-US/coaching/b.intent": second]
    return lint(squat.merging(intents) { first, _ in first }).places("same-sample")
  }

  @Test func twoIntentsMustNotClaimOneSentence() {
    #expect(findings("how often [do i lift]\n", "fine line\n(how often|why) do i lift\n") == ["error Intents/en-US/coaching/b.intent:2"])
  }

  @Test func slotsOfOneKindAreTheSame() {
    #expect(findings("is {exercise} better\n", "fine line\nis {exercise_b} better\n") == ["error Intents/en-US/coaching/b.intent:2"])
  }

  @Test func aNameSpeltOutIsAnotherSentence() {
    #expect(findings("is {exercise} good for me\n", "is squat good for me\n").isEmpty)
    #expect(findings("is row good for me\n", "is squat good for me\n").isEmpty)
  }

  @Test func oneIntentMayRepeatItself() {
    #expect(findings("how often do i lift\nhow often do (i|we) lift\n", "is {concept} good for me\nwhy do i lift\n").isEmpty)
  }
}
