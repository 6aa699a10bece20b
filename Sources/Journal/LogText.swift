import Knowledge
import Language
import Understanding

/// A log text cut into pieces, with the names found in it and a mark on each piece that has been read.
struct LogText {
  /// A name that covers some pieces.
  struct Name: Equatable {
    let id: String
    let pieces: Range<Int>
  }

  let original: [UInt8]
  var pieces: [Piece]
  var exercises: [Name] = []
  var bodyParts: [Name] = []
  /// Pieces that have been read.
  var isRead: [Bool]

  init(_ text: String, _ cut: [Piece], lexicon: Lexicon, knowledge: KnowledgeBase, speller: LogSpeller) {
    original = Array(text.utf8)
    pieces = cut.flatMap(Self.spelt)
    for index in pieces.indices where pieces[index].kind == .word { pieces[index].text = speller.mended(pieces[index].text) }
    isRead = []
    findNames(lexicon, knowledge)
    readNumberWords()
    isRead = pieces.map { _ in false }
    for name in exercises { for index in name.pieces { isRead[index] = true } }
  }

  var count: Int { pieces.count }

  /// The text of a piece; empty outside.
  subscript(index: Int) -> String { pieces.indices.contains(index) ? pieces[index].text : "" }

  func number(_ index: Int) -> Double? { pieces.indices.contains(index) ? pieces[index].number : nil }

  /// What the person wrote there.
  func written(_ span: Range<Int>) -> String {
    guard let first = span.first, let last = span.last, pieces.indices.contains(first), pieces.indices.contains(last) else { return "" }
    return String(decoding: original[pieces[first].range.lowerBound..<pieces[last].range.upperBound], as: UTF8.self)
  }

  mutating func markRead(_ span: Range<Int>) { for index in span.clamped(to: pieces.indices) { isRead[index] = true } }

  func isSeparator(_ index: Int) -> Bool { LogWords.separators.contains(self[index]) }

  /// The body part whose name begins at a piece.
  func bodyPart(at index: Int) -> Name? { bodyParts.first { $0.pieces.lowerBound == index } }
  func bodyPart(endingAt index: Int) -> Name? { bodyParts.first { $0.pieces.upperBound == index + 1 } }
  func exercise(at index: Int) -> Name? { exercises.first { $0.pieces.lowerBound == index } }

  // MARK: - Making

  /// Contractions and short forms as the words they stand for.
  private static func spelt(_ piece: Piece) -> [Piece] {
    guard piece.kind == .word, let words = shortForms[piece.text] else { return [piece] }
    return words.split(separator: " ").map { Piece(text: String($0), kind: .word, range: piece.range, isGlued: piece.isGlued) }
  }

  private static let shortForms = [
    "didnt": "did not", "couldnt": "could not", "wasnt": "was not", "dont": "do not", "doesnt": "does not", "cant": "can not", "wont": "will not",
    "shouldnt": "should not", "im": "i am", "ive": "i have", "id": "i would", "w": "with", "havent": "have not", "tmrw": "tomorrow",
    "tmr": "tomorrow",
    "yday": "yesterday", "yest": "yesterday", "ea": "each", "pls": "please", "whats": "what is", "lets": "let us", "n": "and",
  ]

  private mutating func findNames(_ lexicon: Lexicon, _ knowledge: KnowledgeBase) {
    var tokens: [Token] = []
    var places: [Int] = []
    var breaks = true
    for (index, piece) in pieces.enumerated() {
      guard !piece.isSign else {
        // A slash or a hyphen stands inside names ("90/90"), other signs end them.
        if piece.text != "/", piece.text != "-" { breaks = true }
        continue
      }
      tokens.append(Token(text: piece.text, range: piece.range, gap: breaks ? .sentence : .none))
      places.append(index)
      breaks = false
    }
    for entity in lexicon.entities(in: tokens) {
      let span = places[entity.tokens.lowerBound]..<places[entity.tokens.upperBound - 1] + 1
      if let id = entity.id(as: Exercise.kind), knowledge.exercises[id] != nil {
        exercises.append(Name(id: id, pieces: span))
      } else if let id = entity.id(as: BodyPart.kind) {
        bodyParts.append(Name(id: id, pieces: span))
      }
    }
  }

  /// "One leg", "the last one": no count.
  private func isPronoun(_ index: Int) -> Bool {
    guard self[index] == "one" else { return false }
    let limbs = LogWords.limbs.union(["ankle", "knee", "calf", "hip"])
    return limbs.contains(self[index + 1]) || ["last", "this", "that", "the", "first", "next"].contains(self[index - 1])
  }

  /// Turns number words into numbers, `twenty five` into one; a unit `second` stays a word.
  private mutating func readNumberWords() {
    let named = Set(exercises.flatMap { Array($0.pieces) })
    for index in pieces.indices where pieces[index].kind == .word && !named.contains(index) {
      guard let value = LogWords.numbers[pieces[index].text], !isPronoun(index) else { continue }
      pieces[index].kind = .number(value)
      if index > 0, !named.contains(index - 1), let tens = pieces[index - 1].number, (20...90).contains(tens),
        LogWords.numbers[pieces[index - 1].text] != nil, value < 10
      {
        pieces[index].kind = .number(tens + value)
        pieces[index].range = pieces[index - 1].range.lowerBound..<pieces[index].range.upperBound
        pieces[index - 1].kind = .word
        pieces[index - 1].text = "a"
      }
    }
  }
}
