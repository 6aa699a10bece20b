import ApiFiles
import CoachKit
import Hummingbird

extension Route {
  /// For those who run the service or build on it.
  static func operations(_ service: Service) -> [Route] {
    func file(_ name: String) -> [UInt8] {
      ApiFiles.files.first { $0.name == name }?.text.withBytes { Array($0) } ?? []
    }
    let (description, page) = (file("openapi.yaml"), file("openapi.html"))
    return [
      Route(.get, "/health/live") { _, _ in
        try .json(["status": "live"])
      },
      Route(.get, "/health/ready") { _, _ in
        try await service.sessions.check()
        return try .json(["status": "ready"])
      },
      Route(.get, "/metrics") { _, _ in
        .text(service.metrics.text.utf8, type: "text/plain; version=0.0.4; charset=utf-8")
      },
      Route(.get, "/openapi.yaml") { request, _ in
        .content(description, type: "application/yaml", request)
      },
      Route(.get, "/docs") { request, _ in
        .content(
          page, type: "text/html; charset=utf-8", request,
          headers: [.contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"])
      },
    ]
  }
}
