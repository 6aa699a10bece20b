import CoachKit
import Dialogue
import Foundation
import Hummingbird

extension Response {
  static let eventStream = "text/event-stream"

  /// Server-sent events, ready as they go over the line, written one by one.
  static func events(_ events: [String]) -> Response {
    Response(
      status: .ok, headers: [.contentType: "\(eventStream); charset=utf-8", .cacheControl: "no-store"],
      body: .init { writer in
        for event in events { try await writer.write(ByteBuffer(string: event)) }
        try await writer.finish(nil)
      })
  }

  /// A reply in parts: `start` with what it is about, a `block` for each part, then the whole `reply`.
  static func parts(of reply: Reply) throws -> Response {
    struct Start: Encodable {
      let scope: Reply.Scope
      let intent: String
      let safety: Reply.Safety?
    }
    func event(_ name: String, _ data: some Encodable) throws -> String {
      "event: \(name)\ndata: \(String(decoding: try encoded(data), as: UTF8.self))\n\n"
    }
    return events(
      [try event("start", Start(scope: reply.scope, intent: reply.intent, safety: reply.safety))] + (try reply.blocks.map { try event("block", $0) })
        + [try event("reply", reply)])
  }
}
