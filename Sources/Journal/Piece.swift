/// A word, number or sign of a log text. Unlike `Language.Tokeniser` this keeps the signs that carry meaning in a log: `@`, `/`, `,`, `-`, `:`.
struct Piece: Equatable {
  enum Kind: Equatable {
    case word
    case number(Double)
    case sign
  }

  /// Lower case; signs as they are, a new line and a full stop as `.`.
  var text: String
  var kind: Kind
  /// UTF-8 offsets in the original text.
  var range: Range<Int>
  /// Whether no blank stands before it.
  let isGlued: Bool

  var number: Double? { if case .number(let value) = kind { value } else { nil } }
  var isSign: Bool { kind == .sign }

  /// Cuts a text into pieces: letters and digits are parted (`3x10@16kg`), apostrophes and hyphens inside words go.
  static func pieces(of text: String, limit: Int = 2_000) -> [Piece] {
    var scanner = PieceScanner()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() where scanner.pieces.count < limit {
      scanner.read(scalar, before: index + 1 < scalars.count ? scalars[index + 1] : " ")
    }
    scanner.endRun()
    return scanner.pieces
  }
}

private struct PieceScanner {
  var pieces: [Piece] = []
  private var run = ""
  private var runStart = 0
  private var runIsNumber = false
  private var runIsGlued = false
  private var position = 0
  private var isGlued = false

  mutating func read(_ raw: Unicode.Scalar, before next: Unicode.Scalar) {
    let width = Unicode.UTF8.width(raw)
    defer { position += width }
    let scalar = folded(raw)
    switch scalar {
    case "0"..."9": append(scalar, isNumber: true)
    case "a"..."z": append(scalar, isNumber: false)
    case ".":
      if runIsNumber, !run.isEmpty, !run.contains("."), ("0"..."9").contains(next) {
        run.unicodeScalars.append(scalar)
      } else {
        sign(".", width)
      }
    case "'": if run.isEmpty || runIsNumber { sign("'", width) }
    case "-":
      let joinsWords = !run.isEmpty && !runIsNumber && folded(next).properties.isAlphabetic
      if joinsWords { endRun() } else { sign("-", width) }
    case "\n", "\r": sign(".", width, isBreak: true)
    case "@", "/", ",", ";", ":", "(", ")", "+", "&", "%", "#", "*", "?", "~", "=", "\"": sign(String(scalar), width)
    default:
      if scalar.properties.isAlphabetic {
        append(scalar, isNumber: false)
      } else {
        endRun()
        isGlued = false
      }
    }
  }

  mutating func endRun() {
    guard !run.isEmpty else { return }
    // A number of absurd length is no number.
    let kind: Piece.Kind = runIsNumber ? .number(min(Double(run) ?? 0, 1e9)) : .word
    pieces.append(Piece(text: run, kind: kind, range: runStart..<position, isGlued: runIsGlued))
    run = ""
    isGlued = true
  }

  private mutating func append(_ scalar: Unicode.Scalar, isNumber: Bool) {
    if !run.isEmpty, runIsNumber != isNumber { endRun() }
    if run.isEmpty {
      (runStart, runIsNumber, runIsGlued) = (position, isNumber, isGlued)
    }
    if run.utf8.count < 64 { run.unicodeScalars.append(scalar) }
  }

  private mutating func sign(_ text: String, _ width: Int, isBreak: Bool = false) {
    endRun()
    pieces.append(Piece(text: text, kind: .sign, range: position..<position + width, isGlued: isGlued && !isBreak))
    isGlued = !isBreak
  }

  /// Lower case, and one sign for those that mean the same.
  private func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "A"..."Z": Unicode.Scalar(UInt8(scalar.value) | 0x20)
    case "\u{D7}", "\u{2715}", "\u{2A2F}": "x"
    case "\u{2018}", "\u{2019}", "\u{2BC}", "\u{60}", "\u{2032}": "'"
    case "\u{2010}"..."\u{2015}", "\u{2212}": "-"
    case "\u{E8}"..."\u{EB}": "e"
    case "\u{2033}", "\u{201C}", "\u{201D}": "\""
    default: scalar
    }
  }
}
