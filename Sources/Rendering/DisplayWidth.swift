/// How many columns of a terminal text takes.
public enum DisplayWidth {
  /// East Asian wide and full-width characters and emoji take two columns, combining marks none.
  public static func of(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    var width = 0
    for character in text { width += of(character) }
    return width
  }

  static func of(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x20...0x7E: return 1
    case 0..<0x20, 0x7F..<0xA0: return 0
    case 0x300...0x36F, 0x200B...0x200F, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// Cuts text into lines of at most `width` columns at blanks; a longer word stands alone and is cut.
  public static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      var line = ""
      var used = 0
      for bytes in paragraph.split(separator: 0x20) {
        let word = Substring(bytes)
        let length = of(word)
        if used > 0, used + 1 + length > width {
          lines.append(line)
          line = ""
          used = 0
        }
        if used > 0 {
          line += " "
          used += 1
        }
        if length <= width {
          line += word
          used += length
        } else {
          for character in word {
            if used + of(character) > width {
              lines.append(line)
              line = ""
              used = 0
            }
            line.append(character)
            used += of(character)
          }
        }
      }
      lines.append(line)
    }
    return lines
  }
}
