import CoachKit
import Hummingbird
import Knowledge

extension Route {
  /// What coach knows beside exercises.
  static func content(_ service: Service) -> [Route] {
    let knowledge = service.coach.knowledge
    return [
      Route(.get, "/v1/muscles") { request, _ in
        try list(knowledge.bodyParts.items, request, BodyPartCard.init)
      },
      Route(.get, "/v1/muscles/{id}") { request, context in
        guard let part = knowledge.bodyParts[context.id] else { throw Problem.unknown("muscle") }
        return try .content(BodyPartCard(part), request)
      },
      Route(.get, "/v1/injuries") { request, _ in
        try list(knowledge.injuries.items, request, InjuryCard.init)
      },
      Route(.get, "/v1/injuries/{id}") { request, context in
        guard let injury = knowledge.injuries[context.id] else { throw Problem.unknown("injury") }
        return try .content(InjuryCard(injury), request)
      },
      Route(.get, "/v1/routines") { request, _ in
        try list(knowledge.routines.items, request) { RoutineCard($0, knowledge) }
      },
      Route(.get, "/v1/routines/{id}") { request, context in
        guard let routine = knowledge.routines[context.id] else { throw Problem.unknown("routine") }
        return try .content(RoutineCard(routine, knowledge), request)
      },
      Route(.get, "/v1/sources") { request, _ in
        try list(knowledge.sources.items, request, SourceCard.init)
      },
      Route(.get, "/v1/sources/{id}") { request, context in
        guard let source = knowledge.sources[context.id] else { throw Problem.unknown("source") }
        return try .content(SourceCard(source), request)
      },
    ]
  }

  private static func list<Item: KnowledgeItem>(_ items: [Item], _ request: Request, _ card: (Item) -> some Encodable & Sendable) throws -> Response {
    try .content(page(items, Query(request.uri, ["limit", "cursor"])).map(card), request)
  }

  /// The page of a list that a query asks for.
  static func page<Item: KnowledgeItem>(_ items: [Item], _ query: Query) throws(Problem) -> Page<Item> {
    guard let page = Page(items, after: try query.text("cursor"), limit: try query.number("limit", 1...100, else: 20), id: \.id) else {
      throw .unknownCursor
    }
    return page
  }
}
