/// Strong entity tags: half a SHA-256 of the bytes.
enum ETag {
  static func of(_ bytes: some Collection<UInt8>) -> String { "\"\(SHA256.hex(bytes).prefix(32))\"" }

  /// The tag of the gzipped form.
  static func packed(_ tag: String) -> String { "\(tag.dropLast())-gz\"" }

  /// Whether `If-None-Match` names a tag, in any form.
  static func matches(_ header: String, _ tag: String) -> Bool {
    header.split(separator: ",").contains { part in
      var part = part.drop { $0 == " " }
      while part.last == " " { part.removeLast() }
      if part == "*" { return true }
      if part.hasPrefix("W/") { part = part.dropFirst(2) }
      return part == tag || part == packed(tag)
    }
  }
}
