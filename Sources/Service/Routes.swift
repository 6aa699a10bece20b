import CoachKit
import Hummingbird
import MCP

/// The routes of the HTTP service. Everything that goes wrong is answered with a `Problem`.
package func router(_ sessions: Sessions, settings: ServiceSettings = ServiceSettings(), metrics: Metrics = Metrics()) -> Router<ServiceContext> {
  let service = Service(sessions: sessions, settings: settings, metrics: metrics)
  let routes = Route.all(service) + WebPage.routes(sessions, asksForKey: settings.keys != nil)
  let router = Router(context: ServiceContext.self, options: .autoGenerateHeadEndpoints)
  router.add(middleware: RequestLog(metrics: service.metrics))
  router.add(middleware: Delivery())
  if let origin = settings.origin { router.add(middleware: CORS(origin: origin)) }
  router.add(middleware: ProblemAnswers(routes: routes, metrics: service.metrics))
  if let rate = settings.rate { router.add(middleware: RateLimit(rate, trustsProxy: settings.trustsProxy)) }
  if let keys = settings.keys { router.add(middleware: Access(keys: keys)) }
  for route in routes { router.on(route.path, method: route.method, use: route.answer) }
  return router
}

/// What the routes work with.
struct Service: Sendable {
  let sessions: Sessions
  let settings: ServiceSettings
  let metrics: Metrics
  let mcp: MCPServer
  let remembered: RememberedAnswers

  init(sessions: Sessions, settings: ServiceSettings, metrics: Metrics) {
    self.sessions = sessions
    self.settings = settings
    self.metrics = metrics
    remembered = RememberedAnswers(sessions)
    mcp = MCPServer(coach: sessions.coach, onReply: metrics.turn)
  }

  var coach: Coach { sessions.coach }

  /// A reply for the client: it is counted, and names the conversation as the client does.
  func told(_ reply: Reply, in conversation: String = "") -> Reply {
    metrics.turn(reply)
    var reply = reply
    reply.conversation = conversation
    return reply
  }
}

/// One thing the service can be asked for.
struct Route: Sendable {
  typealias Answer = @Sendable (Request, ServiceContext) async throws -> Response

  let method: HTTPRequest.Method
  let path: RouterPath
  let answer: Answer

  init(_ method: HTTPRequest.Method, _ path: RouterPath, _ answer: @escaping Answer) {
    self.method = method
    self.path = path
    self.answer = answer
  }

  static func all(_ service: Service) -> [Route] {
    talk(service) + content(service) + exercises(service) + plans(service) + training(service) + ChatCompletions.routes(service) + channels(service)
      + operations(service)
  }

  /// Whether a path is this route's, whatever the method.
  func matches(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.count == self.path.count && zip(self.path, parts).allSatisfy { $0 ~= $1 }
  }
}

/// All routes as `GET /v1/exercises/{id}`.
public func routeNames() -> [String] {
  let sessions = Sessions(coach: Coach(), store: MemoryStore())
  return Route.all(Service(sessions: sessions, settings: ServiceSettings(), metrics: Metrics())).map { "\($0.method.rawValue) \($0.path.description)" }
}
