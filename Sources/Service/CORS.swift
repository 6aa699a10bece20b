import HTTPTypes
import Hummingbird

/// Lets pages of one other origin call the service.
struct CORS: RouterMiddleware {
  typealias Next = (Request, ServiceContext) async throws -> Response

  /// An origin such as `https://example.org`, or `*`.
  let origin: String

  func handle(_ request: Request, context: ServiceContext, next: Next) async throws -> Response {
    let given = request.headers[.origin]
    guard let given, origin == "*" || given == origin else { return vary(try await next(request, context)) }
    if request.method == .options, request.headers[.accessControlRequestMethod] != nil {
      var headers = allowed
      headers[.accessControlAllowMethods] = "GET, POST, DELETE"
      headers[.accessControlAllowHeaders] = "Authorization, Content-Type, Idempotency-Key, If-None-Match, MCP-Protocol-Version"
      headers[.accessControlMaxAge] = "3600"
      return vary(Response(status: .noContent, headers: headers))
    }
    var response = try await next(request, context)
    for field in allowed { response.headers[field.name] = field.value }
    response.headers[.accessControlExposeHeaders] = "ETag, Location, Retry-After, X-Request-Id"
    response.headers[.resourcePolicy] = "cross-origin"
    return vary(response)
  }

  private var allowed: HTTPFields { [.accessControlAllowOrigin: origin] }

  private func vary(_ response: Response) -> Response {
    var response = response
    if origin != "*" { response.headers[values: .vary].append("Origin") }
    return response
  }
}
