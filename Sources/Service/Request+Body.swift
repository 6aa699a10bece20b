import CoachKit
import Foundation
import Hummingbird

extension Request {
  /// The `text` of a body `{"text": "…"}`. Members that are not known are passed over.
  /// - Throws: `Problem` for a body that is too large, not JSON, or without a usable text.
  func text() async throws -> String { try await textBody().text ?? "" }

  /// A usable text and what may stand beside it.
  func textBody() async throws -> TextBody {
    try requireJSON()
    let object = try Self.decode(TextBody.self, await bytes())
    guard let text = object.text else { throw Problem.textMissing }
    try text.requireUsable("text")
    return object
  }

  struct TextBody: Decodable {
    let text: String?
    /// The day it is where the person is.
    let today: String?
  }

  /// A body that is any JSON object.
  /// - Throws: `Problem` for a body that is too large, not JSON, or no object.
  func object(upTo limit: Int = Limits.body) async throws -> JSONValue {
    try requireJSON()
    let value = try Self.decode(JSONValue.self, await bytes(upTo: limit))
    guard value.object != nil else { throw Problem.notAnObject }
    return value
  }

  /// Reads a body that says nothing: none at all, or a JSON object.
  /// - Throws: `Problem` for a body that is too large or something else.
  func requireEmptyOrObject() async throws {
    let bytes = try await bytes()
    if bytes.isEmpty { return }
    try requireJSON()
    guard try Self.decode(JSONValue.self, bytes).object != nil else { throw Problem.notAnObject }
  }

  func requireJSON() throws(Problem) {
    let type = (headers[.contentType] ?? "").prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces)
    if type.lowercased() != "application/json" { throw .wrongContentType }
  }

  func bytes(upTo limit: Int = Limits.body) async throws -> Data {
    if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit { throw Problem.bodyTooLarge }
    do {
      return Data((try await body.collect(upTo: limit)).readableBytesView)
    } catch let error as any HTTPResponseError where error.status == .contentTooLarge {
      throw Problem.bodyTooLarge
    }
  }

  private static func decode<T: Decodable>(_ type: T.Type, _ bytes: Data) throws -> T {
    do { return try JSONDecoder().decode(type, from: bytes) } catch DecodingError.typeMismatch(_, let context) {
      throw mistyped(context)
    } catch DecodingError.valueNotFound(_, let context) { throw mistyped(context) } catch { throw Problem.badJSON }
  }

  private static func mistyped(_ context: DecodingError.Context) -> Problem {
    switch context.codingPath.first?.stringValue {
    case nil: .notAnObject
    case "today": .badMember("today", "The member \"today\" must be a date such as 2026-03-14.")
    default: .textNotString
    }
  }
}

extension String {
  /// - Parameter field: the member it comes from.
  /// - Throws: `Problem` when it is empty or too long.
  func requireUsable(_ field: String) throws(Problem) {
    guard utf8.count <= Limits.text else {
      throw field == "text" ? .textTooLong : .badMember(field, "The member \"\(field)\" may hold up to \(Limits.text) bytes in UTF-8.")
    }
    guard !unicodeScalars.allSatisfy(\.properties.isWhitespace) else {
      throw field == "text" ? .textEmpty : .badMember(field, "The member \"\(field)\" must hold more than white space.")
    }
  }
}
