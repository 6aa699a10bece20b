/// Named sets of slot-free templates (`.voc` files) that `<name>` refers to.
public struct Vocabularies: Sendable {
  private let templates: [String: [Template]]

  /// - Parameter templates: the templates of each vocabulary by its name: `greeting` for `<greeting>`.
  public init(_ templates: [String: [Template]] = [:]) { self.templates = templates }

  /// The templates of a vocabulary; nil when there is none of that name.
  public subscript(name: String) -> [Template]? { templates[name] }
  /// The names of all vocabularies, sorted.
  public var names: [String] { templates.keys.sorted() }
}

extension Template {
  /// The sentences the template stands for: single-spaced words and `{slot}`s, distinct, in first-seen order.
  ///
  /// - Parameters:
  ///   - vocabularies: what `<name>` stands for.
  ///   - direction: who says the sentences; two slots must not touch in what people say.
  ///   - limit: how many sentences at most. A template with more gives an even spread over its whole product, so that every alternative occurs,
  ///     not only the first ones.
  /// - Throws: `MalformedTemplate` for unknown, cyclic or empty vocabularies, and for a sentence that is empty, repeats a slot or (input)
  ///   has two slots with no word between them.
  public func samples(_ vocabularies: Vocabularies = Vocabularies(), direction: Direction = .input, limit: Int = .max) throws(MalformedTemplate) -> [String] {
    let whole = try resolve(nodes, vocabularies, stack: [])
    var seen: Set<String> = []
    var result: [String] = []
    func add(_ index: Int) throws(MalformedTemplate) {
      var index = index
      var raw = ""
      whole.append(&index, to: &raw)
      let sentence = singleSpaced(raw)
      guard seen.insert(sentence).inserted else { return }
      try check(sentence, direction)
      result.append(sentence)
    }
    if whole.count <= limit {
      for index in 0..<whole.count { try add(index) }
    } else {
      // A step that shares no factor with the product visits a different sentence each time, spread over all alternatives.
      var step = Int(Double(whole.count) * 0.618_033_988_75) | 1
      while greatestCommonDivisor(step, whole.count) != 1 { step += 2 }
      var index = 0
      for _ in 0..<limit {
        try add(index)
        index = (index + step) % whole.count
      }
    }
    return result
  }

  /// How many sentences the template's product has, before duplicates are taken out; stops counting at 2³².
  ///
  /// - Parameter vocabularies: what `<name>` stands for.
  /// - Throws: `MalformedTemplate` for unknown, cyclic or empty vocabularies.
  public func sampleCount(_ vocabularies: Vocabularies = Vocabularies()) throws(MalformedTemplate) -> Int {
    try resolve(nodes, vocabularies, stack: []).count
  }

  /// Replaces each vocabulary by the group of its members, and counts.
  private func resolve(_ nodes: [Node], _ vocabularies: Vocabularies, stack: [String]) throws(MalformedTemplate) -> Sequel {
    var pieces: [Sequel.Piece] = []
    for node in nodes {
      switch node {
      case .text(let literal): pieces.append(.text(literal))
      case .slot(let name): pieces.append(.text("{\(name)}"))
      case .group(let branches):
        var resolved: [Sequel] = []
        for branch in branches { resolved.append(try resolve(branch, vocabularies, stack: stack)) }
        pieces.append(.choice(resolved))
      case .vocabulary(let name, let column):
        guard !stack.contains(name) else {
          throw MalformedTemplate(.cyclicVocabulary, column: column, "<\(name)> refers to itself: \((stack + [name]).joined(separator: " → ")).")
        }
        guard let members = vocabularies[name] else {
          throw MalformedTemplate(.undefinedVocabulary, column: column, "There is no vocabulary \(name).voc.")
        }
        guard !members.isEmpty else { throw MalformedTemplate(.emptyVocabulary, column: column, "\(name).voc is empty.") }
        var branches: [Sequel] = []
        for member in members {
          guard member.slots.isEmpty else {
            throw MalformedTemplate(.slotInVocabulary, column: column, "\(name).voc must have no slots: \(member.source)")
          }
          branches.append(try resolve(member.nodes, vocabularies, stack: stack + [name]))
        }
        pieces.append(.choice(branches))
      }
    }
    return Sequel(pieces)
  }

  private func check(_ sentence: String, _ direction: Direction) throws(MalformedTemplate) {
    if sentence.isEmpty { throw MalformedTemplate(.emptySample, column: 1, "One way through this template is empty.") }
    guard sentence.contains("{") else { return }
    var names: Set<Substring> = []
    var touching = false
    var rest = Substring(sentence)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let gap = rest[..<open]
      if touching, direction == .input, gap.allSatisfy(\.isWhitespace) {
        throw MalformedTemplate(.adjacentSlots, column: 1, "A word must stand between two slots: \(sentence)")
      }
      let name = rest[rest.index(after: open)..<close]
      guard names.insert(name).inserted else {
        throw MalformedTemplate(.repeatedSlot, column: 1, "{\(name)} occurs twice in: \(sentence)")
      }
      touching = true
      rest = rest[rest.index(after: close)...]
    }
  }
}

/// What follows one after the other, with the number of its sentences, which is counted once.
private struct Sequel {
  enum Piece {
    case text(String)
    case choice([Sequel])
  }

  let pieces: [Piece]
  /// At most 2³² for each choice and in all.
  let count: Int

  init(_ pieces: [Piece]) {
    self.pieces = pieces
    count = pieces.reduce(1) { product, piece in
      guard case .choice(let branches) = piece else { return product }
      let (larger, isTooLarge) = product.multipliedReportingOverflow(by: branches.reduce(0) { min($0 + $1.count, 1 << 32) })
      return isTooLarge ? 1 << 32 : min(larger, 1 << 32)
    }
  }

  /// Writes the sentence with number `index` of the product; what is left of `index` belongs to the pieces that follow.
  func append(_ index: inout Int, to text: inout String) {
    for piece in pieces {
      switch piece {
      case .text(let literal): text += literal
      case .choice(let branches):
        let total = branches.reduce(0) { $0 + $1.count }
        var rest = index % total
        index /= total
        for branch in branches {
          if rest < branch.count {
            branch.append(&rest, to: &text)
            break
          }
          rest -= branch.count
        }
      }
    }
  }
}

/// Words with one blank between them.
private func singleSpaced(_ raw: String) -> String {
  guard raw.utf8.allSatisfy({ $0 < 0x80 }) else { return raw.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(raw.utf8.count)
  var isGap = false
  for byte in raw.utf8 {
    if byte == 0x20 || (0x09...0x0D).contains(byte) {
      isGap = !bytes.isEmpty
    } else {
      if isGap { bytes.append(0x20) }
      isGap = false
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : greatestCommonDivisor(b, a % b) }
