/// A picture of Unicode Braille signs: each sign has two by four dots.
public struct BrailleCanvas: Sendable {
  public let columns: Int
  public let rows: Int
  private var dots: [UInt8]
  private var roles: [Stroke.Role?]

  public init(columns: Int, rows: Int) {
    self.columns = max(columns, 1)
    self.rows = max(rows, 1)
    dots = Array(repeating: 0, count: self.columns * self.rows)
    roles = Array(repeating: nil, count: self.columns * self.rows)
  }

  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  private mutating func dot(_ x: Int, _ y: Int, _ role: Stroke.Role) {
    guard 0..<columns * 2 ~= x, 0..<rows * 4 ~= y else { return }
    let cell = y / 4 * columns + x / 2
    dots[cell] |= Self.bits[y % 4][x % 2]
    roles[cell] = role
  }

  /// Draws a scene; `scale` is dots a centimetre, `left` and `bottom` the place of the lower left corner.
  public mutating func draw(_ scene: Scene, scale: Double, left: Double, bottom: Double) {
    func dots(_ point: Point) -> (x: Double, y: Double) { ((point.x - left) * scale, Double(rows * 4 - 1) - (point.y - bottom) * scale) }
    for stroke in scene.strokes {
      switch stroke.shape {
      case .line(let points):
        for (a, b) in zip(points, points.dropFirst()) { line(dots(a), dots(b), stroke.role) }
      case .circle(let centre, let radius):
        circle(dots(centre), radius * scale, stroke.role, filled: stroke.isFilled)
      }
    }
  }

  private mutating func line(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double), _ role: Stroke.Role) {
    let steps = max(1, Int(max(abs(b.x - a.x), abs(b.y - a.y)).rounded(.up)))
    let isSteep = abs(b.y - a.y) > abs(b.x - a.x)
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      let (x, y) = (Int((a.x + (b.x - a.x) * share).rounded()), Int((a.y + (b.y - a.y) * share).rounded()))
      // Far limbs are broken lines, so that they can be told apart without colour; near ones are two dots thick.
      if role == .far, step % 3 == 2 { continue }
      dot(x, y, role)
      if role == .near || role == .trunk { if isSteep { dot(x + 1, y, role) } else { dot(x, y + 1, role) } }
    }
  }

  private mutating func circle(_ centre: (x: Double, y: Double), _ radius: Double, _ role: Stroke.Role, filled: Bool) {
    let reach = Int(radius.rounded(.up))
    for dy in -reach...reach {
      for dx in -reach...reach {
        let distance = Double(dx * dx + dy * dy).squareRoot()
        if filled ? distance <= radius : abs(distance - radius) < 0.6 { dot(Int(centre.x.rounded()) + dx, Int(centre.y.rounded()) + dy, role) }
      }
    }
  }

  /// The rows as text; `paint` may colour a run of signs of one role.
  public func lines(_ paint: (String, Stroke.Role?) -> String = { text, _ in text }) -> [String] {
    (0..<rows).map { row in
      var line = ""
      var run = ""
      var role: Stroke.Role?
      for column in 0..<columns {
        let cell = row * columns + column
        let sign = dots[cell] == 0 ? " " : String(Character(Unicode.Scalar(0x2800 + UInt32(dots[cell])) ?? " "))
        if roles[cell] != role, !run.isEmpty {
          line += paint(run, role)
          run = ""
        }
        role = roles[cell]
        run += sign
      }
      return line + (run.isEmpty ? "" : paint(run, role))
    }
  }
}
