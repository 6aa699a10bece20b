import Testing

@Suite struct NotNormalisedTests {
  private let path = "Intents/en-US/out/x.intent"

  @Test(arguments: [("how do I lift", 8), ("what's that", 1), ("is it [really] ok", 16), ("a (rep|re-set) here", 8), ("caf\u{E9} run", 1)])
  func wordsThatChangeAreFound(_ line: String, _ column: Int) {
    let findings = lint([path: "fine words\n\(line)\n"])
    #expect(findings.places("not-normalised") == ["error \(path):2"])
    #expect(findings.first { $0.code == "not-normalised" }?.column == column)
  }

  @Test func namesAndSignsCountToo() {
    let findings = lint([
      "Records/Routines/ten.rec": "Id: ten\nAlias: 10 min routine\n",
      "Records/RedFlags/x.rec": "Id: x\nSign: cannot feel ~ <rf_leg>\nGuide: Call 999, now!\n",
      "Intents/en-US/entities/race.entity": "(half marathon|1/2 marathon)\n",
    ])
    #expect(
      findings.places("not-normalised") == [
        "error Intents/en-US/entities/race.entity:1", "error Records/RedFlags/x.rec:2", "error Records/Routines/ten.rec:2",
      ])
  }

  @Test func plainWordsSlotsAndWordEndingsAreFine() {
    let findings = lint([path: "(run|runn(ing|er)) n(o|ope) a [lovely|] 5k with {exercise_b} in 13.1 <a_Voc>\n# Comments may say OK.\n"])
    #expect(findings.places("not-normalised").isEmpty)
  }
}
