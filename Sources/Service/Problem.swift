import Hummingbird

/// What went wrong, as RFC 9457 problem details. Never contains what a person wrote.
public struct Problem: Error, Sendable, Equatable, Encodable {
  /// A stable name for this kind of problem: `urn:coach:problem:bad-json`.
  public let type: String
  /// The kind of problem in a few words.
  public let title: String
  /// The HTTP status code.
  public let status: Int
  /// What is wrong this time and what to do about it.
  public let detail: String
  /// The member of the request's JSON object that is wrong.
  public let field: String?
  /// Further headers of the answer, such as `Allow`.
  let headers: HTTPFields

  private enum CodingKeys: String, CodingKey { case type, title, status, detail, field }

  init(_ name: String, _ status: HTTPResponse.Status, _ title: String, _ detail: String, field: String? = nil, headers: HTTPFields = [:]) {
    type = "urn:coach:problem:\(name)"
    self.title = title
    self.status = status.code
    self.detail = detail
    self.field = field
    self.headers = headers
  }

  func response() throws -> Response {
    try .json(self, status: .init(code: status), type: "application/problem+json", headers: headers)
  }
}

extension Problem {
  static let badJSON = Problem(
    "bad-json", .badRequest, "The body is not JSON", "Send a JSON object in UTF-8, such as {\"text\": \"how do I do a lunge\"}.")
  static let notAnObject = Problem(
    "not-an-object", .unprocessableContent, "The body is not a JSON object", "Send an object, such as {\"text\": \"how do I do a lunge\"}.")
  static let textMissing = Problem(
    "text-missing", .unprocessableContent, "There is no text", "The object needs a member \"text\" that is a string.", field: "text")
  static let textNotString = Problem(
    "text-not-a-string", .unprocessableContent, "The text is not a string", "The member \"text\" must be a string.", field: "text")
  static let textEmpty = Problem(
    "text-empty", .unprocessableContent, "The text is empty", "The member \"text\" must hold more than white space.", field: "text")
  static let textTooLong = Problem(
    "text-too-long", .unprocessableContent, "The text is too long",
    "The member \"text\" may hold up to \(Limits.text) bytes in UTF-8. Ask in fewer words.", field: "text")
  static let wrongContentType = Problem(
    "wrong-content-type", .unsupportedMediaType, "The body is not announced as JSON", "Send the header Content-Type: application/json.")
  static let bodyTooLarge = Problem(
    "body-too-large", .contentTooLarge, "The body is too large", "A body may hold up to \(Limits.body) bytes, of a chat up to \(Limits.chat).")
  static let badKey = Problem(
    "bad-idempotency-key", .badRequest, "The idempotency key cannot be used", "Idempotency-Key may hold 1 to 128 visible ASCII signs.",
    field: "Idempotency-Key")
  static let keyUsed = Problem(
    "idempotency-key-used", .conflict, "The idempotency key was used for another text",
    "Nothing was changed. Send a new key with a new text.", field: "Idempotency-Key")
  static let keyMissing = Problem(
    "key-missing", .unauthorized, "There is no valid key", "Send the header Authorization: Bearer KEY with a key that the operator gave you.",
    headers: [.wwwAuthenticate: "Bearer"])
  static let badOrigin = Problem(
    "bad-origin", .forbidden, "Pages of this origin may not call the service", "Only programs on this machine and the configured origin may.")
  static let noFigure = Problem(
    "no-figure", .notFound, "There is no such figure", "Which figures an exercise has stands at /v1/exercises/{id}, in the member \"figure\".")
  static let unknownCursor = Problem(
    "unknown-cursor", .notFound, "There is no such page", "Take the value of \"next\" in the page before, with the same filters.", field: "cursor")
  static let noPlan = Problem(
    "no-plan", .conflict, "No week is planned in this conversation", "Ask for one: send the turn \"plan my week\".")
  static let unknownModel = Problem(
    "model_not_found", .notFound, "There is no such model", "The only model is coach.", field: "model")

  /// Nothing of this kind has the id.
  static func unknown(_ kind: String) -> Problem {
    Problem(
      "unknown-\(kind)", .notFound, "There is no such \(kind)", "GET /v1/\(kind == "injury" ? "injuries" : "\(kind)s") lists the ids there are.", field: "id")
  }

  static func badParameter(_ name: String, _ detail: String) -> Problem {
    Problem("bad-parameter", .unprocessableContent, "A parameter has no usable value", detail, field: name)
  }

  static func badMember(_ name: String, _ detail: String) -> Problem {
    Problem("bad-member", .unprocessableContent, "A member of the body has no usable value", detail, field: name)
  }

  static func notAcceptable(_ types: [String]) -> Problem {
    Problem("not-acceptable", .notAcceptable, "Nothing that Accept names can be sent", "It can be \(types.joined(separator: ", ")).")
  }

  static func tooManyRequests(_ seconds: Int) -> Problem {
    Problem(
      "too-many-requests", .tooManyRequests, "Too many requests", "Try again in \(seconds) \(seconds == 1 ? "second" : "seconds").",
      headers: [.retryAfter: "\(seconds)"])
  }

  /// Somebody should look before anything is planned.
  static func warningSign(_ message: String) -> Problem {
    Problem("warning-sign", .unprocessableContent, "This needs looking at before any training", message, field: "text")
  }

  static let unknownConversation = Problem(
    "unknown-conversation", .notFound, "There is no such conversation",
    "It was never begun or has been deleted. Begin one with POST /v1/conversations.")
  static let unknownPath = Problem(
    "unknown-path", .notFound, "There is nothing at this path", "Check the path. POST /v1/ask answers one question.")
  static let storeUnavailable = Problem(
    "store-unavailable", .serviceUnavailable, "Conversations cannot be kept at the moment",
    "Nothing was changed. Try again in a moment, or use POST /v1/ask, which needs no conversation.", headers: [.retryAfter: "5"])
  static let storeUnsure = Problem(
    "store-unsure", .serviceUnavailable, "It is not known whether the change was kept",
    "The connection to the database broke at the last moment. Send a turn again with the same Idempotency-Key, and it is taken once; else look first.",
    headers: [.retryAfter: "5"])
  static let stopping = Problem(
    "stopping", .serviceUnavailable, "The server is stopping", "Nothing was changed. Try again in a moment.", headers: [.retryAfter: "5"])
  static let internalError = Problem(
    "internal-error", .internalServerError, "Something went wrong", "This is a mistake in coach-server. Its log has more.")

  static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> Problem {
    let list = allowed.map(\.rawValue).joined(separator: ", ")
    return Problem(
      "method-not-allowed", .methodNotAllowed, "The path does not know this method", "It knows \(list).", headers: [.allow: list])
  }

  /// For a status that Hummingbird itself answers with.
  init(status: HTTPResponse.Status) {
    self.init("http-\(status.code)", status, status.reasonPhrase, "The request was not understood.")
  }
}

/// How much may be sent, in bytes.
enum Limits {
  static let text = 8_192
  static let body = 65_536
  /// Clients of chats send the whole talk each time.
  static let chat = 262_144
}
