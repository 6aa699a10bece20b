import CoachKit
import PostgreSQL
import Testing

/// Connections that break while a transaction is being committed.
@Suite(.enabled(if: PostgresServer.isOwn)) struct LostCommitTests {
  private func turn(_ store: PostgresStore) async throws -> Int? {
    try await store.update("one") { conversation in
      conversation.turns += 1
      return conversation.turns
    }
  }

  @Test func whatWasNotKeptIsDoneAgain() async throws {
    let server = try PostgresServer.shared()
    let url = try server.database()
    let store = try await PostgresStore(PostgresURL(url), connections: 1)
    try await store.create(Conversation(id: "one", seed: 1))
    // The first commit ends its own connection; the sequence counts although the transaction is undone.
    try server.sql(
      """
      CREATE SEQUENCE commits;
      CREATE FUNCTION break_once() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN IF nextval(''commits'') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NULL; END';
      CREATE CONSTRAINT TRIGGER break_once AFTER UPDATE ON conversation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION break_once();
      """, in: url)
    #expect(try await turn(store) == 1)
    #expect(try server.sql("SELECT last_value FROM commits", in: url) == ["2"])
    #expect(try await store.read("one") { $0.turns } == 1)
    #expect(try await turn(store) == 2)
  }

  @Test(.timeLimit(.minutes(1))) func whatWasKeptIsNotDoneTwice() async throws {
    let server = try PostgresServer.another()
    let url = try server.database()
    let store = try await PostgresStore(PostgresURL(url), connections: 1)
    try await store.create(Conversation(id: "one", seed: 1))
    // Committed on this server, a transaction waits for a standby that there is not, and is told nothing.
    try server.sql("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
    try server.sql("SELECT pg_reload_conf()")
    async let first = turn(store)
    let waiting = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
    while try server.sql(waiting).isEmpty { try await Task.sleep(for: .milliseconds(50)) }
    try server.sql("ALTER SYSTEM RESET synchronous_standby_names")
    let broken = try server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
    try server.sql("SELECT pg_reload_conf()")
    #expect(broken == ["t"])
    #expect(try await first == 1)
    #expect(try await store.read("one") { $0.turns } == 1)
    #expect(try await turn(store) == 2)
  }
}
