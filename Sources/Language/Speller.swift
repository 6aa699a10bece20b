import Resources

/// Words with how common they are, in two orders of the same printable text.
public struct Vocabulary: Sendable {
  /// Words in byte order, one a line.
  public let sorted: ContentText
  /// Words by length, each with a blank and one sign that grows with its count.
  public let byLength: ContentText

  /// - Parameter counts: how often each word occurs, from 1. Words of more than 30 bytes or with other signs than ASCII are left out.
  public init(_ counts: [String: Int]) {
    let plain = counts.filter { $0.key.utf8.count <= 30 && !$0.key.utf8.contains { $0 <= 0x20 || $0 >= 0x80 } }
    sorted = .loaded(Array(plain.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: "\n").utf8))
    let lines = plain.sorted { ($0.key.utf8.count, $0.key) < ($1.key.utf8.count, $1.key) }.map { word, count in
      "\(word) \(Character(Unicode.Scalar(UInt8(0x21 + min(90, Int.bitWidth - count.leadingZeroBitCount) ))))"
    }
    byLength = .loaded(Array(lines.joined(separator: "\n").utf8))
  }

  /// Takes both orders as `sorted` and `byLength` gave them; nothing is checked.
  public init(sorted: ContentText, byLength: ContentText) {
    self.sorted = sorted
    self.byLength = byLength
  }
}

/// Mends words that are neither in the vocabulary nor common English, so that real words are never bent into names of the field.
public struct Speller: Sendable {
  private struct Entry: Sendable {
    let start: Int32
    let length: UInt8
    let first: UInt8
    let last: UInt8
    let letters: UInt32
    let weight: UInt8
  }

  /// The numbers of the entries of each length that have one letter in common, in their order.
  private struct Groups: Sendable {
    private var starts = [Int32](repeating: 0, count: 32 * 34 + 1)
    private var numbers: [Int32]

    init(_ entries: [Entry], _ letter: (Entry) -> UInt8) {
      func group(_ entry: Entry) -> Int { Int(min(entry.length, 33)) * 32 + Int(letter(entry) & 31) }
      for entry in entries { starts[group(entry) + 1] += 1 }
      for group in 1..<starts.count { starts[group] += starts[group - 1] }
      var places = starts
      numbers = [Int32](repeating: 0, count: entries.count)
      for (number, entry) in entries.enumerated() {
        numbers[Int(places[group(entry)])] = Int32(number)
        places[group(entry)] += 1
      }
    }

    func numbers(_ length: Int, _ letter: UInt8) -> ArraySlice<Int32> {
      let group = length * 32 + Int(letter & 31)
      return numbers[Int(starts[group])..<Int(starts[group + 1])]
    }
  }

  private let words: ContentText
  /// Sorted by length.
  private let entries: [Entry]
  private let byFirst: Groups
  private let byLast: Groups
  private let known: WordList
  private let english: WordList

  /// - Parameters:
  ///   - vocabulary: the words to mend towards.
  ///   - english: words that are left alone.
  public init(_ vocabulary: Vocabulary, english: WordList) {
    words = vocabulary.byLength
    known = WordList(vocabulary.sorted)
    self.english = english
    var entries: [Entry] = []
    words.withBytes { bytes in
      var start = 0
      while start < bytes.count {
        var end = start
        var letters: UInt32 = 0
        while end < bytes.count, bytes[end] != 0x20 {
          letters |= 1 << UInt32(bytes[end] & 31)
          end += 1
        }
        // The word, a blank, one sign for how common it is, a line end.
        let weight = end + 1 < bytes.count ? bytes[end + 1] : 0
        if end > start {
          entries.append(
            Entry(start: Int32(start), length: UInt8(end - start), first: bytes[start], last: bytes[end - 1], letters: letters, weight: weight))
        }
        start = end + 3
      }
    }
    self.entries = entries
    byFirst = Groups(entries, \.first)
    byLast = Groups(entries, \.last)
  }

  /// Whether the word needs no mending.
  public func knows(_ word: String) -> Bool { known.contains(word) || english.contains(word) || known.contains(Stem.singular(word)) }

  /// The nearest word of the vocabulary: one edit (insertion, deletion, substitution, swap of neighbours) for words of four to seven
  /// letters, two from eight on, which leave the first letter as it is. Nil when nothing is near or the word is known.
  public func correction(of word: String) -> String? {
    guard isMendable(word) else { return nil }
    return nearest(to: word)
  }

  private func nearest(to word: String) -> String? {
    let wanted = Array(word.utf8)
    let count = wanted.count
    let letters = letterSet(word.utf8)
    return words.withBytes { bytes in
      var best: (distance: Int, entry: Entry)?
      func look(_ numbers: ArraySlice<Int32>, reach: Int, sameFirst: Bool) {
        for number in numbers {
          let entry = entries[Int(number)]
          // Each edit takes away one letter at most and brings one at most; some are needed for the length alone.
          let longer = Int(entry.length) - count
          guard hasAtMost(reach - max(0, longer), of: letters & ~entry.letters), hasAtMost(reach + min(0, longer), of: entry.letters & ~letters),
            (entry.first == wanted[0]) == sameFirst
          else { continue }
          let start = Int(entry.start)
          let distance = editDistance(wanted, UnsafeBufferPointer(rebasing: bytes[start..<start + Int(entry.length)]), limit: reach)
          guard distance <= reach else { continue }
          guard best.map({ distance < $0.distance || distance == $0.distance && entry.weight > $0.entry.weight }) ?? true else { continue }
          best = (distance, entry)
        }
      }
      // One edit leaves the first letter or the last one; so the other words of the vocabulary need not be looked at.
      let reach = count >= 8 ? 2 : 1
      for length in count - reach...count + reach { look(byFirst.numbers(length, wanted[0]), reach: reach, sameFirst: true) }
      if best?.distance != 1 {
        for length in count - 1...count + 1 { look(byLast.numbers(length, wanted[count - 1]), reach: 1, sameFirst: false) }
      }
      guard let entry = best?.entry else { return nil }
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[Int(entry.start)..<Int(entry.start) + Int(entry.length)]), as: UTF8.self)
    }
  }

  /// Mends tokens in place: the first fifty different words that need it. A text with more of them is no English with typing errors, and each
  /// costs a look at thousands of words.
  public func mend(_ tokens: inout [Token]) {
    var corrections: [String: String?] = [:]
    for index in tokens.indices {
      let word = tokens[index].text
      let better: String?
      if let known = corrections[word] {
        better = known
      } else {
        guard corrections.count < Self.mendingLimit, isMendable(word) else { continue }
        better = nearest(to: word)
        corrections.updateValue(better, forKey: word)
      }
      guard let better else { continue }
      tokens[index].misspelt = word
      tokens[index].text = better
    }
  }

  private static let mendingLimit = 50

  /// Whether the word has the form of an English one and is not known.
  private func isMendable(_ word: String) -> Bool {
    4...30 ~= word.utf8.count && word.utf8.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") } && !knows(word)
  }
}

/// Whether a set has no more than so many letters; cheaper than counting them.
@inline(__always)
private func hasAtMost(_ count: Int, of letters: UInt32) -> Bool {
  var rest = letters
  for _ in 0..<count { rest &= rest &- 1 }
  return rest == 0
}

private func letterSet(_ word: String.UTF8View) -> UInt32 {
  word.reduce(0) { $0 | (1 << UInt32($1 & 31)) }
}

/// Optimal string alignment distance (a swap of neighbours counts one); anything above `limit` returns `limit + 1`.
private func editDistance(_ a: [UInt8], _ b: UnsafeBufferPointer<UInt8>, limit: Int) -> Int {
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
        let other = b[column - 1]
        var value = min(rows[previous + column] + 1, rows[current + column - 1] + 1, rows[previous + column - 1] + (a[row - 1] == other ? 0 : 1))
        if row > 1, column > 1, a[row - 1] == b[column - 2], a[row - 2] == other {
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
