import GRDB
import Synchronization

/// Makes changes durable together: while one group is flushed to the disk the next one gathers. A flush takes as long as dozens of changes, so
/// this is what lets many talk at once. A change that finds nobody before it does not wait.
final class GroupCommit: Sendable {
  struct Change: Sendable {
    /// Makes the change inside the group's transaction. What it returns tells the waiter; it is called when the change is on the disk.
    let make: @Sendable (Database) throws -> @Sendable () -> Void
    /// Tells the waiter that nothing was changed.
    let fail: @Sendable (any Error) -> Void
  }

  private struct State {
    var waiting: [Change] = []
    var isRunning = false
  }

  /// So many that a flush does not count, and so few that none waits long for the others of its group.
  private static let largest = 64

  private let state = Mutex(State())
  private let database: DatabaseQueue
  private let onFailure: @Sendable () -> Void

  /// - Parameter onFailure: is called inside the transaction, before anybody is told, when a change or all of them were undone.
  init(_ database: DatabaseQueue, onFailure: @escaping @Sendable () -> Void) { (self.database, self.onFailure) = (database, onFailure) }

  func add(_ change: Change) {
    let isFirst = state.withLock { state in
      state.waiting.append(change)
      defer { state.isRunning = true }
      return !state.isRunning
    }
    if isFirst { run() }
  }

  /// A group at a time, so that readers get their turn in between.
  private func run() {
    database.asyncWriteWithoutTransaction { database in
      let group = self.state.withLock { state in
        let group = Array(state.waiting.prefix(Self.largest))
        state.waiting.removeFirst(group.count)
        return group
      }
      self.commit(group, database)
      let goesOn = self.state.withLock { state in
        state.isRunning = !state.waiting.isEmpty
        return state.isRunning
      }
      if goesOn { self.run() }
    }
  }

  private func commit(_ group: [Change], _ database: Database) {
    typealias Confirmation = @Sendable () -> Void
    var outcomes: [Result<Confirmation, any Error>] = []
    do {
      try database.inTransaction(.immediate) {
        for change in group { outcomes.append(try make(change, isAlone: group.count == 1, database)) }
        return .commit
      }
    } catch {
      onFailure()
      // None of the group is kept. A change that failed by itself is told its own reason.
      outcomes = group.indices.map { place in
        if place < outcomes.count, case .failure = outcomes[place] { outcomes[place] } else { .failure(error) }
      }
    }
    for (change, outcome) in zip(group, outcomes) {
      switch outcome {
      case .success(let confirm): confirm()
      case .failure(let error): change.fail(error)
      }
    }
  }

  /// A change that fails is undone alone.
  /// - Throws: when the whole group is undone.
  private func make(_ change: Change, isAlone: Bool, _ database: Database) throws -> Result<@Sendable () -> Void, any Error> {
    if isAlone { return .success(try change.make(database)) }
    do {
      var confirm: (@Sendable () -> Void)?
      try database.inSavepoint {
        confirm = try change.make(database)
        return .commit
      }
      return .success(confirm ?? {})
    } catch {
      onFailure()
      // A full disk, for one, makes SQLite undo the whole transaction.
      guard database.isInsideTransaction else { throw error }
      return .failure(error)
    }
  }
}
