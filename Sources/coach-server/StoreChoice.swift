import CoachKit
import Persistence
import PostgreSQL

/// Where conversations are kept.
enum StoreChoice: CustomStringConvertible {
  /// Until the server stops.
  case memory
  case file(String)
  case postgres(PostgresURL, connections: Int)

  /// - Parameter text: the path of a file, or a `postgres://` URL.
  /// - Throws: `StoreError` when it is such a URL and cannot be read.
  init(_ text: String, connections: Int?) throws {
    if PostgresURL.isMeant(by: text) {
      self = .postgres(try PostgresURL(text), connections: connections ?? PostgresStore.usualConnections)
    } else if let scheme = text.range(of: "://") {
      throw ConfigurationError(description: "--store takes a path or postgres://…, not \(text[..<scheme.upperBound])….")
    } else {
      self = .file(text)
    }
  }

  /// Without user, password and options of a URL.
  var description: String {
    switch self {
    case .memory: "memory"
    case .file(let path): path
    case .postgres(let url, let connections): "\(url), up to \(connections) connections"
    }
  }

  /// - Parameter notice: is given what the operator should know.
  /// - Throws: `StoreError` when it cannot be used.
  func open(notice: (String) -> Void) async throws -> any ConversationStore {
    switch self {
    case .memory: return MemoryStore()
    case .file(let path):
      let store = try SQLiteStore(path: path)
      store.notices.forEach(notice)
      return store
    case .postgres(let url, let connections): return try await PostgresStore(url, connections: connections)
    }
  }
}
