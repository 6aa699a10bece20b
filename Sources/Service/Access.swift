import Hummingbird

/// Lets in who has a key, where keys are asked for. Health and the documentation are for everybody.
struct Access: RouterMiddleware {
  typealias Next = (Request, ServiceContext) async throws -> Response

  let keys: APIKeys

  func handle(_ request: Request, context: ServiceContext, next: Next) async throws -> Response {
    guard Self.isProtected(request.uri.path) else { return try await next(request, context) }
    let given = request.headers[.authorization] ?? ""
    guard given.lowercased().hasPrefix("bearer "), let owner = keys.owner(of: given.dropFirst(7)) else { throw Problem.keyMissing }
    var context = context
    context.owner = owner
    return try await next(request, context)
  }

  private static func isProtected(_ path: String) -> Bool {
    let first = path.split(separator: "/").first ?? ""
    return ["v1", "webhooks", "mcp", "metrics"].contains(first)
  }
}
