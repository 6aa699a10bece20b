import Foundation
import Hummingbird

extension Request {
  /// The `text` of a body `{"text": "…"}`. Members that are not known are passed over.
  /// - Throws: `Problem` for a body that is too large, not JSON, or without a usable text.
  func text() async throws -> String {
    try requireJSON()
    let object = try Self.decode(TextBody.self, await bytes())
    guard let text = object.text else { throw Problem.textMissing }
    if text.utf8.count > Limits.text { throw Problem.textTooLong }
    if text.allSatisfy(\.isWhitespace) { throw Problem.textEmpty }
    return text
  }

  /// Reads a body that says nothing: none at all, or a JSON object.
  /// - Throws: `Problem` for a body that is too large or something else.
  func requireEmptyOrObject() async throws {
    let bytes = try await bytes()
    if bytes.isEmpty { return }
    try requireJSON()
    _ = try Self.decode(AnyBody.self, bytes)
  }

  private struct TextBody: Decodable { let text: String? }
  private struct AnyBody: Decodable {}

  private func requireJSON() throws(Problem) {
    let type = (headers[.contentType] ?? "").prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces)
    if type.lowercased() != "application/json" { throw .wrongContentType }
  }

  private func bytes() async throws -> Data {
    if let length = headers[.contentLength].flatMap({ Int($0) }), length > Limits.body { throw Problem.bodyTooLarge }
    do {
      return Data((try await body.collect(upTo: Limits.body)).readableBytesView)
    } catch let error as any HTTPResponseError where error.status == .contentTooLarge {
      throw Problem.bodyTooLarge
    }
  }

  private static func decode<T: Decodable>(_ type: T.Type, _ bytes: Data) throws -> T {
    do { return try JSONDecoder().decode(type, from: bytes) } catch DecodingError.typeMismatch(_, let context) {
      throw context.codingPath.isEmpty ? Problem.notAnObject : Problem.textNotString
    } catch DecodingError.valueNotFound(_, let context) {
      throw context.codingPath.isEmpty ? Problem.notAnObject : Problem.textNotString
    } catch { throw Problem.badJSON }
  }
}
