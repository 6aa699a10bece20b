import Resources

/// A plan as one self-contained HTML page that prints on a sheet of paper and follows the light or dark setting of the reader.
public struct PlanPage: Sendable {
  /// The plan on the page.
  public let plan: Plan

  /// The page of a plan.
  public init(_ plan: Plan) { self.plan = plan }

  /// The whole document, UTF-8.
  public var html: String {
    let title = "Week of \(plan.weekStart)"
    let table = PlanTable(plan)
    let sessions = plan.days.compactMap { day in day.workout.map { section(day, $0) } }
    let remarks =
      plan.notes + plan.traded.map { "\($0.sentence) (\($0.rule))" }
      + plan.conflicts.map { ([$0.sentence] + $0.trades).joined(separator: " ") }
    let notes = remarks.isEmpty ? "" : "<h2>Notes</h2>\n<ul>\n\(remarks.map { "<li>\(escapedXML($0))</li>" }.joined(separator: "\n"))\n</ul>\n"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      <h1>\(title)</h1>
      <p>\(escapedXML(plan.answer))</p>
      \(rows(table.header, table.rows))
      <div class="sessions">
      \(sessions.joined(separator: "\n"))
      </div>
      \(notes)</main>
      </body>
      </html>

      """
  }

  private func section(_ day: PlannedDay, _ workout: Workout) -> String {
    let warmUp = workout.warmUp.isEmpty ? "" : "<p>\(escapedXML(workout.warmUp))</p>\n"
    let all = workout.notes + workout.exercises.flatMap { exercise in exercise.notes.map { "\(exercise.name): \($0)" } }
    let notes = all.isEmpty ? "" : "\n<ul>\(all.map { "<li>\(escapedXML($0))</li>" }.joined())</ul>"
    return """
      <section>
      <h2>\(day.day.name): \(escapedXML(workout.title)), \(workout.minutes) min</h2>
      \(warmUp)\(rows(Workout.header, workout.rows))\(notes)
      </section>
      """
  }

  private func rows(_ header: [String], _ rows: [[String]]) -> String {
    let head = header.map { "<th scope=\"col\">\(escapedXML($0))</th>" }.joined()
    let body = rows.map { "<tr>" + $0.map { "<td>\(escapedXML($0))</td>" }.joined() + "</tr>" }.joined(separator: "\n")
    return "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(body)\n</tbody>\n</table>"
  }

  private static let style = """
    :root { color-scheme: light dark; --line: #bbb; --ink: #1b1b1b; --paper: #fff; }
    @media (prefers-color-scheme: dark) { :root { --line: #555; --ink: #eee; --paper: #161616; } }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.4 system-ui, sans-serif; }
    main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
    h1 { font-size: 1.4rem; } h2 { font-size: 1.05rem; margin: 1rem 0 .3rem; }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: left; vertical-align: top; padding: .25rem .5rem; border-bottom: 1px solid var(--line); }
    .sessions { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 0 2rem; }
    @page { margin: 12mm; }
    @media print {
      :root { --line: #999; --ink: #000; --paper: #fff; } body { font-size: 9.5pt; } main { padding: 0; max-width: none; }
      section { break-inside: avoid; }
    }
    """
}
