import Dialogue

/// Keeps conversations while the program runs.
public actor MemoryStore: ConversationStore {
  private var conversations: [String: Conversation] = [:]
  private var runners: [String: Runner] = [:]
  /// How many conversations each runner has.
  private var talks: [String: Int] = [:]
  /// When each conversation was last changed.
  private var changed: [String: Moment] = [:]
  private let now: @Sendable () -> Moment

  /// A store without conversations.
  public init() { self.init { .now } }

  /// - Parameter now: the clock that changes are dated by.
  package init(now: @escaping @Sendable () -> Moment) { self.now = now }

  public func create(_ conversation: Conversation) throws {
    guard conversations[conversation.id] == nil else { throw StoreError("There is a conversation \(conversation.id) already.") }
    conversations[conversation.id] = conversation
    changed[conversation.id] = now()
    talks[conversation.runnerID, default: 0] += 1
    if runners[conversation.runnerID] == nil { runners[conversation.runnerID] = conversation.runner }
  }

  public func update<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Conversation) -> R) -> R? {
    guard var conversation = known(id) else { return nil }
    let result = body(&conversation)
    runners[conversation.runnerID] = conversation.runner
    conversations[id] = conversation
    changed[id] = now()
    return result
  }

  public func read<R: Sendable>(_ id: String, _ body: @escaping @Sendable (Conversation) -> R) -> R? { known(id).map(body) }

  private func known(_ id: String) -> Conversation? {
    guard var conversation = conversations[id] else { return nil }
    conversation.runner = runners[conversation.runnerID] ?? Runner()
    return conversation
  }

  public func delete(_ id: String) -> Bool {
    guard let conversation = conversations.removeValue(forKey: id) else { return false }
    changed[id] = nil
    let others = talks[conversation.runnerID, default: 1] - 1
    talks[conversation.runnerID] = others == 0 ? nil : others
    if conversation.runnerID == id, others == 0 { runners[id] = nil }
    return true
  }

  public func runner(_ id: String, _ extent: Extent) -> KnownRunner? { runners[id].map { KnownRunner($0, isWhole: true) } }

  public func updateRunner<R: Sendable>(_ id: String, _ body: @escaping @Sendable (inout Runner) -> R) -> R {
    var runner = runners[id] ?? Runner()
    let result = body(&runner)
    if runner != Runner() || runners[id] != nil { runners[id] = runner }
    return result
  }

  public func expire(before moment: Moment) -> Int {
    let expired = changed.filter { $0.value < moment && conversations[$0.key]?.runnerID == $0.key }
    for id in expired.keys { _ = delete(id) }
    return expired.count
  }

  public func check() {}
}
