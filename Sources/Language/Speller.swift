/// Mends words that are neither in the vocabulary nor common English, so that real words are never bent into names of the field.
public struct Speller: Sendable {
  private struct Entry: Sendable {
    let start: Int32
    let length: UInt8
    let letters: UInt32
    let weight: UInt16
  }

  private let bytes: [UInt8]
  private let entries: [Entry]
  /// Entries sorted by length; `lengths[n]` is where words of n letters begin.
  private let lengths: [Int]
  private let known: Set<String>
  private let english: WordList

  /// - Parameters:
  ///   - vocabulary: the words to mend towards, each with how often it occurs (breaks ties).
  ///   - english: words that are left alone.
  public init(vocabulary: [(word: String, count: Int)], english: WordList) {
    var bytes: [UInt8] = []
    var entries: [Entry] = []
    let sorted = vocabulary.filter { $0.word.utf8.count <= 30 }.sorted { ($0.word.utf8.count, $0.word) < ($1.word.utf8.count, $1.word) }
    for (word, count) in sorted {
      entries.append(Entry(start: Int32(bytes.count), length: UInt8(word.utf8.count), letters: letterSet(word.utf8), weight: UInt16(clamping: count)))
      bytes.append(contentsOf: word.utf8)
    }
    var lengths = [Int](repeating: entries.count, count: 34)
    for (index, entry) in entries.enumerated().reversed() { lengths[Int(entry.length)] = index }
    for length in stride(from: 32, through: 0, by: -1) where lengths[length] > lengths[length + 1] { lengths[length] = lengths[length + 1] }
    self.bytes = bytes
    self.entries = entries
    self.lengths = lengths
    self.known = Set(vocabulary.map(\.word))
    self.english = english
  }

  /// Whether the word needs no mending.
  public func knows(_ word: String) -> Bool {
    known.contains(word) || known.contains(Stem.singular(word)) || english.contains(word)
  }

  /// The nearest word of the vocabulary: one edit (insertion, deletion, substitution, swap of neighbours) for words of four to seven
  /// letters, two from eight on. Nil when nothing is near or the word is known.
  public func correction(of word: String) -> String? {
    let count = word.utf8.count
    guard count >= 4, count <= 30, word.utf8.allSatisfy({ $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }), !knows(word) else { return nil }
    let wanted = Array(word.utf8)
    let letters = letterSet(word.utf8)
    let reach = count >= 8 ? 2 : 1
    var best: (distance: Int, sameStart: Bool, weight: Int, index: Int)?
    for index in lengths[max(0, count - reach)]..<lengths[min(33, count + reach + 1)] {
      let entry = entries[index]
      guard (entry.letters ^ letters).nonzeroBitCount <= 2 * reach else { continue }
      let start = Int(entry.start)
      let distance = editDistance(wanted, bytes[start..<start + Int(entry.length)], limit: reach)
      guard distance <= reach else { continue }
      let candidate = (distance, bytes[start] == wanted[0], Int(entry.weight), index)
      if let current = best {
        if candidate.0 != current.distance ? candidate.0 < current.distance
          : candidate.1 != current.sameStart ? candidate.1 : candidate.2 > current.weight
        {
          best = candidate
        }
      } else {
        best = candidate
      }
    }
    guard let best, best.distance == 1 || best.sameStart else { return nil }
    let entry = entries[best.index]
    return String(decoding: bytes[Int(entry.start)..<Int(entry.start) + Int(entry.length)], as: UTF8.self)
  }

  /// Mends tokens in place.
  public func mend(_ tokens: inout [Token]) {
    for index in tokens.indices {
      if let better = correction(of: tokens[index].text) {
        tokens[index].misspelt = tokens[index].text
        tokens[index].text = better
      }
    }
  }
}

private func letterSet(_ word: String.UTF8View) -> UInt32 {
  word.reduce(0) { $0 | (1 << UInt32($1 & 31)) }
}

/// Optimal string alignment distance (a swap of neighbours counts one); anything above `limit` returns `limit + 1`.
private func editDistance(_ a: [UInt8], _ b: ArraySlice<UInt8>, limit: Int) -> Int {
  let n = a.count
  let m = b.count
  guard abs(n - m) <= limit else { return limit + 1 }
  return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * (m + 1)) { rows in
    for column in 0...m { rows[m + 1 + column] = column }
    for row in 1...n {
      let current = (row + 1) % 3 * (m + 1)
      let previous = row % 3 * (m + 1)
      let before = (row + 2) % 3 * (m + 1)
      rows[current] = row
      var lowest = row
      for column in 1...m {
        let other = b[b.startIndex + column - 1]
        var value = min(rows[previous + column] + 1, rows[current + column - 1] + 1, rows[previous + column - 1] + (a[row - 1] == other ? 0 : 1))
        if row > 1, column > 1, a[row - 1] == b[b.startIndex + column - 2], a[row - 2] == other {
          value = min(value, rows[before + column - 2] + 1)
        }
        rows[current + column] = value
        lowest = min(lowest, value)
      }
      if lowest > limit { return limit + 1 }
    }
    return rows[(n + 1) % 3 * (m + 1) + m]
  }
}
