/// Cuts text into normalised tokens: lower case, accents folded, contractions and everyday short forms spelt out.
///
/// Runs in time linear in the text. Control characters, zero-width and bidirectional marks, emoji and punctuation never reach a token.
public enum Tokeniser {
  /// The tokens of a text, from left to right.
  ///
  /// - Parameters:
  ///   - text: as typed.
  ///   - limit: how many tokens at most; the rest of the text is left unread.
  public static func tokens(of text: String, limit: Int = 4_000) -> [Token] {
    var reader = TokenReader(limit: limit)
    var text = text
    text.withUTF8 { reader.read($0) }
    return reader.tokens
  }

  /// The normalised form as one line: what templates are compared with.
  public static func normalised(_ text: String) -> String {
    tokens(of: text).map(\.text).joined(separator: " ")
  }
}

private struct TokenReader {
  var tokens: [Token] = []
  let limit: Int
  private var word: [UInt8] = []
  private var wordStart = 0
  private var gap = Token.Gap.none
  private var sentenceStart = 0

  init(limit: Int) { self.limit = limit }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var position = 0
    while position < bytes.count, tokens.count < limit {
      let byte = bytes[position]
      if byte < 0x80 {
        ascii(byte, at: position, next: position + 1 < bytes.count ? bytes[position + 1] : 0)
        position += 1
      } else {
        let (scalar, length) = decode(bytes, position)
        other(scalar, at: position)
        position += length
      }
    }
    endWord(at: position)
  }

  private mutating func ascii(_ byte: UInt8, at position: Int, next: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): append(byte, at: position)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(byte | 0x20, at: position)
    case UInt8(ascii: "'"), UInt8(ascii: "`"): if !word.isEmpty { word.append(UInt8(ascii: "'")) }
    case UInt8(ascii: "."):
      // A point between digits belongs to the number; otherwise it ends a sentence, unless letters follow at once (as in "e.g").
      if let last = word.last, isDigit(last), isDigit(next) {
        word.append(byte)
      } else {
        endWord(at: position)
        if next == 0 || next <= 0x20 || next == UInt8(ascii: ".") { close(.sentence) }
      }
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\n"):
      endWord(at: position)
      if byte == UInt8(ascii: "?") { markQuestion() }
      close(.sentence)
    case UInt8(ascii: ","):
      if let last = word.last, isDigit(last), isDigit(next) { return }
      endWord(at: position)
      close(.clause)
    case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"):
      endWord(at: position)
      close(.clause)
    case UInt8(ascii: "&"), UInt8(ascii: "+"):
      endWord(at: position)
      emit("and", position..<position + 1)
    case UInt8(ascii: "%"):
      endWord(at: position)
      emit("percent", position..<position + 1)
    case UInt8(ascii: "/"):
      // "w/" and "w/o"
      if word == [UInt8(ascii: "w")] { word.append(byte) } else { endWord(at: position) }
    default:
      endWord(at: position)
    }
  }

  private mutating func other(_ scalar: Unicode.Scalar, at position: Int) {
    switch scalar.value {
    case 0x2018, 0x2019, 0x02BC, 0x2032: if !word.isEmpty { word.append(UInt8(ascii: "'")) }
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0x00AD, 0xFE00...0xFE0F, 0x0300...0x036F: break  // invisible or combining
    case 0x2013, 0x2014, 0x2026:
      endWord(at: position)
      close(.clause)
    case 0x00D7: append(UInt8(ascii: "x"), at: position)
    default:
      if let folded = foldedLatin(scalar) {
        for byte in folded.utf8 { append(byte, at: position) }
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        for byte in scalar.properties.lowercaseMapping.utf8 { append(byte, at: position) }
      } else {
        endWord(at: position)
      }
    }
  }

  private mutating func append(_ byte: UInt8, at position: Int) {
    if word.isEmpty { wordStart = position }
    // One word of thousands of letters is no word; keep its head so that time and memory stay bounded.
    if word.count < 64 { word.append(byte) }
  }

  private mutating func endWord(at end: Int) {
    while let last = word.last, last == UInt8(ascii: "'") || last == UInt8(ascii: ".") { word.removeLast() }
    guard !word.isEmpty else { return }
    let range = wordStart..<end
    let text = String(decoding: word, as: UTF8.self)
    let hasMark = word.contains(UInt8(ascii: "'"))
    word.removeAll(keepingCapacity: true)
    if let spelt = ShortForms.table[text] ?? (hasMark ? ShortForms.contraction(text) : nil) {
      for part in spelt.split(separator: " ") { emit(String(part), range) }
    } else {
      emit(hasMark ? text.filter { $0 != "'" } : text, range)
    }
  }

  private mutating func emit(_ text: String, _ range: Range<Int>) {
    guard tokens.count < limit else { return }
    tokens.append(Token(text: text, range: range, gap: tokens.isEmpty ? .sentence : gap))
    gap = .none
  }

  private mutating func close(_ kind: Token.Gap) {
    gap = max(gap, kind)
    if kind == .sentence { sentenceStart = tokens.count }
  }

  private mutating func markQuestion() {
    for index in sentenceStart..<max(sentenceStart, tokens.count) { tokens[index].inQuestion = true }
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

/// One scalar from UTF-8; a byte that starts nothing legal reads as U+FFFD of length 1.
private func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> (Unicode.Scalar, Int) {
  let lead = bytes[position]
  let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
  guard length > 1, position + length <= bytes.count else { return ("\u{FFFD}", 1) }
  var value = UInt32(lead) & (0x7F >> UInt32(length))
  for offset in 1..<length { value = value << 6 | UInt32(bytes[position + offset] & 0x3F) }
  return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
}

/// Latin letters with marks become their plain letters, full-width forms their ASCII ones.
private func foldedLatin(_ scalar: Unicode.Scalar) -> String? {
  switch scalar.value {
  case 0xC0...0xC5, 0xE0...0xE5, 0x100...0x105: "a"
  case 0xC7, 0xE7, 0x106...0x10D: "c"
  case 0xC8...0xCB, 0xE8...0xEB, 0x112...0x11B: "e"
  case 0xCC...0xCF, 0xEC...0xEF, 0x128...0x131: "i"
  case 0xD1, 0xF1, 0x143...0x148: "n"
  case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8, 0x14C...0x151: "o"
  case 0xD9...0xDC, 0xF9...0xFC, 0x168...0x173: "u"
  case 0xDD, 0xFD, 0xFF: "y"
  case 0x15A...0x161: "s"
  case 0x179...0x17E: "z"
  case 0x141, 0x142: "l"
  case 0xC6, 0xE6: "ae"
  case 0xDF: "ss"
  case 0xFF21...0xFF3A: String(Unicode.Scalar(UInt8(scalar.value - 0xFF21 + 0x61)))
  case 0xFF41...0xFF5A: String(Unicode.Scalar(UInt8(scalar.value - 0xFF41 + 0x61)))
  case 0xFF10...0xFF19: String(Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30)))
  default: nil
  }
}
