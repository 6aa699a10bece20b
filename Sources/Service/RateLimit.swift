import HTTPTypes
import Hummingbird
import Synchronization

/// A bucket of tokens for each client: a request takes one, time brings them back.
final class RateLimit: RouterMiddleware {
  typealias Next = (Request, ServiceContext) async throws -> Response

  private struct Bucket {
    var tokens: Double
    var moment: ContinuousClock.Instant
  }

  /// Tokens a second.
  private let rate: Double
  /// The most tokens a bucket holds: four seconds' worth, at least ten.
  private let room: Double
  private let trustsProxy: Bool
  private let buckets = Mutex<[String: Bucket]>([:])
  /// How many clients are remembered.
  private static let clients = 10_000

  init(_ rate: Double, trustsProxy: Bool) {
    self.rate = rate
    room = max(10, rate * 4)
    self.trustsProxy = trustsProxy
  }

  func handle(_ request: Request, context: ServiceContext, next: Next) async throws -> Response {
    // Whoever watches the server must not be turned away.
    if request.uri.path.hasPrefix("/health/") { return try await next(request, context) }
    if let wait = take(client(request, context), now: .now) { throw Problem.tooManyRequests(wait) }
    return try await next(request, context)
  }

  private func client(_ request: Request, _ context: ServiceContext) -> String {
    if trustsProxy, let last = request.headers[.forwardedFor]?.split(separator: ",").last {
      return Self.network(of: String(last.prefix(64).filter { $0 != " " }))
    }
    return Self.network(of: context.client?.ipAddress ?? "")
  }

  /// An address of IPv6 stands for its network: who has one usually has 2⁶⁴.
  static func network(of address: String) -> String {
    let groups = address.split(separator: ":", omittingEmptySubsequences: false)
    guard groups.count > 2, !address.contains(".") else { return address }
    // `::` stands for as many groups of zeros as are missing.
    let gap = groups.dropFirst().dropLast().firstIndex(of: "")
    let front = gap.map { groups[..<$0] } ?? groups[...]
    return (Array(front.prefix(4)) + Array(repeating: "0", count: max(0, 4 - front.count))).map { $0.isEmpty ? "0" : String($0) }.joined(separator: ":")
  }

  /// Takes a token; the seconds to wait when there is none.
  func take(_ client: String, now: ContinuousClock.Instant) -> Int? {
    buckets.withLock { buckets in
      var bucket = buckets[client] ?? Bucket(tokens: room, moment: now)
      bucket.tokens = min(room, bucket.tokens + rate * Self.seconds(now - bucket.moment))
      bucket.moment = now
      let wait = bucket.tokens >= 1 ? nil : max(1, Int(((1 - bucket.tokens) / rate).rounded(.up)))
      if wait == nil { bucket.tokens -= 1 }
      // Full buckets say nothing; when all are in use, somebody new waits with nobody's.
      if buckets.count >= Self.clients, buckets[client] == nil {
        buckets = buckets.filter { $0.value.tokens + rate * Self.seconds(now - $0.value.moment) < room }
        if buckets.count >= Self.clients { buckets.removeAll() }
      }
      buckets[client] = bucket
      return wait
    }
  }

  private static func seconds(_ time: Duration) -> Double {
    Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }
}
