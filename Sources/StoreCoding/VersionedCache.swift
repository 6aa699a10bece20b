import Synchronization

/// Values as they were loaded, each with the version of what is kept: one of another version is no longer true and is not given.
///
/// Holds the values used last, between `capacity` and twice as many.
package final class VersionedCache<Value: Sendable>: Sendable {
  private typealias Entries = [String: (version: Int, value: Value)]
  private struct State {
    var young = Entries()
    var old = Entries()
  }

  private let state = Mutex(State())
  private let capacity: Int

  package init(capacity: Int = 512) { self.capacity = capacity }

  /// The value of a key with its version, whether that one still holds or not.
  package func newest(_ key: String) -> (version: Int, value: Value)? {
    state.withLock { state in
      if let entry = state.young[key] { return entry }
      guard let entry = state.old.removeValue(forKey: key) else { return nil }
      add(entry, key, to: &state)
      return entry
    }
  }

  /// The value of a key, when it is here in that version.
  package func value(_ key: String, at version: Int) -> Value? { newest(key).flatMap { $0.version == version ? $0.value : nil } }

  package func keep(_ value: Value, _ key: String, at version: Int) { state.withLock { add((version, value), key, to: &$0) } }

  package func drop(_ key: String) {
    state.withLock {
      $0.young[key] = nil
      $0.old[key] = nil
    }
  }

  package func clear() { state.withLock { $0 = State() } }

  private func add(_ entry: (version: Int, value: Value), _ key: String, to state: inout State) {
    if state.young.count >= capacity, state.young[key] == nil {
      // What was not asked for since the last change of guard goes.
      state.old = state.young
      state.young = [:]
    }
    state.young[key] = entry
  }
}
