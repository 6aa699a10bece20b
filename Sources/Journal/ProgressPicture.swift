import Resources

/// The weeks as an SVG picture: bars of what was lifted, dots for sessions done. Light or dark as the reader's screen; no scripts, nothing loaded.
public struct ProgressPicture: Sendable {
  private let progress: TrainingProgress
  private static let (width, height, left, top, bottom) = (640.0, 320.0, 56.0, 40.0, 48.0)

  public init(_ progress: TrainingProgress) { self.progress = progress }

  /// The document.
  public var svg: String {
    let weeks = progress.weeks
    let lifts = weeks.contains { $0.volume > 0 }
    let values = weeks.map { lifts ? $0.volume / progress.unit.inKilograms : Double($0.done) }
    let top = max(values.max() ?? 0, 1)
    let unit = lifts ? progress.unit.rawValue : "sessions"
    let description = progress.summary.joined(separator: " ")
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 320\" width=\"640\" height=\"320\" role=\"img\" aria-labelledby=\"title desc\">",
      "<title id=\"title\">Training by week</title>", "<desc id=\"desc\">\(escapedXML(description))</desc>", Self.style,
      "<rect class=\"ground\" x=\"0\" y=\"0\" width=\"640\" height=\"320\"/>",
      "<text class=\"head\" x=\"56\" y=\"24\">\(lifts ? "Weight lifted a week" : "Sessions a week")</text>",
    ]
    for share in [0.0, 0.5, 1.0] {
      let y = plain(Self.y(share), digits: 1)
      lines.append("<line class=\"grid\" x1=\"56\" y1=\"\(y)\" x2=\"624\" y2=\"\(y)\"/>")
      lines.append(
        "<text class=\"small end\" x=\"50\" y=\"\(plain(Self.y(share) + 4, digits: 1))\">\(plain(top * share, digits: lifts ? 0 : 1))</text>")
    }
    let step = (Self.width - Self.left - 16) / Double(max(weeks.count, 1))
    for (index, week) in weeks.enumerated() {
      let x = Self.left + step * (Double(index) + 0.5)
      let y = Self.y(values[index] / top)
      let bar = min(step * 0.6, 48)
      let label = week.monday.short
      let sessions = "\(week.done) \(week.done == 1 ? "session" : "sessions")"
      let words = lifts ? "\(label): \(plain(values[index], digits: 0)) \(unit), \(sessions)" : "\(label): \(sessions)"
      lines.append(
        "<rect class=\"bar\" x=\"\(plain(x - bar / 2, digits: 1))\" y=\"\(plain(y, digits: 1))\" width=\"\(plain(bar, digits: 1))\" "
          + "height=\"\(plain(Self.y(0) - y, digits: 1))\"><title>\(words)</title></rect>")
      for dot in 0..<min(week.done, 7) {
        lines.append(
          "<circle class=\"dot\" cx=\"\(plain(x + (Double(dot) - Double(min(week.done, 7) - 1) / 2) * 7, digits: 1))\" cy=\"308\" r=\"2.5\"/>")
      }
      // Many weeks leave room for some of the labels only.
      if index % ((weeks.count + 11) / 12) == 0 {
        lines.append("<text class=\"small middle\" x=\"\(plain(x, digits: 1))\" y=\"294\">\(label)</text>")
      }
    }
    return (lines + ["</svg>", ""]).joined(separator: "\n")
  }

  private static func y(_ share: Double) -> Double { height - bottom - share * (height - bottom - top) }

  private static let style = """
    <style>
    text { font-family: system-ui, sans-serif; font-size: 12px; fill: #1f2933; }
    .head { font-size: 15px; font-weight: 600; } .small { font-size: 11px; }
    .end { text-anchor: end; } .middle { text-anchor: middle; } .ground { fill: #ffffff; } .grid { stroke: #d5dbe1; }
    .bar { fill: #2f6f9f; } .dot { fill: #b4531a; }
    @media (prefers-color-scheme: dark) {
    text { fill: #e6eaee; } .ground { fill: #14191e; } .grid { stroke: #3a444e; } .bar { fill: #6fb1de; } .dot { fill: #f0a36b; }
    }
    </style>
    """
}
