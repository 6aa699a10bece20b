import CoachKit
import Rendering

extension MCPServer {
  private static let exercises = "coach://exercises/"
  private static let sources = "coach://sources/"
  private static let pageSize = 50

  static let templates: [JSONValue] = [
    [
      "uriTemplate": "coach://exercises/{id}", "name": "exercise", "title": "An exercise", "mimeType": "text/markdown",
      "description": "How to do it, how much, what goes wrong, and why.",
    ],
    [
      "uriTemplate": "coach://sources/{id}", "name": "source", "title": "A source", "mimeType": "text/markdown",
      "description": "What was studied, what it shows and what it does not show.",
    ],
  ]

  /// Exercises, then sources, a page at a time.
  func resources(_ params: JSONValue) throws(Failure) -> JSONValue {
    let all: [(uri: String, name: String, text: String)] =
      coach.knowledge.exercises.items.map { (Self.exercises + $0.id, $0.name, $0.summary) }
      + coach.knowledge.sources.items.map { (Self.sources + $0.id, $0.title, $0.citation) }
    var cursor: String?
    switch params["cursor"] {
    case nil, .null: break
    case .string(let text): cursor = text
    default: throw Failure(.invalidParams, "cursor must be a string.")
    }
    guard let page = Page(all, after: cursor, limit: Self.pageSize, id: \.uri) else { throw Failure(.invalidParams, "There is no such cursor.") }
    var result: [String: JSONValue] = [
      "resources": .array(
        page.items.map { item in
          ["uri": .string(item.uri), "name": .string(item.name), "description": .string(item.text), "mimeType": "text/markdown"]
        })
    ]
    if let next = page.next { result["nextCursor"] = .string(next) }
    return .object(result)
  }

  func resource(_ params: JSONValue) throws(Failure) -> JSONValue {
    guard let uri = params["uri"]?.string else { throw Failure(.invalidParams, "The uri of the resource is missing.") }
    guard let text = text(uri) else { throw Failure(.resourceNotFound, "There is no such resource. resources/list names all.") }
    return ["contents": [["uri": .string(uri), "mimeType": "text/markdown", "text": .string(text)]]]
  }

  private func text(_ uri: String) -> String? {
    if uri.hasPrefix(Self.exercises) { return coach.exerciseCard(String(uri.dropFirst(Self.exercises.count)))?.markdown }
    if uri.hasPrefix(Self.sources) {
      return coach.knowledge.sources[String(uri.dropFirst(Self.sources.count))].map { SourceCard($0).markdown }
    }
    return nil
  }
}
