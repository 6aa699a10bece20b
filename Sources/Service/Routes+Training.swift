import CoachKit
import Planning
import Hummingbird
import Journal

extension Route {
  /// What a runner has done, as told in a conversation.
  static func training(_ service: Service) -> [Route] {
    let knowledge = service.coach.knowledge
    return [
      Route(.get, "/v1/conversations/{id}/log") { request, context in
        let type = try request.chooses(["application/json", "text/csv"])
        guard let log = try await service.sessions.look(context.kept(try context.conversation()), { $0.journal }) else {
          throw Problem.unknownConversation
        }
        if type == "text/csv" { return .csv(LogEntry.csv(log), name: "log") }
        return try .json(["items": log.map(LogCard.init)], headers: [.vary: "Accept"])
      },
      Route(.get, "/v1/conversations/{id}/progress") { request, context in
        let type = try request.chooses(["application/json", "text/csv", "image/svg+xml"])
        let weeks = try Query(request.uri, ["weeks"]).number("weeks", 1...104, else: 8)
        guard let log = try await service.sessions.look(context.kept(try context.conversation()), { $0.journal }) else {
          throw Problem.unknownConversation
        }
        let progress = TrainingProgress(log, knowledge: knowledge, today: .today, weekCount: weeks)
        switch type {
        case "text/csv": return .csv(progress.csv, name: "progress")
        case "image/svg+xml":
          return .text(
            ProgressPicture(progress).svg.utf8, type: type,
            headers: [.vary: "Accept", .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'"])
        default: return try .json(ProgressCard(progress), headers: [.vary: "Accept"])
        }
      },
    ]
  }
}

extension Response {
  fileprivate static func csv(_ text: String, name: String) -> Response {
    .text(
      text.utf8, type: "text/csv; charset=utf-8", headers: [.vary: "Accept", .contentDisposition: "attachment; filename=\"\(name).csv\""])
  }
}
