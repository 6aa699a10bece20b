import Foundation
import Persistence
import Service

/// What the server runs with: flags first, then `COACH_…` of the environment, then what is usual.
struct ServerConfiguration {
  var host = "127.0.0.1"
  var port = 8080
  var content: String?
  var store = StoreChoice.memory
  var service = ServiceSettings()

  /// Whether only this machine can reach the server.
  var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }

  /// The settings in lines, as `--check-config` prints them. No key and no hash.
  var described: String {
    [
      "host: \(host)", "port: \(port)", "content: \(content ?? "built in")", "store: \(store)",
      "api keys: \(service.keys.map { "\($0.count)" } ?? "none, everybody may ask")", "cors: \(service.origin ?? "off")",
      "rate: \(service.rate.map { "\($0) requests a second and client" } ?? "no limit")", "trust proxy: \(service.trustsProxy ? "yes" : "no")",
      "connections: \(service.maximumConnections)", "idle timeout: \(service.idleSeconds) s", "request timeout: \(service.requestSeconds) s",
      "conversations expire: \(service.expiryDays.map { "\($0) days after the last turn" } ?? "never")",
    ].joined(separator: "\n")
  }
}

/// A setting that cannot be used. `description` says what to do.
struct ConfigurationError: Error, CustomStringConvertible {
  let description: String
}

/// Reads one setting from a flag, else from the environment.
struct Settings {
  let environment: [String: String]

  func text(_ flag: String?, _ name: String) -> String? {
    flag ?? environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  func number<Number: LosslessStringConvertible & Comparable>(
    _ flag: Number?, _ name: String, _ range: ClosedRange<Number>
  ) throws -> Number? {
    guard
      let value = try flag
        ?? text(nil, name).map({ text throws -> Number in
          guard let number = Number(text) else { throw ConfigurationError(description: "\(name) must be a number, not \"\(text)\".") }
          return number
        })
    else { return nil }
    guard range.contains(value) else {
      let told = flag == nil ? name : "--" + name.dropFirst("COACH_".count).lowercased().replacing("_", with: "-")
      throw ConfigurationError(description: "\(told) must be from \(range.lowerBound) to \(range.upperBound).")
    }
    return value
  }

  func yes(_ flag: Bool, _ name: String) throws -> Bool {
    if flag { return true }
    switch text(nil, name)?.lowercased() {
    case nil, "0", "no", "false": return false
    case "1", "yes", "true": return true
    default: throw ConfigurationError(description: "\(name) must be yes or no.")
    }
  }
}
