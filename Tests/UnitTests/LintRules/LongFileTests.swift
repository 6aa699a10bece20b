import Testing

@Suite struct LongFileTests {
  private func intent(_ count: Int) -> [String: String] {
    ["Intents/en-US/out/long.intent": "# head\n" + (1...count).map { "sentence number \($0)\n" }.joined()]
  }

  @Test func moreThanFifteenHundredTemplatesAreMany() {
    #expect(lint(intent(1_501)).places("long-file") == ["warning Intents/en-US/out/long.intent:1502"])
  }

  @Test func fifteenHundredAreFine() {
    #expect(lint(intent(1_500)).places("long-file").isEmpty)
  }
}
