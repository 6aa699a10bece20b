import CoachKit
import Foundation
import Hummingbird
import Planning

extension Route {
  /// Weeks: of one sentence, and of a conversation.
  static func plans(_ service: Service) -> [Route] {
    let coach = service.coach
    return [
      Route(.post, "/v1/plans") { request, _ in
        let body = try await request.textBody()
        let text = body.text ?? ""
        guard let today = body.today.map({ CalendarDate($0) }) ?? .today else {
          throw Problem.badMember("today", "The member \"today\" must be a date such as 2026-03-14.")
        }
        let type = try request.chooses(PlanKind.types)
        // A warning sign comes before any plan.
        if coach.alarm(text) != nil { throw Problem.warningSign(service.told(service.sessions.ask(text)).text) }
        return try coach.plan(text, today: today).response(PlanKind(type))
      },
      Route(.get, "/v1/conversations/{id}/plan") { request, context in
        let type = try request.chooses(PlanKind.types)
        let state = try await service.sessions.look(context.kept(try context.conversation())) { $0.planState }
        guard let state else { throw Problem.unknownConversation }
        guard let plan = state?.plan else { throw Problem.noPlan }
        return try plan.response(PlanKind(type), sequence: state?.sequence ?? 0)
      },
    ]
  }
}

/// The forms a week comes in.
private enum PlanKind: String, CaseIterable {
  case json = "application/json"
  case calendar = "text/calendar"
  case markdown = "text/markdown"
  case page = "text/html"

  static let types = allCases.map(\.rawValue)

  init(_ type: String) { self = PlanKind(rawValue: type) ?? .json }
}

extension Plan {
  fileprivate func response(_ kind: PlanKind, sequence: Int = 0) throws -> Response {
    var headers: HTTPFields = [.vary: "Accept"]
    switch kind {
    case .json: return try .json(self, headers: headers)
    case .markdown: return .text(markdown.utf8, type: "text/markdown; charset=utf-8", headers: headers)
    case .page:
      headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
      return .text(PlanPage(self).html.utf8, type: "text/html; charset=utf-8", headers: headers)
    case .calendar:
      headers[.contentDisposition] = "attachment; filename=\"week-\(weekStart).ics\""
      let stamp = ISO8601DateFormatter.string(
        from: Date(), timeZone: TimeZone(secondsFromGMT: 0) ?? .current, formatOptions: [.withYear, .withMonth, .withDay, .withTime])
      let calendar = ICalendar(sequence: sequence).text(of: [self], stamp: stamp.filter { $0 != "Z" } + "Z")
      return .text(calendar.utf8, type: "text/calendar; charset=utf-8", headers: headers)
    }
  }
}
