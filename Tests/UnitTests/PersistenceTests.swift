import CoachKit
import Dialogue
import Foundation
import Persistence
import Testing

private func mode(_ path: String) throws -> Int? {
  try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
}

/// The sentence of the error that opening a store ends in; nil when it opens.
private func failure(opening path: String) -> String? {
  do {
    _ = try SQLiteStore(path: path, patience: 0.2)
    return nil
  } catch { return error.description }
}

@Suite struct PersistenceTests {
  @Test func keepsChangesFromOneOpeningToTheNext() async throws {
    let folder = try Folder()
    let id = Sessions.newIdentifier()
    do {
      let store = try SQLiteStore(path: folder.file())
      try await store.create(Conversation(id: id, seed: .max))
      #expect(
        try await store.update(id) { conversation in
          conversation.turns += 1
          conversation.focus.listed = ["forward_lunge", "it's \"quoted\" – 😀"]
          return conversation.turns
        } == 1)
    }
    let store = try SQLiteStore(path: folder.file())
    #expect(store.notices.isEmpty)
    let kept = try await store.update(id) { $0 }
    #expect(kept?.turns == 1)
    #expect(kept?.seed == .max)
    #expect(kept?.focus.listed == ["forward_lunge", "it's \"quoted\" – 😀"])
  }

  @Test func knowsNothingOfAConversationThatWasNotBegun() async throws {
    let folder = try Folder()
    let store = try SQLiteStore(path: folder.file())
    #expect(try await store.update("nobody") { $0.turns } == nil)
    #expect(try await store.delete("nobody") == false)
  }

  @Test func doesNotBeginAConversationTwice() async throws {
    let folder = try Folder()
    let store = try SQLiteStore(path: folder.file())
    try await store.create(Conversation(id: "one", seed: 7))
    await #expect(throws: StoreError.self) { try await store.create(Conversation(id: "one", seed: 8)) }
    #expect(try await store.update("one") { $0.seed } == 7)
  }

  @Test func deletesWithoutLeavingTheWordsInTheFiles() async throws {
    let folder = try Folder()
    let store = try SQLiteStore(path: folder.file())
    let secret = "my left achilles"
    try await store.create(Conversation(id: "one", seed: 1))
    for _ in 1...3 { _ = try await store.update("one") { $0.focus.listed.append(contentsOf: Array(repeating: secret, count: 500)) } }
    #expect(try folder.holds(secret))
    #expect(try await store.delete("one"))
    #expect(try folder.holds(secret) == false)
    #expect(try await store.delete("one") == false)
    #expect(try await store.update("one") { $0.turns } == nil)
  }

  @Test func makesFoldersAndFilesThatOnlyTheOwnerCanRead() async throws {
    let folder = try Folder()
    let path = folder.file("data/coach/coach.sqlite")
    let store = try SQLiteStore(path: path)
    try await store.create(Conversation(id: "one", seed: 1))
    #expect(try mode(path) == 0o600)
    #expect(try mode(path + "-wal") == 0o600)
    #expect(try mode(path + "-shm") == 0o600)
    #expect(try mode(folder.file("data")) == 0o700)
    #expect(try mode(folder.file("data/coach")) == 0o700)
  }

  @Test func takesTheRightsOfOthersAway() throws {
    let folder = try Folder()
    try folder.write("")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.file())
    _ = try SQLiteStore(path: folder.file())
    #expect(try mode(folder.file()) == 0o600)
  }

  @Test func takesAnEmptyFileForANewOne() async throws {
    let folder = try Folder()
    try folder.write("")
    let store = try SQLiteStore(path: folder.file())
    #expect(store.notices.isEmpty)
    try await store.create(Conversation(id: "one", seed: 1))
    #expect(try await store.update("one") { $0.seed } == 1)
  }

  @Test(arguments: ["not a database at all, only words that somebody wrote", String(repeating: "\u{1}", count: 100_000)])
  func setsADamagedFileAside(_ content: String) async throws {
    let folder = try Folder()
    try folder.write(content)
    // A log that belongs to the damaged file must not find its way into the new one.
    try folder.write("a log", "coach.sqlite-wal")
    let store = try SQLiteStore(path: folder.file())
    let aside = try #require(try folder.names().first { $0.hasPrefix("coach.sqlite.corrupt-") })
    #expect(store.notices.count == 1)
    #expect(store.notices.first?.contains(aside) == true)
    #expect(try folder.read(aside) == Data(content.utf8))
    try await store.create(Conversation(id: "one", seed: 1))
    #expect(try SQLiteStore(path: folder.file()).notices.isEmpty)
  }

  @Test func setsATruncatedFileAside() async throws {
    let folder = try Folder()
    do {
      let store = try SQLiteStore(path: folder.file())
      for number in 1...20 { try await store.create(Conversation(id: "\(number)" + String(repeating: "x", count: 2_000), seed: 1)) }
    }
    let bytes = try folder.read("coach.sqlite").prefix(5_000)
    try bytes.write(to: URL(fileURLWithPath: folder.file()))
    let store = try SQLiteStore(path: folder.file())
    #expect(store.notices.count == 1)
    let aside = try #require(try folder.names().first { $0.contains(".corrupt-") })
    #expect(try folder.read(aside) == bytes)
  }

  @Test func setsAsideOnceWhenSeveralFindTheDamage() async throws {
    let folder = try Folder()
    try folder.write("not a database at all")
    let path = folder.file()
    let notices = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 1...4 {
        group.addTask {
          let store = try SQLiteStore(path: path)
          try await store.create(Conversation(id: "\(number)", seed: 1))
          return store.notices.count
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(notices == 1)
    #expect(try folder.names().filter { $0.contains(".corrupt-") }.count == 1)
    let store = try SQLiteStore(path: path)
    for number in 1...4 { #expect(try await store.update("\(number)") { $0.seed } == 1) }
  }

  @Test func saysWhatIsWrongWithThePath() throws {
    let folder = try Folder()
    try folder.write("words", "file")
    #expect(failure(opening: folder.path)?.contains("is a folder") == true)
    #expect(failure(opening: folder.file("file/coach.sqlite"))?.contains("cannot be made") == true)
    #expect(failure(opening: folder.file("file/deeper/coach.sqlite"))?.contains("cannot be made") == true)
    #expect(failure(opening: "")?.contains("empty") == true)
    #expect(try folder.read("file") == Data("words".utf8))
  }

  // The superuser may write everywhere.
  @Test(.enabled(if: geteuid() != 0)) func saysThatTheFolderCannotBeWritten() throws {
    let folder = try Folder()
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
    #expect(failure(opening: folder.file())?.contains("Permission denied") == true)
    #expect(failure(opening: folder.file("new/coach.sqlite"))?.contains("Permission denied") == true)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
  }

  @Test func losesNothingWhenTwoStoresChangeOneFile() async throws {
    let folder = try Folder()
    let stores = [try SQLiteStore(path: folder.file()), try SQLiteStore(path: folder.file())]
    try await stores[0].create(Conversation(id: "one", seed: 1))
    let turns = try await withThrowingTaskGroup(of: Int?.self) { group in
      for number in 0..<100 {
        let store = stores[number % 2]
        group.addTask {
          try await store.update("one") { conversation in
            conversation.turns += 1
            return conversation.turns
          }
        }
      }
      var turns: [Int] = []
      for try await turn in group { turns.append(try #require(turn)) }
      return turns.sorted()
    }
    #expect(turns == Array(1...100))
    #expect(try await stores[1].update("one") { $0.turns } == 100)
  }

  @Test func opensANewFileFromSeveralPlacesAtOnce() async throws {
    let folder = try Folder()
    let path = folder.file()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1...8 {
        group.addTask { try await SQLiteStore(path: path).create(Conversation(id: "\(number)", seed: 1)) }
      }
      try await group.waitForAll()
    }
    let store = try SQLiteStore(path: path)
    for number in 1...8 { #expect(try await store.update("\(number)") { $0.seed } == 1) }
  }

  @Test func givesUpOnALockedFileAndChangesNothing() async throws {
    let folder = try Folder()
    let writer = try SQLiteStore(path: folder.file())
    let waiting = try SQLiteStore(path: folder.file(), patience: 0.1)
    try await writer.create(Conversation(id: "one", seed: 1))
    let begun = AsyncStream.makeStream(of: Void.self)
    let done = DispatchSemaphore(value: 0)
    async let first = writer.update("one") { conversation in
      begun.continuation.finish()
      conversation.turns += 1
      // Holds the lock until the other store has given up.
      done.wait()
      return conversation.turns
    }
    for await _ in begun.stream {}
    let error = await #expect(throws: StoreError.self) { try await waiting.update("one") { $0.turns += 10 } }
    #expect(error?.description.contains("locked by another program") == true)
    done.signal()
    #expect(try await first == 1)
    #expect(try await waiting.update("one") { $0.turns } == 1)
  }

  @Test(arguments: [(13, "the disk is full"), (8, "may only read"), (5, "locked"), (10, "disk reports an error"), (99, "99")])
  func putsResultCodesIntoSentences(_ code: Int32, _ words: String) {
    let sentence = StoreError(code, "/data/coach.sqlite").description
    #expect(sentence.hasPrefix("/data/coach.sqlite "))
    #expect(sentence.contains(words))
  }

  @Test func findsThePathThatXDGAsksFor() {
    #expect(SQLiteStore.defaultPath(environment: ["XDG_DATA_HOME": "/data", "HOME": "/home/ann"]) == "/data/coach/coach.sqlite")
    let home = "/home/ann/.local/share/coach/coach.sqlite"
    #expect(SQLiteStore.defaultPath(environment: ["HOME": "/home/ann"]) == home)
    #expect(SQLiteStore.defaultPath(environment: ["XDG_DATA_HOME": "", "HOME": "/home/ann"]) == home)
    #expect(SQLiteStore.defaultPath(environment: ["XDG_DATA_HOME": "data", "HOME": "/home/ann"]) == home)
  }
}
