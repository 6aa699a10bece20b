/// A part of what is said about the sets of one exercise.
enum Term: Equatable {
  /// A number with its unit, if any.
  case amount(Double, LogWords.Unit?)
  /// `x`, `by`
  case times
  /// `@`, `at`, `with`: a load follows.
  case at
  case side(WorkSet.Side)
  /// `each leg`, `per side`
  case each
  /// `per hand`, `dumbbells`
  case perHand
  /// `total`
  case total
  /// A comma, slash or hyphen between numbers.
  case comma
  case filler
  case unknown

  /// The terms of some pieces, each with the pieces it is made of.
  static func terms(_ text: LogText, _ places: [Int]) -> [(term: Term, places: [Int])] {
    var result: [(term: Term, places: [Int])] = []
    var index = 0
    /// The piece some places ahead.
    func piece(_ ahead: Int) -> String { index + ahead < places.count ? text[places[index + ahead]] : "" }
    func number(_ ahead: Int) -> Double? { index + ahead < places.count ? text.number(places[index + ahead]) : nil }
    func isGlued(_ ahead: Int) -> Bool { index + ahead < places.count && text.pieces[places[index + ahead]].isGlued }
    func add(_ term: Term, _ count: Int) {
      result.append((term, Array(places[index..<min(index + count, places.count)])))
      index += count
    }
    while index < places.count {
      let word = piece(0)
      if var value = number(0) {
        var count = 1
        // "1:30"
        if piece(1) == ":", isGlued(1), isGlued(2), let seconds = number(2), seconds < 60, piece(2).utf8.count == 2 {
          add(.amount(value * 60 + seconds, .seconds), 3)
          continue
        }
        // "8-10": the smaller number counts, what was done for sure. "10-10-9" is a list.
        if piece(1) == "-", isGlued(1), isGlued(2), let upper = number(2), upper > value, !(piece(3) == "-" && isGlued(3)),
          !(result.last?.term == .comma && result.last?.places.first.map { text[$0] } == "-")
        {
          count = 3
        }
        var unit = LogWords.units[piece(count)]
        if piece(count) == "second", ["set", "round"].contains(piece(count + 1)) { unit = nil }
        if unit != nil { count += 1 }
        if unit == .minutes {
          (value, unit) = (value * 60, .seconds)
          let joint = piece(count) == "and" ? 1 : 0
          if let seconds = number(count + joint), seconds < 60,
            LogWords.units[piece(count + joint + 1)] == .seconds || ["", ",", "."].contains(piece(count + 1))
          {
            value += seconds
            count += joint + (LogWords.units[piece(count + joint + 1)] == .seconds ? 2 : 1)
          }
        }
        add(.amount(value, unit), count)
        continue
      }
      switch word {
      case "x", "*", "by": add(.times, 1)
      case "minute": add(.amount(60, .seconds), 1)
      case "@", "at", "with", "using", "holding", "+", "weight", "weighted", "load", "loaded", "carrying": add(.at, 1)
      case "per", "each", "a", "every", "/", "both":
        let next = piece(1)
        if ["hand", "hands", "dumbbell", "db", "bell"].contains(next), word != "both" {
          add(.perHand, 2)
        } else if LogWords.limbs.contains(next), word != "a" || ["side", "leg"].contains(next), word != "both" {
          add(.each, 2)
        } else if word == "each" {
          add(.each, 1)
        } else {
          add(word == "/" ? .comma : .filler, 1)
        }
      case "e" where piece(1) == "/" && piece(2) == "s": add(.each, 3)
      case "dumbbells", "dbs", "kettlebells", "kbs", "bells": add(.perHand, 1)
      case "total", "combined", "altogether": add(.total, 1)
      case ",", "-", ".", "and", ";", "then": add(.comma, 1)
      default:
        if let side = LogWords.sides[word] {
          add(.side(side), LogWords.limbs.contains(piece(1)) ? 2 : 1)
        } else {
          add(LogWords.fillers.contains(word) ? .filler : .unknown, 1)
        }
      }
    }
    return result.filter { $0.term != .filler }
  }
}
