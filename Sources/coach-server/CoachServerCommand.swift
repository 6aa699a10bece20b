import ArgumentParser
import CoachKit
import Foundation
import Persistence
import Resources
import Service

@main
struct CoachServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coach-server",
    abstract: "Answers strength questions for runners over HTTP.",
    discussion: """
      Try it: curl -s localhost:8080/v1/ask -H 'Content-Type: application/json' -d '{"text": "how do I do a lunge"}'
      There is no sign-in and no encryption: to serve other machines, put a proxy that has both in front of it.
      """)

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"
  @Option(help: "The port to listen on; 0 takes a free one.")
  var port = 8080
  @Option(help: ArgumentHelp("A folder whose files take the place of the built-in ones (also COACH_CONTENT).", valueName: "dir"))
  var content: String?
  @Option(help: ArgumentHelp("The file conversations are kept in.", valueName: "path"))
  var store: String?
  @Flag(help: "Forget all conversations when the server stops.")
  var noMemory = false

  func validate() throws {
    if !(0...65_535).contains(port) { throw ValidationError("--port must be between 0 and 65535.") }
    if noMemory, store != nil { throw ValidationError("--store and --no-memory exclude each other.") }
  }

  func run() async throws {
    do {
      let environment = ProcessInfo.processInfo.environment
      let folder = content ?? environment["COACH_CONTENT"].flatMap { $0.isEmpty ? nil : $0 }
      let (coach, findings) = try Coach.load(contentFolder: folder)
      for finding in findings { Self.note(finding.description) }
      let sessions = Sessions(coach: coach, store: try conversations(environment))
      try await CoachServer(sessions: sessions, host: host, port: port).run()
    } catch {
      Self.note("coach-server: \(error)")
      throw ExitCode(2)
    }
  }

  private func conversations(_ environment: [String: String]) throws -> any ConversationStore {
    if noMemory { return MemoryStore() }
    let kept = try SQLiteStore(path: store ?? SQLiteStore.defaultPath(environment: environment))
    for notice in kept.notices { Self.note("coach-server: \(notice)") }
    return kept
  }

  private static func note(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
