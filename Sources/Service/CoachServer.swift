import CoachKit
import Foundation
import Hummingbird
import HummingbirdCore
import NIOCore
import ServiceLifecycle

/// The HTTP service: listens, answers, and stops when it is told to.
///
/// There is no encryption. Keep it on a loopback address, or put a proxy that has it in front of it.
public struct CoachServer: Sendable {
  private let sessions: Sessions
  private let settings: ServiceSettings
  private let host: String
  private let port: Int

  /// - Parameters:
  ///   - host: The name or address to listen on.
  ///   - port: The port to listen on; 0 takes a free one, which the log names.
  public init(sessions: Sessions, host: String = "127.0.0.1", port: Int = 8080, settings: ServiceSettings = ServiceSettings()) {
    self.sessions = sessions
    self.settings = settings
    self.host = host
    self.port = port
  }

  /// Serves until SIGTERM or SIGINT, then finishes the requests it has begun and returns, after 3 seconds at the latest.
  /// - Throws: `ServerError` when it cannot listen.
  public func run() async throws {
    let metrics = Metrics()
    let deadline = TimeAmount.seconds(Int64(settings.requestSeconds))
    var application = Application(
      router: router(sessions, settings: settings, metrics: metrics),
      server: .http1(
        configuration: .init(additionalChannelHandlers: [RequestDeadline(deadline)], idleTimeout: .seconds(Int64(settings.idleSeconds)))),
      configuration: .init(
        address: .hostname(host, port: port), serverName: "coach",
        availableConnectionsDelegate: MaximumAvailableConnections(settings.maximumConnections)))
    application.logger.logLevel = .info
    // `application.runService()` would wait for as long as a client takes to send the rest of a request.
    var services: [any ServiceLifecycle.Service] = [application]
    if let days = settings.expiryDays { services.append(Expiry(sessions.store, days: days, logger: application.logger, metrics: metrics)) }
    var group = ServiceGroupConfiguration(services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: application.logger)
    group.maximumGracefulShutdownDuration = .seconds(3)
    do { try await ServiceGroup(configuration: group).run() } catch let error as IOError {
      throw ServerError("Cannot listen on \(host) port \(port): \(String(cString: strerror(error.errnoCode)))")
    } catch let error as SocketAddressError { throw ServerError("Cannot listen on \(host) port \(port): \(error)") }
  }
}

/// Why the service could not start. `description` is a sentence for the person at the terminal.
public struct ServerError: Error, Sendable, CustomStringConvertible {
  public let description: String
  init(_ description: String) { self.description = description }
}
