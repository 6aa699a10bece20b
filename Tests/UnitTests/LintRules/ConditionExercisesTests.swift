import Testing

@Suite struct ConditionExercisesTests {
  private let exercises = ["Records/Exercises/hop.rec": "Id: hop\nPattern: plyometric\n", "Records/Exercises/row.rec": "Id: row\nPattern: pull\n"]

  private func findings(_ record: String, at path: String) -> [String] {
    lint(exercises.merging([path: record]) { first, _ in first }).places("condition-exercises")
  }

  @Test(arguments: ["Not: jumping => It hurts.", "Adapt: hops => Softly."])
  func namesMustExist(_ line: String) {
    #expect(findings("Id: x\n\(line)\n", at: "Records/Groups/x.rec") == ["error Records/Groups/x.rec:2"])
  }

  @Test func aSheetDoesNotLeaveOutWhatItRecommends() {
    #expect(
      findings("Id: x\nExercise: hop => 3 x 10\nExercise: row => 3 x 10\nNot: plyometric => Too hard.\n", at: "Records/Injuries/x.rec") == [
        "error Records/Injuries/x.rec:2"
      ])
    #expect(findings("Id: x\nExercise: hop => 3 x 10\nNot: plyometric => Too hard.\nAllow: hop\n", at: "Records/Injuries/x.rec").isEmpty)
  }
}
