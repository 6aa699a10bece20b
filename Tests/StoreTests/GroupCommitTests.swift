import CoachKit
import Dispatch
import Persistence
import Testing

/// Changes of SQLite that share a transaction.
@Suite struct GroupCommitTests {
  @Test func everybodyHearsThatTheGroupCouldNotBeKept() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/coach.sqlite"
    let (other, store) = (try SQLiteStore(path: path), try SQLiteStore(path: path, patience: 0.1))
    for number in 0..<20 { try await store.create(Conversation(id: "\(number)", seed: 1)) }
    let begun = AsyncStream.makeStream(of: Void.self)
    let done = DispatchSemaphore(value: 0)
    async let holder = other.update("0") { conversation in
      begun.continuation.finish()
      // Holds the lock until the others have given up.
      done.wait()
      return conversation.turns
    }
    for await _ in begun.stream {}
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        group.addTask {
          let error = await #expect(throws: StoreError.self) { try await store.update("\(number)") { $0.turns += 1 } }
          #expect(error?.description.contains("locked by another program") == true)
        }
      }
    }
    done.signal()
    #expect(try await holder == 0)
    for number in 0..<20 {
      #expect(try await store.update("\(number)") { $0.turns } == 0)
      #expect(try await store.update("\(number)") { $0.turns += 1 } != nil)
      #expect(try await other.read("\(number)") { $0.turns } == 1)
    }
  }

  @Test func seesTheChangesOfAnotherProgramInEveryConversation() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/coach.sqlite"
    let (one, two) = (try SQLiteStore(path: path), try SQLiteStore(path: path))
    for number in 0..<10 { try await one.create(Conversation(id: "\(number)", seed: 1)) }
    for turn in 1...6 {
      for number in 0..<10 {
        let store = (turn + number) % 2 == 0 ? one : two
        #expect(
          try await store.update("\(number)") { conversation in
            conversation.turns += 1
            conversation.runner.profile.strengthDays = (conversation.runner.profile.strengthDays ?? 0) + 1
            return [conversation.turns, conversation.runner.profile.strengthDays ?? 0]
          } == [turn, turn])
      }
    }
    #expect(try await two.delete("3"))
    #expect(try await one.read("3") { $0.turns } == nil)
    #expect(try await one.update("3") { $0.turns } == nil)
  }
}
