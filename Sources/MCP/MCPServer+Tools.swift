import CoachKit
import Knowledge
import Planning
import Rendering

extension MCPServer {
  /// Mistakes in what a tool was given come back as its result, so that the model can mend them; only an unknown tool is an error.
  func call(_ params: JSONValue) throws(Failure) -> JSONValue {
    guard let name = params["name"]?.string else { throw Failure(.invalidParams, "The name of the tool is missing.") }
    let given: JSONValue
    switch params["arguments"] {
    case nil: given = [:]
    case .object(let members): given = .object(members)
    default: throw Failure(.invalidParams, "arguments must be an object.")
    }
    do {
      switch name {
      case "ask": return try ask(given)
      case "find_exercises": return try find(given)
      case "get_exercise": return try get(given)
      case "plan_week": return try plan(given)
      default: throw Failure(.invalidParams, "There is no tool of this name.")
      }
    } catch let mistake as Mistake { return ["content": [Self.content(mistake.sentence)], "isError": true] } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.internalError, "Something went wrong.")
    }
  }

  private struct Mistake: Error { let sentence: String }

  private static let longestText = 8_192

  private func text(_ name: String, _ given: JSONValue) throws -> String {
    guard let text = try optional(name, given) else { throw Mistake(sentence: "\(name) is missing: it must be a string.") }
    return text
  }

  private func optional(_ name: String, _ given: JSONValue) throws -> String? {
    switch given[name] {
    case nil, .null: return nil
    case .string(let text):
      guard text.utf8.count <= Self.longestText else { throw Mistake(sentence: "\(name) is too long: up to \(Self.longestText) bytes are read.") }
      guard !text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) else { throw Mistake(sentence: "\(name) is empty.") }
      return text
    default: throw Mistake(sentence: "\(name) must be a string.")
    }
  }

  private func ask(_ given: JSONValue) throws -> JSONValue {
    let text = try text("text", given)
    var earlier: [String] = []
    if let list = given["earlier"], list != .null {
      guard let texts = list.array?.map(\.string), texts.allSatisfy({ ($0?.utf8.count ?? .max) <= Self.longestText }), texts.count <= 50 else {
        throw Mistake(sentence: "earlier must be a list of up to 50 strings.")
      }
      earlier = texts.compactMap { $0 }
    }
    var conversation = Conversation()
    for text in earlier { _ = coach.reply(to: Utterance(text), in: &conversation) }
    let reply = told(coach.reply(to: Utterance(text), in: &conversation))
    return ["content": [Self.content(Renderer.markdown(reply))], "structuredContent": JSONValue(encoding: reply), "isError": false]
  }

  private func find(_ given: JSONValue) throws -> JSONValue {
    var query = ExerciseQuery()
    query.text = try optional("query", given)
    query.muscle = try optional("muscle", given)
    query.pattern = try optional("pattern", given)
    query.condition = try optional("condition", given)
    if let level = try optional("level", given) {
      guard let known = Exercise.Level(rawValue: level) else { throw Mistake(sentence: "level is beginner, intermediate or advanced.") }
      query.level = known
    }
    if let things = given["equipment"], things != .null {
      guard let list = things.array?.map(\.string), !list.contains(nil) else { throw Mistake(sentence: "equipment must be a list of ids.") }
      query.equipment = list.compactMap { $0 }
    }
    if let field = query.unknown(coach.knowledge) {
      throw Mistake(sentence: "\(field.name) is not known. It is one of: \(field.known.joined(separator: ", ")).")
    }
    var limit = 10
    if let wanted = given["limit"], wanted != .null {
      guard let number = wanted.number, let whole = Int(exactly: number), 1...50 ~= whole else {
        throw Mistake(sentence: "limit is a whole number from 1 to 50.")
      }
      limit = whole
    }
    let found = query.results(coach)
    let shown = found.prefix(limit).map(ExerciseSummary.init)
    let lines = shown.map { "- \($0.name) (\($0.id), \($0.level)): \($0.summary)" }
    let lead = found.isEmpty ? "No exercise fits." : found.count > shown.count ? "The first \(shown.count) of \(found.count):" : "\(found.count) found:"
    return [
      "content": [Self.content(([lead] + lines).joined(separator: "\n"))],
      "structuredContent": ["items": JSONValue(encoding: shown), "total": .number(Double(found.count))], "isError": false,
    ]
  }

  private func get(_ given: JSONValue) throws -> JSONValue {
    let name = try text("exercise", given)
    guard let exercise = coach.knowledge.exercises[name] ?? coach.exercise(in: name), let card = coach.exerciseCard(exercise.id) else {
      throw Mistake(sentence: "There is no such exercise. find_exercises lists them.")
    }
    return ["content": [Self.content(card.markdown)], "structuredContent": JSONValue(encoding: card), "isError": false]
  }

  private func plan(_ given: JSONValue) throws -> JSONValue {
    let text = try text("text", given)
    var today = CalendarDate.today
    if let day = try optional("today", given) {
      guard let date = CalendarDate(day) else { throw Mistake(sentence: "today is a date such as 2026-03-14.") }
      today = date
    }
    // A warning sign comes before any plan.
    if coach.alarm(text) != nil {
      var conversation = Conversation()
      let reply = told(coach.reply(to: Utterance(text, today: today), in: &conversation))
      return ["content": [Self.content(reply.text)], "isError": true]
    }
    let plan = coach.plan(text, today: today)
    return ["content": [Self.content(plan.markdown)], "structuredContent": JSONValue(encoding: plan), "isError": false]
  }

  private static func content(_ text: String) -> JSONValue { ["type": "text", "text": .string(text)] }
}
