import Hummingbird

/// One line a request: method, route, status and time. Never the path as it was sent, a header or a body: they may be personal.
struct RequestLog: RouterMiddleware {
  func handle(_ request: Request, context: BasicRequestContext, next: (Request, BasicRequestContext) async throws -> Response) async throws -> Response {
    let start = ContinuousClock.now
    let response = try await next(request, context)
    let time = ContinuousClock.now - start
    // A method is free text, so only the usual ones are named.
    let usual: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
    let method = usual.contains(request.method) ? request.method.rawValue : "other"
    let route = context.endpointPath ?? "unknown"
    context.logger.info("\(method) \(route) \(response.status.code) \(time.components.attoseconds / 1_000_000_000_000_000 + time.components.seconds * 1_000) ms")
    return response
  }
}
