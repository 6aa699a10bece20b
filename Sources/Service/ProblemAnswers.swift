import CoachKit
import Hummingbird

/// Turns whatever a route throws into a `Problem`, or into an error as OpenAI's clients know it on their paths.
struct ProblemAnswers: RouterMiddleware {
  typealias Next = (Request, ServiceContext) async throws -> Response

  let routes: [Route]
  let metrics: Metrics

  func handle(_ request: Request, context: ServiceContext, next: Next) async throws -> Response {
    do { return try await next(request, context) } catch {
      let problem = problem(error, request, context)
      return try ChatCompletions.isOwn(request.uri.path) ? ChatCompletions.response(problem) : problem.response()
    }
  }

  private func problem(_ error: any Error, _ request: Request, _ context: ServiceContext) -> Problem {
    switch error {
    case let problem as Problem: return problem
    case let error as StoreError:
      // The sentence names the file, never what is in it.
      context.logger.error("\(error.description)")
      metrics.storeFailed()
      return error.mayBeKept ? .storeUnsure : .storeUnavailable
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
