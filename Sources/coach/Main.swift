import ArgumentParser
import CoachKit

/// `coach`: a chat on a terminal, one answer a line through a pipe, one answer for a question on the command line.
@main
struct CoachCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coach",
    abstract: "A strength coach for runners. Ask in your own words.",
    usage: """
      coach                              chat (or one question a line, when input is not a terminal)
      coach "how do I do a lunge"        one answer
      coach SUBCOMMAND                   see below
      """,
    discussion: "General education, not medical advice. Everything runs on this machine; nothing is sent anywhere.",
    version: "0.1.0",
    subcommands: [AskCommand.self, ChatCommand.self, ExplainCommand.self, LintCommand.self, ServeCommand.self, MeasureCommand.self],
    defaultSubcommand: AskCommand.self)
}
