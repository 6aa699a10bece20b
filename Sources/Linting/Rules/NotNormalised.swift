import Knowledge
import Language
import Resources
import Templates

/// What people type is normalised before it is compared. A word that normalising changes is never found in it.
///
/// Signs that no normalised text has (upper case, punctuation, accents) are errors everywhere. A short form such as `ok` is a warning in an
/// `.intent` file, since samples are normalised for training too, and where the long form is there as well. Elsewhere (`.voc`, `.entity`,
/// aliases, signs of red flags) it is an error: the phrasing is lost.
struct NotNormalised: Rule {
  static let code = "not-normalised"
  static let summary = "words in templates, aliases and signs that are not written as they look after normalising"

  func check(_ context: LintContext) -> [Finding] {
    var findings: [Finding] = []
    for file in context.content.intents where ["intent", "voc", "entity"].contains(file.role) {
      let lines = file.text.lines()
      let changed = lines.filter { !changes($0.text).isEmpty }
      guard !changed.isEmpty else { continue }
      let present = file.role == "voc" ? Set(lines.flatMap { sentences($0.text) }) : []
      for line in changed {
        let lost = file.role == "intent" ? [] : lostWords(line.text, among: present)
        for word in changes(line.text) {
          findings.append(finding(word, isLost: lost.contains(word.text), file.path, line.number, column: line.column + word.offset))
        }
      }
    }
    for entry in context.entries {
      let aliases = entry.fields("Alias")
      let present = Set(aliases.map(\.value) + entry.fields("Name").map { Tokeniser.normalised($0.value) })
      let signs = entry.folder == RedFlag.folder ? entry.fields("Sign") + entry.fields("Except") : []
      for field in aliases + signs {
        let words = changes(field.value)
        guard !words.isEmpty else { continue }
        let lost = field.value.split(separator: "~").reduce(into: Set<String>()) { $0.formUnion(lostWords(String($1), among: present)) }
        findings += words.map { finding($0, isLost: lost.contains($0.text), entry.path, field.line) }
      }
    }
    return findings
  }

  private func finding(_ word: LiteralWord, isLost: Bool, _ path: String, _ line: Int, column: Int = 0) -> Finding {
    let normal = Tokeniser.normalised(word.text)
    guard !normal.isEmpty else { return error(path, line, column: column, message: "\"\(word.text)\" is not compared: leave it out.") }
    let message = "\"\(word.text)\" is compared as \"\(normal)\": write it so."
    return isLost || word.hasForeignSigns
      ? error(path, line, column: column, message: message) : warning(path, line, column: column, message: message)
  }

  private func changes(_ line: String) -> [LiteralWord] {
    LiteralWord.all(in: line).filter { word in
      // Part of a word is judged by its signs alone: "n(o|ope)" is not the short form "n".
      word.hasForeignSigns || !word.isPart && Tokeniser.normalised(word.text) != word.text
    }
  }

  /// The words of a template whose sentences are lost: neither the template nor `others` have them in normalised form.
  private func lostWords(_ line: String, among others: Set<String>) -> Set<String> {
    let own = sentences(line)
    let present = others.union(own)
    var lost: Set<String> = []
    for sentence in own where !present.contains(Tokeniser.normalised(sentence)) {
      lost.formUnion(sentence.split(separator: " ").map(String.init))
    }
    return lost
  }

  /// What a template stands for, each vocabulary being one word; none when it is no template.
  private func sentences(_ line: String) -> [String] {
    var plain = ""
    var rest = Substring(line)
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      plain += rest[..<open] + "vocabulary"
      rest = rest[rest.index(after: close)...]
    }
    return (try? Template(parsing: trimmed(plain + rest)).samples(limit: TemplateSamples.limit)) ?? []
  }
}

/// A run of literal signs in a template.
struct LiteralWord: Equatable {
  let text: String
  /// Where it starts, in bytes from 0.
  let offset: Int
  /// Whether a bracket stands in the middle of the word, so that this is only a part of it.
  let isPart: Bool

  /// Whether it has signs that no normalised text has.
  var hasForeignSigns: Bool { Tokeniser.normalised("x\(text)x") != "x\(text)x" }

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
