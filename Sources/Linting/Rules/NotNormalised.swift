import Knowledge
import Language
import Resources

/// What people type is normalised before it is compared; words that normalising would change are never found.
struct NotNormalised: Rule {
  static let code = "not-normalised"
  static let summary = "words in templates, names and signs that are not written as they look after normalising"

  func check(_ context: LintContext) -> [Finding] {
    var findings: [Finding] = []
    for file in context.content.intents where ["intent", "voc", "entity"].contains(file.role) {
      for line in file.text.lines() {
        for change in changes(line.text) {
          findings.append(error(file.path, line.number, column: line.column + change.offset, message: message(change)))
        }
      }
    }
    for entry in context.entries {
      let fields = entry.fields("Alias") + (entry.folder == RedFlag.folder ? entry.fields("Sign") + entry.fields("Except") : [])
      for field in fields {
        findings += changes(field.value).map { error(entry.path, field.line, message: message($0)) }
      }
    }
    return findings
  }

  private func message(_ change: LiteralWord) -> String {
    let normal = Tokeniser.normalised(change.text)
    return normal.isEmpty
      ? "\"\(change.text)\" is not compared: leave it out." : "\"\(change.text)\" is compared as \"\(normal)\": write it so."
  }

  private func changes(_ line: String) -> [LiteralWord] {
    LiteralWord.all(in: line).filter { word in
      // Part of a word is judged by its signs alone: "n(o|ope)" is not the short form "n".
      word.isPart ? Tokeniser.normalised("x\(word.text)x") != "x\(word.text)x" : Tokeniser.normalised(word.text) != word.text
    }
  }
}

/// A run of literal signs in a template.
struct LiteralWord: Equatable {
  let text: String
  /// Where it starts, in bytes from 0.
  let offset: Int
  /// Whether a bracket stands in the middle of the word, so that this is only a part of it.
  let isPart: Bool

  /// The literal words of a template; slots, vocabularies and `~` are left out. Needs no well-formed template.
  static func all(in line: String) -> [LiteralWord] {
    let bytes = Array(line.utf8)
    let partners = partners(bytes)
    var words: [LiteralWord] = []
    var position = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "{"), UInt8(ascii: "<"):
        let close = bytes[position] == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ">")
        while position < bytes.count, bytes[position] != close { position += 1 }
        position += 1
      case let byte where isBreak(byte):
        position += 1
      default:
        let start = position
        while position < bytes.count, !isBreak(bytes[position]) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        words.append(LiteralWord(text: text, offset: start, isPart: isGlued(bytes, partners, start - 1, -1) || isGlued(bytes, partners, position, 1)))
      }
    }
    return words
  }

  private static func isBreak(_ byte: UInt8) -> Bool { byte <= 0x20 || "()[]{}<>|~".utf8.contains(byte) }

  /// Whether a word goes on beyond the sign at `position`: through brackets to a letter, in the direction of `step`.
  private static func isGlued(_ bytes: [UInt8], _ partners: [(open: Int, close: Int)?], _ position: Int, _ step: Int) -> Bool {
    guard bytes.indices.contains(position), let group = partners[position] else { return false }
    let isEntering = step > 0 ? position == group.open : position == group.close
    // Next to a group from outside: its branches go on with the word. Inside one, what stands beyond the group does.
    if isEntering { return true }
    let beyond = step > 0 ? group.close + 1 : group.open - 1
    guard bytes.indices.contains(beyond) else { return false }
    return !isBreak(bytes[beyond]) || isGlued(bytes, partners, beyond, step)
  }

  /// For each bracket and pipe the group it belongs to.
  private static func partners(_ bytes: [UInt8]) -> [(open: Int, close: Int)?] {
    var result = [(open: Int, close: Int)?](repeating: nil, count: bytes.count)
    var open: [[Int]] = []
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["): open.append([index])
      case UInt8(ascii: "|"): if !open.isEmpty { open[open.count - 1].append(index) }
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        guard let members = open.popLast() else { continue }
        for member in members + [index] { result[member] = (members[0], index) }
      default: break
      }
    }
    return result
  }
}
