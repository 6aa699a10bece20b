import Language
import Resources

/// Many phrases, each standing for one or more numbers, as a graph of words in printable text that is searched where it lies.
public struct PhraseTable: Sendable {
  private let edges: ContentText
  private let ends: ContentText
  private let edgeBits: Int
  private let endBits: Int
  /// How many different numbers there are.
  public let count: Int

  private static let edgeWidth = 9
  private static let endWidth = 12

  /// - Parameter phrases: for each number its phrases, words parted by single blanks.
  public init(_ phrases: [[String]]) {
    // A trie over words, then equal ends merged: alternatives in a template multiply its phrases, but not the nodes of such a graph.
    var tree = PhraseTree()
    for (number, list) in phrases.enumerated() {
      for phrase in list { tree.add(phrase.split(separator: " ").map { Self.hash(String($0)) }, number) }
    }
    let graph = tree.merged()
    let order = graph.edges.map { (key: Self.key($0.from, $0.word), child: $0.to) }
    let edgeBits = Self.bits(order.count)
    var edges = [UInt8](repeating: PrintableCode.first, count: Self.edgeWidth << edgeBits)
    for edge in order {
      var entry: [UInt8] = []
      PrintableCode.append(Int(edge.key & 0x7FFF_FFFF) + 1, digits: 5, to: &entry)
      PrintableCode.append(edge.child, digits: 4, to: &entry)
      Self.place(entry, edge.key, edgeBits, &edges)
    }
    let pairs = graph.ends
    let endBits = Self.bits(pairs.count)
    var ends = [UInt8](repeating: PrintableCode.first, count: Self.endWidth << endBits)
    for (node, number) in pairs {
      var entry: [UInt8] = []
      PrintableCode.append(node, digits: 6, to: &entry)
      PrintableCode.append(number + 1, digits: 6, to: &entry)
      Self.place(entry, mixed(UInt64(node)), endBits, &ends)
    }
    self.edges = .loaded(edges)
    self.ends = .loaded(ends)
    self.edgeBits = edgeBits
    self.endBits = endBits
    count = phrases.count
  }

  /// Calls `found` with each phrase of a text: its number and its tokens.
  public func search(_ tokens: [Token], _ found: (Int, Range<Int>) -> Void) {
    let hashes = tokens.map { Self.hash($0.text) }
    for start in tokens.indices {
      var node = 0
      var index = start
      while index < tokens.count, index == start || tokens[index].gap != .sentence, let child = child(of: node, hashes[index]) {
        node = child
        index += 1
        numbers(at: node) { found($0, start..<index) }
      }
    }
  }

  /// The longest phrase that starts at a token and runs over no comma ("sat long, band" names a band): its numbers and how many tokens it takes.
  func longest(_ words: [UInt64], _ tokens: [Token], from start: Int) -> (numbers: [Int], length: Int)? {
    var node = 0
    var index = start
    var best: (node: Int, length: Int)?
    while index < tokens.count, index == start || tokens[index].gap == .none, let child = child(of: node, words[index]) {
      node = child
      index += 1
      var ends = false
      numbers(at: node) { _ in ends = true }
      if ends { best = (node, index - start) }
    }
    guard let best else { return nil }
    var numbers: [Int] = []
    self.numbers(at: best.node) { numbers.append($0) }
    return (numbers, best.length)
  }

  static func hash(_ word: String) -> UInt64 { hashed(word, seed: 7) }

  private func child(of node: Int, _ word: UInt64) -> Int? {
    let key = Self.key(node, word)
    let wanted = Int(key & 0x7FFF_FFFF) + 1
    return edges.withBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var slot = Int(truncatingIfNeeded: key >> UInt64(64 - edgeBits))
      while true {
        let entry = base + slot * Self.edgeWidth
        let fingerprint = PrintableCode.value(entry, digits: 5)
        if fingerprint == 0 { return nil }
        if fingerprint == wanted { return PrintableCode.value(entry + 5, digits: 4) }
        slot = (slot + 1) & ((1 << edgeBits) - 1)
      }
    }
  }

  private func numbers(at node: Int, _ body: (Int) -> Void) {
    ends.withBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      var slot = Int(truncatingIfNeeded: mixed(UInt64(node)) >> UInt64(64 - endBits))
      while true {
        let entry = base + slot * Self.endWidth
        let number = PrintableCode.value(entry + 6, digits: 6)
        if number == 0 { return }
        if PrintableCode.value(entry, digits: 6) == node { body(number - 1) }
        slot = (slot + 1) & ((1 << endBits) - 1)
      }
    }
  }

  private static func key(_ node: Int, _ word: UInt64) -> UInt64 { mixed(combined(UInt64(node), word)) }

  private static func bits(_ count: Int) -> Int {
    var bits = 4
    while 1 << bits < count * 2 { bits += 1 }
    return bits
  }

  private static func place(_ entry: [UInt8], _ hash: UInt64, _ bits: Int, _ table: inout [UInt8]) {
    let width = entry.count
    var slot = Int(truncatingIfNeeded: hash >> UInt64(64 - bits))
    while table[slot * width..<(slot + 1) * width].contains(where: { $0 != PrintableCode.first }) { slot = (slot + 1) & ((1 << bits) - 1) }
    table.replaceSubrange(slot * width..<(slot + 1) * width, with: entry)
  }
}

/// Phrases as a tree of words, from which the graph of a `PhraseTable` is made.
private struct PhraseTree {
  private var children: [[(word: UInt64, node: Int)]] = [[]]
  private var numbers: [[Int]] = [[]]
  private var places: [UInt64: Int] = [:]

  mutating func add(_ words: [UInt64], _ number: Int) {
    var node = 0
    for word in words {
      let key = mixed(combined(UInt64(node), word))
      if let child = places[key] {
        node = child
      } else {
        let child = children.count
        places[key] = child
        children[node].append((word, child))
        children.append([])
        numbers.append([])
        node = child
      }
    }
    if node != 0, numbers[node].last != number { numbers[node].append(number) }
  }

  /// The same phrases with nodes merged from which the same goes on. Node 0 is the start.
  func merged() -> (edges: [(from: Int, word: UInt64, to: Int)], ends: [(node: Int, number: Int)]) {
    struct Shape: Hashable {
      let numbers: [Int]
      let words: [UInt64]
      let children: [Int]
    }
    var kept: [Shape: Int] = [:]
    var merged = [Int](repeating: 0, count: children.count)
    var edges: [(from: Int, word: UInt64, to: Int)] = []
    var ends: [(node: Int, number: Int)] = []
    var count = 1
    // A child is always younger than its parent, so this goes from the leaves up.
    for node in children.indices.reversed() {
      let sorted = children[node].sorted { $0.word < $1.word }
      let shape = Shape(numbers: numbers[node], words: sorted.map(\.word), children: sorted.map { merged[$0.node] })
      if node != 0, let same = kept[shape] {
        merged[node] = same
        continue
      }
      if node != 0 {
        merged[node] = count
        kept[shape] = count
        count += 1
      }
      for (word, child) in zip(shape.words, shape.children) { edges.append((merged[node], word, child)) }
      for number in shape.numbers { ends.append((merged[node], number)) }
    }
    return (edges, ends)
  }
}

extension PhraseTable {
  /// The table as files of printable text, with names that begin with `prefix`.
  public func files(prefix: String) -> [ContentFile] {
    [
      ContentFile(path: "\(prefix)-header", text: .loaded(Array("\(edgeBits) \(endBits) \(count)".utf8))),
      ContentFile(path: "\(prefix)-edges", text: edges), ContentFile(path: "\(prefix)-ends", text: ends),
    ]
  }

  /// Reads a table back; nil when a file is missing or does not fit the others.
  public init?(files: [ContentFile], prefix: String) {
    func text(_ name: String) -> ContentText? { files.first { $0.path == "\(prefix)-\(name)" }?.text }
    guard let header = text("header")?.string.split(separator: " ").compactMap({ Int($0) }), header.count == 3, let edges = text("edges"),
      let ends = text("ends"), (1..<32).contains(header[0]), (1..<32).contains(header[1]), edges.count == Self.edgeWidth << header[0],
      ends.count == Self.endWidth << header[1]
    else { return nil }
    self.edges = edges
    self.ends = ends
    edgeBits = header[0]
    endBits = header[1]
    count = header[2]
  }
}
