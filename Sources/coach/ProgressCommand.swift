import ArgumentParser
import CoachKit
import Foundation
import Journal
import Planning
import Rendering

/// Shows how training goes, from the log: a picture for the terminal, an SVG, a table of weeks.
struct ProgressCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "progress", abstract: "Show how training goes, from your log.")

  @OptionGroup var content: ContentOptions
  @OptionGroup var owner: OwnerOptions
  @Option(help: "text, markdown or json.") var format: Format = .text
  @Option(help: ArgumentHelp("How many weeks to look back, 1 to 104.", valueName: "N")) var weeks = 8
  @Option(help: ArgumentHelp("Write a picture too.", valueName: "FILE")) var svg: String?
  @Option(help: ArgumentHelp("Write the weeks as comma-separated values too.", valueName: "FILE")) var csv: String?

  func validate() throws {
    if !(1...104).contains(weeks) { throw ValidationError("--weeks is a number from 1 to 104.") }
  }

  func run() async throws {
    let coach = try content.load()
    let runner = try await OwnerOptions.saying { try await OwnerOptions.home().runner(owner.runner, .whole)?.runner ?? Runner() }
    let progress = TrainingProgress(
      runner.journal, knowledge: coach.policy.knowledge, today: .today, weekCount: weeks, planned: runner.plannedSessions(.today), unit: runner.weightUnit)
    if let svg { try Output.write(ProgressPicture(progress).svg, to: svg) }
    if let csv { try Output.write(progress.csv, to: csv) }
    let view = ProgressView(progress, coach)
    switch format {
    case .json: Output.write(JSONRenderer.line(view) + "\n")
    case .markdown: Output.write(view.markdown)
    case .text: Output.write(view.text(width: Window(noColour: true).size.columns))
    }
    Output.flush()
  }
}

/// Progress as text or as JSON.
struct ProgressView: Encodable {
  struct Week: Encodable {
    let week: CalendarDate
    let done: Int
    let skipped: Int
    let planned: Int?
    let sets: Int
    let volumeKg: Double
    let worstPain: Double?
  }
  struct Best: Encodable {
    let exercise: String
    let name: String
    let date: CalendarDate
    let set: String
    let estimatedMaximum: Double?
  }

  let summary: [String]
  let weeks: [Week]
  let best: [Best]
  private let progress: TrainingProgress

  private enum CodingKeys: CodingKey { case summary, weeks, best }

  init(_ progress: TrainingProgress, _ coach: Coach) {
    self.progress = progress
    summary = progress.summary
    weeks = progress.weeks.map {
      Week(week: $0.monday, done: $0.done, skipped: $0.skipped, planned: $0.planned, sets: $0.sets, volumeKg: $0.volume, worstPain: $0.pain)
    }
    best = progress.best.map { best in
      let name = coach.policy.knowledge.exercises[best.exercise]?.name ?? best.exercise
      return Best(
        exercise: best.exercise, name: name, date: best.date, set: best.set.inWords, estimatedMaximum: best.estimatedMaximum.map { ($0 * 10).rounded() / 10 })
    }
  }

  /// The summary, a bar a week, a row of blocks for what else is told, the best sets.
  func text(width: Int) -> String {
    let width = min(width, 92)
    var lines = DisplayWidth.wrap(summary.joined(separator: " "), width: width)
    guard progress.sessions > 0 else {
      return (lines + ["Try: coach log \"goblet squat 3x10 at 16 kg, felt 8\""]).joined(separator: "\n") + "\n"
    }
    lines += ["", progress.weeks.contains { $0.volume > 0 } ? "Weight lifted a week" : "Sessions a week"]
    lines += progress.chart.lines(width: min(width, 60))
    func row(_ title: String, _ values: [Double?], _ last: String) {
      guard values.contains(where: { ($0 ?? 0) > 0 }) else { return }
      let line = title.padding(toLength: 20, withPad: " ", startingAt: 0) + sparkline(Array(values.suffix(max(1, width - 20))))
      lines.append(line.count + 2 + last.count > width ? line : line + "  " + last)
    }
    lines.append("")
    row("Sessions", progress.weeks.map { Double($0.done) }, "\(progress.weeks.last?.done ?? 0) this week")
    row("Sessions kept", progress.weeks.map(\.kept), progress.weeks.last?.kept.map { "\(Int(($0 * 100).rounded())) % this week" } ?? "")
    row("Sets", progress.weeks.map { Double($0.sets) }, "\(progress.weeks.last?.sets ?? 0) this week")
    row("Worst pain", progress.weeks.map(\.pain), progress.pain.last.map { "\(number($0.level))/10 last" } ?? "")
    let calves = progress.calves.map { [$0.left, $0.right].compactMap { $0 }.min().map(Double.init) }
    row("Calf raises, weaker", calves, calves.last.flatMap { $0 }.map { "\(number($0)) last" } ?? "")
    if !best.isEmpty {
      lines += ["", "Best sets"]
      let name = best.map(\.name.count).max() ?? 0
      for best in best {
        let (padded, set) = (best.name.padding(toLength: name, withPad: " ", startingAt: 0), "\(best.set), \(best.date.short)")
        lines += name + 2 + set.count > width ? [best.name, "  " + set] : ["\(padded)  \(set)"]
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  var markdown: String {
    let header = "| Week | Done | Skipped | Sets | Weight, \(progress.unit.rawValue) | Worst pain |\n|---|---|---|---|---|---|\n"
    let rows = weeks.map {
      "| \($0.week) | \($0.done) | \($0.skipped) | \($0.sets) | \(number(($0.volumeKg / progress.unit.inKilograms).rounded())) | \($0.worstPain.map(number) ?? "") |\n"
    }
    return summary.joined(separator: " ") + "\n\n" + header + rows.joined()
  }

  private func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(format: "%.1f", value)
  }
}
