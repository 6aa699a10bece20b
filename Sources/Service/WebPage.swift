import CoachKit
import Dialogue
import Figures
import Hummingbird
import Knowledge
import NIOCore
import Rendering
import Resources
import WebFiles

/// The web chat at `/`: the page with its style and script, the pictures in it, and what stands behind its sources.
///
/// The script talks to the REST routes. Without scripts the page's form is answered here, one question at a time.
struct WebPage: Sendable {
  private let sessions: Sessions
  private let page: String
  /// Every source in words, by its id.
  private let citations: [String: String]
  /// Whether the server answers only who has a key, which a form without scripts cannot send.
  private let asksForKey: Bool

  private init(_ sessions: Sessions, asksForKey: Bool) {
    self.sessions = sessions
    self.asksForKey = asksForKey
    page = WebFiles.files.first { $0.name == "index.html" }?.text.string ?? ""
    citations = Dictionary(
      sessions.coach.policy.knowledge.sources.items.map { ($0.id, [$0.citation, $0.studied ?? ""].filter { !$0.isEmpty }.joined(separator: " ")) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The page's routes, which are no part of the interface for programs.
  static func routes(_ sessions: Sessions, asksForKey: Bool) -> [Route] {
    let web = WebPage(sessions, asksForKey: asksForKey)
    let citations = WebAsset(JSONRenderer.line(web.citations), .json)
    let kinds: [String: WebAsset.Kind] = ["css": .css, "js": .script, "svg": .svg]
    let files = WebFiles.files.compactMap { file -> Route? in
      guard let kind = kinds[file.role] else { return nil }
      let asset = WebAsset(file.text.string, kind)
      return Route(.get, "/\(file.name)") { request, _ in asset.response(to: request) }
    }
    return files + [
      Route(.get, "/") { request, _ in try web.page(request) },
      Route(.post, "/") { request, _ in try await web.answer(request) },
      Route(.get, "/figure/{id}.svg") { request, context in try web.figure(context.id, request) },
      Route(.get, "/citations.json") { request, _ in citations.response(to: request) },
    ]
  }

  // MARK: The page

  private struct Form: Decodable { let q: String? }

  /// The page; with `?q=` the answer to a question is in it.
  private func page(_ request: Request) throws -> Response {
    guard let query = request.uri.query, let question = question(in: query), !isBlank(question) else {
      return WebAsset(filled(""), .html).response(to: request)
    }
    return answered(question)
  }

  /// The page with the answer to the question of a form.
  private func answer(_ request: Request) async throws -> Response {
    // What is too large may go on for ever: the rest of it is not read.
    guard let body = try? await request.body.collect(upTo: Limits.body) else { return trouble(.contentTooLarge, Self.tooLong) }
    guard let question = question(in: String(buffer: body)) else { return trouble(.badRequest, "The question did not arrive whole. Please ask again.") }
    return isBlank(question) ? trouble(.unprocessableContent, "Please write a question first.") : answered(question)
  }

  private func question(in form: String) -> String? { (try? URLEncodedFormDecoder().decode(Form.self, from: form))?.q }

  private func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

  private func answered(_ question: String) -> Response {
    if asksForKey { return trouble(.unauthorized, "This server asks for a key. Please ask on the page with JavaScript turned on: it can send yours.") }
    guard question.utf8.count <= Limits.text else { return trouble(.contentTooLarge, Self.tooLong) }
    let reply = sessions.ask(question)
    let citations = reply.sources.compactMap { self.citations[$0] }
    return html(HTMLRenderer.turn(reply, picture: address, sources: citations))
  }

  private static let tooLong = "That is too long for me. Please ask in fewer words: about two pages of text at most."

  private func trouble(_ status: HTTPResponse.Status, _ sentence: String) -> Response {
    html("<p class=\"trouble\" role=\"alert\">\(escapedXML(sentence))</p>", status)
  }

  /// What a person asked must not stay in a cache on the way.
  private func html(_ talk: String, _ status: HTTPResponse.Status = .ok) -> Response {
    var response = WebAsset(filled(talk), .html).response
    response.status = status
    response.headers[.cacheControl] = "no-store"
    response.headers[.eTag] = nil
    return response
  }

  private func filled(_ talk: String) -> String { page.split(separator: "<!-- talk -->", maxSplits: 1).joined(separator: talk) }

  // MARK: Pictures

  /// A still picture: without scripts there is no way to stop one that moves.
  private func address(of figure: Block.Figure) -> String {
    "/figure/\(figure.exercise).svg" + (figure.fault.map { "?fault=\($0)" } ?? "")
  }

  private func figure(_ id: String, _ request: Request) throws -> Response {
    let options = request.uri.queryParameters
    guard let movement = sessions.coach.movement(id) else { throw Problem.unknownPath }
    var fault: Fault?
    if let number = options["fault"] {
      fault = movement.faults.first { String($0.number) == number }
      if fault == nil { throw Problem.unknownPath }
    }
    let picture = options["animated"] == "1" ? SVGFigure.moving(movement, fault: fault) : SVGFigure.stills(movement, fault: fault)
    return WebAsset(picture, .svg).response(to: request)
  }
}
