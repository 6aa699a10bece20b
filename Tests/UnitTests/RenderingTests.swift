import Dialogue
import Rendering
import Testing

@Suite struct RenderingTests {
  private let blocks: [Block] = [
    .paragraph("Step forward, lower straight down, and push back through the front heel."), .steps(["Stand tall.", "Step."]),
    .mistakes([.init(wrong: "The knee dives in", fix: "Push it out")], title: "Mistakes"),
    .table(header: ["For", "Sets"], rows: [["Learner", "2 × 8"], ["Strength", "3 × 5"]]), .note("Careful."),
  ]

  @Test func plainText() {
    let text = Renderer.plain(blocks)
    #expect(text.contains("1. Stand tall.\n2. Step."))
    #expect(text.contains("Mistakes:\n- The knee dives in. Push it out."))
    #expect(text.contains("- Learner; sets 2 × 8"))
  }

  @Test(arguments: [20, 40, 80, 120])
  func noLineIsWiderThanTheWindow(_ width: Int) {
    var reply = Reply(scope: .inScope, intent: "x", confidence: 1, act: .tell, blocks: blocks)
    reply.suggestions = ["a rather long suggestion that goes on", "another one"]
    let text = TerminalRenderer(width: width, colour: false).render(reply)
    for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= width, "\(line)") }
    #expect(!text.contains("\u{1B}"))
  }

  @Test func widths() {
    #expect(DisplayWidth.of("abc") == 3)
    #expect(DisplayWidth.of("日本") == 4)
    #expect(DisplayWidth.of("e\u{301}") == 1)
    #expect(DisplayWidth.wrap("one two three", width: 7) == ["one two", "three"])
    #expect(DisplayWidth.wrap("abcdefghij", width: 4) == ["abcd", "efgh", "ij"])
  }

  @Test func aNarrowTableStacksItsCells() {
    let table = Block.table(
      header: ["Day", "Run", "Strength", "Why"],
      rows: [["Mon", "", "rest", "full rest day"], ["Tue", "intervals", "core, 10 min", "hard run; core is fine, 3 h apart"]])
    let reply = Reply(scope: .inScope, intent: "x", confidence: 1, act: .tell, blocks: [table])
    let text = TerminalRenderer(width: 32, colour: false).render(reply)
    #expect(
      text == """
         Day  Run / Strength / Why
         Mon  rest
              full rest day
         Tue  intervals
              core, 10 min
              hard run; core is fine, 3
              h apart
        """)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 32 })
  }

  @Test func markdownEscapes() {
    let reply = Reply(scope: .inScope, intent: "x", confidence: 1, act: .tell, blocks: [.paragraph("a*b <script>")])
    #expect(Renderer.markdown(reply) == "a\\*b \\<script\\>")
  }

  @Test func htmlEscapesEverything() {
    let evil = "<img src=x onerror=alert(1)> \"&'"
    let all: [Block] = [
      .paragraph(evil), .steps([evil], title: evil), .mistakes([.init(wrong: evil, fix: evil)]), .table(header: [evil], rows: [[evil, evil]]),
      .warning(evil), .figure(.init(exercise: "\"><b>"), text: evil), .file(.init(name: evil, mediaType: "text/calendar", content: evil)), .sources([evil]),
    ]
    var reply = Reply(scope: .inScope, intent: "x", confidence: 1, act: .tell, blocks: all)
    reply.input = evil
    let html = HTMLRenderer.turn(reply, picture: { "/figure/\($0.exercise).svg" }, sources: [evil])
    #expect(!html.contains("<img src=x") && !html.contains("<b>"))
    #expect(html.contains("<p class=\"warning\">&lt;img"))
    #expect(html.contains("href=\"data:text/calendar;charset=utf-8,%3Cimg%20src%3Dx"))
    #expect(html.contains("<ol><li>&lt;img"))
  }

  @Test func htmlSetsSafetyApart() {
    var reply = Reply(scope: .medical, intent: "x", confidence: 1, act: .refer, blocks: [.warning("Stop.")])
    reply.safety = .init(level: "emergency", reason: "x")
    #expect(HTMLRenderer.turn(reply, picture: { _ in "" }).contains("<div class=\"answer safety\">"))
  }

  @Test func jsonHasSafetyAlways() {
    let line = JSONRenderer.line(Reply(scope: .out, intent: "x", confidence: 1, act: .refuse, blocks: []))
    #expect(line.contains("\"safety\":null"))
    #expect(!line.contains("\n"))
  }
}
