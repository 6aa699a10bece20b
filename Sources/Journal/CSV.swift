/// Comma-separated values after RFC 4180: lines end in CR LF, fields with commas, quotes or line ends stand in quotes. A field that a spreadsheet
/// would run as a formula gets an apostrophe in front.
public enum CSV {
  public static func text(_ rows: [[String]]) -> String { rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined() }

  private static func field(_ text: String) -> String {
    var text = text
    // A negative number is no formula.
    if let first = text.unicodeScalars.first, ["=", "+", "-", "@", "\t", "\r"].contains(first), Double(text) == nil { text = "'" + text }
    guard text.unicodeScalars.contains(where: { [",", "\"", "\n", "\r"].contains($0) }) else { return text }
    return "\"" + text.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}

extension TrainingProgress {
  /// The weeks as CSV, one a line behind a header.
  public var csv: String {
    let header = ["week", "done", "skipped", "planned", "sets", "volume_kg", "worst_pain"]
    return CSV.text(
      [header]
        + weeks.map { week in
          [
            week.monday.description, "\(week.done)", "\(week.skipped)", week.planned.map { "\($0)" } ?? "", "\(week.sets)",
            plain(week.volume, digits: 1),
            week.pain.map { plain($0) } ?? "",
          ]
        })
  }
}

extension LogEntry {
  /// A log as CSV: one line a set, or one an entry without sets, behind a header.
  public static func csv(_ log: [LogEntry]) -> String {
    let header = [
      "date", "kind", "exercise", "set", "reps", "seconds", "metres", "load", "unit", "per_hand", "side", "rpe", "rir", "manner", "pain",
      "pain_place", "note", "told",
    ]
    return CSV.text([header] + log.flatMap(\.rows))
  }

  private var rows: [[String]] {
    let tail = [pain.map { plain($0.level) } ?? "", pain?.place ?? "", note ?? "", told ?? ""]
    func row(_ name: String, _ middle: [String] = []) -> [String] {
      [date.description, name] + middle + Array(repeating: "", count: 12 - middle.count) + tail
    }
    switch kind {
    case .sessionDone, .sessionSkipped, .note: return [row(kind.name)]
    case .bodyWeight(let load): return [row(kind.name, ["", "", "", "", "", plain(load.value), load.unit.rawValue])]
    case .exercise(let sets):
      var effort = ["", ""]
      switch sets.effort {
      case .rpe(let value): effort[0] = plain(value)
      case .rir(let value): effort[1] = plain(value)
      case nil: break
      }
      let end = effort + [sets.manner.map(\.rawValue).joined(separator: " ")]
      guard !sets.sets.isEmpty else { return [row(kind.name, [sets.exercise] + Array(repeating: "", count: 8) + end)] }
      return sets.sets.enumerated().map { number, set in
        var amounts = ["", "", ""]
        switch set.amount {
        case .reps(let reps): amounts[0] = "\(reps)"
        case .seconds(let seconds): amounts[1] = "\(seconds)"
        case .metres(let metres): amounts[2] = "\(metres)"
        }
        let load = [set.load.map { plain($0.value) } ?? "", set.load?.unit.rawValue ?? "", set.load.map { $0.perHand ? "yes" : "no" } ?? ""]
        return row(kind.name, [sets.exercise, "\(number + 1)"] + amounts + load + [set.side?.rawValue ?? ""] + end)
      }
    }
  }
}
