import Resources

/// A plan as a table: a header and seven rows of cells, for the terminal and for Markdown.
public struct PlanTable: Sendable, Equatable {
  /// Day, run, strength, why.
  public let header = ["Day", "Run", "Strength", "Why"]
  /// Seven rows of four cells; a cell may be empty.
  public let rows: [[String]]

  /// The table of a plan.
  public init(_ plan: Plan) {
    rows = plan.days.map { day in
      let strength = day.workout.map { "\($0.focus.name), \($0.minutes) min" } ?? (day.isRest ? "rest" : "")
      return [day.day.short, day.runs.map(\.name).joined(separator: " + "), strength, day.why]
    }
  }
}

extension Workout {
  /// The exercises as rows: name, dose, rest, repetitions in reserve.
  public var rows: [[String]] {
    exercises.map { [$0.name, $0.dose, $0.rest ?? "", $0.reserve ?? ""] }
  }
  /// The columns of `rows`.
  public static let header = ["Exercise", "Dose", "Rest", "Reps left"]
}

extension Plan {
  /// The week, its sessions and its notes as Markdown.
  public var markdown: String {
    var lines = ["# Week of \(weekStart)", "", escapedMarkdown(answer), ""]
    let table = PlanTable(self)
    lines += markdownTable(table.header, table.rows)
    for day in days {
      guard let workout = day.workout else { continue }
      lines += ["", "## \(day.day.name): \(workout.title), \(workout.minutes) min", ""]
      if !workout.warmUp.isEmpty { lines += ["Warm-up: \(escapedMarkdown(workout.warmUp))", ""] }
      lines += markdownTable(Workout.header, workout.rows)
      let notes = workout.notes + workout.exercises.flatMap { exercise in exercise.notes.map { "\(exercise.name): \($0)" } }
      if !notes.isEmpty { lines += [""] + notes.map { "- \(escapedMarkdown($0))" } }
    }
    let remarks = notes + traded.map { "\($0.sentence) (\($0.rule))" }
    if !remarks.isEmpty { lines += ["", "## Notes", ""] + remarks.map { "- \(escapedMarkdown($0))" } }
    if !conflicts.isEmpty {
      lines += ["", "## What does not fit", ""]
      for conflict in conflicts { lines += ["- \(escapedMarkdown(conflict.sentence))"] + conflict.trades.map { "  - \(escapedMarkdown($0))" } }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func markdownTable(_ header: [String], _ rows: [[String]]) -> [String] {
    func line(_ cells: [String]) -> String { "| " + cells.map(escapedMarkdown).joined(separator: " | ") + " |" }
    return [line(header), "|" + header.map { _ in " --- |" }.joined()] + rows.map(line)
  }
}
