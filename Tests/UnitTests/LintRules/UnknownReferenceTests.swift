import Testing

@Suite struct UnknownReferenceTests {
  private let known = [
    "Records/BodyParts/knee.rec": "Id: knee\n", "Records/Injuries/runners_knee.rec": "Id: runners_knee\n",
    "Records/Groups/over_60.rec": "Id: over_60\n",
    "Records/Equipment/barbell.rec": "Id: barbell\n", "Records/Equipment/rack.rec": "Id: rack\n", "Records/Sources/s1.rec": "Id: s1\n",
    "Records/Exercises/lunge.rec": "Id: lunge\n",
  ]

  private func findings(_ path: String, _ text: String) -> [String] {
    lint(known.merging([path: text]) { first, _ in first }).places("unknown-reference")
  }

  @Test(arguments: [
    "Primary: knees", "Secondary: runners_knee", "Equipment: barbell, bench", "Easier: squats", "Harder: squats", "Swap: squats => gentler",
    "Linked: knee", "Caution: lunge => go easy", "Source: s2",
  ])
  func exercisesNameWhatExists(_ field: String) {
    #expect(findings("Records/Exercises/x.rec", "Id: x\n\(field)\n") == ["error Records/Exercises/x.rec:2"])
  }

  @Test(arguments: [
    ("BodyParts", "LinkedInjury: knee"), ("BodyParts", "PainGuide: knee => inside"), ("BodyParts", "Exercise: squats"),
    ("Injuries", "Region: elbow"), ("Injuries", "Exercise: squats => 3 x 8"), ("Groups", "Allow: squats"), ("Equipment", "Exercise: squats"),
    ("Routines", "Equipment: sofa"),
    ("Topics", "Source: s2"), ("RedFlags", "Source: s2"), ("Concepts", "Source: s2"),
  ])
  func soDoTheOthers(_ folder: String, _ field: String) {
    #expect(findings("Records/\(folder)/x.rec", "Id: x\n\(field)\n") == ["error Records/\(folder)/x.rec:2"])
  }

  @Test func idsThatExistAreFine() {
    let text = """
      Id: x
      Primary: knee
      Equipment: barbell, rack
      Easier: lunge
      Swap: lunge => gentler
      Linked: runners_knee
      Caution: knee => go easy
      Caution: runners_knee => go easy
      Caution: over_60 => go easy
      Source: s1
      """
    #expect(findings("Records/Exercises/x.rec", text).isEmpty)
  }
}
