import CoachKit
import Dialogue
import GRDB

/// How files of earlier versions become files of this one. A migration that was released is never changed.
enum Migrations {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    // 0.1.0
    migrator.registerMigration("1 conversation") { database in
      try database.execute(
        sql: """
          CREATE TABLE IF NOT EXISTS conversation (
            id TEXT NOT NULL PRIMARY KEY,
            state TEXT NOT NULL,
            created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            updated TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
          ) STRICT
          """)
    }
    // 0.2.0
    migrator.registerMigration("2 runner") { database in
      try database.execute(sql: runners)
      try moveRunners(database)
    }
    migrator.registerMigration("3 expiry") { database in
      try database.execute(sql: "CREATE INDEX conversation_by_updated ON conversation (updated)")
    }
    return migrator
  }

  private static let runners = """
    CREATE TABLE runner (
      id TEXT NOT NULL PRIMARY KEY,
      profile TEXT,
      plan TEXT,
      plan_history TEXT,
      logged INTEGER NOT NULL DEFAULT 0,
      created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
      updated TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
    ) STRICT;
    CREATE TABLE log_entry (
      number INTEGER PRIMARY KEY,
      runner TEXT NOT NULL REFERENCES runner (id),
      date TEXT NOT NULL,
      kind TEXT NOT NULL,
      exercise TEXT,
      sets TEXT,
      manner TEXT,
      rpe REAL,
      rir REAL,
      weight REAL,
      weight_unit TEXT,
      pain REAL,
      pain_place TEXT,
      note TEXT,
      told TEXT
    ) STRICT;
    CREATE INDEX log_entry_of_runner ON log_entry (runner, number);
    ALTER TABLE conversation ADD COLUMN runner TEXT NOT NULL DEFAULT '';
    CREATE INDEX conversation_of_runner ON conversation (runner);
    """

  /// In 0.1.0 log and plan lay in each conversation. Those begun with a name are this computer's person; those of the server had random ids
  /// and belong to somebody of their own.
  private static func moveRunners(_ database: Database) throws {
    var runners: [String: Runner] = [Sessions.me: Runner()]
    // The log in the order the talks were begun, the plan of the one that was talked in last.
    var planned: [String: String] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT id, state, updated FROM conversation ORDER BY created, id") {
      let (id, state, updated): (String, String, String) = (row[0], row[1], row[2])
      let isOfServer = id.utf8.count == 32 && id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
      let owner = isOfServer ? id : Sessions.me
      try database.execute(sql: "UPDATE conversation SET runner = ? WHERE id = ?", arguments: [owner, id])
      // What cannot be read stays as it is; asking for it says so.
      guard let old = try? SQLiteStore.decode(state, id) else { continue }
      var conversation = Conversation(old, runnerID: owner)
      conversation.runner = Runner()
      let moved = try SQLiteStore.encode(conversation)
      try database.execute(sql: "UPDATE conversation SET state = ? WHERE id = ?", arguments: [moved, id])
      var runner = runners[owner] ?? Runner()
      if !old.journal.isEmpty {
        runner.journal += old.journal
        runner.logged = old.logged
      }
      if let plan = old.planState, planned[owner].map({ $0 <= updated }) ?? true {
        runner.planState = plan
        planned[owner] = updated
      }
      runners[owner] = runner
    }
    for (id, runner) in runners where id != Sessions.me || runner != Runner() {
      try RunnerTable.write(runner, instead: nil, id, database)
    }
  }
}
