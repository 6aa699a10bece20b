import ArgumentParser
import CoachKit
import Foundation
import MCP

/// Speaks the Model Context Protocol on standard input and output, one message a line.
struct McpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp", abstract: "Let an assistant use coach (Model Context Protocol on standard input and output).",
    discussion: """
      Tools: ask, find_exercises, get_exercise, plan_week. Resources: all exercises and sources.
      In the settings of an assistant: {"mcpServers": {"coach": {"command": "coach", "args": ["mcp"]}}}
      """)

  @OptionGroup var content: ContentOptions

  func run() throws {
    let server = MCPServer(coach: try content.load())
    while let line = readLine() {
      guard !line.utf8.allSatisfy({ $0 <= 0x20 }), let answer = server.answer(Array(line.utf8)) else { continue }
      Output.write(String(decoding: answer.bytes, as: UTF8.self) + "\n")
      Output.flush()
    }
  }
}
