import Resources

/// Figures as SVG: a row of moments, or moving.
public enum SVGFigure {
  /// Colours that suit light and dark pages.
  private static let style = """
    <style>
    .coach-figure{font:12px system-ui,sans-serif}
    .coach-figure path{fill:none;stroke:#1b1f24;stroke-linecap:round;stroke-linejoin:round;stroke-width:5}
    .coach-figure .trunk{stroke-width:7}.coach-figure .far{stroke:#8b949e}
    .coach-figure .prop{stroke:#b35900;stroke-width:3}.coach-figure .ground{stroke:#6e7781;stroke-width:1.5}
    .coach-figure path.filled{fill:#b35900}.coach-figure text{fill:#1b1f24}.coach-figure .still{display:none}
    @media(prefers-color-scheme:dark){.coach-figure path{stroke:#f0f3f6}.coach-figure .far,.coach-figure .ground{stroke:#8b949e}
    .coach-figure .prop{stroke:#ffa657}.coach-figure path.filled{fill:#ffa657}.coach-figure text{fill:#f0f3f6}}
    .coach-figure .wrong .near,.coach-figure .wrong .trunk{stroke:#cf222e}
    @media(prefers-reduced-motion:reduce){.coach-figure .moving{display:none}.coach-figure .still{display:inline}}
    </style>
    """

  private static let margin = 8.0

  /// The chosen moments side by side, each with what happens on the way there.
  public static func stills(_ movement: Movement, fault: Fault? = nil, view: View? = nil) -> String {
    let view = view ?? fault?.view ?? movement.views[0]
    // A mistake stands beside the same moment done right.
    let shown: [(posture: Posture, label: String, isWrong: Bool)] =
      fault.map { fault in
        let right = movement.moments[fault.moment]
        return [(right.posture, right.label, false), (fault.posture, fault.wrong, true)]
      } ?? movement.stills.map { (movement.moments[$0].posture, movement.moments[$0].label, false) }
    let scenes = shown.map { Scene($0.posture.body(), props: movement.props, view: view) }
    let bounds = Scene.bounds(scenes)
    let (wide, tall) = (max(bounds.right - bounds.left + 2 * margin, 110), bounds.top - bounds.bottom + 2 * margin)
    let captions = shown.map { wrapped($0.label, wide) }
    let lines = captions.map(\.count).max() ?? 1
    var body = ""
    for (place, (picture, scene)) in zip(shown, scenes).enumerated() {
      let x = (wide - bounds.right - bounds.left) / 2
      body += "<g\(picture.isWrong ? " class=\"wrong\"" : "") transform=\"translate(\(text(Double(place) * wide + x)) \(text(bounds.top + margin)))\">"
      body += "\(ground(wide, from: x))\(paths(scene))</g>"
      body += caption(captions[place], x: (Double(place) + 0.5) * wide, y: tall + 14)
    }
    return document(movement, fault: fault, width: wide * Double(max(scenes.count, 1)), height: tall + 6 + 14 * Double(lines), body)
  }

  /// The movement in its tempo, over and over, a mistake beside the right form; people who asked for less motion get a still moment.
  public static func moving(_ movement: Movement, fault: Fault? = nil, view: View? = nil) -> String {
    let view = view ?? fault?.view ?? movement.views[0]
    let shown = [movement] + (fault.map { [movement.with($0)] } ?? [])
    let frames = max(2, Int((movement.duration * 12).rounded()))
    let scenes = shown.map { movement in
      (0...frames).map { frame in
        Scene(movement.body(at: frame == frames ? 0 : movement.duration * Double(frame) / Double(frames)), props: movement.props, view: view)
      }
    }
    let bounds = Scene.bounds(scenes.flatMap(\.self))
    let (wide, tall) = (max(bounds.right - bounds.left + 2 * margin, fault == nil ? 0 : 110), bounds.top - bounds.bottom + 2 * margin)
    let captions = fault.map { [["Right"], wrapped("Wrong: \(lowercasedStart($0.wrong))", wide)] } ?? []
    var body = ""
    for (place, (movement, scenes)) in zip(shown, scenes).enumerated() {
      let x = (wide - bounds.right - bounds.left) / 2
      body += "<g transform=\"translate(\(text(Double(place) * wide + x)) \(text(bounds.top + margin)))\">\(ground(wide, from: x))"
      body += "<g class=\"moving\(place == 0 ? "" : " wrong")\">\(animated(scenes, seconds: movement.duration))</g>"
      let still = Scene(movement.moments[fault?.moment ?? movement.stills.last ?? 0].posture.body(), props: movement.props, view: view)
      body += "<g class=\"still\(place == 0 ? "" : " wrong")\">\(paths(still))</g></g>"
      if place < captions.count { body += caption(captions[place], x: (Double(place) + 0.5) * wide, y: tall + 14) }
    }
    let lines = captions.map(\.count).max() ?? 0
    return document(movement, fault: fault, width: wide * Double(shown.count), height: tall + (lines == 0 ? 4 : 6 + 14 * Double(lines)), body)
  }

  // MARK: Parts

  private static func document(_ movement: Movement, fault: Fault?, width: Double, height: Double, _ body: String) -> String {
    let title = fault.map { "\(movement.name), a mistake: \($0.wrong)" } ?? movement.name
    let description = fault.map { "\($0.wrong). \($0.fix)" } ?? movement.description
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="coach-figure" role="img" viewBox="0 0 \(text(width)) \(text(height))" width="\(text(width))" height="\(text(height))">
      <title>\(escapedXML(title))</title><desc>\(escapedXML(description))</desc>
      \(style)
      \(body)
      </svg>

      """
  }

  private static func ground(_ width: Double, from x: Double) -> String {
    "<path class=\"ground\" d=\"M\(text(-x + 2)) 2.5H\(text(width - x - 2))\"/>"
  }

  /// The strokes of scenes that follow each other evenly.
  private static func animated(_ scenes: [Scene], seconds: Double) -> String {
    scenes[0].strokes.indices.map { number in
      let stroke = scenes[0].strokes[number]
      let values = scenes.map { path($0.strokes[number].shape) }
      let motion = "<animate attributeName=\"d\" dur=\"\(text(seconds))s\" repeatCount=\"indefinite\" values=\"\(values.joined(separator: ";"))\"/>"
      return "<path class=\"\(kind(stroke))\" d=\"\(values[0])\">\(Set(values).count > 1 ? motion : "")</path>"
    }.joined()
  }

  private static func lowercasedStart(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

  /// A label broken at blanks to fit a width.
  private static func wrapped(_ label: String, _ wide: Double) -> [String] {
    let limit = max(12, Int(wide / 6.2))
    var lines = [""]
    for word in label.split(separator: " ") {
      if lines[lines.count - 1].count + word.count + 1 > limit, !lines[lines.count - 1].isEmpty { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines
  }

  private static func caption(_ lines: [String], x: Double, y: Double) -> String {
    lines.enumerated().map { number, line in
      "<text x=\"\(text(x))\" y=\"\(text(y + Double(number) * 14))\" text-anchor=\"middle\">\(escapedXML(line))</text>"
    }.joined()
  }

  private static func paths(_ scene: Scene) -> String {
    scene.strokes.map { "<path class=\"\(kind($0))\" d=\"\(path($0.shape))\"/>" }.joined()
  }

  private static func kind(_ stroke: Stroke) -> String { stroke.role.rawValue + (stroke.isFilled ? " filled" : "") }

  private static func path(_ shape: Stroke.Shape) -> String {
    switch shape {
    case .line(let points):
      return points.enumerated().map { ($0.offset == 0 ? "M" : "L") + "\(text($0.element.x)) \(text(-$0.element.y))" }.joined()
    case .circle(let centre, let radius):
      let (x, y, r) = (text(centre.x - radius), text(-centre.y), text(radius))
      return "M\(x) \(y)a\(r) \(r) 0 1 0 \(text(radius * 2)) 0a\(r) \(r) 0 1 0 \(text(-radius * 2)) 0"
    }
  }

  /// One digit after the point is a millimetre.
  private static func text(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    let rest = abs(tenths % 10)
    return (tenths < 0 ? "-" : "") + "\(abs(tenths) / 10)" + (rest == 0 ? "" : ".\(rest)")
  }
}
