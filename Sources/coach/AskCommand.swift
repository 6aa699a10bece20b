import ArgumentParser
import CoachKit
import Foundation

/// One answer for the words of the command line; without words, a chat on a terminal or an answer for each line of a pipe.
struct AskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "ask", abstract: "Answer one question, or each line of standard input.")

  @OptionGroup var options: TalkOptions
  @Argument(help: "The question.") var question: [String] = []

  func run() async throws {
    try await Self.run(options.settings, question)
  }

  static func run(_ options: TalkSettings, _ question: [String]) async throws {
    if question.isEmpty, isatty(0) == 1, isatty(1) == 1 { return try await Chat(options).run() }
    let talk = try Talk(options, continuous: question.isEmpty && options.input == .lines)
    if question.isEmpty {
      try await Pipe(talk).run()
    } else {
      talk.write(try await OwnerOptions.saying { try await talk.answer(question.joined(separator: " ")) })
    }
  }
}

struct ChatCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "chat", abstract: "Talk with coach in the terminal.")

  @OptionGroup var options: TalkOptions

  func run() async throws {
    let options = options.settings
    if isatty(0) == 1 { return try await Chat(options).run() }
    try await Pipe(try Talk(options, continuous: options.input == .lines)).run()
  }
}
