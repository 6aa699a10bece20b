import Testing

@Suite struct NotNormalisedTests {
  private let path = "Intents/en-US/out/x.intent"

  @Test(arguments: [("how do I lift", 8), ("what's that", 1), ("a (rep|re-set) here", 8), ("caf\u{E9} run", 1)])
  func wordsThatChangeAreFound(_ line: String, _ column: Int) {
    let findings = lint([path: "fine words\n\(line)\n"])
    #expect(findings.places("not-normalised") == ["error \(path):2"])
    #expect(findings.first { $0.code == "not-normalised" }?.column == column)
  }

  @Test func aShortFormInAnIntentIsOnlyUnclear() {
    let findings = lint([path: "is it [really] ok\n"])
    #expect(findings.places("not-normalised") == ["warning \(path):1"])
    #expect(findings.first { $0.code == "not-normalised" }?.column == 16)
  }

  @Test func aShortFormElsewhereIsLost() {
    let findings = lint([
      "Records/Routines/ten.rec": "Id: ten\nAlias: 10 min routine\n",
      "Records/RedFlags/x.rec": "Id: x\nSign: cannot feel ~ <rf_leg>\nGuide: Call 999, now!\n",
      "Intents/en-US/entities/race.entity": "(half marathon|1/2 marathon)\n", "Intents/en-US/red_flags/rf_leg.voc": "leg\nw leg\n",
    ])
    #expect(
      findings.places("not-normalised") == [
        "error Intents/en-US/entities/race.entity:1", "error Intents/en-US/red_flags/rf_leg.voc:2", "error Records/RedFlags/x.rec:2",
        "error Records/Routines/ten.rec:2",
      ])
  }

  @Test func aShortFormBesideTheLongOneIsOnlyIdle() {
    let findings = lint([
      "Records/Routines/ten.rec": "Id: ten\nName: 10 minutes\nAlias: 10 min\n",
      "Records/RedFlags/x.rec": "Id: x\nSign: (cannot|can not) feel <rf_leg> ~ numb\n",
      "Intents/en-US/red_flags/rf_leg.voc": "is it ok\nis it okay\n",
    ])
    #expect(
      findings.places("not-normalised") == [
        "warning Intents/en-US/red_flags/rf_leg.voc:1", "warning Records/RedFlags/x.rec:2", "warning Records/Routines/ten.rec:3",
      ])
  }

  @Test func plainWordsSlotsAndWordEndingsAreFine() {
    let findings = lint([path: "(run|runn(ing|er)) n(o|ope) a [lovely|] 5k with {exercise_b} in 13.1 <a_Voc>\n# Comments may say OK.\n"])
    #expect(findings.places("not-normalised").isEmpty)
  }
}
