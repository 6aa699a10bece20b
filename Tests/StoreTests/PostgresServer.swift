import Foundation
import PostgreSQL
import Synchronization
import Testing

/// The PostgreSQL of the tests: the one that `COACH_TEST_POSTGRES` names, else one of their own that Scripts/postgres-here starts and ends.
final class PostgresServer: Sendable {
  /// Why there is none; nil when there is one.
  static let reason: Comment? = {
    if case .failure(let missing) = found { return Comment(rawValue: missing.reason) }
    return nil
  }()
  static var isThere: Bool { reason == nil }
  /// Whether a missing one is a failure, as in CI.
  static var isRequired: Bool { ProcessInfo.processInfo.environment["COACH_NEEDS_POSTGRES"] != nil }
  /// Whether the tests may stop and start it.
  static var isOwn: Bool { isThere && ProcessInfo.processInfo.environment["COACH_TEST_POSTGRES"] == nil }

  static func shared() throws -> PostgresServer { try found.get() }

  struct Missing: Error { let reason: String }

  private static let found: Result<PostgresServer, Missing> = {
    if let url = ProcessInfo.processInfo.environment["COACH_TEST_POSTGRES"] { return .success(PostgresServer(url, nil)) }
    return start()
  }()

  /// A server beside the shared one, for tests that stop it.
  static func another() throws -> PostgresServer { try start().get() }

  private static func start() -> Result<PostgresServer, Missing> {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Scripts/postgres-here").standardized
    let (orders, answers) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (orders, answers)
    do { try process.run() } catch { return .failure(Missing(reason: "Scripts/postgres-here does not run")) }
    let reader = Lines(answers.fileHandleForReading)
    guard let line = reader.next(), PostgresURL.isMeant(by: line) else { return .failure(Missing(reason: "PostgreSQL cannot be started here")) }
    return .success(PostgresServer(line, Control(orders: orders.fileHandleForWriting, answers: reader)))
  }

  private struct Control: Sendable {
    let orders: FileHandle
    let answers: Lines
  }

  private let url: String
  private let control: Control?

  private init(_ url: String, _ control: Control?) { (self.url, self.control) = (url, control) }

  deinit { try? control?.orders.close() }

  /// Tells it to `stop`, `start`, `restart` or `kill`, and waits until it has.
  func order(_ word: String) throws {
    let control = try #require(control)
    control.orders.write(Data("\(word)\n".utf8))
    try #require(control.answers.next() == "ok")
  }

  /// A new database, and its URL.
  func database(_ options: String = "") throws -> String {
    let name = "test_\(String(UInt64.random(in: 0 ... .max), radix: 36))"
    try sql("CREATE DATABASE \(name) \(options)")
    return changed(database: name)
  }

  /// The server's URL with another database, password or port.
  func changed(database: String? = nil, password: String? = nil, port: Int? = nil) -> String {
    guard var parts = URLComponents(string: url) else { return url }
    if let database { parts.path = "/\(database)" }
    if let password { parts.password = password }
    if let port { parts.port = port }
    return parts.string ?? url
  }

  /// Runs SQL by psql and returns the rows, columns joined by `|`.
  @discardableResult func sql(_ sql: String, in url: String? = nil) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["psql", url ?? self.url, "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", sql]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "psql failed")
    return text.split(separator: "\n").map(String.init)
  }
}

/// Reads a pipe line by line.
final class Lines: Sendable {
  private let handle: FileHandle
  private let rest = Mutex(Data())

  init(_ handle: FileHandle) { self.handle = handle }

  /// Waits for a line; nil at the end.
  func next() -> String? {
    rest.withLock { rest in
      while true {
        if let end = rest.firstIndex(of: 0x0A) {
          defer { rest = Data(rest[(end + 1)...]) }
          return String(decoding: rest[..<end], as: UTF8.self)
        }
        let more = handle.availableData
        if more.isEmpty { return nil }
        rest += more
      }
    }
  }
}
