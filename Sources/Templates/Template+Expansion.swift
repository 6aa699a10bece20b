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

/// A template with its vocabularies spelt out, each part knowing how many ways there are through it, so that no sentence counts them again.
private indirect enum Expansion {
  case text(String)
  case choice([(parts: [Expansion], count: Int)], count: Int)

  var count: Int { if case .choice(_, let count) = self { count } else { 1 } }
}

extension Template {
  /// The sentences the template stands for: single-spaced words and `{slot}`s, distinct, in first-seen order.
  ///
  /// - Parameters:
  ///   - vocabularies: what `<name>` stands for.
  ///   - direction: who says the sentences; two slots must not touch in what people say.
  ///   - limit: how many sentences at most. A template with more gives an even spread over its whole product, so that every alternative occurs,
  ///     not only the first ones.
  /// - Throws: `MalformedTemplate` for unknown, cyclic or empty vocabularies, for vocabularies that spelt out are endless, and for a sentence
  ///   that is empty, repeats a slot or (input) has two slots with no word between them.
  public func samples(_ vocabularies: Vocabularies = Vocabularies(), direction: Direction = .input, limit: Int = .max) throws(MalformedTemplate) -> [String] {
    let expansion = try expansion(vocabularies)
    let total = Self.count(expansion)
    var seen: Set<String> = []
    var result: [String] = []
    func add(_ index: Int) throws(MalformedTemplate) {
      var index = index
      var raw = ""
      append(expansion, &index, to: &raw)
      let sentence = singleSpaced(raw)
      guard seen.insert(sentence).inserted else { return }
      try check(sentence, direction)
      result.append(sentence)
    }
    if total <= limit {
      for index in 0..<total { try add(index) }
    } else {
      // A step that shares no factor with the product visits a different sentence each time, spread over all alternatives.
      var step = Int(Double(total) * 0.618_033_988_75) | 1
      while greatestCommonDivisor(step, total) != 1 { step += 2 }
      var index = 0
      for _ in 0..<limit {
        try add(index)
        index = (index + step) % total
      }
    }
    return result
  }

  /// How many sentences the template's product has, before duplicates are taken out; stops counting at 2³².
  public func sampleCount(_ vocabularies: Vocabularies = Vocabularies()) throws(MalformedTemplate) -> Int {
    Self.count(try expansion(vocabularies))
  }

  private func expansion(_ vocabularies: Vocabularies) throws(MalformedTemplate) -> [Expansion] {
    var parts = 0
    return try expand(nodes, vocabularies, stack: [], column: nil, &parts)
  }

  /// Replaces each vocabulary by the choice of its members.
  ///
  /// - Parameters:
  ///   - column: where in this template the vocabulary stands that is being spelt out; nil outside of one.
  ///   - parts: how many parts there are so far. Vocabularies that name each other twice double them at every step.
  private func expand(
    _ nodes: [Node], _ vocabularies: Vocabularies, stack: [String], column: Int?, _ parts: inout Int
  ) throws(MalformedTemplate) -> [Expansion] {
    var result: [Expansion] = []
    parts += nodes.count
    guard parts <= Self.partLimit, stack.count <= Self.depthLimit else {
      throw MalformedTemplate(.tooLarge, column: column ?? 1, "With its vocabularies spelt out it has more parts than coach reads: \(Self.partLimit).")
    }
    for node in nodes {
      switch node {
      case .text(let text): result.append(.text(text))
      case .slot(let name): result.append(.text("{\(name)}"))
      case .group(let branches):
        var expanded: [[Expansion]] = []
        for branch in branches { expanded.append(try expand(branch, vocabularies, stack: stack, column: column, &parts)) }
        result.append(Self.choice(expanded))
      case .vocabulary(let name, let own):
        let column = column ?? own
        guard !stack.contains(name) else {
          throw MalformedTemplate(.cyclicVocabulary, column: column, "<\(name)> refers to itself: \((stack + [name]).joined(separator: " → ")).")
        }
        guard let members = vocabularies[name] else {
          throw MalformedTemplate(.undefinedVocabulary, column: column, "There is no vocabulary \(name).voc.")
        }
        guard !members.isEmpty else { throw MalformedTemplate(.emptyVocabulary, column: column, "\(name).voc is empty.") }
        var expanded: [[Expansion]] = []
        for member in members {
          guard member.slots.isEmpty else {
            throw MalformedTemplate(.slotInVocabulary, column: column, "\(name).voc must have no slots: \(member.source)")
          }
          expanded.append(try expand(member.nodes, vocabularies, stack: stack + [name], column: column, &parts))
        }
        result.append(Self.choice(expanded))
      }
    }
    return result
  }

  /// How many parts a template has at most with its vocabularies spelt out.
  private static let partLimit = 100_000

  /// Greater counts are not told apart.
  private static let countLimit = 1 << 32

  private static func choice(_ branches: [[Expansion]]) -> Expansion {
    let counted = branches.map { (parts: $0, count: count($0)) }
    return .choice(counted, count: counted.reduce(0) { min($0 + $1.count, countLimit) })
  }

  private static func count(_ parts: [Expansion]) -> Int {
    parts.reduce(1) { product, part in
      let (next, isTooGreat) = product.multipliedReportingOverflow(by: part.count)
      return isTooGreat ? countLimit : min(next, countLimit)
    }
  }

  /// Writes the sentence with number `index` of the product; what is left of `index` belongs to the parts that follow.
  private func append(_ parts: [Expansion], _ index: inout Int, to text: inout String) {
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .choice(let branches, let count):
        var rest = index % count
        index /= count
        for branch in branches {
          if rest < branch.count {
            append(branch.parts, &rest, to: &text)
            break
          }
          rest -= branch.count
        }
      }
    }
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
