import CoachKit
import Foundation
import GRDB
import Journal
import Persistence
import Planning
import Synchronization
import Testing

/// A line of a table, read beside the store.
private func rows(_ path: String, _ sql: String) throws -> [String] {
  try DatabaseQueue(path: path).read { database in
    try Row.fetchAll(database, sql: sql).map { row in row.databaseValues.map { "\($0.storage.value ?? "")" }.joined(separator: "|") }
  }
}

private let day = CalendarDate(dayNumber: 20_000)

private func entry(_ reps: Int, told: String? = nil) -> LogEntry {
  LogEntry(
    day, .exercise(ExerciseSets("goblet_squat", [WorkSet(.reps(reps), load: Load(16))], effort: .rpe(8))), pain: Pain(2, place: "knee"), told: told)
}

@Suite struct RunnerStoreTests {
  static let coach = CoachTests.coach

  @Test func runnerOutlastsConversations() async throws {
    let folder = try Folder()
    do {
      let sessions = Sessions(coach: Self.coach, store: try SQLiteStore(path: folder.file()))
      let one = try await sessions.begin(runner: "anna")
      #expect(try await sessions.turn("goblet squat 3x10 @16 felt 8, knee 2/10", in: one)?.intent == "log")
      #expect(try await sessions.turn("plank 3x45s", in: one)?.intent == "log")
      #expect(try await sessions.end(one))
    }
    let sessions = Sessions(coach: Self.coach, store: try SQLiteStore(path: folder.file()))
    let two = try await sessions.begin(runner: "anna")
    let other = try await sessions.begin(runner: "ben")
    // The last log of this runner is taken back, in another run and another conversation.
    #expect(try await sessions.turn("undo", in: other)?.intent != "log")
    #expect(try await sessions.turn("undo", in: two)?.text.contains("Plank: 3 × 45 s") == true)
    let log = try await sessions.store.runner("anna", .whole)?.runner.journal
    #expect(log?.map(\.exercise?.exercise) == ["goblet_squat"])
    #expect(log?.first?.told == "goblet squat 3x10 @16 felt 8, knee 2/10")
    #expect(try rows(folder.file(), "SELECT kind, exercise, rpe, pain, pain_place FROM log_entry") == ["exercise|goblet_squat|8.0|2.0|knee"])
  }

  @Test func conversationWithoutRunnerHasItsOwn() async throws {
    let folder = try Folder()
    for store: any ConversationStore in [try SQLiteStore(path: folder.file()), MemoryStore()] {
      let sessions = Sessions(coach: Self.coach, store: store)
      let id = try await sessions.begin()
      _ = try await sessions.turn("plank 3x45s", in: id)
      #expect(try await store.runner(id, .whole)?.runner.journal.count == 1)
      #expect(try await store.runner(Sessions.me, .whole)?.runner == nil)
      // A second conversation of the same runner keeps it alive.
      let second = try await sessions.begin(runner: id)
      #expect(try await sessions.end(id))
      #expect(try await store.runner(id, .whole)?.runner.journal.count == 1)
      #expect(try await sessions.end(second))
    }
  }

  @Test func deletesTheRunnerOfItsOwnWithTheConversation() async throws {
    let folder = try Folder()
    for store: any ConversationStore in [try SQLiteStore(path: folder.file()), MemoryStore()] {
      let sessions = Sessions(coach: Self.coach, store: store)
      let id = try await sessions.begin()
      _ = try await sessions.turn("plank 3x45s of a secret kind", in: id)
      _ = try await sessions.turn("plank 3x45s", in: id)
      #expect(try await sessions.end(id))
      #expect(try await store.runner(id, .whole)?.runner == nil)
    }
    #expect(try folder.holds("secret kind") == false)
  }

  @Test func aRunnerAskedForBeforeIsBegunOnce() async throws {
    let folder = try Folder()
    let store = try SQLiteStore(path: folder.file())
    #expect(try await store.runner("me", .recent)?.runner == nil)
    try await store.create(Conversation(id: "one", seed: 1, runnerID: "me"))
    #expect(try await store.update("one") { $0.runner.profile.name = "Sam" } != nil)
    #expect(try await store.runner("me", .whole)?.runner.profile.name == "Sam")
  }

  @Test func writesOnlyNewRows() async throws {
    let folder = try Folder()
    let store = try SQLiteStore(path: folder.file())
    try await store.updateRunner("anna") { $0.journal = (1...5).map { entry($0) } }
    try await store.updateRunner("ben") { $0.journal = [entry(7)] }
    try await store.updateRunner("anna") { $0.journal.append(entry(6)) }
    #expect(
      try rows(folder.file(), "SELECT number, runner FROM log_entry ORDER BY number") == ["1|anna", "2|anna", "3|anna", "4|anna", "5|anna", "6|ben", "7|anna"])
    try await store.updateRunner("anna") { $0.journal.removeLast(2) }
    #expect(try rows(folder.file(), "SELECT number FROM log_entry ORDER BY number") == ["1", "2", "3", "4", "6"])
    try await store.updateRunner("anna") { $0.journal[3] = entry(40) }
    let reopened = try SQLiteStore(path: folder.file())
    #expect(try await reopened.runner("anna", .whole)?.runner.journal == [1, 2, 3, 40].map { entry($0) })
    #expect(try await reopened.runner("ben", .whole)?.runner.journal == [entry(7)])
  }

  @Test func loadsOnlyTheEndOfALongLog() async throws {
    let folder = try Folder()
    let long = (1...100).map { entry($0) }
    do { try await SQLiteStore(path: folder.file()).updateRunner(Sessions.me) { $0.journal = long } }
    let home = HomeStore(path: folder.file()) { _ in }
    let recent = try #require(try await home.runner(Sessions.me, .recent))
    #expect(!recent.isWhole)
    #expect(recent.runner.journal == Array(long.suffix(Extent.recentEntries)))
    // An answer about the log has it whole; a log is added to the whole.
    var talk = Conversation(id: "", seed: 1, runnerID: Sessions.me)
    let sessions = Sessions(coach: Self.coach, store: home)
    _ = try await sessions.turn("plank 3x45s", in: &talk)
    #expect(talk.runner.journal.count == 101)
    #expect(try await home.runner(Sessions.me, .whole)?.runner.journal.count == 101)
  }

  @Test func aQuestionMakesNoFileALogDoes() async throws {
    let folder = try Folder()
    let path = folder.file("deep/coach.sqlite")
    let sessions = Sessions(coach: Self.coach, store: HomeStore(path: path) { _ in })
    var talk = Conversation(id: "", seed: 1, runnerID: Sessions.me)
    #expect(try await sessions.turn("how do I do a lunge", in: &talk).intent == "exercise_howto")
    #expect(try await sessions.turn("how am I doing", in: &talk).turn == 2)
    #expect(try folder.names().isEmpty)
    _ = try await sessions.turn("plank 3x45s", in: &talk)
    #expect(FileManager.default.fileExists(atPath: path))
    #expect(talk.turns == 3)
  }

  @Test func seesWhatAnotherProgramHasLogged() async throws {
    let folder = try Folder()
    let (one, two) = (HomeStore(path: folder.file()) { _ in }, HomeStore(path: folder.file()) { _ in })
    var (first, second) = (Conversation(id: "", seed: 1, runnerID: "me"), Conversation(id: "", seed: 1, runnerID: "me"))
    _ = try await Sessions(coach: Self.coach, store: one).turn("plank 3x45s", in: &first)
    _ = try await Sessions(coach: Self.coach, store: two).turn("goblet squat 3x10 @16", in: &second)
    _ = try await Sessions(coach: Self.coach, store: one).turn("bw 70 kg", in: &first)
    #expect(first.runner.journal.count == 3)
    #expect(try await two.runner("me", .recent)?.runner.journal.count == 3)
  }

  @Test func losesNothingWhenTwoLogAtOnce() async throws {
    let folder = try Folder()
    let stores = [try SQLiteStore(path: folder.file()), try SQLiteStore(path: folder.file())]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1...100 {
        group.addTask { try await stores[number % 2].updateRunner("me") { $0.journal.append(entry(number)) } }
      }
      try await group.waitForAll()
    }
    for store in stores {
      let reps = try await store.runner("me", .whole)?.runner.journal.compactMap { $0.exercise?.sets.first?.amount.number }
      #expect(reps?.sorted() == Array(1...100))
    }
  }

  @Test func anOpenQuestionStaysInItsTalk() async throws {
    let sessions = Sessions(coach: Self.coach, store: MemoryStore())
    var first = Conversation(id: "", seed: 1, runnerID: "me")
    #expect(try await sessions.turn("plan my week", in: &first).act == .ask)
    var second = Conversation(id: "", seed: 1, runnerID: "me")
    let reply = try await sessions.turn("how do I do a lunge", in: &second)
    #expect(reply.intent == "exercise_howto" && !reply.text.contains("Back to"))
    // In its own talk it is still open.
    #expect(try await sessions.turn("tue, sat long", in: &first).intent == "plan_week")
  }

  @Test func movesWhat010Kept() async throws {
    let folder = try Folder()
    let sql = try String(contentsOfFile: URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Stores/0.1.0.sql", encoding: .utf8)
    try await DatabaseQueue(path: folder.file()).writeWithoutTransaction { try $0.execute(sql: sql) }
    // Reading alone finds no tables yet and lets them be made.
    let me = try #require(try await HomeStore(path: folder.file()) { _ in }.runner(Sessions.me, .whole)?.runner)
    #expect(me.journal.map(\.kind.name) == ["exercise", "exercise", "body_weight"])
    #expect(me.journal.first?.exercise?.sets == Array(repeating: WorkSet(.reps(10), load: Load(16)), count: 3))
    #expect(me.journal.first?.exercise?.effort == .rpe(8))
    #expect(me.journal.first?.pain == Pain(2, place: "knee"))
    #expect(me.planState?.plan?.strength.isEmpty == false)
    let store = try SQLiteStore(path: folder.file())
    // What the server kept belongs to somebody else.
    let other = "0123456789abcdef0123456789abcdef"
    #expect(try await store.runner(other, .whole)?.runner.journal.count == 1)
    #expect(try await store.update("marathon") { [$0.turns, $0.journal.count] } == [3, 3])
    #expect(try await store.update("knee") { $0.runnerID } == Sessions.me)
    #expect(try await store.update(other) { $0.runnerID } == other)
    #expect(try rows(folder.file(), "SELECT count(*) FROM conversation WHERE state LIKE '%journal%' OR state LIKE '%planState%'") == ["0"])
  }

  @Test func readsAProfileWithFewerFields() async throws {
    let folder = try Folder()
    let store = try SQLiteStore(path: folder.file())
    try await store.updateRunner("me") { $0.profile.name = "Sam" }
    try await DatabaseQueue(path: folder.file()).write { try $0.execute(sql: "UPDATE runner SET profile = '{\"name\":\"Kim\"}'") }
    #expect(try await store.runner("me", .whole)?.runner.profile.name == "Kim")
  }

  @Test func setsAFileAsideThatIsDamagedInside() async throws {
    let folder = try Folder()
    do { try await SQLiteStore(path: folder.file()).updateRunner("me") { $0.journal = (1...500).map { entry($0, told: "told") } } }
    var bytes = try folder.read("coach.sqlite")
    bytes.replaceSubrange(8_192..<bytes.count, with: Data(repeating: 0xAB, count: bytes.count - 8_192))
    try bytes.write(to: URL(fileURLWithPath: folder.file()))
    let notices = Notices()
    let home = HomeStore(path: folder.file()) { notice in notices.add(notice) }
    #expect(try await home.runner("me", .whole)?.runner == nil)
    try await home.updateRunner("me") { $0.journal = [entry(1)] }
    let aside = try #require(try folder.names().first { $0.contains(".corrupt-") })
    #expect(notices.all.first?.contains(aside) == true)
    #expect(try folder.read(aside) == bytes)
  }
}

/// Collects sentences from another task.
private final class Notices: Sendable {
  private let sentences = Mutex<[String]>([])
  func add(_ sentence: String) { sentences.withLock { $0.append(sentence) } }
  var all: [String] { sentences.withLock { $0 } }
}
