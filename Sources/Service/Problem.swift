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
    "body-too-large", .contentTooLarge, "The body is too large", "A body may hold up to \(Limits.body) bytes.")
  static let unknownConversation = Problem(
    "unknown-conversation", .notFound, "There is no such conversation",
    "It was never begun or has been deleted. Begin one with POST /v1/conversations.")
  static let unknownPath = Problem(
    "unknown-path", .notFound, "There is nothing at this path", "Check the path. POST /v1/ask answers one question.")
  static let storeUnavailable = Problem(
    "store-unavailable", .serviceUnavailable, "Conversations cannot be kept at the moment",
    "Nothing was changed. Try again in a moment, or use POST /v1/ask, which needs no conversation.", headers: [.retryAfter: "5"])
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
}
