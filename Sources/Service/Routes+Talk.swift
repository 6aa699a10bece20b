import CoachKit
import Dialogue
import HTTPTypes
import Hummingbird

extension Route {
  /// Questions and conversations.
  static func talk(_ service: Service) -> [Route] {
    let sessions = service.sessions
    return [
      Route(.post, "/v1/ask") { request, _ in
        let answer = try service.remembered.answer(to: await request.text())
        service.metrics.turn(answer.intent, answer.scope)
        return .buffer(answer.bytes)
      },
      Route(.post, "/v1/conversations") { request, context in
        try await request.requireEmptyOrObject()
        let id = Sessions.newIdentifier()
        _ = try await sessions.begin(id: context.kept(id))
        return try .json(["conversation": id], status: .created, headers: [.location: "/v1/conversations/\(id)"])
      },
      Route(.get, "/v1/conversations/{id}") { _, context in
        let id = try context.conversation()
        guard var card = try await sessions.look(context.kept(id)) else { throw Problem.unknownConversation }
        card.conversation = id
        card.reply?.conversation = id
        return try .json(card)
      },
      Route(.post, "/v1/conversations/{id}/turns") { request, context in
        let id = try context.conversation()
        let key = try request.idempotencyKey()
        let type = try request.chooses(["application/json", Response.eventStream])
        func answer(_ reply: Reply) throws -> Response {
          let told = service.told(reply, in: id)
          return type == Response.eventStream ? try .parts(of: told) : try .json(told)
        }
        let text = try await request.text()
        guard let key else {
          guard let reply = try await sessions.turn(text, in: context.kept(id)) else { throw Problem.unknownConversation }
          return try answer(reply)
        }
        switch try await sessions.turn(text, in: context.kept(id), key: key) {
        case nil: throw Problem.unknownConversation
        case .keyUsed: throw Problem.keyUsed
        case .reply(let reply): return try answer(reply)
        }
      },
      Route(.delete, "/v1/conversations/{id}") { _, context in
        guard try await sessions.end(context.kept(try context.conversation())) else { throw Problem.unknownConversation }
        return Response(status: .noContent)
      },
    ]
  }
}

extension Request {
  /// What a client calls a turn so that it may send it again without taking it twice; nil when it does not mind.
  func idempotencyKey() throws(Problem) -> String? {
    guard let key = headers[.idempotencyKey] else { return nil }
    guard 1...128 ~= key.utf8.count, key.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else { throw .badKey }
    return key
  }
}
