extension Template {
  /// Reads a template.
  ///
  /// - Throws: `MalformedTemplate` with the column of the first mistake: brackets that do not close or cross, names that are not
  ///   lower-case letters, digits and underscores, a pipe outside a group, a group without content, in an input template
  ///   a lone slot, and what is too long or nested too deep to be meant.
  public init(parsing source: String, direction: Direction = .input) throws(MalformedTemplate) {
    guard source.utf8.count <= Self.lengthLimit else {
      throw MalformedTemplate(.tooLarge, column: 1, "A template has \(Self.lengthLimit) bytes at most: write it as several lines, or with vocabularies.")
    }
    var parser = TemplateParser(bytes: Array(source.utf8))
    let nodes = try parser.parse()
    self.init(source: source, nodes: nodes)
    let visible = nodes.filter { !$0.isBlank }
    if direction == .input, visible.count == 1, case .slot = visible[0] {
      throw MalformedTemplate(.slotOnly, column: 1, "A template needs at least one word beside its slot.")
    }
  }
}

extension Template {
  /// How many bytes a template has at most; those of real content have a few hundred.
  private static let lengthLimit = 16_384

  /// How deep groups may lie in groups, and vocabularies in vocabularies.
  static let depthLimit = 50
}

extension Template.Node {
  /// Text of white space only.
  var isBlank: Bool {
    if case .text(let text) = self { text.utf8.allSatisfy { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) } } else { false }
  }
}

private struct TemplateParser {
  let bytes: [UInt8]
  var position = 0
  private var depth = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func parse() throws(MalformedTemplate) -> [Template.Node] {
    let branches = try branches(closing: nil, openedAt: 0)
    return branches[0]
  }

  /// Reads up to `closing` (nil: the end of the template) and returns the segments between pipes.
  private mutating func branches(closing: UInt8?, openedAt: Int) throws(MalformedTemplate) -> [[Template.Node]] {
    var branches: [[Template.Node]] = [[]]
    var text: [UInt8] = []
    func flush() {
      guard !text.isEmpty else { return }
      branches[branches.count - 1].append(.text(String(decoding: text, as: UTF8.self)))
      text.removeAll()
    }
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["):
        flush()
        branches[branches.count - 1].append(try group(optional: byte == UInt8(ascii: "[")))
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        guard byte == closing else {
          throw MalformedTemplate(.unbalanced, column: position + 1, "\"\(Character(Unicode.Scalar(byte)))\" closes nothing that was opened here.")
        }
        flush()
        position += 1
        return branches
      case UInt8(ascii: "|"):
        guard closing != nil else {
          throw MalformedTemplate(
            .pipeOutsideGroup, column: position + 1, "A pipe must stand inside a group: write (a|b) or two lines.")
        }
        flush()
        branches.append([])
        position += 1
      case UInt8(ascii: "{"):
        flush()
        branches[branches.count - 1].append(try slot())
      case UInt8(ascii: "<"):
        flush()
        let column = position + 1
        branches[branches.count - 1].append(.vocabulary(try name(until: UInt8(ascii: ">"), what: "vocabulary"), column: column))
      case UInt8(ascii: "}"), UInt8(ascii: ">"):
        throw MalformedTemplate(.unbalanced, column: position + 1, "\"\(Character(Unicode.Scalar(byte)))\" closes nothing that was opened here.")
      default:
        text.append(byte)
        position += 1
      }
    }
    guard closing == nil else {
      throw MalformedTemplate(.unbalanced, column: openedAt + 1, "This bracket is never closed.")
    }
    flush()
    return branches
  }

  private mutating func group(optional: Bool) throws(MalformedTemplate) -> Template.Node {
    let start = position
    position += 1
    depth += 1
    defer { depth -= 1 }
    guard depth <= Template.depthLimit else {
      throw MalformedTemplate(.tooLarge, column: start + 1, "Brackets may lie \(Template.depthLimit) deep at most.")
    }
    var branches = try branches(closing: optional ? UInt8(ascii: "]") : UInt8(ascii: ")"), openedAt: start)
    if optional {
      branches.append([])
    } else if branches.count == 1, branches[0].allSatisfy(\.isBlank) {
      throw MalformedTemplate(.emptyGroup, column: start + 1, "An empty group offers no choice.")
    }
    return .group(branches)
  }

  /// `{name}`, `{{name}}`, `{type:name}`; the type is a hint for other engines and is dropped (§4.1).
  private mutating func slot() throws(MalformedTemplate) -> Template.Node {
    let start = position
    let double = position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "{")
    if double { position += 1 }
    let name = try name(until: UInt8(ascii: "}"), what: "slot")
    if double {
      guard position < bytes.count, bytes[position] == UInt8(ascii: "}") else {
        throw MalformedTemplate(.unbalanced, column: start + 1, "\"{{\" needs \"}}\".")
      }
      position += 1
    }
    return .slot(name)
  }

  private mutating func name(until close: UInt8, what: String) throws(MalformedTemplate) -> String {
    let start = position
    position += 1
    let from = position
    while position < bytes.count, bytes[position] != close {
      if [UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "}"), UInt8(ascii: ">")].contains(bytes[position]) {
        throw MalformedTemplate(.unbalanced, column: start + 1, "Names of \(what)s do not nest.")
      }
      position += 1
    }
    guard position < bytes.count else { throw MalformedTemplate(.unbalanced, column: start + 1, "This bracket is never closed.") }
    let raw = bytes[from..<position]
    position += 1
    var parts = raw.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    if what == "slot", parts.count == 2, parts.allSatisfy(isName) { parts.removeFirst() }
    guard parts.count == 1, isName(parts[0]) else {
      throw MalformedTemplate(
        .badName, column: start + 1,
        "\"\(String(decoding: raw, as: UTF8.self))\" is no name: lower-case letters, digits and underscores, starting with a letter.")
    }
    return String(decoding: parts[0], as: UTF8.self)
  }
}

/// A slot or vocabulary name (§3.4).
private func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard let first = bytes.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") else { return false }
  return bytes.allSatisfy {
    ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")) || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || $0 == UInt8(ascii: "_")
  }
}
