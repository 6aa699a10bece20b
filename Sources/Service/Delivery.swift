import CZlib
import HTTPTypes
import Hummingbird
import NIOCore

/// What all answers have in common: headers that keep browsers from doing harm, the request's id, and compression where the client takes it.
struct Delivery: RouterMiddleware {
  typealias Next = (Request, ServiceContext) async throws -> Response

  func handle(_ request: Request, context: ServiceContext, next: Next) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in Self.headers where response.headers[name] == nil { response.headers[name] = value }
    response.headers[.requestID] = context.logger[metadataKey: "hb.request.id"]?.description
    return try await compressed(response, request)
  }

  private static let headers: [(HTTPField.Name, String)] = [
    (.xContentTypeOptions, "nosniff"), (.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'"),
    (.referrerPolicy, "no-referrer"), (.resourcePolicy, "same-origin"), (.frameOptions, "DENY"),
  ]

  /// Smaller bodies gain nothing.
  private static let least = 1_024

  private func compressed(_ response: Response, _ request: Request) async throws -> Response {
    // Streams have no length.
    guard let length = response.body.contentLength, length >= Self.least, response.headers[.contentEncoding] == nil,
      Self.isText(response.headers[.contentType] ?? "")
    else { return response }
    var response = response
    response.headers[values: .vary].append("Accept-Encoding")
    guard Accept.takesGzip(request.headers[.acceptEncoding]), request.method != .head else { return response }
    let collector = Collector()
    try await response.body.write(collector)
    guard let packed = Self.gzip(collector.buffer.value) else { return response }
    response.headers[.contentEncoding] = "gzip"
    response.headers[.contentLength] = nil
    // Another form of the same thing has a strong tag of its own.
    if let tag = response.headers[.eTag] { response.headers[.eTag] = ETag.packed(tag) }
    response.body = .init(byteBuffer: packed)
    return response
  }

  private static func isText(_ type: String) -> Bool {
    type.hasPrefix("text/") && !type.hasPrefix("text/event-stream") || type.hasPrefix("application/json") || type.hasPrefix("application/problem+json")
      || type.hasPrefix("image/svg+xml") || type.hasPrefix("application/yaml")
  }

  static func gzip(_ buffer: ByteBuffer) -> ByteBuffer? {
    let room = buffer.readableBytes + 64
    var packed = ByteBuffer()
    let written = packed.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { to in
      buffer.withUnsafeReadableBytes { from in
        Int(coach_gzip(from.bindMemory(to: UInt8.self).baseAddress, UInt(from.count), to.bindMemory(to: UInt8.self).baseAddress, UInt(room)))
      }
    }
    return written > 0 ? packed : nil
  }

  /// Takes a body as one piece.
  private struct Collector: ResponseBodyWriter {
    final class Box { var value = ByteBuffer() }
    let buffer = Box()

    func write(_ piece: ByteBuffer) async throws {
      var piece = piece
      buffer.value.writeBuffer(&piece)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
  }
}
