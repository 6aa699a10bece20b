import CoachKit
import Dialogue
import PostgreSQL
import Testing

private func failure(opening url: String) async -> String? {
  do {
    _ = try await PostgresStore(PostgresURL(url))
    return nil
  } catch { return "\(error)" }
}

@Suite struct PostgresURLTests {
  @Test(arguments: [
    ("postgres://", "PostgreSQL on this machine"), ("postgresql:///coach?host=/run/pg", "PostgreSQL at /run/pg, database coach"),
    ("postgres://ann:secret@db.example:5433/coach?sslmode=require", "PostgreSQL at db.example:5433, database coach"),
  ])
  func namesServerAndDatabaseOnly(_ url: String, _ description: String) throws { #expect(try PostgresURL(url).description == description) }

  @Test(arguments: [
    "postgres://ann:secret@db:port/coach", "postgres://ann:secret@[::1/coach", "postgres://ann:secret@db/coach?colour=red", "postgres://ann:sec%zzret@db/coach",
    "postgres://ann:secret@db:99999/coach", "mysql://ann:secret@db/coach",
  ])
  func saysWhatIsWrongWithoutThePassword(_ url: String) throws {
    let error = try #require(#expect(throws: StoreError.self) { try PostgresURL(url) })
    #expect(error.description.hasPrefix("The store's URL "))
    #expect(error.description.hasSuffix("."))
    #expect(!error.description.contains("secret"))
  }
}

@Suite(.enabled(if: PostgresServer.isThere, PostgresServer.reason)) struct PostgresTests {
  @Test func saysWhyItCannotBeOpened() async throws {
    let server = try PostgresServer.shared()
    let wrong = await failure(opening: server.changed(password: "guessed"))
    #expect(wrong?.contains("refuses the connection: password authentication failed") == true)
    #expect(wrong?.contains("guessed") == false)
    #expect(await failure(opening: server.changed(database: "nowhere"))?.contains("database \"nowhere\" does not exist") == true)
    // Nobody listens there; it is waited for, as for a server that starts.
    let start = ContinuousClock.now
    #expect(await failure(opening: server.changed(port: 1))?.contains("cannot be reached") == true)
    #expect(start.duration(to: .now) < .seconds(20))
  }

  @Test func refusesTablesOfANewerVersionAndOtherEncodings() async throws {
    let server = try PostgresServer.shared()
    let url = try server.database()
    #expect(await failure(opening: url) == nil)
    try server.sql("INSERT INTO coach_migration (number) VALUES (1000)", in: url)
    #expect(await failure(opening: url)?.contains("newer version of coach") == true)
    let latin = try server.database("ENCODING 'LATIN1' TEMPLATE template0")
    #expect(await failure(opening: latin)?.contains("ENCODING 'UTF8'") == true)
    let other = try server.database()
    try server.sql("CREATE TABLE runner (id text)", in: other)
    #expect(await failure(opening: other) != nil)
    // All or nothing.
    #expect(try server.sql("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'", in: other) == ["1"])
  }

  @Test func makesTheTablesOnceWhenManyNodesStart() async throws {
    let server = try PostgresServer.shared()
    let url = try server.database()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask { try await PostgresStore(PostgresURL(url)).create(Conversation(id: "\(number)", seed: 1)) }
      }
      try await group.waitForAll()
    }
    #expect(try server.sql("SELECT number FROM coach_migration", in: url) == ["1"])
    #expect(try server.sql("SELECT count(*) FROM conversation", in: url) == ["8"])
  }

  @Test func twoNodesSeeEachOthersTurns() async throws {
    let url = try PostgresServer.shared().database()
    let nodes = [try await PostgresStore(PostgresURL(url)), try await PostgresStore(PostgresURL(url))]
    for number in 0..<4 { try await nodes[number % 2].create(Conversation(id: "\(number)", seed: 1, runnerID: "anna")) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask {
          _ = try await nodes[number / 4 % 2].update("\(number % 4)") { conversation in
            conversation.turns += 1
            conversation.runner.profile.conditions.append("\(number)")
          }
        }
      }
      try await group.waitForAll()
    }
    for node in nodes {
      for number in 0..<4 { #expect(try await node.read("\(number)") { $0.turns } == 50) }
      #expect(try await node.runner("anna", .whole)?.runner.profile.conditions.count == 200)
    }
    #expect(try await nodes[0].delete("0"))
    #expect(try await nodes[1].update("0") { $0.turns } == nil)
  }

  @Test func aKeyHoldsOnEveryNode() async throws {
    let url = try PostgresServer.shared().database()
    let coach = Coach.load().coach
    let nodes = [
      Sessions(coach: coach, store: try await PostgresStore(PostgresURL(url))), Sessions(coach: coach, store: try await PostgresStore(PostgresURL(url))),
    ]
    let id = try await nodes[0].begin()
    for turn in 1...5 {
      for node in nodes + nodes {
        guard case .reply(let reply) = try await node.turn("how do I do a lunge", in: id, key: "turn \(turn)") else {
          Issue.record("no reply")
          return
        }
        #expect(reply.turn == turn)
      }
    }
  }

  @Test(.enabled(if: PostgresServer.isOwn)) func waitsForAServerThatRestarts() async throws {
    let server = try PostgresServer.another()
    let store = try await PostgresStore(PostgresURL(server.database()))
    for number in 0..<8 { try await store.create(Conversation(id: "\(number)", seed: 1)) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          for turn in 1...60 {
            #expect(
              try await store.update("\(number)") { conversation in
                conversation.turns += 1
                return conversation.turns
              } == turn)
            try await Task.sleep(for: .milliseconds(20))
          }
        }
      }
      group.addTask {
        try await Task.sleep(for: .milliseconds(300))
        try server.order("restart")
      }
      try await group.waitForAll()
    }
    for number in 0..<8 { #expect(try await store.read("\(number)") { $0.turns } == 60) }
  }

  @Test(.enabled(if: PostgresServer.isOwn)) func saysThatTheServerIsDownAndGoesOnWhenItIsBack() async throws {
    let server = try PostgresServer.another()
    let store = try await PostgresStore(PostgresURL(server.database()), connections: 2)
    try await store.create(Conversation(id: "one", seed: 1))
    try server.order("stop")
    let start = ContinuousClock.now
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<6 {
        group.addTask {
          let error = await #expect(throws: StoreError.self) { try await store.update("one") { $0.turns += 1 } }
          #expect(error?.description.contains("cannot be reached") == true)
          #expect(error?.mayBeKept == false)
        }
      }
    }
    #expect(start.duration(to: .now) < .seconds(20))
    // It is known by now that the server is away.
    let second = ContinuousClock.now
    await #expect(throws: StoreError.self) { try await store.check() }
    #expect(second.duration(to: .now) < .seconds(2))
    try server.order("start")
    try await store.check()
    #expect(try await store.update("one") { $0.turns } == 0)
  }

  @Test func saysThatItMayOnlyRead() async throws {
    let server = try PostgresServer.shared()
    let url = try server.database()
    let name = try #require(url.split(separator: "/").last)
    #expect(await failure(opening: url) == nil)
    try server.sql("ALTER DATABASE \(name) SET default_transaction_read_only = on")
    #expect(await failure(opening: url) == nil)
    let store = try await PostgresStore(PostgresURL(url))
    let error = await #expect(throws: StoreError.self) { try await store.check() }
    #expect(error?.description.contains("may only be read") == true)
    await #expect(throws: StoreError.self) { try await store.create(Conversation(id: "one", seed: 1)) }
  }
}
