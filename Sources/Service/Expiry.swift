import CoachKit
import Logging
import ServiceLifecycle

/// Deletes, once an hour, the conversations in which nobody has talked for some days.
package struct Expiry: ServiceLifecycle.Service {
  private let store: any ConversationStore
  private let days: Int
  private let logger: Logger
  private let metrics: Metrics
  private let now: @Sendable () -> Moment

  /// - Parameters:
  ///   - days: after how many days without a turn a conversation goes.
  ///   - now: the clock.
  package init(_ store: any ConversationStore, days: Int, logger: Logger, metrics: Metrics, now: @escaping @Sendable () -> Moment = { .now }) {
    (self.store, self.days, self.logger, self.metrics, self.now) = (store, days, logger, metrics, now)
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await sweep()
        try? await Task.sleep(for: .seconds(3_600))
      }
    }
  }

  /// Deletes what has expired by now. A store that cannot be used is tried again an hour later.
  package func sweep() async {
    do {
      let count = try await store.expire(before: now().earlier(days: days))
      if count > 0 { logger.info("\(count) conversations without a turn for \(days) days were deleted") }
    } catch {
      metrics.storeFailed()
      logger.error("Old conversations could not be deleted: \((error as? StoreError)?.description ?? "\(type(of: error))")")
    }
  }
}
