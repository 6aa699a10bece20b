/// A movement drawn in a window of text: Braille signs, right form and a mistake side by side where there is room.
public struct TerminalFigure: Sendable {
  private let pictures: [Picture]
  private let columns: Int
  private let rows: Int

  /// One movement in its own part of the window, always at the same scale.
  private struct Picture: Sendable {
    let movement: Movement
    let view: View
    let title: String
    let columns: Int
    let scale: Double
    let left: Double
    let bottom: Double

    init(_ movement: Movement, _ view: View, title: String, columns: Int, rows: Int) {
      self.movement = movement
      self.view = view
      self.title = title
      self.columns = columns
      let steps = 24
      let scenes = (0..<steps).map { Scene(movement.body(at: movement.duration * Double($0) / Double(steps)), props: movement.props, view: view) }
      let bounds = Scene.bounds(scenes)
      let (wide, tall) = (bounds.right - bounds.left, bounds.top - bounds.bottom)
      // A person of 170 cm lying down should not look larger than one standing up: no picture is magnified beyond that.
      scale = min(Double(columns * 2 - 2) / max(wide, 60), Double(rows * 4 - 2) / max(tall, 120))
      left = bounds.left - (Double(columns * 2) / scale - wide) / 2
      bottom = bounds.bottom - 1 / scale
    }

    func canvas(_ body: Body, rows: Int) -> BrailleCanvas {
      var canvas = BrailleCanvas(columns: columns, rows: rows)
      canvas.draw(Scene(body, props: movement.props, view: view), scale: scale, left: left, bottom: bottom)
      return canvas
    }
  }

  /// - Parameters:
  ///   - fault: a mistake to show beside the right form, or alone in a narrow window.
  ///   - columns: of the window; 20 at least.
  ///   - rows: for the picture, titles not counted.
  public init(_ movement: Movement, fault: Fault? = nil, view: View? = nil, columns: Int, rows: Int) {
    let columns = max(columns, 20)
    self.columns = columns
    self.rows = max(rows, 6)
    let view = view ?? fault?.view ?? movement.views[0]
    if let fault {
      let half = columns >= 60 ? columns / 2 - 1 : columns
      let wrong = Picture(movement.with(fault), view, title: "Wrong: \(fault.wrong)", columns: half, rows: self.rows)
      pictures = columns >= 60 ? [Picture(movement, view, title: "Right: \(fault.fix)", columns: half, rows: self.rows), wrong] : [wrong]
    } else {
      pictures = [Picture(movement, view, title: movement.name, columns: columns, rows: self.rows)]
    }
  }

  /// The picture at a time in seconds, as lines; `paint` may colour a run of signs.
  public func frame(at time: Double, _ paint: (String, Stroke.Role?) -> String = { text, _ in text }) -> [String] {
    beside(pictures.map { $0.canvas($0.movement.body(at: time), rows: rows).lines(paint) })
  }

  /// What stands under the pictures: what is right and what is wrong.
  public var titles: [String] { pictures.map(\.title) }

  /// The moment that begins last before a time: what is done now.
  public func label(at time: Double) -> String {
    guard let movement = pictures.first?.movement else { return "" }
    var time = time.truncatingRemainder(dividingBy: max(movement.duration, 0.001))
    for (number, moment) in movement.moments.enumerated() {
      let length = (number == 0 ? 0 : moment.seconds) + moment.pause
      if time < length { return moment.label }
      time -= length
    }
    return movement.moments[0].label
  }

  private func beside(_ parts: [[String]]) -> [String] {
    guard parts.count > 1 else { return parts[0] }
    return (0..<rows).map { row in parts.map { $0[row] }.joined(separator: "  ") }
  }

  /// Moments next to each other, each with its label below: for paper, pipes and people who want no motion.
  public static func stills(
    _ movement: Movement, fault: Fault? = nil, view: View? = nil, columns: Int, rows: Int, _ paint: (String, Stroke.Role?) -> String = { text, _ in text }
  ) -> [String] {
    let view = view ?? fault?.view ?? movement.views[0]
    var shown: [(posture: Posture, label: String)] =
      fault.map { [(movement.moments[$0.moment].posture, "Right"), ($0.posture, "Wrong")] }
      ?? movement.stills.map { (movement.moments[$0].posture, movement.moments[$0].label) }
    // Two beside each other in a narrow window, three in a wide one.
    shown = Array(shown.prefix(columns >= 66 ? 3 : 2))
    let part = min(30, (columns - 2 * (shown.count - 1)) / max(shown.count, 1))
    let scenes = shown.map { Scene($0.posture.body(), props: movement.props, view: view) }
    let bounds = Scene.bounds(scenes)
    let scale = min(Double(part * 2 - 2) / max(bounds.right - bounds.left, 60), Double(rows * 4 - 2) / max(bounds.top - bounds.bottom, 120))
    let used = min(rows, Int(((bounds.top - bounds.bottom) * scale / 4).rounded(.up)) + 1)
    let drawn = scenes.map { scene -> [String] in
      var canvas = BrailleCanvas(columns: part, rows: used)
      canvas.draw(scene, scale: scale, left: bounds.left - (Double(part * 2) / scale - bounds.right + bounds.left) / 2, bottom: bounds.bottom - 1 / scale)
      return canvas.lines(paint)
    }
    let labels = shown.enumerated().map { number, moment in centred("\(number + 1) \(moment.label)", part) }
    return (0..<used).map { row in drawn.map { $0[row] }.joined(separator: "  ") } + [labels.joined(separator: "  ")]
  }

  private static func centred(_ text: String, _ width: Int) -> String {
    let text = String(text.prefix(width))
    let before = (width - text.count) / 2
    return String(repeating: " ", count: before) + text + String(repeating: " ", count: width - before - text.count)
  }
}
