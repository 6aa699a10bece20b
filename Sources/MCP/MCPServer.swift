import CoachKit
import Rendering

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The Model Context Protocol: bytes of one JSON-RPC 2.0 message in, bytes of its answer out. It keeps nothing between messages, so that
/// standard input and HTTP may use the same one.
public struct MCPServer: Sendable {
  let coach: Coach
  /// Told of every answer coach gives, for counting.
  private let onReply: @Sendable (Reply) -> Void

  public init(coach: Coach, onReply: @escaping @Sendable (Reply) -> Void = { _ in }) {
    self.coach = coach
    self.onReply = onReply
  }

  /// Versions of the protocol that are spoken, the newest first.
  public static let versions = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"]

  /// The most bytes a message may have.
  public static let longestMessage = 65_536

  /// What goes back for a message.
  public struct Answer: Sendable {
    /// One line of JSON.
    public let bytes: [UInt8]
    /// Whether the message was no request at all.
    public let isRejected: Bool
  }

  /// The answer to a message; nil when it wants none.
  public func answer(_ message: some Collection<UInt8>) -> Answer? {
    guard message.count <= Self.longestMessage else { return rejected(.invalidRequest, "A message may have up to \(Self.longestMessage) bytes.") }
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(message)) else { return rejected(.parseError, "The message is not JSON.") }
    guard let members = value.object else { return rejected(.invalidRequest, "A message is one JSON object; batches are not taken.") }
    let id = members["id"]
    if let id, Self.usable(id) == nil { return rejected(.invalidRequest, "An id is a string or a whole number.") }
    guard members["jsonrpc"] == "2.0", let method = members["method"]?.string else {
      // An answer to something this server asked; it asks nothing.
      if members["method"] == nil, members["result"] != nil || members["error"] != nil { return nil }
      return rejected(.invalidRequest, "A request has jsonrpc \"2.0\" and a method.", id)
    }
    switch members["params"] {
    case nil, .object: break
    default: return rejected(.invalidRequest, "params must be an object.", id)
    }
    // Without an id it is a notification: nothing is answered.
    guard let id else { return nil }
    do throws(Failure) { return Answer(bytes: line(id, .success(try result(method, members["params"] ?? [:]))), isRejected: false) } catch {
      return Answer(bytes: line(id, .failure(error)), isRejected: false)
    }
  }

  private func rejected(_ code: Failure.Code, _ message: String, _ id: JSONValue? = nil) -> Answer {
    Answer(bytes: line(id ?? .null, .failure(Failure(code, message))), isRejected: true)
  }

  private func result(_ method: String, _ params: JSONValue) throws(Failure) -> JSONValue {
    switch method {
    case "initialize":
      let wanted = params["protocolVersion"]?.string
      let version = Self.versions.first { $0 == wanted } ?? Self.versions[0]
      return [
        "protocolVersion": .string(version), "capabilities": ["tools": ["listChanged": false], "resources": ["listChanged": false, "subscribe": false]],
        "serverInfo": ["name": "coach", "title": "Strength coach for runners", "version": .string(Version.number)],
        "instructions": .string(
          "Strength training for runners: exercises, aches, evidence, weeks. General education, no diagnosis. When an answer tells the person to stop and see somebody, pass it on as it is."
        ),
      ]
    case "ping": return [:]
    case "tools/list": return ["tools": .array(MCPTool.all.map(\.described))]
    case "tools/call": return try call(params)
    case "resources/list": return try resources(params)
    case "resources/templates/list": return ["resourceTemplates": .array(Self.templates)]
    case "resources/read": return try resource(params)
    default: throw Failure(.methodNotFound, "There is no method of this name.")
    }
  }

  func told(_ reply: Reply) -> Reply {
    onReply(reply)
    return reply
  }

  /// An id that may be answered to.
  private static func usable(_ id: JSONValue?) -> JSONValue? {
    switch id {
    case .string: id
    case .number(let number) where number == number.rounded(): id
    default: nil
    }
  }

  private func line(_ id: JSONValue, _ result: Result<JSONValue, Failure>) -> [UInt8] {
    var members: [String: JSONValue] = ["jsonrpc": "2.0", "id": id]
    switch result {
    case .success(let value): members["result"] = value
    case .failure(let failure): members["error"] = ["code": .number(Double(failure.code.rawValue)), "message": .string(failure.message)]
    }
    return Array(JSONRenderer.line(JSONValue.object(members)).utf8)
  }
}

/// What went wrong, in JSON-RPC's codes.
struct Failure: Error {
  enum Code: Int {
    case parseError = -32_700
    case invalidRequest = -32_600
    case methodNotFound = -32_601
    case invalidParams = -32_602
    case internalError = -32_603
    case resourceNotFound = -32_002
  }

  let code: Code
  let message: String

  init(_ code: Code, _ message: String) { (self.code, self.message) = (code, message) }
}

extension JSONValue {
  /// A value as it is encoded.
  init(encoding value: some Encodable) {
    self = (try? JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value))) ?? .null
  }
}
