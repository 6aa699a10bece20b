import CPostgres
import CoachKit

/// Where a PostgreSQL database is: `postgres://user:password@host:port/database?option=value`, as libpq reads it.
public struct PostgresURL: Sendable, CustomStringConvertible {
  let text: String
  /// Server and database for people to read, without user, password and options: `PostgreSQL at db.example:5432, database coach`.
  public let description: String

  /// Whether a text is meant as such a URL, well made or not.
  public static func isMeant(by text: String) -> Bool { text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") }

  /// - Throws: `StoreError` that says what is wrong with the URL; it never quotes a password.
  public init(_ text: String) throws(StoreError) {
    guard Self.isMeant(by: text) else { throw StoreError("The store's URL must begin with postgres:// or postgresql://.") }
    var message: UnsafeMutablePointer<CChar>?
    guard let options = PQconninfoParse(text, &message) else {
      let reason = message.map { String(cString: $0) } ?? "it is not understood"
      PQfreemem(message)
      // libpq quotes the whole URL in some of its messages.
      let safe = reason.contains("://") ? "it is not made like postgres://user:password@host:port/database" : reason.trimmed
      throw StoreError("The store's URL cannot be read: \(safe).")
    }
    defer { PQconninfoFree(options) }
    var values: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
      option += 1
    }
    for port in (values["port"] ?? "").split(separator: ",") where !(Int(port).map { 1...65_535 ~= $0 } ?? false) {
      throw StoreError("The store's URL cannot be read: \"\(port)\" is no port.")
    }
    self.text = text
    let place = [values["host"] ?? values["hostaddr"], values["port"]].compactMap(\.self).joined(separator: ":")
    let database = values["dbname"].map { ", database \($0)" } ?? ""
    description = (place.isEmpty ? "PostgreSQL on this machine" : "PostgreSQL at \(place)") + database
  }
}

extension String {
  /// Without white space and full stops at its ends.
  var trimmed: String {
    var text = Substring(self)
    while let last = text.last, last.isWhitespace || last == "." { text.removeLast() }
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    return String(text)
  }
}
