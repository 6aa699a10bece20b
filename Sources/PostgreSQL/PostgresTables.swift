import CoachKit
import Dialogue
import Journal
import Planning
import StoreCoding

/// A row with its version.
struct Versioned<Value: Sendable>: Sendable {
  let version: Int
  var value: Value
}

/// A conversation with its runner, each in its version.
struct KnownTalk {
  /// Without its runner.
  var conversation: Versioned<Conversation>
  var runner: Versioned<Runner>
}

/// Reads and writes rows inside a transaction. What was read or written before is taken from a cache while the row's version is the same.
struct PostgresTables {
  let connection: PostgresConnection
  let cache: PostgresCache

  private static let runnerColumns = """
    r.version, CASE WHEN r.version = $2::bigint THEN NULL ELSE r.profile END, CASE WHEN r.version = $2::bigint THEN NULL ELSE r.plan END, \
    CASE WHEN r.version = $2::bigint THEN NULL ELSE r.plan_history END, r.logged
    """
  private static let talkSQL = """
    SELECT \(runnerColumns), c.version, c.runner, CASE WHEN c.version = $3::bigint THEN NULL ELSE c.state END
    FROM conversation c JOIN runner r ON r.id = c.runner WHERE c.id = $1
    """
  private static let talk = Statement(name: "talk", sql: talkSQL)
  private static let lockedTalk = Statement(name: "talk_locked", sql: talkSQL + " FOR UPDATE")
  private static let runnerSQL = "SELECT \(runnerColumns) FROM runner r WHERE r.id = $1"
  private static let runner = Statement(name: "runner", sql: runnerSQL)
  private static let lockedRunner = Statement(name: "runner_locked", sql: runnerSQL + " FOR UPDATE")

  /// A conversation with its runner; nil when there is none.
  /// - Parameter locked: whether both rows are kept from other writers until the end of the transaction.
  func talk(_ id: String, locked: Bool) throws -> KnownTalk? {
    let known = cache.conversations.newest(id)
    // Most conversations have a runner of the same id.
    let knownRunner = known.flatMap { cache.runners.newest($0.value.runnerID) }
    let rows = try connection.run(
      locked ? Self.lockedTalk : Self.talk, [id, "\(knownRunner?.version ?? 0)", "\(known?.version ?? 0)"])
    guard rows.count > 0, let version = rows[0, 5].flatMap({ Int($0) }), let owner = rows[0, 6] else { return nil }
    let conversation: Conversation
    if let known, known.version == version {
      conversation = known.value
    } else {
      conversation = Conversation(try StoredJSON.decode(Conversation.self, rows[0, 7] ?? "", "Conversation \(id)"), runnerID: owner)
      cache.conversations.keep(conversation, id, at: version)
    }
    return KnownTalk(conversation: Versioned(version: version, value: conversation), runner: try runner(owner, in: rows, knownRunner))
  }

  /// A runner; nil when there is none of that id.
  func runner(_ id: String, locked: Bool) throws -> Versioned<Runner>? {
    let known = cache.runners.newest(id)
    let rows = try connection.run(locked ? Self.lockedRunner : Self.runner, [id, "\(known?.version ?? 0)"])
    return rows.count == 0 ? nil : try runner(id, in: rows, known)
  }

  /// The runner whose columns come first in a row.
  private func runner(_ id: String, in rows: PostgresRows, _ known: (version: Int, value: Runner)?) throws -> Versioned<Runner> {
    let version = rows[0, 0].flatMap { Int($0) } ?? 0
    if let known, known.version == version { return Versioned(version: version, value: known.value) }
    var runner = Runner()
    if let profile = rows[0, 1] { runner.profile = try StoredJSON.profile(profile, id) }
    if let plan = rows[0, 2] { runner.planState = try StoredJSON.decode(PlanState.self, plan, "The week of \(id)") }
    if let history = rows[0, 3] {
      runner.planState?.history = try StoredJSON.decode([PlanState.Version].self, history, "The earlier weeks of \(id)")
    }
    runner.logged = rows[0, 4].flatMap { Int($0) } ?? 0
    runner.journal = try log(id)
    cache.runners.keep(runner, id, at: version)
    return Versioned(version: version, value: runner)
  }

  private static let log = Statement(name: "log", sql: "SELECT \(LogRow.columns) FROM log_entry WHERE runner = $1 ORDER BY number")

  private func log(_ runner: String) throws -> [LogEntry] {
    let rows = try connection.run(Self.log, [runner])
    var reader = SetsReader()
    return try (0..<rows.count).map { row in
      func number(_ column: Int) -> Double? { rows[row, column].flatMap { Double($0) } }
      return try LogRow(
        date: rows[row, 0] ?? "", kind: rows[row, 1] ?? "", exercise: rows[row, 2], sets: rows[row, 3], manner: rows[row, 4], rpe: number(5), rir: number(6),
        weight: number(7), weightUnit: rows[row, 8], pain: number(9), painPlace: rows[row, 10], note: rows[row, 11], told: rows[row, 12]
      ).entry(&reader)
    }
  }

  // MARK: Writing. What gives nothing back goes with the next statement, at the latest with the commit.

  private static let insertRunner = Statement(
    name: "runner_insert",
    sql: "INSERT INTO runner (id, version, created, updated) VALUES ($1, $2::bigint, to_timestamp($3::bigint), to_timestamp($3::bigint)) ON CONFLICT DO NOTHING"
  )

  /// Begins a runner of whom nothing is known; false when there is one of that id.
  func begin(_ id: String, version: Int, _ now: Moment) throws -> Bool {
    try connection.run(Self.insertRunner, [id, "\(version)", "\(now.seconds)"]).changed == 1
  }

  private static let insertTalk = Statement(
    name: "talk_insert",
    sql: """
      INSERT INTO conversation (id, runner, version, state, created, updated, used)
      VALUES ($1, $2, $3::bigint, $4, to_timestamp($5::bigint), to_timestamp($5::bigint), $6::date) ON CONFLICT DO NOTHING
      """)

  /// Begins a conversation, whose runner must be there; false when there is one of that id.
  func begin(_ conversation: Conversation, version: Int, _ now: Moment) throws -> Bool {
    let state = try encoded(conversation)
    return try connection.run(
      Self.insertTalk, [conversation.id, conversation.runnerID, "\(version)", state, "\(now.seconds)", now.day]
    ).changed == 1
  }

  private static let updateTalk = Statement(
    name: "talk_update",
    sql: "UPDATE conversation SET state = $2, version = $3::bigint, updated = to_timestamp($4::bigint), used = $5::date WHERE id = $1")

  func write(_ conversation: Conversation, version: Int, _ now: Moment) throws {
    connection.queue(Self.updateTalk, [conversation.id, try encoded(conversation), "\(version)", "\(now.seconds)", now.day])
  }

  private static let updateRunner = Statement(
    name: "runner_update",
    sql: """
      UPDATE runner SET profile = $2, plan = $3, plan_history = $4, logged = $5::bigint, version = $6::bigint, updated = to_timestamp($7::bigint)
      WHERE id = $1
      """)
  private static let cutLog = Statement(name: "log_cut", sql: "DELETE FROM log_entry WHERE runner = $1 AND number > $2::bigint")
  private static let insertEntry = Statement(
    name: "log_insert",
    sql: """
      INSERT INTO log_entry (runner, number, \(LogRow.columns)) VALUES ($1, $2::bigint, $3, $4, $5, $6, $7, $8::double precision, \
      $9::double precision, $10::double precision, $11, $12::double precision, $13, $14, $15)
      """)

  /// Writes a runner whose row is locked, and what differs in the log.
  func write(_ runner: Runner, instead old: Runner, _ id: String, version: Int, _ now: Moment) throws {
    var plan = runner.planState
    let history = plan?.history ?? []
    plan?.history = []
    try connection.queue(
      Self.updateRunner,
      [
        id, runner.profile.isEmpty ? nil : StoredJSON.encode(runner.profile), plan.map(StoredJSON.encode), history.isEmpty ? nil : StoredJSON.encode(history),
        "\(runner.logged)", "\(version)", "\(now.seconds)",
      ])
    guard runner.journal != old.journal else { return }
    let shared = zip(runner.journal, old.journal).prefix { $0 == $1 }.count
    if shared < old.journal.count { connection.queue(Self.cutLog, [id, "\(shared)"]) }
    for (place, entry) in runner.journal.enumerated().dropFirst(shared) {
      let row = try LogRow(entry)
      func text(_ number: Double?) -> String? { number.map { "\($0)" } }
      connection.queue(
        Self.insertEntry,
        [
          id, "\(place + 1)", row.date, row.kind, row.exercise, row.sets, row.manner, text(row.rpe), text(row.rir), text(row.weight), row.weightUnit,
          text(row.pain), row.painPlace, row.note, row.told,
        ])
    }
  }

  private func encoded(_ conversation: Conversation) throws -> String {
    do { return try StoredJSON.encode(conversation) } catch { throw StoreError("Conversation \(conversation.id) cannot be written as JSON.") }
  }

  // MARK: Deleting

  private static let deleteTalk = Statement(name: "talk_delete", sql: "DELETE FROM conversation WHERE id = $1 RETURNING runner")
  private static let expireTalks = Statement(
    name: "talk_expire",
    sql: """
      DELETE FROM conversation WHERE id IN (
        SELECT id FROM conversation WHERE used <= $1::date AND updated < to_timestamp($2::bigint) AND runner = id ORDER BY used LIMIT $3::bigint
        FOR UPDATE SKIP LOCKED)
      RETURNING id
      """)
  private static let deleteRunner = Statement(
    name: "runner_delete", sql: "DELETE FROM runner WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM conversation WHERE runner = $1)")

  /// Deletes a conversation and returns its runner's id; nil when there was none.
  func delete(_ id: String) throws -> String? {
    let rows = try connection.run(Self.deleteTalk, [id])
    return rows.count == 0 ? nil : rows[0, 0]
  }

  /// Deletes a runner with the log, unless a conversation is left.
  func deleteRunner(_ id: String) { connection.queue(Self.deleteRunner, [id]) }

  /// Deletes conversations last changed before a moment; returns their ids.
  func expire(before moment: Moment, atMost count: Int) throws -> [String] {
    let rows = try connection.run(Self.expireTalks, [moment.day, "\(moment.seconds)", "\(count)"])
    return (0..<rows.count).compactMap { rows[$0, 0] }
  }
}

/// Rows as they were loaded or written last.
struct PostgresCache: Sendable {
  /// Without their runners.
  let conversations = VersionedCache<Conversation>()
  let runners = VersionedCache<Runner>()
}

extension Moment {
  /// `2026-03-14`, in UTC.
  fileprivate var day: String { String(description.prefix(10)) }
}
