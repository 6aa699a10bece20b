import CoachKit
import Dialogue
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Service
import Synchronization
import Testing

/// How a test reaches the service.
enum Way: String, CaseIterable, Sendable {
  /// Straight to the routes.
  case router
  /// Over a socket.
  case live

  var setup: TestingSetup {
    switch self {
    case .router: .router
    case .live: .live
    }
  }
}

/// The coach of all tests: it is compiled once.
private let coach = Coach.load().coach

/// Runs `body` against a service of its own.
func service(
  _ way: Way, store: any ConversationStore = MemoryStore(), log: LogLines = LogLines(), settings: ServiceSettings = ServiceSettings(),
  _ body: @Sendable (Client) async throws -> Void
) async throws {
  let sessions = Sessions(coach: coach, store: store)
  let logger = Logger(label: "test") { _ in log }
  let application = Application(router: router(sessions, settings: settings), logger: logger)
  try await application.test(way.setup) { client in try await body(Client(client: client)) }
}

struct Client: Sendable {
  let client: any TestClientProtocol

  func send(_ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: ByteBuffer? = nil) async throws -> TestResponse {
    let answer = try await client.execute(uri: path, method: method, headers: headers, body: body)
    Exchanges.keep(method, path, answer)
    return answer
  }

  func get(_ path: String, accept: String? = nil, headers: HTTPFields = [:]) async throws -> TestResponse {
    var headers = headers
    headers[.accept] = accept
    return try await send(.get, path, headers: headers)
  }

  func post(_ path: String, _ body: String?, type: String? = "application/json", headers: HTTPFields = [:]) async throws -> TestResponse {
    var headers = headers
    headers[.contentType] = type
    return try await send(.post, path, headers: headers, body: body.map { ByteBuffer(string: $0) })
  }

  /// Begins a conversation and returns its id.
  func begin() async throws -> String {
    let answer = try await post("/v1/conversations", nil, type: nil)
    return try #require(try JSONDecoder().decode([String: String].self, from: answer.data)["conversation"])
  }
}

/// What was asked and answered, one JSON object a line, for Scripts/check-api: kept where COACH_EXCHANGES says.
enum Exchanges {
  private static let file: FileHandle? = ProcessInfo.processInfo.environment["COACH_EXCHANGES"].flatMap { path in
    FileManager.default.createFile(atPath: path, contents: nil) ? FileHandle(forWritingAtPath: path) : nil
  }
  private static let turn = Mutex(())

  private struct Exchange: Encodable {
    let method, path: String
    let status: Int
    let type, body: String
  }

  static func keep(_ method: HTTPRequest.Method, _ path: String, _ answer: TestResponse) {
    guard let file, method != .head, answer.headers[.contentEncoding] == nil else { return }
    let exchange = Exchange(
      method: method.rawValue, path: path, status: answer.status.code, type: answer.headers[.contentType] ?? "", body: answer.text)
    guard let line = try? JSONEncoder().encode(exchange) else { return }
    turn.withLock { _ in file.write(line + Data("\n".utf8)) }
  }
}

extension TestResponse {
  var json: Any? { try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed) }
  var object: [String: Any] { json as? [String: Any] ?? [:] }
  var data: Data { Data(body.readableBytesView) }
  var text: String { String(buffer: body) }
}

/// Checks that an answer is that problem, with problem details that fit its status.
func expectProblem(
  _ answer: TestResponse, _ status: HTTPResponse.Status, _ name: String, field: String? = nil, at location: SourceLocation = #_sourceLocation
) throws {
  #expect(answer.status == status, sourceLocation: location)
  #expect(answer.headers[.contentType] == "application/problem+json", sourceLocation: location)
  let members = try #require(try JSONSerialization.jsonObject(with: answer.data) as? [String: Any], sourceLocation: location)
  #expect(members["type"] as? String == "urn:coach:problem:\(name)", sourceLocation: location)
  #expect(members["status"] as? Int == status.code, sourceLocation: location)
  #expect((members["title"] as? String)?.isEmpty == false, sourceLocation: location)
  #expect((members["detail"] as? String)?.isEmpty == false, sourceLocation: location)
  #expect(members["field"] as? String == field, sourceLocation: location)
}

/// A store on a full disk.
struct BrokenStore: ConversationStore {
  private let error: StoreError

  init(mayBeKept: Bool = false) { error = StoreError("The disk of /data is full.", mayBeKept: mayBeKept) }

  func create(_ conversation: Conversation) async throws { throw error }
  func update<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Conversation) -> R) async throws -> R? { throw error }
  func read<R: Sendable>(_ id: String, _ body: @escaping @Sendable (Conversation) -> R) async throws -> R? { throw error }
  func delete(_ id: String) async throws -> Bool { throw error }
  func expire(before moment: Moment) async throws -> Int { throw error }
  func check() async throws { throw error }
  func runner(_ id: String, _ extent: Extent) async throws -> KnownRunner? { throw error }
  func updateRunner<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Runner) -> R) async throws -> R { throw error }
}

/// Collects what is logged at any level.
final class LogLines: LogHandler {
  private let collected = Mutex<[String]>([])

  var lines: [String] { collected.withLock { $0 } }
  var logLevel: Logger.Level {
    get { .trace }
    set {}
  }
  var metadata: Logger.Metadata {
    get { [:] }
    set {}
  }
  subscript(metadataKey _: String) -> Logger.Metadata.Value? {
    get { nil }
    set {}
  }

  func log(event: LogEvent) {
    let line = "\(event.level): \(event.message) \(event.metadata ?? [:])"
    collected.withLock { $0.append(line) }
  }
}
