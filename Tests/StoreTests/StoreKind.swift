import CoachKit
import Foundation
import Persistence
import PostgreSQL
import Testing

/// The stores that the same tests hold for.
enum StoreKind: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case memory, sqlite, postgres

  /// Those that can be tested here.
  static var here: [StoreKind] { allCases.filter { $0 != .postgres || PostgresServer.isThere } }
  /// Those among them that outlast the program.
  static var lasting: [StoreKind] { here.filter { $0 != .memory } }

  var testDescription: String { rawValue }

  /// A new place for a store.
  func place() throws -> Place {
    switch self {
    case .memory: return Place(kind: self, name: "", folder: nil)
    case .sqlite:
      let folder = try TemporaryFolder()
      return Place(kind: self, name: folder.path + "/coach.sqlite", folder: folder)
    case .postgres: return Place(kind: self, name: try PostgresServer.shared().database(), folder: nil)
    }
  }

  /// A new store.
  func store(now: @escaping @Sendable () -> Moment = { .now }) async throws -> any ConversationStore { try await place().open(now: now) }
}

/// Where a store keeps things.
struct Place: Sendable {
  let kind: StoreKind
  let name: String
  /// Kept as long as the place is used.
  let folder: TemporaryFolder?

  func open(now: @escaping @Sendable () -> Moment = { .now }) async throws -> any ConversationStore {
    switch kind {
    case .memory: MemoryStore(now: now)
    case .sqlite: Housed(try SQLiteStore(path: name, patience: 5, now: now), in: folder)
    case .postgres: try await PostgresStore(PostgresURL(name), now: now)
    }
  }
}

/// A folder that is deleted when nobody uses it any more.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("coach-store-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A store that keeps its folder.
struct Housed<Store: ConversationStore>: ConversationStore {
  private let store: Store
  private let folder: TemporaryFolder?

  init(_ store: Store, in folder: TemporaryFolder?) { (self.store, self.folder) = (store, folder) }

  func create(_ conversation: Conversation) async throws { try await store.create(conversation) }
  func update<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Conversation) -> R) async throws -> R? { try await store.update(id, body) }
  func read<R: Sendable>(_ id: String, _ body: @escaping @Sendable (Conversation) -> R) async throws -> R? { try await store.read(id, body) }
  func delete(_ id: String) async throws -> Bool { try await store.delete(id) }
  func runner(_ id: String, _ extent: Extent) async throws -> KnownRunner? { try await store.runner(id, extent) }
  func updateRunner<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Runner) -> R) async throws -> R { try await store.updateRunner(id, body) }
  func expire(before moment: Moment) async throws -> Int { try await store.expire(before: moment) }
  func check() async throws { try await store.check() }
}
