/// Bars of Unicode blocks for a terminal, one a line.
public struct BarChart: Sendable, Equatable {
  public struct Bar: Sendable, Equatable {
    public let label: String
    /// Nought or more.
    public let value: Double
    /// What is written behind the bar.
    public let text: String

    public init(label: String, value: Double, text: String) { (self.label, self.value, self.text) = (label, value, text) }
  }

  public let bars: [Bar]

  public init(_ bars: [Bar]) { self.bars = bars }

  /// The lines of the chart, none wider than `width` columns (20 to 200). Eighths of a block keep small differences visible.
  public func lines(width: Int) -> [String] {
    let width = min(max(width, 20), 200)
    let label = min(bars.map(\.label.count).max() ?? 0, width / 3)
    let text = min(bars.map(\.text.count).max() ?? 0, width / 3)
    let room = width - label - text - 2
    let top = bars.map(\.value).filter(\.isFinite).max() ?? 0
    return bars.map { bar in
      let eighths = top > 0 && bar.value.isFinite ? Int((max(0, bar.value) / top * Double(room * 8)).rounded()) : 0
      var blocks = String(repeating: "█", count: eighths / 8)
      if eighths % 8 > 0 { blocks.append(Array("▏▎▍▌▋▊▉")[eighths % 8 - 1]) }
      let line = "\(fitted(bar.label, label)) \(blocks) \(bar.text.prefix(text))"
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func fitted(_ label: String, _ width: Int) -> String {
    label.count > width ? label.prefix(max(0, width - 1)) + "…" : label + String(repeating: " ", count: width - label.count)
  }
}

extension TrainingProgress {
  /// The weeks as bars of the weight lifted, or of sessions where nothing was lifted.
  public var chart: BarChart {
    let lifts = weeks.contains { $0.volume > 0 }
    return BarChart(
      weeks.map { week in
        let label = week.monday.short
        return lifts
          ? .init(label: label, value: week.volume, text: inWords(week.volume))
          : .init(label: label, value: Double(week.done), text: "\(week.done)")
      })
  }
}
