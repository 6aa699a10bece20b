/// How the service is to run.
public struct ServiceSettings: Sendable {
  /// Keys that clients must send; nil lets everybody in.
  public var keys: APIKeys?
  /// The origin whose pages may call the service, or `*`; nil for none but its own.
  public var origin: String?
  /// Requests a second and client; nil for no limit.
  public var rate: Double?
  /// Whether the last address in `X-Forwarded-For` is the client: only behind a proxy that writes it.
  public var trustsProxy = false
  /// Further connections wait.
  public var maximumConnections = 1_024
  /// After so many seconds without a request a connection is closed.
  public var idleSeconds = 60
  /// A request must be read within so many seconds.
  public var requestSeconds = 20
  /// After so many days without a turn a conversation is deleted; nil for never.
  public var expiryDays: Int? = 30

  public init() {}
}
