import CoachKit
import Dialogue
import Foundation
import GRDB

/// The file of the person at this computer, opened when it is needed: for reading alone until something is to be kept. A mere question makes no
/// file, takes no lock and costs little.
public actor HomeStore: ConversationStore {
  private let path: String
  private let notice: @Sendable (String) -> Void
  private let cache = StoreCache()
  private var reader: DatabaseQueue?
  private var writer: SQLiteStore?

  /// - Parameters:
  ///   - path: the file, which need not be there.
  ///   - notice: is given what the person should know when the file is opened, a sentence at a time.
  public init(path: String, notice: @escaping @Sendable (String) -> Void) { (self.path, self.notice) = (path, notice) }

  /// The file opened for changes.
  /// - Throws: `StoreError` when it cannot be.
  public func opened() throws(StoreError) -> SQLiteStore { try opened(checking: false) }

  private func opened(checking: Bool) throws(StoreError) -> SQLiteStore {
    if let writer { return writer }
    reader = nil
    let store = try SQLiteStore(path: path, patience: 5, checking: checking)
    store.notices.forEach(notice)
    writer = store
    return store
  }

  public func create(_ conversation: Conversation) async throws { try await opened().create(conversation) }

  public func update<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Conversation) -> R) async throws -> R? {
    try await opened().update(id, body)
  }

  public func read<R: Sendable>(_ id: String, _ body: @escaping @Sendable (Conversation) -> R) async throws -> R? {
    isThere ? try await opened().read(id, body) : nil
  }

  public func expire(before moment: Moment) async throws -> Int { isThere ? try await opened().expire(before: moment) : 0 }

  public func check() async throws { try await opened().check() }

  public func delete(_ id: String) async throws -> Bool { isThere ? try await opened().delete(id) : false }

  public func updateRunner<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Runner) -> R) async throws -> R {
    try await opened().updateRunner(id, body)
  }

  public func runner(_ id: String, _ extent: Extent) async throws -> KnownRunner? {
    if writer == nil {
      guard isThere else { return nil }
      do { return try read(id, extent) } catch let error as DatabaseError {
        if error.resultCode == .SQLITE_BUSY { throw StoreError(error.resultCode.rawValue, path) }
        // A file of an earlier version has no such table, a damaged one is to be set aside: opening it for changes does what is needed.
        return try opened(checking: error.isDamage).known(id, extent)
      }
    }
    return try opened().known(id, extent)
  }

  public var isThere: Bool { access(path, F_OK) == 0 }

  private func read(_ id: String, _ extent: Extent) throws -> KnownRunner? {
    let queue: DatabaseQueue
    if let reader {
      queue = reader
    } else {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.foreignKeysEnabled = false
      configuration.busyMode = .timeout(5)
      queue = try DatabaseQueue(path: path, configuration: configuration)
      reader = queue
    }
    return try queue.unsafeRead { try cache.runner(id, extent, $0) }
  }
}
