import ArgumentParser
import CoachKit
import Figures
import Foundation
import Rendering

/// Shows how an exercise is done: moving on a terminal, as two or three moments elsewhere, or as an SVG file.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show how an exercise is done, as a figure that moves.",
    discussion: """
      While it moves: space pauses, . and , step, + and - change the speed, m shows the next mistake, v changes the view, q leaves.
      """)

  @OptionGroup var content: ContentOptions
  @Option(help: ArgumentHelp("Show a mistake beside the right form: 1 is the first that can be shown.", valueName: "N")) var fault: Int?
  @Option(help: "side or front.") var view: View?
  @Option(help: ArgumentHelp("Write an SVG picture instead.", valueName: "FILE")) var svg: String?
  @Flag(help: "No motion: two or three moments. In an SVG too.") var still = false
  @Flag(help: "No colour.") var noColor = false
  @Argument(help: "The exercise, in your own words.") var exercise: [String]

  func run() throws {
    let coach = try content.load()
    let name = exercise.joined(separator: " ")
    guard let found = coach.exercise(in: name) else {
      throw ValidationError("I know no exercise \"\(Output.printable(name))\". Ask for one I know: coach \"best exercises for runners\".")
    }
    guard let movement = coach.movement(found.id) else {
      throw ValidationError("I have no figure of the \(found.nameInSentence). How it is done in words: coach \"how do I do a \(found.nameInSentence)\".")
    }
    if let fault, !movement.faults.indices.contains(fault - 1) {
      let known = movement.faults.enumerated().map { "\($0.offset + 1) (\($0.element.wrong))" }.joined(separator: ", ")
      throw ValidationError("There is no mistake \(fault) to show for the \(found.nameInSentence); there are: \(known).")
    }
    let wrong = fault.map { movement.faults[$0 - 1] }
    if let svg {
      let picture = still ? SVGFigure.stills(movement, fault: wrong, view: view) : SVGFigure.moving(movement, fault: wrong, view: view)
      do {
        try Data(picture.utf8).write(to: URL(fileURLWithPath: svg))
      } catch {
        Output.complain("coach: \(svg) cannot be written: \(error.localizedDescription)")
        throw ExitCode(2)
      }
      return
    }
    let window = Window(noColour: noColor)
    if window.isTerminal, !still {
      Player(movement, fault: fault.map { $0 - 1 }, view: view, window).play()
    } else {
      Output.write(window.stills(movement, fault: wrong, view: view))
      Output.flush()
    }
  }
}

extension View: ExpressibleByArgument {}

/// The terminal that figures are drawn in.
struct Window {
  let isTerminal = isatty(1) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  let colour: Bool

  init(noColour: Bool) {
    colour = isTerminal && !noColour && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }

  /// Columns and rows now.
  var size: (columns: Int, rows: Int) {
    var size = winsize()
    if isTerminal, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 { return (Int(size.ws_col), Int(size.ws_row)) }
    return (ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80, 24)
  }

  func paint(_ text: String, _ role: Stroke.Role?) -> String {
    guard colour, let role else { return text }
    switch role {
    case .far: return "\u{1B}[2m\(text)\u{1B}[0m"
    case .prop: return "\u{1B}[33m\(text)\u{1B}[0m"
    default: return text
    }
  }

  /// A movement as two or three moments with its text.
  func stills(_ movement: Movement, fault: Fault?, view: View?) -> String {
    let columns = min(size.columns, 92) - 1
    let picture = TerminalFigure.stills(movement, fault: fault, view: view, columns: columns, rows: 16, paint).map(trimmedEnd)
    let text = fault.map { "Wrong: \(Renderer.sentence($0.wrong)) \(Renderer.sentence($0.fix))" } ?? movement.description
    return (picture + [""] + DisplayWidth.wrap(text, width: columns)).joined(separator: "\n") + "\n"
  }

  private func trimmedEnd(_ line: String) -> String {
    var line = line
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
