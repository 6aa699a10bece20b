import Testing

@Suite struct LongFileTests {
  private func intent(_ count: Int) -> [String: String] {
    ["Intents/en-US/out/long.intent": "# head\n" + (1...count).map { "sentence number \($0)\n" }.joined()]
  }

  @Test func moreThanAHundredAndFiftyTemplatesAreMany() {
    #expect(lint(intent(151)).places("long-file") == ["warning Intents/en-US/out/long.intent:152"])
  }

  @Test func aHundredAndFiftyAreFine() {
    #expect(lint(intent(150)).places("long-file").isEmpty)
  }
}
