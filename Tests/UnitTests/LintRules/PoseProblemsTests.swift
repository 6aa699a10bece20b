import Testing

@Suite struct PoseProblemsTests {
  private let exercise = ["Records/Exercises/hop.rec": "Id: hop\nMistake: You sink => Rise.\n"]
  private let path = "Records/Poses/hop.rec"

  private func findings(_ lines: String...) -> [String] {
    lint(exercise.merging([path: (["Id: hop", "View: side"] + lines).joined(separator: "\n") + "\n"]) { first, _ in first }).places("pose")
  }

  @Test func aGoodPosePasses() {
    #expect(findings("Moment: Stand | 1 | feet at 0", "Moment: Down | down | ankle 25, knee 80, lean 30", "Fault: 1 | 2 | side | lean 60").isEmpty)
  }

  @Test(arguments: [
    "Moment: Stand | 1", "Moment: Stand | soon | feet at 0", "Moment: Stand | 1 | feet at 0, wings 20", "Moment: Stand | 1 | arms akimbo, feet at 0",
    "Moment: Stand | 1 | knee", "Prop: spoon 3",
  ])
  func unreadableLinesAreFound(_ line: String) {
    #expect(findings("Moment: Stand | 1 | feet at 0", line).contains("error \(path):4"))
  }

  @Test(arguments: ["Fault: 2 | 1 | side | lean 30", "Fault: 1 | 3 | side | lean 30", "Fault: 1 | 1 | above | lean 30"])
  func faultsNeedAMistakeAndAMoment(_ line: String) {
    #expect(findings("Moment: Stand | 1 | feet at 0", line) == ["error \(path):4"])
  }

  @Test(arguments: [
    "Moment: Fold | 1 | feet at 0, ankle 60", "Moment: Fold | 1 | feet at 0, ankle 20, lean 80", "Moment: Fold | 1 | hips at 0, lean 90, hip 90",
    "Moment: Fold | 1 | feet at 0, hands at 300 0",
  ])
  func impossibleBodiesAreFound(_ line: String) { #expect(findings(line).contains("warning \(path):1")) }

  @Test func aPoseNeedsItsExercise() {
    #expect(lint(["Records/Poses/x.rec": "Id: x\nMoment: Stand | 1 | feet at 0\n"]).places("pose") == ["error Records/Poses/x.rec:1"])
  }
}
