import CoachKit
import Figures
import Hummingbird
import Knowledge

extension Route {
  /// Exercises: lists, one, and its figure.
  static func exercises(_ service: Service) -> [Route] {
    let coach = service.coach
    return [
      Route(.get, "/v1/exercises") { request, _ in
        let query = try Query(request.uri, ["muscle", "equipment", "level", "pattern", "condition", "q", "limit", "cursor"])
        let wanted = try ExerciseQuery(query)
        if let field = wanted.unknown(coach.knowledge) {
          throw Problem.badParameter(field.name, "It is one of: \(field.known.joined(separator: ", ")).")
        }
        return try .content(page(wanted.results(coach), query).map(ExerciseSummary.init), request)
      },
      Route(.get, "/v1/exercises/{id}") { request, context in
        guard let card = coach.exerciseCard(context.id) else { throw Problem.unknown("exercise") }
        return try .content(card, request)
      },
      Route(.get, "/v1/exercises/{id}/figure.svg") { request, context in
        guard coach.knowledge.exercises[context.id] != nil else { throw Problem.unknown("exercise") }
        guard let movement = coach.movement(context.id) else { throw Problem.noFigure }
        let query = try Query(request.uri, ["view", "fault", "animated"])
        let view = try query.word("view", View.self)
        let number = try query.number("fault", 0...99, else: 0)
        guard number <= movement.faults.count else { throw Problem.noFigure }
        let fault = number > 0 ? movement.faults[number - 1] : nil
        let isMoving = try query.word("animated", YesNo.self) ?? .yes == .yes
        let svg = isMoving ? SVGFigure.moving(movement, fault: fault, view: view) : SVGFigure.stills(movement, fault: fault, view: view)
        // The picture brings its own style sheet, and nothing else.
        return .content(
          svg.utf8, type: "image/svg+xml", request, headers: [.contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'"])
      },
    ]
  }
}

extension ExerciseQuery {
  init(_ query: Query) throws(Problem) {
    self.init()
    muscle = try query.text("muscle")
    equipment = try query.text("equipment", upTo: 2_048)?.split(separator: ",").map(String.init)
    if equipment?.count ?? 0 > 64 { throw .badParameter("equipment", "It may name up to 64 things.") }
    level = try query.word("level", Exercise.Level.self)
    pattern = try query.text("pattern")
    condition = try query.text("condition")
    text = try query.text("q")
  }
}
