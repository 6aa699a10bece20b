import CoachKit
import Dispatch
import Foundation
import Synchronization

/// A few threads with a connection each, which take what there is to do in the order it came. libpq makes its thread wait, so it is kept away from
/// the threads that Swift's tasks share.
final class PostgresPool: Sendable {
  typealias Job = @Sendable (PostgresWorker) -> Void

  private struct State {
    var jobs: [Job] = []
    var threads = 0
    var idle = 0
    /// Since when the server cannot be reached.
    var outage: ContinuousClock.Instant?
  }

  let url: PostgresURL
  private let size: Int
  private let state = Mutex(State())
  private let there = DispatchSemaphore(value: 0)

  init(_ url: PostgresURL, size: Int) { (self.url, self.size) = (url, size) }

  /// Runs `work` on one of the threads.
  func run<T: Sendable>(_ work: @escaping @Sendable (PostgresWorker) throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      add { worker in continuation.resume(with: Result { try work(worker) }) }
    }
  }

  private func add(_ job: @escaping Job) {
    let needsThread = state.withLock { state in
      state.jobs.append(job)
      guard state.idle < state.jobs.count, state.threads < size else { return false }
      state.threads += 1
      return true
    }
    if needsThread {
      let thread = Thread { [self] in work() }
      thread.name = "postgres"
      thread.start()
    }
    there.signal()
  }

  /// A thread's life.
  private func work() {
    let worker = PostgresWorker(self)
    while true {
      state.withLock { $0.idle += 1 }
      there.wait()
      let job: Job? = state.withLock { state in
        state.idle -= 1
        return state.jobs.isEmpty ? nil : state.jobs.removeFirst()
      }
      guard let job else { return }
      job(worker)
    }
  }

  /// Ends the threads when they have done what was asked for before.
  func close() {
    for _ in 0..<state.withLock({ $0.threads }) { there.signal() }
  }

  /// Notes whether the server was reached; returns since when it cannot be.
  @discardableResult func reached(_ isReached: Bool) -> ContinuousClock.Instant? {
    state.withLock { state in
      state.outage = isReached ? nil : state.outage ?? .now
      return state.outage
    }
  }
}
