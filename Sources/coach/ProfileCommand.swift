import ArgumentParser
import CoachKit
import Foundation
import Rendering

/// Shows what coach knows of a person, or takes a text that tells more, by the talk's own path.
struct ProfileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Tell coach about yourself; without words, show what it knows.",
    discussion: "coach profile \"I'm 62 and have a kettlebell\"")

  @OptionGroup var content: ContentOptions
  @OptionGroup var owner: OwnerOptions
  @Option(help: "text, markdown or json.") var format: Format = .text
  @Flag(help: "No colour (also NO_COLOR).") var noColor = false
  @Argument(help: "What to know about you.") var text: [String] = []

  func run() async throws {
    try await OwnerOptions.saying {
      if text.isEmpty, format == .json {
        let profile = try await OwnerOptions.home().runner(owner.runner, .recent)?.runner.profile ?? Profile()
        Output.write(JSONRenderer.line(profile) + "\n")
      } else {
        var settings = TalkSettings(contentFolder: content.folder, format: format, noColor: noColor)
        (settings.runner, settings.mustKeep) = (owner.runner, true)
        let talk = try Talk(settings)
        talk.write(try await talk.answer(text.isEmpty ? "what do you know about me" : text.joined(separator: " ")))
      }
    }
    Output.flush()
  }
}
