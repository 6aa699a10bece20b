import Hummingbird
import NIOCore

/// What is known of a request beside its head and body.
public struct ServiceContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  /// Where the connection comes from; nil where there is none, as in tests.
  let client: SocketAddress?
  /// Whose conversations the request may see: the key's short name, empty where no keys are asked for.
  var owner = ""

  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    client = source.channel.remoteAddress
  }

  /// The id in the path.
  var id: String { parameters.get("id") ?? "" }

  /// The id of a conversation in the path, as the client knows it.
  /// - Throws: `Problem.unknownConversation` when it is not one that `Sessions.newIdentifier` could have made.
  func conversation() throws(Problem) -> String {
    let id = id
    let digits = id.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    guard digits, id.utf8.count == 32 else { throw .unknownConversation }
    return id
  }

  /// The name under which a conversation is kept: everybody's own ones apart.
  func kept(_ id: String) -> String { owner.isEmpty ? id : "\(owner).\(id)" }
}
