import CoachKit
import Foundation

/// By what it can be seen afterwards whether a transaction was committed whose confirmation was lost.
enum Proof {
  /// A row that had one version before and has another after it; nil where there was none.
  case version(Table, id: String, before: Int?, after: Int)
  /// A conversation that is no longer there after it.
  case gone(String)
  /// It may be done again without harm.
  case none

  enum Table: String { case conversation, runner }
}

/// One thread's connection: begins transactions, and tries again what can be tried again.
final class PostgresWorker {
  private let pool: PostgresPool
  private var connection: PostgresConnection?

  /// How long a lost server is waited for, in seconds, and how often a transaction is tried that others come in between.
  private static let patience = 10.0
  private static let attempts = 8

  init(_ pool: PostgresPool) { self.pool = pool }

  /// Runs one transaction, on the server's disk when it returns.
  ///
  /// `body` is run again when another transaction came in between, or the connection broke before the end. It returns its result with what
  /// proves that it was kept.
  /// - Throws: `StoreError`; `mayBeKept` when nobody can tell any more.
  func transaction<T>(_ begin: Statement = .begin, _ body: (PostgresConnection) throws -> (T, Proof)) throws -> T {
    var attempt = 1
    let start = ContinuousClock.now
    while true {
      var done: (T, Proof)?
      do {
        let connection = try connected()
        connection.queue(begin)
        let (result, proof) = try body(connection)
        done = (result, proof)
        try connection.run(.commit)
        return result
      } catch let failure as PostgresFailure {
        // What was found out about the loss decides: a transaction that was kept is not made twice.
        if case .lost = failure, let (result, proof) = done, try wasKept(proof) { return result }
        try recover(failure, attempt, since: start)
        attempt += 1
      } catch {
        rollBack()
        throw error
      }
    }
  }

  /// Undoes what is under way, so that the transaction can be tried again.
  /// - Throws: `StoreError` when that would not help.
  private func recover(_ failure: PostgresFailure, _ attempt: Int, since start: ContinuousClock.Instant) throws {
    rollBack()
    let goesOn = attempt < Self.attempts && start.duration(to: .now) < .seconds(Self.patience)
    if case .lost = failure, goesOn { return }
    guard failure.isPassing, goesOn else { throw failure.error(pool.url.description) }
    Thread.sleep(forTimeInterval: Double.random(in: 0...0.01) * Double(attempt))
  }

  private func rollBack() {
    do { try connection?.rollBack() } catch { connection = nil }
    if connection?.isUsable == false { connection = nil }
  }

  /// The connection, made anew when there is none or it broke. While the server is away it tries again and again for some seconds.
  private func connected() throws -> PostgresConnection {
    if let connection, connection.isUsable { return connection }
    connection = nil
    var (pause, refusals) = (0.05, 0)
    while true {
      do {
        let new = try PostgresConnection(pool.url)
        connection = new
        pool.reached(true)
        return new
      } catch {
        // A server that has just come back may look like one that refuses.
        if case .refused = error { refusals += 1 }
        let since = pool.reached(false) ?? .now
        guard refusals < 2, since.duration(to: .now) < .seconds(Self.patience) else { throw error }
        Thread.sleep(forTimeInterval: pause)
        pause = min(pause * 2, 0.5)
      }
    }
  }

  // MARK: Lost confirmations

  /// Whether a transaction was committed whose confirmation did not arrive. `FOR UPDATE` waits until the server has done with it.
  private func wasKept(_ proof: Proof) throws -> Bool {
    connection = nil
    do {
      switch proof {
      case .none: return false
      case .gone(let id): return try version(.conversation, id) == nil
      case .version(let table, let id, let before, let after):
        let version = try version(table, id)
        if version == after { return true }
        if version == before { return false }
      }
    } catch is PostgresFailure {}
    throw StoreError("The connection to \(pool.url) broke while a change was being confirmed; it may have been kept.", mayBeKept: true)
  }

  private func version(_ table: Proof.Table, _ id: String) throws -> Int? {
    let statement = Statement(name: "version_\(table.rawValue)", sql: "SELECT version FROM \(table.rawValue) WHERE id = $1 FOR UPDATE")
    let rows = try connected().run(statement, [id])
    return rows.count == 0 ? nil : rows[0, 0].flatMap { Int($0) }
  }
}

extension Statement {
  static let begin = Statement(name: "begin", sql: "BEGIN")
  /// All rows as of one moment.
  static let beginReading = Statement(name: "begin_reading", sql: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
  static let commit = Statement(name: "commit", sql: "COMMIT")
}
