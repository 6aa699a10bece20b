import HTTPTypes
import Hummingbird
import NIOCore

/// A text that a browser gets, with its type, a tag that changes when it does, and what it may do.
struct WebAsset: Sendable {
  enum Kind: String, Sendable {
    case html = "text/html; charset=utf-8"
    case css = "text/css; charset=utf-8"
    case script = "text/javascript; charset=utf-8"
    case svg = "image/svg+xml"
    case json = "application/json; charset=utf-8"
  }

  private let bytes: ByteBuffer
  private let headers: HTTPFields

  init(_ text: String, _ kind: Kind) {
    bytes = ByteBuffer(string: text)
    var headers: HTTPFields = [
      .contentType: kind.rawValue, .eTag: Self.tag(text), .cacheControl: "no-cache", .xContentTypeOptions: "nosniff",
      .contentSecurityPolicy: kind == .svg ? Self.picturePolicy : Self.pagePolicy,
    ]
    if kind == .html {
      headers[Self.referrerPolicy] = "no-referrer"
      headers[Self.openerPolicy] = "same-origin"
    }
    self.headers = headers
  }

  /// The whole answer.
  var response: Response { Response(status: .ok, headers: headers, body: .init(byteBuffer: bytes)) }

  /// The whole answer, or 304 to a browser that has it.
  func response(to request: Request) -> Response {
    let known = (request.headers[.ifNoneMatch] ?? "").split(separator: ",").map { $0.drop(while: \.isWhitespace) }
    guard known.contains(where: { $0 == headers[.eTag] ?? "" || $0 == "*" }) else { return response }
    return Response(status: .notModified, headers: headers)
  }

  /// Nothing from elsewhere, nothing inline; pictures may be what the page has fetched itself; scripts may not turn text into HTML.
  private static let pagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; form-action 'self'; "
    + "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
  /// A figure carries its own style, so that it can be used anywhere; it may do nothing else.
  private static let picturePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

  private static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
  private static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!

  /// FNV-1a over the bytes.
  private static func tag(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return "\"\(String(hash, radix: 16))\""
  }
}
