import Resources

/// Control characters, invisible marks and bytes that are no UTF-8: nobody sees them, and they keep words from being equal.
struct BadControlCharacter: Rule {
  static let code = "bad-control-character"
  static let summary = "control characters, invisible marks and bytes that are no UTF-8"

  func check(_ context: LintContext) -> [Finding] {
    (context.content.intents + context.content.dialogs + context.content.records).flatMap { file in
      file.text.withBytes { bytes in findings(in: bytes, file.path) }
    }
  }

  private func findings(in bytes: UnsafeBufferPointer<UInt8>, _ path: String) -> [Finding] {
    var findings: [Finding] = []
    var line = 1
    var lineStart = 0
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var decoder = UTF8()
    while position < bytes.count {
      if bytes[position] < 0x80, bytes[position] >= 0x20, bytes[position] != 0x7F {
        position += 1
        continue
      }
      var rest = bytes[position...].makeIterator()
      let start = position
      switch decoder.decode(&rest) {
      case .scalarValue(let scalar):
        position += String(scalar).utf8.count
        if scalar == "\n" {
          line += 1
          lineStart = position
        } else if isBad(scalar) {
          let name = "U+" + String(String(0x10000 + scalar.value, radix: 16).uppercased().dropFirst())
          findings.append(error(path, line, column: start - lineStart + 1, message: "The invisible character \(name) has no place here: delete it."))
        }
      case .emptyInput: position = bytes.count
      case .error:
        position += 1
        findings.append(error(path, line, column: start - lineStart + 1, message: "This byte is not UTF-8: save the file as UTF-8."))
        // The bytes that went with it are the same mistake.
        while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
      }
      decoder = UTF8()
    }
    return findings
  }

  private func isBad(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00..<0x20, 0x7F..<0xA0, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
    default: false
    }
  }
}
