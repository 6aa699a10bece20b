import ArgumentParser
import CoachKit
import Foundation

/// Times replies to the lines of a file: `make bench` uses it.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "measure", abstract: "Time the replies to the lines of a file.", shouldDisplay: false)

  @OptionGroup var content: ContentOptions
  @Argument(help: "A text a line.") var file: String

  func run() throws {
    let coach = try content.load()
    let texts = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
    guard !texts.isEmpty else { throw ValidationError("\(file) has no lines.") }
    let clock = ContinuousClock()
    var times: [Double] = []
    // The first pass warms caches and is not counted.
    for pass in 0..<2 {
      for text in texts {
        var conversation = Conversation()
        let took = clock.measure { _ = coach.reply(to: Utterance(text), in: &conversation) }
        if pass == 1 { times.append(Double(took.components.attoseconds) / 1e12) }
      }
    }
    times.sort()
    func at(_ share: Double) -> String { String(format: "%.0f µs", times[min(times.count - 1, Int(Double(times.count) * share))]) }
    Output.write("  reply to \(times.count) texts: median \(at(0.5)), 99 % \(at(0.99)), longest \(at(1))\n")
    Output.flush()
  }
}
