import CoachKit

/// How databases of earlier versions become databases of this one. A step that was released is never changed; new ones are added at the end.
enum PostgresMigrations {
  /// How many seconds a change of the tables may take.
  private static let patience = 600.0

  private static let steps = [
    // 0.6.0. As in SQLite, but: a row has a version, drawn anew with each change; an entry of the log is numbered within its runner; `used` is the day
    // of the last change, so that the index for expiry is not touched by every turn.
    """
    CREATE TABLE runner (
      id text NOT NULL PRIMARY KEY,
      version bigint NOT NULL,
      profile text,
      plan text,
      plan_history text,
      logged bigint NOT NULL DEFAULT 0,
      created timestamptz NOT NULL,
      updated timestamptz NOT NULL
    );
    CREATE TABLE log_entry (
      runner text NOT NULL REFERENCES runner (id) ON DELETE CASCADE,
      number bigint NOT NULL,
      date text NOT NULL,
      kind text NOT NULL,
      exercise text,
      sets text,
      manner text,
      rpe double precision,
      rir double precision,
      weight double precision,
      weight_unit text,
      pain double precision,
      pain_place text,
      note text,
      told text,
      PRIMARY KEY (runner, number)
    );
    CREATE TABLE conversation (
      id text NOT NULL PRIMARY KEY,
      runner text NOT NULL REFERENCES runner (id),
      version bigint NOT NULL,
      state text NOT NULL,
      created timestamptz NOT NULL,
      updated timestamptz NOT NULL,
      used date NOT NULL
    );
    CREATE INDEX conversation_of_runner ON conversation (runner);
    CREATE INDEX conversation_by_used ON conversation (used);
    """
  ]

  /// Makes the tables, or changes those of an earlier version, all or nothing. Nodes that start at the same time wait for each other.
  /// - Throws: `StoreError` when the tables are of a newer version, the database is not in UTF-8, or cannot be used.
  static func migrate(_ worker: PostgresWorker, _ url: PostgresURL) throws {
    try worker.transaction { connection in
      try connection.run(Statement(name: "begun", sql: "SELECT 1"))
      try connection.execute("SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0")
      // The number is this program's own: "coach" in ASCII.
      try connection.run(Statement(name: "migration_lock", sql: "SELECT pg_advisory_xact_lock(427070415720)"), within: patience)
      let encoding = try connection.run(Statement(name: "encoding", sql: "SHOW server_encoding"))[0, 0] ?? ""
      guard ["UTF8", "UTF-8"].contains(encoding.uppercased()) else {
        throw StoreError("\(url) keeps texts as \(encoding). Make a database for coach with: CREATE DATABASE coach ENCODING 'UTF8' TEMPLATE template0")
      }
      let hasTable = try connection.run(Statement(name: "has_migrations", sql: "SELECT to_regclass('coach_migration') IS NOT NULL"))[0, 0] == "t"
      if !hasTable { try connection.execute("CREATE TABLE coach_migration (number bigint NOT NULL PRIMARY KEY, made timestamptz NOT NULL DEFAULT now())") }
      let made = try connection.run(Statement(name: "migrations", sql: "SELECT coalesce(max(number), 0) FROM coach_migration"))[0, 0].flatMap { Int($0) } ?? 0
      guard made <= steps.count else { throw StoreError("\(url) was written by a newer version of coach, which this one cannot read.") }
      for number in made..<steps.count {
        try connection.execute(steps[number], within: patience)
        try connection.execute("INSERT INTO coach_migration (number) VALUES (\(number + 1))")
      }
      return ((), .none)
    }
  }
}
