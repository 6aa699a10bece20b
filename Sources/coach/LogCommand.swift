import ArgumentParser
import CoachKit
import Foundation
import Journal
import Rendering

/// Puts training into the log, takes the last of it back, or lists it. Telling it in a talk does the same.
struct LogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Log what you did; without words, list the last entries.",
    discussion: """
      coach log "goblet squat 3x10 at 16 kg, felt 8, knee 2/10"
      coach log "yesterday plank 3x45s, calf raises 15 15 12"
      """)

  @OptionGroup var content: ContentOptions
  @OptionGroup var owner: OwnerOptions
  @Option(help: "text, markdown or json.") var format: Format = .text
  @Option(help: ArgumentHelp("How many entries to list.", valueName: "N")) var last = 10
  @Flag(help: "Take back what was logged last.") var undo = false
  @Flag(help: "No colour (also NO_COLOR).") var noColor = false
  @Argument(help: "What you did, in your own words.") var text: [String] = []

  func validate() throws {
    if undo, !text.isEmpty { throw ValidationError("--undo takes no words.") }
    if last < 1 { throw ValidationError("--last is 1 or more.") }
  }

  func run() async throws {
    var settings = TalkSettings(contentFolder: content.folder, format: format, noColor: noColor)
    (settings.runner, settings.mustKeep) = (owner.runner, true)
    let talk = try Talk(settings)
    try await OwnerOptions.saying {
      if undo {
        talk.write(try await talk.answer("undo the last log"))
      } else if text.isEmpty {
        try await list(talk.coach)
      } else {
        try await log(talk, text.joined(separator: " "))
      }
    }
    Output.flush()
  }

  private func log(_ talk: Talk, _ text: String) async throws {
    let start = text.lowercased()
    let reply = try await talk.answer(start.hasPrefix("log ") || start.hasPrefix("logged ") ? text : "log " + text)
    // A warning sign is answered, whatever else the text tells.
    // A planned session that was missed is told by the week, which moves with it.
    if ["log", "plan_week"].contains(reply.intent) || reply.safety != nil { return talk.write(reply) }
    throw ValidationError("\"\(Output.printable(text))\" does not read like training. Write it like this: coach log \"goblet squat 3x10 at 16 kg, felt 8\"")
  }

  private func list(_ coach: Coach) async throws {
    let log = try await OwnerOptions.home().runner(owner.runner, .whole)?.runner.journal ?? []
    let entries = log.suffix(last)
    switch format {
    case .json: for entry in entries { Output.write(JSONRenderer.line(entry) + "\n") }
    case .text, .markdown:
      if log.isEmpty { Output.write("Nothing is logged yet. Try: coach log \"goblet squat 3x10 at 16 kg, felt 8\"\n") }
      let mark = format == .markdown ? "- " : ""
      for entry in entries { Output.write("\(mark)\(entry.date)  \(Output.printable(entry.inWords(coach.policy.knowledge)))\n") }
      if log.count > entries.count { Output.write("\n\(log.count) entries in all: coach log --last \(log.count)\n") }
    }
  }
}
