import Foundation
import Hummingbird

extension Response {
  /// A value as JSON with its members in alphabetical order. What a person asked must not stay in a cache on the way.
  static func json(
    _ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json; charset=utf-8", headers: HTTPFields = [:]
  ) throws -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    let bytes = try encoder.encode(value)
    var headers = headers
    headers[.contentType] = type
    headers[.cacheControl] = "no-store"
    return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
