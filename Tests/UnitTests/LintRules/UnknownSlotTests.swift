import Testing

@Suite struct UnknownSlotTests {
  private let path = "Intents/en-US/out/x.intent"

  @Test func aSlotNeedsNames() {
    let findings = lint([path: "is {exercise} fine\nis [the] {runner} in {race}\n"])
    #expect(findings.places("unknown-slot") == ["error \(path):2", "error \(path):2"])
    #expect(findings.filter { $0.code == "unknown-slot" }.map(\.column) == [11, 23])
  }

  @Test func kindsEntitiesAndSecondsAreFine() {
    let findings = lint([
      path: "is {race} like {race_b} or {exercise} like {exercise_b}\nmy {body_part} {{injury}} and {type:group}\n",
      "Intents/en-US/entities/race.entity": "5k\n",
    ])
    #expect(findings.places("unknown-slot").isEmpty)
  }
}
