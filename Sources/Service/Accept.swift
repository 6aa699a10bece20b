/// What a client takes, from the headers that say so.
enum Accept {
  /// The offer a client likes best; the first of equals. Nil when it takes none of them. No header takes everything.
  static func choose(_ header: String?, _ offers: [String]) -> String? {
    guard let header, !header.allSatisfy({ $0 == " " }) else { return offers.first }
    let wishes = header.split(separator: ",").map(Wish.init)
    var best: (offer: String, quality: Double)?
    for offer in offers {
      // The most exact wish counts.
      let fitting = wishes.filter { $0.fits(offer) }.max { $0.exactness < $1.exactness }
      if let quality = fitting?.quality, quality > 0, quality > best?.quality ?? 0 { best = (offer, quality) }
    }
    return best?.offer
  }

  static func takesGzip(_ header: String?) -> Bool {
    let wishes = (header ?? "").split(separator: ",").map(Wish.init)
    return ((wishes.first { $0.name == "gzip" } ?? wishes.first { $0.name == "*" })?.quality ?? 0) > 0
  }

  private struct Wish {
    let name: String
    var quality = 1.0

    init(_ text: Substring) {
      let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { $0.filter { !$0.isWhitespace }.lowercased() }
      name = parts.first ?? ""
      for part in parts.dropFirst() where part.hasPrefix("q=") { quality = Double(part.dropFirst(2)) ?? 0 }
    }

    var exactness: Int { name == "*/*" ? 0 : name.hasSuffix("/*") ? 1 : 2 }

    func fits(_ offer: String) -> Bool { name == "*/*" || name == offer || name.hasSuffix("/*") && offer.hasPrefix(name.dropLast()) }
  }
}
