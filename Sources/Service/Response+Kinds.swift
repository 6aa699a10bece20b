import Foundation
import Hummingbird

extension Response {
  /// A value as JSON with its members in alphabetical order. What a person asked must not stay in a cache on the way.
  static func json(
    _ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json; charset=utf-8", headers: HTTPFields = [:]
  ) throws -> Response {
    text(try encoded(value), type: type, status: status, headers: headers)
  }

  /// Bytes that belong to a person.
  static func text(_ bytes: some Collection<UInt8>, type: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
    buffer(ByteBuffer(bytes: bytes), type: type, status: status, headers: headers)
  }

  /// The same, of bytes that lie ready.
  static func buffer(
    _ bytes: ByteBuffer, type: String = "application/json; charset=utf-8", status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) -> Response {
    var headers = headers
    headers[.contentType] = type
    headers[.cacheControl] = "no-store"
    return Response(status: status, headers: headers, body: .init(byteBuffer: bytes))
  }

  /// Something that is the same for everybody, as JSON with an entity tag.
  static func content(_ value: some Encodable, _ request: Request) throws -> Response {
    content(try encoded(value), type: "application/json; charset=utf-8", request)
  }

  /// Bytes that are the same for everybody, with an entity tag; 304 when the client has them.
  static func content(_ bytes: some Collection<UInt8>, type: String, _ request: Request, headers: HTTPFields = [:]) -> Response {
    var headers = headers
    let tag = ETag.of(bytes)
    headers[.eTag] = tag
    headers[.cacheControl] = "max-age=300"
    if let known = request.headers[.ifNoneMatch], ETag.matches(known, tag) { return Response(status: .notModified, headers: headers) }
    headers[.contentType] = type
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  static func encoded(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    return try encoder.encode(value)
  }
}

extension Request {
  /// Which of some media types to answer with.
  /// - Throws: `Problem.notAcceptable` when the client takes none of them.
  func chooses(_ types: [String]) throws(Problem) -> String {
    guard let chosen = Accept.choose(headers[.accept], types) else { throw .notAcceptable(types) }
    return chosen
  }
}
