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
      Each option but --check-config can be given as an environment variable too: --max-connections is COACH_MAX_CONNECTIONS.
      An option counts more than a variable.
      There is no encryption: to serve other machines, put a proxy that has it in front.
      """,
    version: Version.facts)

  @Option(help: "The address to listen on (127.0.0.1).")
  var host: String?
  @Option(help: "The port to listen on (8080); 0 takes a free one.")
  var port: Int?
  @Option(help: ArgumentHelp("A folder whose files take the place of the built-in ones.", valueName: "dir"))
  var content: String?
  @Option(help: ArgumentHelp("Where conversations are kept: a file, or postgres://user:password@host/database.", valueName: "path or url"))
  var store: String?
  @Option(help: ArgumentHelp("How many connections to PostgreSQL at most (8).", valueName: "n"))
  var storeConnections: Int?
  @Option(help: ArgumentHelp("Days after its last turn that a conversation is deleted (30); 0 for never.", valueName: "days"))
  var expireDays: Int?
  @Flag(help: "Forget all conversations when the server stops.")
  var noMemory = false
  @Option(help: ArgumentHelp("A file with the SHA-256 hashes of API keys, one a line; requests then need one.", valueName: "path"))
  var apiKeysFile: String?
  @Option(help: ArgumentHelp("The origin whose pages may call the server, or *.", valueName: "origin"))
  var cors: String?
  @Option(help: ArgumentHelp("Requests a second and client; 0 for no limit (none on a loopback address, else 20).", valueName: "n"))
  var rate: Double?
  @Flag(help: "Take the client's address from the last X-Forwarded-For: only behind a proxy that writes it.")
  var trustProxy = false
  @Option(help: ArgumentHelp("How many connections at once (1024); further ones wait.", valueName: "n"))
  var maxConnections: Int?
  @Option(help: ArgumentHelp("Seconds without a request after which a connection is closed (60).", valueName: "s"))
  var idleTimeout: Int?
  @Option(help: ArgumentHelp("Seconds within which a request must have arrived (20).", valueName: "s"))
  var requestTimeout: Int?
  @Flag(help: "Say what the server would run with, check that it can (a missing store is made), and end.")
  var checkConfig = false

  func validate() throws {
    if noMemory, store != nil { throw ValidationError("--store and --no-memory exclude each other.") }
  }

  func run() async throws {
    do {
      let configuration = try configured(ProcessInfo.processInfo.environment)
      let (coach, findings) = try Coach.load(contentFolder: configuration.content)
      for finding in findings { Self.note(finding.description) }
      let sessions = Sessions(coach: coach, store: try await configuration.store.open { Self.note("coach-server: \($0)") })
      if checkConfig {
        try await sessions.check()
        print(configuration.described)
        return
      }
      try await CoachServer(sessions: sessions, host: configuration.host, port: configuration.port, settings: configuration.service).run()
    } catch {
      Self.note("coach-server: \(error)")
      throw ExitCode(2)
    }
  }

  private func configured(_ environment: [String: String]) throws -> ServerConfiguration {
    let settings = Settings(environment: environment)
    var configuration = ServerConfiguration()
    configuration.host = settings.text(host, "COACH_HOST") ?? configuration.host
    configuration.port = try settings.number(port, "COACH_PORT", 0...65_535) ?? configuration.port
    configuration.content = settings.text(content, "COACH_CONTENT")
    let keptIn = settings.text(store, "COACH_STORE")
    let connections = try settings.number(storeConnections, "COACH_STORE_CONNECTIONS", 1...1_000)
    // A store given as an option counts more than the variable that wants none.
    if try store != nil || !settings.yes(noMemory, "COACH_NO_MEMORY") {
      configuration.store = try StoreChoice(keptIn ?? SQLiteStore.defaultPath(environment: environment), connections: connections)
    }
    let days = try settings.number(expireDays, "COACH_EXPIRE_DAYS", 0...36_500) ?? 30
    configuration.service.expiryDays = days > 0 ? days : nil
    if let path = settings.text(apiKeysFile, "COACH_API_KEYS_FILE") {
      guard let bytes = FileManager.default.contents(atPath: path) else {
        throw ConfigurationError(description: "The file of API keys, \(path), cannot be read.")
      }
      configuration.service.keys = try APIKeys(file: String(decoding: bytes, as: UTF8.self))
    }
    configuration.service.origin = settings.text(cors, "COACH_CORS")
    if let origin = configuration.service.origin, origin != "*", !origin.hasPrefix("http://"), !origin.hasPrefix("https://") {
      throw ConfigurationError(description: "--cors takes an origin such as https://example.org, or *.")
    }
    let limit = try settings.number(rate, "COACH_RATE", 0...1_000_000) ?? (configuration.isLoopback ? 0 : 20)
    configuration.service.rate = limit > 0 ? limit : nil
    configuration.service.trustsProxy = try settings.yes(trustProxy, "COACH_TRUST_PROXY")
    configuration.service.maximumConnections = try settings.number(maxConnections, "COACH_MAX_CONNECTIONS", 1...1_000_000) ?? 1_024
    configuration.service.idleSeconds = try settings.number(idleTimeout, "COACH_IDLE_TIMEOUT", 1...3_600) ?? 60
    configuration.service.requestSeconds = try settings.number(requestTimeout, "COACH_REQUEST_TIMEOUT", 1...3_600) ?? 20
    return configuration
  }

  private static func note(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
