import Figures
import Foundation
import Rendering

/// Plays a movement on a terminal until a key ends it.
final class Player {
  private let movement: Movement
  private let window: Window
  /// Which mistake stands beside the right form, from 0; nil for none.
  private var fault: Int?
  private var view: View?
  private var speed = 1.0
  private var isPaused = false
  private var time = 0.0

  private static let frameRate = 15.0

  init(_ movement: Movement, fault: Int?, view: View?, _ window: Window) {
    self.movement = movement
    self.fault = fault
    self.view = view
    self.window = window
  }

  func play() {
    var before = termios()
    guard tcgetattr(0, &before) == 0 else {
      // Keys cannot be read: one repetition is shown.
      show(for: movement.duration)
      return
    }
    var raw = before
    // Keys come one by one, unseen; Ctrl-C is a key like others, so that the terminal is always left as it was.
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    tcsetattr(0, TCSANOW, &raw)
    Output.write("\u{1B}[?25l")
    defer {
      Output.write("\u{1B}[?25h\n")
      Output.flush()
      tcsetattr(0, TCSANOW, &before)
    }
    show(for: nil)
  }

  /// Draws frame over frame for some seconds, or until a key ends it.
  private func show(for limit: Double?) {
    var drawn = 0
    var size = window.size
    while limit.map({ time < $0 }) ?? true {
      let start = ContinuousClock.now
      let lines = frame()
      // Over the frame before; after a change of the window's size on a clean page.
      let now = window.size
      if now != size { Output.write("\u{1B}[2J\u{1B}[H") } else if drawn > 0 { Output.write("\u{1B}[\(drawn)A\r") }
      size = now
      Output.write(lines.map { "\u{1B}[2K\($0)\n" }.joined())
      for _ in lines.count..<max(lines.count, drawn) { Output.write("\u{1B}[2K\n") }
      drawn = max(lines.count, drawn)
      Output.flush()
      if limit == nil, !obey() { return }
      let spent = ContinuousClock.now - start
      let rest = 1 / Self.frameRate - Double(spent.components.attoseconds) / 1e18 - Double(spent.components.seconds)
      if rest > 0 { usleep(UInt32(rest * 1_000_000)) }
      if !isPaused { time += speed / Self.frameRate }
    }
  }

  private func frame() -> [String] {
    let (columns, rows) = window.size
    let wrong = fault.map { movement.faults[$0] }
    let wide = min(columns, 110) - 1
    var foot: [String] = [""]
    foot[0] = "\(isPaused ? "paused  " : "")\(Self.number(speed))×"
    // Titles, label, keys and the line the cursor rests on take the rest.
    let titles = wrong.map { [("Right", $0.fix), ("Wrong", $0.wrong)] } ?? []
    let texts = titles.flatMap { DisplayWidth.wrap("\($0.0): \(Renderer.sentence($0.1))", width: wide) }
    let keys = DisplayWidth.wrap("space pause · . , step · + - speed · m mistake · v view · q leave", width: wide)
    let figure = TerminalFigure(movement, fault: wrong, view: view, columns: wide, rows: max(6, min(rows - texts.count - keys.count - 4, 26)))
    let head = "\(movement.name)  \(figure.label(at: time))  \(foot[0])"
    return [String(head.prefix(wide)), ""] + figure.frame(at: time, window.paint) + texts + keys.map { "\u{1B}[2m\($0)\u{1B}[0m" }
  }

  /// Does what the keys typed since say; false to leave.
  private func obey() -> Bool {
    var ready = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    while poll(&ready, 1, 0) > 0 {
      var key: UInt8 = 0
      guard read(0, &key, 1) == 1 else { return false }
      switch key {
      case UInt8(ascii: "q"), 3, 4, 10, 13: return false
      case UInt8(ascii: " "): isPaused.toggle()
      case UInt8(ascii: "."): step(0.2)
      case UInt8(ascii: ","): step(-0.2)
      case UInt8(ascii: "+"), UInt8(ascii: "="): speed = min(4, speed * 1.5)
      case UInt8(ascii: "-"): speed = max(0.2, speed / 1.5)
      case UInt8(ascii: "m"): nextFault()
      case UInt8(ascii: "v"): view = (view ?? movement.views[0]) == .side ? .front : .side
      case 27: skipArrow()
      default: continue
      }
    }
    return true
  }

  /// Arrow keys come as three bytes: left and right step.
  private func skipArrow() {
    var ready = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    var keys: [UInt8] = []
    while keys.count < 2, poll(&ready, 1, 5) > 0 {
      var key: UInt8 = 0
      guard read(0, &key, 1) == 1 else { return }
      keys.append(key)
    }
    if keys == [UInt8(ascii: "["), UInt8(ascii: "C")] { step(0.2) }
    if keys == [UInt8(ascii: "["), UInt8(ascii: "D")] { step(-0.2) }
  }

  private func step(_ seconds: Double) {
    isPaused = true
    time = max(0, time + seconds)
  }

  private func nextFault() {
    guard !movement.faults.isEmpty else { return }
    let next = fault.map { $0 + 1 } ?? 0
    fault = next < movement.faults.count ? next : nil
    view = nil
  }

  private static func number(_ value: Double) -> String { String(format: "%.1f", value) }
}
