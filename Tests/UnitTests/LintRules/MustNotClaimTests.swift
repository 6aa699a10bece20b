import Testing

@Suite struct MustNotClaimTests {
  private let dialog = "Dialogs/en-US/coaching/x.dialog"

  @Test(arguments: [
    "Strength work prevents injuries.", "An injury-proof plan.", "Results are guaranteed.", "A clinically proven method.",
    "Our physio-approved plan.",
    "No pain, no gain.", "Sounds like you have shin splints.", "You've got a torn meniscus there.", "Take 400 mg first.", "Take 400mg first.",
    "Take ibuprofen and run.", "Squats ruin your knees.", "Rolling breaks up scar tissue.", "It's probably nothing serious.",
    "You will run 5 percent faster.", "Run through the pain.", "You will be healed in 6 weeks.",
  ])
  func claimsAreFound(_ sentence: String) {
    let content = [dialog: "Fine.\n\(sentence)\n", "Records/Injuries/shin_splints.rec": "Id: shin_splints\nName: Shin splints\n"]
    #expect(lint(content).places("must-not-claim") == ["error \(dialog):2"])
  }

  @Test(arguments: [
    "Strength work doesn't prevent injuries for certain.", "It may lower the risk of injuries.", "No pain, no gain is a myth.",
    "That squats ruin your knees is untrue.", "Does stretching prevent injuries?", "If you have shin splints, run on grass.", "You have good form.",
    "There is no proof that lifting prevents injuries.", "Do not take ibuprofen and run.", "Aim for 20 g of protein.",
  ])
  func denialsQuestionsAndConditionsAreFine(_ sentence: String) {
    let content = [dialog: "\(sentence)\n", "Records/Injuries/shin_splints.rec": "Id: shin_splints\nName: Shin splints\n"]
    #expect(lint(content).places("must-not-claim").isEmpty)
  }

  @Test func aDenialCountsInItsOwnSentenceOnly() {
    #expect(lint([dialog: "It is not hard. It prevents injuries.\n"]).places("must-not-claim") == ["error \(dialog):1"])
    #expect(lint([dialog: "It is not hard. It prevents injuries.\n"]).first { $0.code == "must-not-claim" }?.column == 20)
  }

  @Test func recordsAreReadLineByLine() {
    let path = "Records/Exercises/squat.rec"
    let findings = lint([
      path: "Id: squat\nWhy: It is a good move.\n+ It prevents injuries.\nMistake: You train through pain => Stop.\n"
    ])
    #expect(findings.places("must-not-claim") == ["error \(path):3"])
  }

  @Test func fieldsThatDenyByNameAreFine() {
    let findings = lint([
      "Records/Sources/x.rec": "Id: x\nTitle: Training prevents injuries\nDoesNotShow: That rolling prevents injury.\n",
      "Records/Injuries/y.rec": "Id: y\nMyth: That squats ruin the knees.\n",
      "Records/Topics/z.rec": "Id: z\nTitle: Does stretching prevent injury\n",
    ])
    #expect(findings.places("must-not-claim").isEmpty)
  }
}
