import CoachKit
import Foundation
import HTTPTypes
import Hummingbird
import MCP

extension Route {
  /// Protocols that other tools speak: Rasa's REST channel and the Model Context Protocol.
  static func channels(_ service: Service) -> [Route] {
    [
      Route(.post, "/webhooks/rest/webhook") { request, context in
        let body = try await request.object()
        let sender = try RasaMessage.member("sender", body)
        guard sender.unicodeScalars.count <= 256 else { throw Problem.badMember("sender", "The sender may have up to 256 signs.") }
        let message = try RasaMessage.member("message", body)
        // Conversations of their own, whose names nobody can reach by /v1/conversations.
        let id = context.kept("rasa.\(SHA256.hex(sender.utf8).prefix(32))")
        // Rasa's own word for beginning anew. Nobody can delete such a conversation otherwise.
        if message == "/restart" {
          _ = try await service.sessions.end(id)
          return try .json([RasaMessage]())
        }
        guard let reply = try await service.sessions.turn(message, beginning: id) else { throw Problem.storeUnavailable }
        return try .json([RasaMessage(recipient_id: sender, text: service.told(reply).text)])
      },
      Route(.post, "/mcp") { request, _ in
        try request.requireOwnOrigin(service.settings)
        try request.requireJSON()
        if let version = request.headers[.protocolVersion], !MCPServer.versions.contains(version) {
          throw Problem.badVersion
        }
        guard let answer = service.mcp.answer(try await request.bytes()) else { return Response(status: .accepted) }
        return .text(answer.bytes, type: "application/json; charset=utf-8", status: answer.isRejected ? .badRequest : .ok)
      },
    ]
  }
}

/// What Rasa's clients read.
private struct RasaMessage: Encodable {
  let recipient_id: String
  let text: String

  static func member(_ name: String, _ body: JSONValue) throws -> String {
    guard let text = body[name]?.string else { throw Problem.badMember(name, "The object needs a member \"\(name)\" that is a string.") }
    try text.requireUsable(name)
    return text
  }
}

extension Problem {
  fileprivate static let badVersion = Problem(
    "bad-protocol-version", .badRequest, "This version of the protocol is not spoken",
    "MCP-Protocol-Version may be \(MCPServer.versions.joined(separator: ", ")).", field: "MCP-Protocol-Version")
}

extension Request {
  /// Keeps a page of some other site from using an assistant's server on this machine (DNS rebinding).
  fileprivate func requireOwnOrigin(_ settings: ServiceSettings) throws(Problem) {
    guard let origin = headers[.origin], settings.origin != "*", origin != settings.origin else { return }
    let host = origin.drop { $0 != ":" }.drop { $0 == ":" || $0 == "/" }
    let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
    guard ["localhost", "127.0.0.1", "[::1]"].contains(String(name)) else { throw .badOrigin }
  }
}
