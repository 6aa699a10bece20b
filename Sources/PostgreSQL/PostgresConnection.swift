import CPostgres
import Foundation

/// A statement that is prepared once a connection.
struct Statement: Hashable {
  let name: String
  let sql: String
}

/// One connection, used by one thread at a time, which waits for the answers.
final class PostgresConnection {
  private let connection: OpaquePointer
  private var prepared: Set<Statement> = []
  private var waiting: [(Statement, [String?])] = []

  /// How long the server may take over a statement, and how long this end waits for it at most.
  private static let statementTime = 10.0
  static let longestTime = 15.0

  /// - Throws: `PostgresFailure.unreachable` or `.refused`.
  init(_ url: PostgresURL) throws(PostgresFailure) {
    // What stands in the URL overrides what stands before it.
    let settings = [
      ("application_name", "coach-server"), ("connect_timeout", "5"), ("keepalives_idle", "30"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "15000"), ("dbname", url.text), ("client_encoding", "UTF8"),
    ]
    let connected = Self.withSettings(settings) { PQconnectdbParams($0, $1, 1) }
    guard let connected else { throw .unreachable("there is no memory for a connection") }
    guard PQstatus(connected) == CONNECTION_OK else {
      let reason = Self.reason(PQerrorMessage(connected).map { String(cString: $0) } ?? "")
      PQfinish(connected)
      // A server that takes connections refuses this one; else it may come back.
      guard Self.withSettings(settings, { PQpingParams($0, $1, 1) }) == PQPING_OK else { throw .unreachable(reason) }
      throw .refused(reason)
    }
    connection = connected
    // A node that hangs must not hold the others' rows for ever.
    try execute(
      "SET statement_timeout = \(Int(Self.statementTime * 1_000)); SET lock_timeout = 5000; SET idle_in_transaction_session_timeout = 15000")
  }

  deinit { PQfinish(connection) }

  var isUsable: Bool { PQstatus(connection) == CONNECTION_OK }

  /// Runs SQL without values, several statements if need be, in one go.
  func execute(_ sql: String, within seconds: Double = longestTime) throws(PostgresFailure) {
    guard PQsendQuery(connection, sql) == 1 else { throw .lost }
    let deadline = ContinuousClock.now + .seconds(seconds)
    var failure: PostgresFailure?
    while let result = try next(until: deadline) {
      if let state = result.failure { failure = failure ?? .statement(state) }
    }
    guard isUsable else { throw .lost }
    if let failure { throw failure }
  }

  /// Keeps a statement whose rows nobody looks at until the next one is run: they go together, in one message.
  func queue(_ statement: Statement, _ values: [String?] = []) { waiting.append((statement, values)) }

  /// Runs a statement after those that are queued, and returns its rows; values are in the text form of their types. When one fails those behind it are
  /// not run.
  @discardableResult func run(
    _ statement: Statement, _ values: [String?] = [], within seconds: Double = longestTime
  ) throws(PostgresFailure) -> PostgresRows {
    queue(statement, values)
    let batch = waiting
    waiting = []
    guard PQenterPipelineMode(connection) == 1 else { throw .lost }
    let sent = try send(batch)
    guard PQpipelineSync(connection) == 1 else { throw .lost }
    let rows = try answers(to: sent, until: .now + .seconds(seconds))
    guard PQexitPipelineMode(connection) == 1 else { throw .lost }
    return try rows.get()
  }

  /// Undoes the transaction under way.
  func rollBack() throws(PostgresFailure) {
    waiting = []
    try execute("ROLLBACK")
  }

  /// Sends statements, each prepared where it is not yet.
  /// - Returns: what the answers will belong to: a statement that is prepared, or nil for one that is run.
  private func send(_ batch: [(Statement, [String?])]) throws(PostgresFailure) -> [Statement?] {
    var sent: [Statement?] = []
    for (statement, values) in batch {
      if !prepared.contains(statement), !sent.contains(statement) {
        guard PQsendPrepare(connection, statement.name, statement.sql, 0, nil) == 1 else { throw .lost }
        sent.append(statement)
      }
      // PostgreSQL keeps no NUL in a text.
      let copies = values.map { value in value.flatMap { strdup($0.utf8.contains(0) ? $0.replacing("\0", with: "\u{FFFD}") : $0) } }
      defer { for copy in copies { free(copy) } }
      let pointers = copies.map { UnsafePointer($0) }
      guard PQsendQueryPrepared(connection, statement.name, Int32(values.count), pointers, nil, nil, 0) == 1 else { throw .lost }
      sent.append(nil)
    }
    return sent
  }

  /// Reads the answers to what was sent, and returns those to the last statement.
  private func answers(to sent: [Statement?], until deadline: ContinuousClock.Instant) throws(PostgresFailure) -> Result<PostgresRows, PostgresFailure> {
    var last: PostgresRows?
    var failure: PostgresFailure?
    for statement in sent {
      while let rows = try next(until: deadline) {
        if rows.isPassedOver { continue }
        if let state = rows.failure {
          failure = failure ?? .statement(state)
        } else if let statement {
          prepared.insert(statement)
        }
        last = rows
      }
    }
    guard let end = try next(until: deadline), end.isSynchronised, isUsable, let last else { throw .lost }
    return failure.map(Result.failure) ?? .success(last)
  }

  /// The next thing the server says; nil at the end of a statement.
  private func next(until deadline: ContinuousClock.Instant) throws(PostgresFailure) -> PostgresRows? {
    while PQisBusy(connection) == 1 {
      try awaitInput(until: deadline)
      guard PQconsumeInput(connection) == 1 else { throw .lost }
    }
    guard let result = PQgetResult(connection) else {
      if isUsable { return nil }
      throw .lost
    }
    return PostgresRows(result)
  }

  private func awaitInput(until deadline: ContinuousClock.Instant) throws(PostgresFailure) {
    while true {
      let left = (deadline - ContinuousClock.now).components
      var socket = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
      let ready = poll(&socket, 1, Int32(max(0, left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000)))
      if ready > 0 { return }
      // Nobody knows whether a server that is silent for so long still works on it.
      if ready == 0 || errno != EINTR { throw .lost }
    }
  }

  /// The end of libpq's message: it begins with where it tried to connect, which is said anyway.
  private static func reason(_ message: String) -> String {
    let lines = message.split(whereSeparator: \.isNewline).map(String.init)
    let line = lines.last { $0.contains(" failed: ") } ?? lines.last ?? "no reason is given"
    let end = line.range(of: " failed: ").map { String(line[$0.upperBound...]) } ?? line
    return end.replacing("FATAL:  ", with: "").trimmed
  }

  private typealias Words = UnsafePointer<UnsafePointer<CChar>?>

  private static func withSettings<T>(_ settings: [(String, String)], _ body: (Words, Words) -> T) -> T {
    let keys: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0.0) } + [nil]
    let values: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0.1) } + [nil]
    defer { for copy in keys + values { free(copy) } }
    return body(keys.map { UnsafePointer($0) }, values.map { UnsafePointer($0) })
  }
}

/// What the server answered to a statement.
final class PostgresRows {
  private let result: OpaquePointer

  fileprivate init(_ result: OpaquePointer) { self.result = result }

  deinit { PQclear(result) }

  var count: Int { Int(PQntuples(result)) }

  /// How many rows the statement changed.
  var changed: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

  /// Nil for NULL.
  subscript(row: Int, column: Int) -> String? {
    guard PQgetisnull(result, Int32(row), Int32(column)) == 0, let value = PQgetvalue(result, Int32(row), Int32(column)) else { return nil }
    return String(cString: value)
  }

  /// Whether the statement was not run because one before it failed.
  fileprivate var isPassedOver: Bool { PQresultStatus(result) == PGRES_PIPELINE_ABORTED }
  /// Whether this is the end of all that was sent together.
  fileprivate var isSynchronised: Bool { PQresultStatus(result) == PGRES_PIPELINE_SYNC }

  /// The SQLSTATE of an error.
  fileprivate var failure: String? {
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: nil
    default: PQresultErrorField(result, coach_diagnostic_sqlstate).map { String(cString: $0) } ?? "unknown"
    }
  }
}
