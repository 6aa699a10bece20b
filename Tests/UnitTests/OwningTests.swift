import CoachKit
import Foundation
import Journal
import Persistence
import Planning
import Testing

/// Taking along, bringing back and deleting what is kept.
@Suite struct OwningTests {
  static let coach = CoachTests.coach

  /// A runner who has told all there is to tell.
  private func full(_ store: SQLiteStore) async throws {
    let sessions = Sessions(coach: Self.coach, store: store)
    let id = try await sessions.begin(id: "marathon", runner: "me", seed: 3)
    for text in [
      "goblet squat 3x10 @16 felt 8, knee 2/10", "yesterday plank 3x45s", "calf raise left 15 12, right 12 9", "bw 70 kg", "skipped monday",
      "plan my week: tue intervals, sat long, dumbbells, 30 minutes", "move wednesday to thursday", "how do I do a lunge",
    ] {
      _ = try await sessions.turn(text, in: id)
    }
    try await store.updateRunner("me") { runner in
      runner.profile.name = "Sam"
      runner.profile.equipment = ["kettlebell"]
      // A note that spreadsheets would run, with quotes and line ends.
      runner.journal.append(LogEntry(CalendarDate(dayNumber: 20_000), .note, pain: Pain(3.5), note: "=1+1, \"quoted\"\nand more", told: "-x"))
      runner.journal.append(
        LogEntry(
          CalendarDate(dayNumber: 20_001),
          .exercise(ExerciseSets("dumbbell_row", [WorkSet(.reps(8), load: Load(22.5, .pounds, perHand: true), side: .left)], effort: .rir(2), manner: [.slow])))
      )
    }
  }

  private let isKnown: (String) -> Bool = { _ in true }

  @Test func bringsBackWhatWasExported() async throws {
    let (folder, other) = (try Folder(), try Folder())
    let store = try SQLiteStore(path: folder.file())
    try await full(store)
    let export = try await store.export("me")
    #expect(export.log.count >= 6 && export.conversations.count == 1 && export.plan != nil)
    let read = try Export(reading: Data(try export.json().utf8), isKnown: isKnown)
    #expect(read == export)
    let new = try SQLiteStore(path: other.file())
    let merged = try await new.merge(read, into: "me")
    #expect(merged == SQLiteStore.Merged(entries: export.log.count, conversations: 1, profile: true, plan: true))
    #expect(try await new.export("me") == export)
    #expect(try await new.merge(read, into: "me") == SQLiteStore.Merged(entries: 0, conversations: 0, profile: false, plan: false))
    #expect(try await new.export("me") == export)
  }

  @Test func readsItsOwnCSV() async throws {
    let folder = try Folder()
    let store = try SQLiteStore(path: folder.file())
    try await full(store)
    let log = try await store.export("me").log
    #expect(try Export(reading: Data(LogEntry.csv(log).utf8), isKnown: isKnown).log == log)
  }

  @Test func mergesWithoutDoublingAndKeepsWhatIsHere() async throws {
    let folder = try Folder()
    let store = try SQLiteStore(path: folder.file())
    @Sendable func note(_ text: String) -> LogEntry { LogEntry(CalendarDate(dayNumber: 20_000), .note, note: text) }
    try await store.updateRunner("me") { runner in
      runner.profile.name = "Sam"
      runner.journal = [note("a"), note("b"), note("b")]
      runner.logged = 2
    }
    var profile = Profile()
    profile.name = "Kim"
    profile.birthYear = 1964
    let merged = try await store.merge(Export(profile: profile, log: [note("b"), note("c"), note("a"), note("b"), note("b")]), into: "me")
    #expect(merged.entries == 2)
    let runner = try #require(try await store.runner("me", .whole)?.runner)
    #expect(runner.journal.map(\.note) == ["a", "b", "b", "c", "b"])
    #expect(runner.profile.name == "Sam" && runner.profile.birthYear == 1964)
    #expect(runner.logged == 0)
  }

  @Test(arguments: [
    ("", "not JSON"), ("nonsense", "not JSON"), ("{\"format\": \"coach-export\", \"version\": 1, \"log\": [", "not JSON"), ("[]", "no export of coach"),
    ("{\"a\": 1}", "no export of coach"),
    ("{\"format\": \"coach-export\", \"version\": 2}", "newer version"),
    ("{\"format\": \"coach-export\", \"version\": 1, \"log\": [{\"date\": \"2026-02-30\", \"kind\": \"note\"}]}", "log[0]"),
    (
      "{\n\"format\": \"coach-export\",\n\"version\": 1,\n\"log\": [\n{\"date\": \"2026-03-01\", \"kind\": \"note\"},\n{\"date\": \"2026-03-01\", \"kind\": \"nap\"}\n]\n}",
      "line 6: \"kind\" is"
    ),
    ("{\"format\": \"coach-export\", \"version\": 1, \"log\": [{\"date\": \"2026-03-01\", \"kind\": \"note\", \"pain\": 11}]}", "0 to 10"),
    (
      "{\"format\": \"coach-export\", \"version\": 1, \"log\": [{\"date\": \"2026-03-01\", \"kind\": \"exercise\", \"exercise\": \"squat\", \"sets\": [{\"reps\": 0}]}]}",
      "log[0]: a set has 1 to 1000"
    ),
    (
      "{\"format\": \"coach-export\", \"version\": 1, \"log\": [{\"date\": \"2026-03-01\", \"kind\": \"exercise\", \"exercise\": \"flying\"}]}",
      "no exercise \"flying\""
    ),
    (
      "date,kind,exercise,set,reps,seconds,metres,pain\r\n2026-03-01,exercise,plank,1,,45,,\r\n2026-03-01,exercise,plank,2,,x,,\r\n",
      "line 3: seconds is no whole number"
    ),
    ("date,kind,exercise,set,reps,seconds,metres,pain\r\n2026-03-01,note\r\n", "line 2: 2 fields instead of 8"),
    ("date,kind,exercise,set,reps,seconds,metres,pain\r\n2026-03-01,\"note,,,,,,\r\n", "line 2: a quotation mark"),
    ("date,kind,what\r\n", "line 1"),
  ])
  func refusesAFaultyFileWhole(_ text: String, _ reason: String) {
    let error = #expect(throws: ImportError.self) { try Export(reading: Data(text.utf8)) { $0 != "flying" } }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }

  @Test func refusesWhatIsNoText() {
    #expect(throws: ImportError.self) { try Export(reading: Data([0xFF, 0xFE, 0x00])) { _ in true } }
  }

  @Test(arguments: Forgettable.allCases)
  func forgetsWithoutLeavingTracesInTheFiles(_ what: Forgettable) async throws {
    let folder = try Folder()
    let store = try SQLiteStore(path: folder.file())
    let markers = ["log": "markerlog", "profile": "markerprofile", "conversations": "markertalk"]
    let filling = (1...300).map { LogEntry(CalendarDate(dayNumber: $0), .note, note: "markerlog", told: "markerlog") }
    try await store.updateRunner("me") { runner in
      runner.journal = filling
      runner.profile.name = "markerprofile"
      runner.planState = PlanState(today: CalendarDate(dayNumber: 20_000))
    }
    try await store.updateRunner("anna") { $0.profile.name = "Anna" }
    try await store.create(Conversation(id: "one", seed: 1, runnerID: "me"))
    _ = try await store.update("one") { $0.focus.listed = Array(repeating: "markertalk", count: 2_000) }
    // Pages are freed before and after.
    try await store.updateRunner("me") { $0.journal.removeLast(100) }
    for marker in markers.values { #expect(try folder.holds(marker)) }
    #expect(try await store.forget(what, of: "me"))
    for (part, marker) in markers { #expect(try folder.holds(marker) == (what.rawValue != part && what != .all), "\(marker) after forgetting \(what)") }
    let runner = try await store.runner("me", .whole)?.runner
    #expect((runner == nil) == (what == .all))
    #expect(runner?.planState == nil || what != .plan)
    #expect(try await store.runner("anna", .whole)?.runner.profile.name == "Anna")
  }

  @Test func saysWhenAnotherProgramKeepsTheLastTraces() async throws {
    let folder = try Folder()
    let (store, other) = (try SQLiteStore(path: folder.file(), patience: 0.1), try SQLiteStore(path: folder.file()))
    try await store.updateRunner("me") { $0.profile.name = "Sam" }
    let hold = DispatchSemaphore(value: 0)
    let begun = AsyncStream.makeStream(of: Void.self)
    async let reading = other.update("none") { _ in }
    _ = try await reading
    async let held: Void = other.updateRunner("anna") { _ in
      begun.continuation.finish()
      hold.wait()
    }
    for await _ in begun.stream {}
    await #expect(throws: StoreError.self) { try await store.forget(.all, of: "me") }
    hold.signal()
    try await held
    #expect(try await store.runner("me", .whole)?.runner.profile.name == "Sam")
  }
}
