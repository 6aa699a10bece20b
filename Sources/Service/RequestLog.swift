import Hummingbird

/// One line and one count a request: method, route, status and time. Never the path as it was sent, a header or a body: they may be personal.
struct RequestLog: RouterMiddleware {
  typealias Next = (Request, ServiceContext) async throws -> Response

  let metrics: Metrics

  func handle(_ request: Request, context: ServiceContext, next: Next) async throws -> Response {
    let start = ContinuousClock.now
    let response = try await next(request, context)
    let time = (ContinuousClock.now - start).components
    // A method is free text, so only the usual ones are named.
    let usual: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
    let method = usual.contains(request.method) ? request.method.rawValue : "other"
    // `/v1/conversations/{id}/turns`, or `NotFound`.
    let route = context.endpointPath ?? ""
    let milliseconds = time.seconds * 1_000 + time.attoseconds / 1_000_000_000_000_000
    context.logger.info("\(method) \(route) \(response.status.code) \(milliseconds) ms")
    metrics.request(method: method, route: route, status: response.status.code, seconds: Double(time.seconds) + Double(time.attoseconds) / 1e18)
    return response
  }
}
