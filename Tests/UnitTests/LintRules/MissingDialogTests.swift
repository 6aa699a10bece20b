import Testing

@Suite struct MissingDialogTests {
  private let intent = "Intents/en-US/coaching/frequency/train_daily.intent"

  @Test func anIntentNeedsAnAnswer() {
    let findings = lint([
      intent: "may i lift each day\n", "Intents/en-US/smalltalk/joke.intent": "tell me a joke\n",
      "Intents/en-US/out/weather.intent": "will it rain\n",
    ])
    #expect(findings.places("missing-dialog") == ["error \(intent):0", "error Intents/en-US/smalltalk/joke.intent:0"])
    #expect(findings.contains { $0.message.contains("Dialogs/en-US/coaching/frequency/train_daily.dialog") })
  }

  @Test func aDialogATopicOrCodeAnswers() {
    #expect(lint([intent: "may i lift each day\n", "Dialogs/en-US/x/train_daily.dialog": "Yes.\n"]).places("missing-dialog").isEmpty)
    #expect(lint([intent: "may i lift each day\n", "Records/Topics/train_daily.rec": "Id: train_daily\n"]).places("missing-dialog").isEmpty)
    #expect(lint([intent: "may i lift each day\n"], computed: ["frequency"]).places("missing-dialog").isEmpty)
    #expect(lint([intent: "may i lift each day\n"], computed: ["frequency.train_daily"]).places("missing-dialog").isEmpty)
  }
}
