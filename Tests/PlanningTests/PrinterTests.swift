import Planning
import Testing

@Suite struct PrinterTests {
  private let week = plan(usualRuns) {
    $0.level = .intermediate
    $0.equipment = ["dumbbell", "step", "bench"]
    $0.conditions = ["achilles_tendinopathy"]
  }

  @Test func theTableHasAHeaderAndSevenRows() {
    let table = PlanTable(week)
    #expect(table.header.count == 4 && table.rows.count == 7 && table.rows.allSatisfy { $0.count == 4 })
    #expect(table.rows.map(\.[0]) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
    #expect(table.rows[1][1] == "intervals" && table.rows.allSatisfy { !$0[3].isEmpty })
  }

  @Test func markdownHoldsEverySession() {
    let text = week.markdown
    #expect(text.hasPrefix("# Week of 2026-03-02\n") && text.hasSuffix("\n"))
    for workout in week.workouts {
      #expect(text.contains(workout.title))
      for exercise in workout.exercises { #expect(text.contains("| \(exercise.name) | \(exercise.dose) |")) }
    }
    for note in week.notes { #expect(text.contains(note)) }
    let columns = text.split(separator: "\n").filter { $0.hasPrefix("|") }.map { $0.split(separator: "|").count }
    #expect(columns.allSatisfy { $0 <= 4 })
  }

  @Test func thePageIsSelfContainedAndEscaped() {
    var odd = week
    odd.notes.append("<script>alert(\"1\")</script> & more")
    let html = PlanPage(odd).html
    #expect(html.hasPrefix("<!DOCTYPE html>") && html.contains("prefers-color-scheme: dark") && html.contains("@media print"))
    #expect(!html.contains("<script>") && html.contains("&lt;script&gt;") && html.contains("&amp; more"))
    #expect(!html.contains("http") && !html.contains("src="))
    for tag in ["table", "section", "ul", "li", "tr", "td", "th", "main", "div", "h2", "p"] {
      #expect(html.components("<\(tag)>") + html.components("<\(tag) ") == html.components("</\(tag)>"), "\(tag)")
    }
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(_ text: String) -> Int { split(separator: text, omittingEmptySubsequences: false).count - 1 }
}
