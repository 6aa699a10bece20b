import CoachKit
import Hummingbird

/// Turns whatever a route throws into a `Problem`.
struct ProblemAnswers: RouterMiddleware {
  typealias Next = (Request, BasicRequestContext) async throws -> Response

  let routes: [Route]

  func handle(_ request: Request, context: BasicRequestContext, next: Next) async throws -> Response {
    do { return try await next(request, context) } catch { return try problem(error, request, context).response() }
  }

  private func problem(_ error: any Error, _ request: Request, _ context: BasicRequestContext) -> Problem {
    switch error {
    case let problem as Problem: return problem
    case let error as StoreError:
      // The sentence names the file, never what is in it.
      context.logger.error("\(error.description)")
      return .storeUnavailable
    case is CancellationError: return .stopping
    case let error as any HTTPResponseError where error.status == .notFound:
      let allowed = allowedMethods(request.uri.path)
      return allowed.isEmpty ? .unknownPath : .methodNotAllowed(allowed)
    case let error as any HTTPResponseError: return Problem(status: error.status)
    default:
      // Only the kind of error: its description may quote the request.
      context.logger.error("A request failed: \(type(of: error))")
      return .internalError
    }
  }

  private func allowedMethods(_ path: String) -> [HTTPRequest.Method] {
    routes.filter { $0.matches(path) }.flatMap { $0.method == .get ? [.get, .head] : [$0.method] }
  }
}
