import CoachKit
import Dialogue
import StoreCoding

/// Keeps conversations and runners in a PostgreSQL database, which any number of nodes may share.
///
/// Each change is a transaction that locks its conversation and its runner and is on the server's disk when it returns. A server that restarts is
/// waited for; when the connection breaks during a commit the rows' versions tell whether it was kept.
public final class PostgresStore: ConversationStore {
  private let pool: PostgresPool
  private let cache = PostgresCache()
  private let now: @Sendable () -> Moment

  /// How many connections are held at most when nobody says otherwise.
  public static let usualConnections = 8

  /// Connects, and makes or changes the tables where needed.
  /// - Parameter connections: how many at most; each has a thread.
  /// - Throws: `StoreError` when the database cannot be reached for 10 seconds, refuses the connection, or was written by a newer version.
  public convenience init(_ url: PostgresURL, connections: Int = usualConnections) async throws {
    try await self.init(url, connections: connections) { .now }
  }

  /// - Parameter now: the clock that conversations are dated by.
  package init(_ url: PostgresURL, connections: Int = usualConnections, now: @escaping @Sendable () -> Moment) async throws {
    pool = PostgresPool(url, size: max(1, connections))
    self.now = now
    try await inWords { try PostgresMigrations.migrate($0, url) }
  }

  deinit { pool.close() }

  public func create(_ conversation: Conversation) async throws {
    let (id, runner) = (conversation.id, conversation.runnerID)
    let (version, runnerVersion, now) = (Self.newVersion(), Self.newVersion(), now())
    try await transaction { tables in
      if try tables.begin(runner, version: runnerVersion, now), conversation.runner != Runner() {
        try tables.write(conversation.runner, instead: Runner(), runner, version: runnerVersion, now)
      }
      // It may be there from a try before, whose confirmation was lost.
      guard try tables.begin(conversation, version: version, now) || tables.talk(id, locked: false)?.conversation.version == version else {
        throw StoreError("There is a conversation \(id) already.")
      }
      return ((), .version(.conversation, id: id, before: nil, after: version))
    }
  }

  public func update<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Conversation) -> R) async throws -> R? {
    let (cache, now) = (cache, now())
    let (version, runnerVersion) = (Self.newVersion(), Self.newVersion())
    let changed: Changed<R>? = try await transaction { tables in
      guard let known = try tables.talk(id, locked: true) else { return (nil, .none) }
      var conversation = known.conversation.value
      conversation.runner = known.runner.value
      let before = conversation
      let result = body(&conversation)
      // A turn that is sent again, for one, changes nothing.
      if conversation == before { return (Changed(result: result), .none) }
      var changed = Changed(result: result)
      if conversation.runner != before.runner {
        try tables.write(conversation.runner, instead: before.runner, conversation.runnerID, version: runnerVersion, now)
        changed.runner = (conversation.runnerID, conversation.runner)
      }
      conversation.runner = Runner()
      try tables.write(conversation, version: version, now)
      changed.conversation = conversation
      return (changed, .version(.conversation, id: id, before: known.conversation.version, after: version))
    }
    if let conversation = changed?.conversation { cache.conversations.keep(conversation, id, at: version) }
    if let (id, runner) = changed?.runner { cache.runners.keep(runner, id, at: runnerVersion) }
    return changed?.result
  }

  /// What a transaction has come to, for the cache when it is committed.
  private struct Changed<R: Sendable>: Sendable {
    let result: R
    var conversation: Conversation?
    var runner: (id: String, Runner)?
  }

  public func read<R: Sendable>(_ id: String, _ body: @escaping @Sendable (Conversation) -> R) async throws -> R? {
    let conversation: Conversation? = try await transaction(.beginReading) { tables in
      guard let known = try tables.talk(id, locked: false) else { return (nil, .none) }
      var conversation = known.conversation.value
      conversation.runner = known.runner.value
      return (conversation, .none)
    }
    return conversation.map(body)
  }

  public func delete(_ id: String) async throws -> Bool {
    let cache = cache
    return try await transaction { tables in
      guard let runner = try tables.delete(id) else { return (false, .none) }
      if runner == id { tables.deleteRunner(id) }
      cache.conversations.drop(id)
      cache.runners.drop(runner)
      return (true, .gone(id))
    }
  }

  public func runner(_ id: String, _ extent: Extent) async throws -> KnownRunner? {
    let runner: Runner? = try await transaction(.beginReading) { (try $0.runner(id, locked: false)?.value, .none) }
    return runner.map { KnownRunner($0, isWhole: true) }
  }

  public func updateRunner<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Runner) -> R) async throws -> R {
    let (cache, now) = (cache, now())
    let (begun, version) = (Self.newVersion(), Self.newVersion())
    let (result, runner): (R, Runner?) = try await transaction { tables in
      var known = try tables.runner(id, locked: true)
      var isNew = false
      if known == nil {
        isNew = try tables.begin(id, version: begun, now)
        known = try tables.runner(id, locked: true)
      }
      let before = known?.value ?? Runner()
      var runner = before
      let result = body(&runner)
      if runner == before {
        if isNew { tables.deleteRunner(id) }
        return ((result, nil), .none)
      }
      try tables.write(runner, instead: before, id, version: version, now)
      return ((result, runner), .version(.runner, id: id, before: isNew ? nil : known?.version, after: version))
    }
    if let runner { cache.runners.keep(runner, id, at: version) }
    return result
  }

  /// Deletes a few hundred at a time. One node does it; the others find the lock taken.
  public func expire(before moment: Moment) async throws -> Int {
    let (cache, batch) = (cache, 200)
    var count = 0
    while true {
      let expired: Int = try await transaction { tables in
        guard try tables.connection.run(Self.sweepLock)[0, 0] == "t" else { return (0, .none) }
        let expired = try tables.expire(before: moment, atMost: batch)
        for id in expired {
          tables.deleteRunner(id)
          cache.conversations.drop(id)
          cache.runners.drop(id)
        }
        return (expired.count, .none)
      }
      count += expired
      if expired < batch { return count }
    }
  }

  /// Asks the database for a conversation, and whether it takes changes.
  public func check() async throws {
    let place = pool.url.description
    try await transaction { tables in
      try tables.connection.run(Self.anyTalk)
      guard try tables.connection.run(Self.isReadOnly)[0, 0] == "off" else { throw PostgresFailure.statement("25006").error(place) }
      return ((), .none)
    }
  }

  private static let sweepLock = Statement(name: "sweep_lock", sql: "SELECT pg_try_advisory_xact_lock(427070415721)")
  private static let anyTalk = Statement(name: "any_talk", sql: "SELECT id FROM conversation LIMIT 1")
  private static let isReadOnly = Statement(name: "read_only", sql: "SHOW transaction_read_only")

  /// Not 0, which no row has.
  private static func newVersion() -> Int { Int.random(in: 1...Int.max) }

  private func transaction<T: Sendable>(
    _ begin: Statement = .begin, _ body: @escaping @Sendable (PostgresTables) throws -> (T, Proof)
  ) async throws -> T {
    let cache = cache
    return try await inWords { worker in
      try worker.transaction(begin) { try body(PostgresTables(connection: $0, cache: cache)) }
    }
  }

  private func inWords<T: Sendable>(_ work: @escaping @Sendable (PostgresWorker) throws -> T) async throws -> T {
    do { return try await pool.run(work) } catch let failure as PostgresFailure { throw failure.error(pool.url.description) }
  }
}
