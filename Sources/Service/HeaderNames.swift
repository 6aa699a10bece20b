import HTTPTypes

extension HTTPField.Name {
  static let idempotencyKey = Self("Idempotency-Key")!
  static let protocolVersion = Self("MCP-Protocol-Version")!
  static let forwardedFor = Self("X-Forwarded-For")!
  static let requestID = Self("X-Request-Id")!
  static let referrerPolicy = Self("Referrer-Policy")!
  static let resourcePolicy = Self("Cross-Origin-Resource-Policy")!
  static let frameOptions = Self("X-Frame-Options")!
}
