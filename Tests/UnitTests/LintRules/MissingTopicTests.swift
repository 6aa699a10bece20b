import Testing

@Suite struct MissingTopicTests {
  private let content = [
    "Intents/en-US/coaching/frequency.intent": "how often do i lift\n",
    "Intents/en-US/coaching/frequency/train_daily.intent": "may i lift each day\n",
    "Intents/en-US/adjacent/nutrition/gels.intent": "which gels do i take\n",
  ]
  private let intent = "Intents/en-US/coaching/frequency/train_daily.intent"

  @Test func aFinerCoachingIntentNeedsATopic() {
    #expect(lint(content).places("missing-topic") == ["error \(intent):0"])
  }

  @Test func aTopicOrCodeIsEnough() {
    let topic = content.merging(["Records/Topics/train_daily.rec": "Id: train_daily\n"]) { first, _ in first }
    #expect(lint(topic).places("missing-topic").isEmpty)
    #expect(lint(content, computed: ["frequency"]).places("missing-topic").isEmpty)
  }
}
