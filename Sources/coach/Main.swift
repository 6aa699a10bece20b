import ArgumentParser
import CoachKit
import Foundation

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
    version: Version.facts,
    subcommands: [
      AskCommand.self, ChatCommand.self, ShowCommand.self, PlanCommand.self, LogCommand.self, ProgressCommand.self, ProfileCommand.self,
      ExportCommand.self, ImportCommand.self, ForgetCommand.self, ExplainCommand.self, EvalCommand.self, TestCommand.self, LintCommand.self,
      DoctorCommand.self, PageCommand.self,
      ServeCommand.self, McpCommand.self, MeasureCommand.self,
    ],
    defaultSubcommand: AskCommand.self)

  /// A plain question, or none, needs no parser of arguments, which takes a fifth of the time to the first answer.
  @MainActor static func main() async {
    // Most users may not raise a thread's priority. The runtime would tell the system log so at each start, through a socket.
    setenv("LIBDISPATCH_LOG", "NO", 0)
    let words = Array(CommandLine.arguments.dropFirst())
    let commands = configuration.subcommands.map { $0.configuration.commandName } + ["help"]
    guard !words.contains(where: { $0.hasPrefix("-") }), !words.contains(""), words.first.map({ !commands.contains($0) }) ?? true else {
      return await main(nil)
    }
    do {
      try await AskCommand.run(TalkSettings(), words)
    } catch {
      exit(withError: error)
    }
  }
}
