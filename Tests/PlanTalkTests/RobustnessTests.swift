import Knowledge
import Language
import PlanTalk
import Planning
import Testing

@Suite struct RobustnessTests {
  /// Nonsense from words that mean something here must neither crash nor take long.
  @Test func nonsense() {
    let stock = (sentences("plan-seen") + sentences("change-seen")).flatMap { $0.text.split(separator: " ").map(String.init) }
    let odd = [
      "2027", "99999999999999999999", "31/2", "0", "x", "in", "of", "a", "the", "half", "½", "to", "not", "-", "", "every", "12.99.2027", "1h99",
      "last",
    ]
    var state: UInt64 = 7
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let reader = PlanReader(knowledge: knowledge)
    let changes = ChangeReader(today: today)
    var request = PlanRequest(today: today)
    for round in 0..<3_000 {
      let text = (0..<next(25)).map { _ in next(4) == 0 ? odd[next(odd.count)] : stock[next(stock.count)] }.joined(
        separator: next(5) == 0 ? ", " : " ")
      let (tokens, entities) = words(text)
      let reading = reader.read(tokens, entities, into: request, expecting: PlanReading.Part.allCases[next(PlanReading.Part.allCases.count)])
      request = round % 4 == 0 ? PlanRequest(today: today) : reading.request
      _ = changes.read(tokens, entities, about: ChangeSentenceTests.plan)
      #expect(reading.request.today == today)
    }
  }

  @Test func longText() {
    let text = String(repeating: "monday tuesday, long wed and not friday ", count: 500)
    let (tokens, entities) = words(text)
    let clock = ContinuousClock()
    let time = clock.measure { _ = PlanReader(knowledge: knowledge).read(tokens, entities, into: PlanRequest(today: today)) }
    #expect(time < .milliseconds(500), "\(time)")
    let days = words(String(repeating: "monday ", count: 4_000))
    let second = clock.measure { _ = PlanReader(knowledge: knowledge).read(days.0, days.1, into: PlanRequest(today: today)) }
    #expect(second < .milliseconds(500), "\(second)")
  }
}
