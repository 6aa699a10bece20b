/// Named sets of slot-free templates (`.voc` files) that `<name>` refers to.
public struct Vocabularies: Sendable {
  private let templates: [String: [Template]]

  public init(_ templates: [String: [Template]] = [:]) { self.templates = templates }

  public subscript(name: String) -> [Template]? { templates[name] }
  public var names: [String] { templates.keys.sorted() }
}

extension Template {
  /// The sentences the template stands for: single-spaced words and `{slot}`s, distinct, in first-seen order.
  ///
  /// - Parameter limit: how many sentences at most. A template with more gives an even spread over its whole product, so that every
  ///   alternative occurs, not only the first ones.
  /// - Throws: `MalformedTemplate` for unknown, cyclic or empty vocabularies, and for a sentence that is empty, repeats a slot or (input)
  ///   has two slots with no word between them.
  public func samples(_ vocabularies: Vocabularies = Vocabularies(), direction: Direction = .input, limit: Int = .max) throws(MalformedTemplate) -> [String] {
    let resolved = try resolve(nodes, vocabularies, stack: [])
    let total = count(resolved)
    var seen: Set<String> = []
    var result: [String] = []
    func add(_ index: Int) throws(MalformedTemplate) {
      var index = index
      var raw = ""
      append(resolved, &index, to: &raw)
      let sentence = raw.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
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
    count(try resolve(nodes, vocabularies, stack: []))
  }

  /// Replaces each vocabulary by the group of its members.
  private func resolve(_ nodes: [Node], _ vocabularies: Vocabularies, stack: [String]) throws(MalformedTemplate) -> [Node] {
    var result: [Node] = []
    for node in nodes {
      switch node {
      case .text, .slot:
        result.append(node)
      case .group(let branches):
        var resolved: [[Node]] = []
        for branch in branches { resolved.append(try resolve(branch, vocabularies, stack: stack)) }
        result.append(.group(resolved))
      case .vocabulary(let name, let column):
        guard !stack.contains(name) else {
          throw MalformedTemplate(.cyclicVocabulary, column: column, "<\(name)> refers to itself: \((stack + [name]).joined(separator: " → ")).")
        }
        guard let members = vocabularies[name] else {
          throw MalformedTemplate(.undefinedVocabulary, column: column, "There is no vocabulary \(name).voc.")
        }
        guard !members.isEmpty else { throw MalformedTemplate(.emptyVocabulary, column: column, "\(name).voc is empty.") }
        var branches: [[Node]] = []
        for member in members {
          guard member.slots.isEmpty else {
            throw MalformedTemplate(.slotInVocabulary, column: column, "\(name).voc must have no slots: \(member.source)")
          }
          branches.append(try resolve(member.nodes, vocabularies, stack: stack + [name]))
        }
        result.append(.group(branches))
      }
    }
    return result
  }

  private func count(_ nodes: [Node]) -> Int {
    var product = 1
    for node in nodes {
      if case .group(let branches) = node {
        product *= branches.reduce(0) { min($0 + count($1), 1 << 32) }
        product = min(product, 1 << 32)
      }
    }
    return product
  }

  /// Writes the sentence with number `index` of the product; what is left of `index` belongs to the nodes that follow.
  private func append(_ nodes: [Node], _ index: inout Int, to text: inout String) {
    for node in nodes {
      switch node {
      case .text(let literal): text += literal
      case .slot(let name): text += "{\(name)}"
      case .vocabulary: break
      case .group(let branches):
        let counts = branches.map(count)
        let total = counts.reduce(0, +)
        var rest = index % total
        index /= total
        for (branch, size) in zip(branches, counts) {
          if rest < size {
            append(branch, &rest, to: &text)
            break
          }
          rest -= size
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

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : greatestCommonDivisor(b, a % b) }
