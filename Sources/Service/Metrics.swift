import CoachKit
import Synchronization

/// Counts what the service does, for Prometheus. Never holds what a person wrote; every label comes from a fixed set.
package final class Metrics: Sendable {
  private struct Answered: Hashable {
    let method: String
    let route: String
    let status: Int
  }

  private struct Times {
    /// How many took at most the bound of the same place, and longer than the one before; the last place holds the rest.
    var counts = [Int](repeating: 0, count: Metrics.bounds.count + 1)
    var sum = 0.0
  }

  private struct State {
    var answered: [Answered: Int] = [:]
    var times: [String: Times] = [:]
    var intents: [String: Int] = [:]
    var scopes: [String: Int] = [:]
    var storeErrors = 0
    var refused = 0
  }

  /// Seconds.
  private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

  private let state = Mutex(State())

  package init() {}

  /// - Parameter route: a path as it is declared: `/v1/exercises/{id}`.
  func request(method: String, route: String, status: Int, seconds: Double) {
    let place = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
    state.withLock { state in
      state.answered[Answered(method: method, route: route, status: status), default: 0] += 1
      state.times[route, default: Times()].counts[place] += 1
      state.times[route, default: Times()].sum += seconds
      if status == 429 { state.refused += 1 }
    }
  }

  func turn(_ reply: Reply) { turn(reply.intent, reply.scope) }

  func turn(_ intent: String, _ scope: Reply.Scope) {
    let family = String(intent.prefix { $0 != "." })
    state.withLock { state in
      state.intents[family, default: 0] += 1
      state.scopes[scope.rawValue, default: 0] += 1
    }
  }

  package func storeFailed() { state.withLock { $0.storeErrors += 1 } }

  /// Prometheus's text format, 0.0.4.
  package var text: String {
    let state = state.withLock { $0 }
    var lines: [String] = []
    func family(_ name: String, _ type: String, _ help: String) { lines += ["# HELP \(name) \(help)", "# TYPE \(name) \(type)"] }
    family("coach_http_requests_total", "counter", "Requests by route, method and status.")
    for (key, count) in state.answered.sorted(by: { ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status) }) {
      lines.append("coach_http_requests_total{route=\"\(key.route)\",method=\"\(key.method)\",status=\"\(key.status)\"} \(count)")
    }
    family("coach_http_request_seconds", "histogram", "Time from head to answer, in seconds.")
    for (route, times) in state.times.sorted(by: { $0.key < $1.key }) {
      var sum = 0
      for (place, count) in times.counts.enumerated() {
        sum += count
        let bound = place < Self.bounds.count ? "\(Self.bounds[place])" : "+Inf"
        lines.append("coach_http_request_seconds_bucket{route=\"\(route)\",le=\"\(bound)\"} \(sum)")
      }
      lines += ["coach_http_request_seconds_sum{route=\"\(route)\"} \(times.sum)", "coach_http_request_seconds_count{route=\"\(route)\"} \(sum)"]
    }
    family("coach_turns_total", "counter", "Answers by whose business the question was: in, adjacent, out, smalltalk, medical.")
    for (scope, count) in state.scopes.sorted(by: { $0.key < $1.key }) { lines.append("coach_turns_total{scope=\"\(scope)\"} \(count)") }
    family("coach_intents_total", "counter", "Answers by family of intents.")
    for (intent, count) in state.intents.sorted(by: { $0.key < $1.key }) { lines.append("coach_intents_total{intent=\"\(intent)\"} \(count)") }
    let turns = state.scopes.values.reduce(0, +)
    let unanswered = state.scopes["out", default: 0]
    family("coach_unanswered_ratio", "gauge", "The share of questions since the start that coach declined as outside its field or did not understand.")
    lines.append("coach_unanswered_ratio \(turns == 0 ? 0 : Double(unanswered) / Double(turns))")
    family("coach_store_errors_total", "counter", "Times the store could not be read or written.")
    lines.append("coach_store_errors_total \(state.storeErrors)")
    family("coach_rate_limited_total", "counter", "Requests turned away by the rate limit.")
    lines.append("coach_rate_limited_total \(state.refused)")
    return lines.joined(separator: "\n") + "\n"
  }
}
