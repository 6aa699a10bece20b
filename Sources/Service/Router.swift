import CoachKit
import Dialogue
import Hummingbird

/// The routes of the HTTP service.
///
/// Every answer is JSON; everything that goes wrong is answered with a `Problem`.
public func router(_ sessions: Sessions) -> Router<BasicRequestContext> {
  let routes = Route.all(sessions)
  let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
  router.add(middleware: RequestLog())
  router.add(middleware: ProblemAnswers(routes: routes))
  for route in routes { router.on(route.path, method: route.method, use: route.answer) }
  WebPage.add(to: router, sessions)
  return router
}

/// One thing the service can be asked for.
struct Route: Sendable {
  typealias Answer = @Sendable (Request, BasicRequestContext) async throws -> Response

  let method: HTTPRequest.Method
  let path: RouterPath
  let answer: Answer

  private init(_ method: HTTPRequest.Method, _ path: RouterPath, _ answer: @escaping Answer) {
    self.method = method
    self.path = path
    self.answer = answer
  }

  static func all(_ sessions: Sessions) -> [Route] {
    [
      Route(.post, "/v1/ask") { request, _ in
        try .json(sessions.ask(await request.text()))
      },
      Route(.post, "/v1/conversations") { request, _ in
        try await request.requireEmptyOrObject()
        let id = try await sessions.begin()
        return try .json(["conversation": id], status: .created, headers: [.location: "/v1/conversations/\(id)"])
      },
      Route(.post, "/v1/conversations/{id}/turns") { request, context in
        let id = try context.conversation()
        guard let reply = try await sessions.turn(request.text(), in: id) else { throw Problem.unknownConversation }
        return try .json(reply)
      },
      Route(.delete, "/v1/conversations/{id}") { _, context in
        guard try await sessions.end(try context.conversation()) else { throw Problem.unknownConversation }
        return Response(status: .noContent)
      },
      Route(.get, "/health/live") { _, _ in
        try .json(["status": "live"])
      },
    ]
  }

  /// Whether a path is this route's, whatever the method.
  func matches(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.count == self.path.count && zip(self.path, parts).allSatisfy { $0 ~= $1 }
  }
}

extension BasicRequestContext {
  /// The id of a conversation in the path.
  /// - Throws: `Problem.unknownConversation` when it is not one that `Sessions.newIdentifier` could have made.
  func conversation() throws(Problem) -> String {
    let id = parameters.get("id") ?? ""
    let digits = id.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    guard digits, id.utf8.count == 32 else { throw .unknownConversation }
    return id
  }
}
