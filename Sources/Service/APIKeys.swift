/// The keys that clients may use, as SHA-256 hashes: the keys themselves are not kept anywhere.
public struct APIKeys: Sendable {
  private let hashes: [[UInt8]]

  /// Reads a file of hashes, one a line in hexadecimal signs, as `sha256sum` writes them; what follows a space or `#` is a remark.
  /// - Throws: `ServerError` naming the line that is no hash, or when there is none at all.
  public init(file text: String) throws(ServerError) {
    var hashes: [[UInt8]] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let word = line.prefix { $0 != "#" && $0 != " " && $0 != "\t" && $0 != "\r" }
      if word.isEmpty { continue }
      let digits = word.utf8.compactMap(Self.digit)
      guard word.utf8.count == 64, digits.count == 64 else {
        throw ServerError("Line \(number + 1) of the file of API keys is no SHA-256 hash. Make one with: printf %s KEY | sha256sum")
      }
      hashes.append(stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
    }
    if hashes.isEmpty { throw ServerError("The file of API keys has no hash. Make one with: printf %s KEY | sha256sum") }
    self.hashes = hashes
  }

  /// How many there are.
  public var count: Int { hashes.count }

  /// The short name of the one whose key this is; nil when it is nobody's. Takes the same time whichever sign differs first.
  func owner(of key: some StringProtocol) -> String? {
    let given = SHA256.hash(Array(key.utf8))
    var found: UInt8 = 0
    for hash in hashes {
      var difference: UInt8 = 0
      for (one, other) in zip(hash, given) { difference |= one ^ other }
      found |= difference == 0 ? 1 : 0
    }
    // Not the hash itself, which is what the file keeps.
    return found == 1 ? String(SHA256.hex(given).prefix(16)) : nil
  }

  private static func digit(_ sign: UInt8) -> UInt8? {
    switch sign {
    case 48...57: sign - 48
    case 65...70: sign - 55
    case 97...102: sign - 87
    default: nil
    }
  }
}
