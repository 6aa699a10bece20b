import CoachKit
import Dialogue
import Journal
import Planning
import Synchronization
import Testing

private let coach = Coach.load().coach

private func entry(_ reps: Int, told: String? = nil) -> LogEntry {
  LogEntry(
    CalendarDate(dayNumber: 20_000), .exercise(ExerciseSets("goblet_squat", [WorkSet(.reps(reps), load: Load(16))], effort: .rpe(8), manner: [.slow])),
    pain: Pain(2, place: "knee"), told: told)
}

/// What holds for every store.
@Suite struct ConformanceTests {
  @Test(.enabled(if: PostgresServer.isThere || PostgresServer.isRequired, PostgresServer.reason)) func postgresIsTestedToo() {
    #expect(StoreKind.here == StoreKind.allCases)
  }

  @Test(arguments: StoreKind.here) func keepsWhatIsChanged(_ kind: StoreKind) async throws {
    let store = try await kind.store()
    try await store.create(Conversation(id: "one", seed: .max))
    let odd = ["it's \"quoted\" – 😀", "NUL\0in it", "back\\slash", "{\"a\": 1}", ""]
    #expect(
      try await store.update("one") { conversation in
        conversation.turns += 1
        conversation.focus.listed = odd
        return conversation.turns
      } == 1)
    let kept = try await store.read("one") { $0 }
    #expect(kept?.focus.listed == odd)
    #expect(kept?.seed == .max)
    #expect(kept?.turns == 1)
    #expect(kept?.runnerID == "one")
  }

  @Test(arguments: StoreKind.here) func knowsNothingOfWhatWasNotBegun(_ kind: StoreKind) async throws {
    let store = try await kind.store()
    #expect(try await store.update("nobody") { $0.turns } == nil)
    #expect(try await store.read("nobody") { $0.turns } == nil)
    #expect(try await store.runner("nobody", .whole)?.runner == nil)
    #expect(try await store.delete("nobody") == false)
    try await store.check()
  }

  @Test(arguments: StoreKind.here) func beginsNoConversationTwice(_ kind: StoreKind) async throws {
    let store = try await kind.store()
    try await store.create(Conversation(id: "one", seed: 7))
    #expect(try await store.update("one") { $0.turns = 5 } != nil)
    let error = await #expect(throws: StoreError.self) { try await store.create(Conversation(id: "one", seed: 8)) }
    #expect(error?.description == "There is a conversation one already.")
    #expect(error?.mayBeKept == false)
    #expect(try await store.read("one") { [$0.seed, UInt64($0.turns)] } == [7, 5])
  }

  @Test(arguments: StoreKind.here) func losesNoTurnWhenManyTalkAtOnce(_ kind: StoreKind) async throws {
    let store = try await kind.store()
    for number in 0..<8 { try await store.create(Conversation(id: "\(number)", seed: 1)) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<320 {
        group.addTask {
          // Some fail in the middle of it, and take nobody with them.
          if number % 40 == 0 {
            await #expect(throws: StoreError.self) { try await store.create(Conversation(id: "1", seed: 1)) }
          } else {
            _ = try await store.update("\(number % 8)") { $0.turns += 1 }
          }
        }
      }
      try await group.waitForAll()
    }
    var turns: [Int] = []
    for number in 0..<8 { turns.append(try await store.read("\(number)") { $0.turns } ?? -1) }
    #expect(turns == [32, 40, 40, 40, 40, 40, 40, 40])
  }

  @Test(arguments: StoreKind.here) func losesNoEntryOfARunnerWithManyTalks(_ kind: StoreKind) async throws {
    let store = try await kind.store()
    for number in 0..<6 { try await store.create(Conversation(id: "\(number)", seed: 1, runnerID: "anna")) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1...60 {
        group.addTask {
          if number % 2 == 0 {
            _ = try await store.update("\(number % 6)") { $0.runner.journal.append(entry(number)) }
          } else {
            try await store.updateRunner("anna") { $0.journal.append(entry(number)) }
          }
        }
      }
      try await group.waitForAll()
    }
    let reps = try await store.runner("anna", .whole)?.runner.journal.compactMap { $0.exercise?.sets.first?.amount.number }
    #expect(reps?.sorted() == Array(1...60))
    #expect(try await store.read("3") { $0.runner.journal.count } == 60)
  }

  @Test(arguments: StoreKind.here) func aRunnerOfItsOwnGoesWithTheConversation(_ kind: StoreKind) async throws {
    let store = try await kind.store()
    try await store.create(Conversation(id: "one", seed: 1))
    _ = try await store.update("one") { $0.runner.journal = [entry(1), entry(2)] }
    #expect(try await store.runner("one", .whole)?.runner.journal.count == 2)
    // A second conversation of the same runner keeps it alive.
    try await store.create(Conversation(id: "two", seed: 1, runnerID: "one"))
    #expect(try await store.delete("one"))
    #expect(try await store.read("two") { $0.runner.journal.count } == 2)
    try await store.create(Conversation(id: "three", seed: 1))
    _ = try await store.update("three") { $0.runner.journal = [entry(3)] }
    #expect(try await store.delete("three"))
    #expect(try await store.runner("three", .whole)?.runner == nil)
    // Begun again, nothing is left of it.
    try await store.create(Conversation(id: "three", seed: 2))
    #expect(try await store.read("three") { [$0.runner.journal.count, $0.turns] } == [0, 0])
  }

  @Test(arguments: StoreKind.here) func aRunnerIsBegunByAChangeOnly(_ kind: StoreKind) async throws {
    let store = try await kind.store()
    #expect(try await store.updateRunner("me") { _ in 7 } == 7)
    #expect(try await store.runner("me", .recent)?.runner == nil)
    try await store.updateRunner("me") { $0.profile.name = "Sam" }
    #expect(try await store.runner("me", .whole)?.runner.profile.name == "Sam")
    try await store.create(Conversation(id: "one", seed: 1, runnerID: "me"))
    #expect(try await store.read("one") { $0.runner.profile.name } == "Sam")
    #expect(try await store.delete("one"))
    #expect(try await store.runner("me", .whole)?.runner.profile.name == "Sam")
  }

  @Test(arguments: StoreKind.lasting) func keepsALogThroughCutsAndAdditions(_ kind: StoreKind) async throws {
    let place = try kind.place()
    let store = try await place.open()
    let others: [LogEntry] = [
      LogEntry(CalendarDate(dayNumber: 20_001), .bodyWeight(Load(70.5)), pain: nil, told: nil), LogEntry(CalendarDate(dayNumber: 20_002), .sessionDone),
      LogEntry(CalendarDate(dayNumber: 20_003), .note, note: "it's fine"),
    ]
    try await store.updateRunner("anna") { $0.journal = (1...5).map { entry($0, told: "told \($0)") } + others }
    try await store.updateRunner("anna") { $0.journal.removeLast(4) }
    try await store.updateRunner("anna") { $0.journal.append(entry(6)) }
    try await store.updateRunner("anna") { $0.journal[1] = entry(40) }
    let expected = [entry(1, told: "told 1"), entry(40), entry(3, told: "told 3"), entry(4, told: "told 4"), entry(6)]
    #expect(try await store.runner("anna", .whole)?.runner.journal == expected)
    #expect(try await place.open().runner("anna", .whole)?.runner.journal == expected)
    try await store.updateRunner("anna") { $0.journal += others }
    #expect(try await place.open().runner("anna", .whole)?.runner.journal == expected + others)
  }

  @Test(arguments: StoreKind.lasting) func aTalkGoesOnWhereItIsOpenedAgain(_ kind: StoreKind) async throws {
    let place = try kind.place()
    let sessions = Sessions(coach: coach, store: try await place.open())
    let id = try await sessions.begin()
    for text in ["I'm Sam, I'm 62", "I run tue intervals, sat long, dumbbells, 30 minutes", "plan my week", "move the first one to friday", "plank 3x45s"] {
      _ = try await sessions.turn(text, in: id)
    }
    let before = try await sessions.look(id) { $0 }
    let after = try await Sessions(coach: coach, store: place.open()).look(id) { $0 }
    #expect(before != nil)
    #expect(before == after)
    #expect(after?.turns == 5)
    #expect(after?.journal.count == 1)
  }

  @Test(arguments: StoreKind.here) func aTurnWithAKeyIsTakenOnce(_ kind: StoreKind) async throws {
    let sessions = Sessions(coach: coach, store: try await kind.store())
    let id = try await sessions.begin()
    let turns = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<12 {
        group.addTask {
          guard case .reply(let reply) = try await sessions.turn("how do I do a lunge", in: id, key: "k") else { return -1 }
          return reply.turn
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(turns == Array(repeating: 1, count: 12))
    #expect(try await sessions.look(id) { $0.turns } == 1)
    guard case .keyUsed = try await sessions.turn("another text", in: id, key: "k") else {
      Issue.record("the key was taken for another text")
      return
    }
  }

  @Test(arguments: StoreKind.here) func conversationsExpire(_ kind: StoreKind) async throws {
    let clock = Clock()
    let store = try await kind.store(now: clock.now)
    for id in ["old", "used", "lent"] { try await store.create(Conversation(id: id, seed: 1)) }
    _ = try await store.update("old") { $0.runner.journal = [entry(1)] }
    // The terminal's conversations belong to somebody who is known from elsewhere.
    try await store.create(Conversation(id: "marathon", seed: 1, runnerID: "me"))
    try await store.create(Conversation(id: "second", seed: 1, runnerID: "lent"))
    for number in 0..<250 { try await store.create(Conversation(id: "many-\(number)", seed: 1)) }
    clock.pass(days: 20)
    _ = try await store.update("used") { $0.turns += 1 }
    try await store.create(Conversation(id: "new", seed: 1))
    #expect(try await store.expire(before: clock.now().earlier(days: 30)) == 0)
    clock.pass(days: 11)
    // Looking is no turn.
    #expect(try await store.read("old") { $0.turns } == 0)
    #expect(try await store.expire(before: clock.now().earlier(days: 30)) == 252)
    #expect(try await store.expire(before: clock.now().earlier(days: 30)) == 0)
    for id in ["old", "lent", "many-7"] { #expect(try await store.read(id) { $0.turns } == nil) }
    for id in ["used", "new", "marathon", "second"] { #expect(try await store.read(id) { $0.id } == id) }
    #expect(try await store.runner("old", .whole)?.runner == nil)
    // A runner with a conversation left stays.
    #expect(try await store.runner("lent", .whole) != nil)
    clock.pass(days: 31)
    #expect(try await store.expire(before: clock.now().earlier(days: 30)) == 2)
    #expect(try await store.read("marathon") { $0.id } == "marathon")
  }
}

/// A clock that the test moves.
final class Clock: Sendable {
  private let seconds = Mutex(1_900_000_000)
  var now: @Sendable () -> Moment { { [self] in Moment(seconds: seconds.withLock { $0 }) } }
  func pass(days: Int) { seconds.withLock { $0 += days * 86_400 } }
}
