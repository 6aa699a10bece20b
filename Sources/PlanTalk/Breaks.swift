import Knowledge
import Language
import Planning
import Understanding

/// A stretch without training that lies behind the person.
enum Break: Equatable {
  case weeks(Int)
  case illness
}

/// Reads breaks: "two weeks off", "haven't trained for a month", "had the flu".
struct BreakReader {
  /// The break that a text tells of, and where.
  func read(_ phrase: Phrase, _ entities: [Entity]) -> (Break, Range<Int>)? {
    for entity in entities where entity.id(as: Group.kind) == "illness" && Self.isOverIllness(phrase, entity.tokens) {
      return (.illness, phrase.clause(of: entity.tokens.lowerBound).lowerBound..<entity.tokens.upperBound)
    }
    for place in 0..<phrase.count {
      guard let (weeks, end) = length(phrase, place), phrase.gap(end - 1) == .none || end - place == 1 else { continue }
      let clause = phrase.clause(of: place)
      let before = clause.lowerBound..<place
      if ["off", "break", "out", "layoff", "holiday", "rest"].contains(phrase[end]), phrase.gap(end) == .none, !isAhead(phrase, clause) {
        // "Two weeks out" of a race is none.
        if phrase[end] == "out", !before.contains(where: { ["been", "was", "back"].contains(phrase[$0]) }) { continue }
        return (.weeks(weeks), clause.lowerBound..<end + 1)
      }
      let isIdle = before.contains {
        phrase.has("not", "trained", at: $0) || phrase.has("not", "run", at: $0) || phrase.has("not", "lifted", at: $0)
          || phrase.has("no", "training", at: $0)
          || phrase.has("not", "done", at: $0) || phrase.has("off", "for", at: $0) || phrase.has("not", "exercised", at: $0)
          || phrase.has("out", "for", at: $0)
          || phrase.has("missed", at: $0) || phrase.has("holiday", at: $0) || phrase.has("not", "been", at: $0)
          || phrase.has("nothing", "for", at: $0)
          || phrase.has("no", "run", at: $0) || phrase.has("not", "worked", at: $0) || phrase.has("off", "work", at: $0)
          || phrase.has("stopped", at: $0)
          || phrase.has("away", "for", at: $0) || phrase.has("took", "off", at: $0) || phrase.has("break", "of", at: $0)
          || phrase.has("layoff", "of", at: $0)
      }
      if isIdle, !isAhead(phrase, clause) { return (.weeks(weeks), clause.lowerBound..<end) }
    }
    return nil
  }

  /// Weeks that a length of time comes to, at least one, and its end.
  private func length(_ phrase: Phrase, _ place: Int) -> (Int, Int)? {
    let isOne = ["a", "one", "the"].contains(phrase[place])
    guard let count = isOne ? (value: 1, length: 1) : phrase.number(at: place) ?? (phrase[place] == "few" ? (value: 3, length: 1) : nil),
      count.value > 0
    else { return nil }
    let end = place + count.length
    switch phrase[end] {
    case "day" where count.value >= 4: return ((count.value + 6) / 7, end + 1)
    case "week": return (count.value, end + 1)
    case "fortnight": return (2, end + 1)
    case "month": return (count.value * 4, end + 1)
    default: return nil
    }
  }

  /// A break that is yet to come, or asked about.
  private func isAhead(_ phrase: Phrase, _ clause: Range<Int>) -> Bool {
    let isBack = clause.contains {
      ["back", "returning", "coming", "returned", "again", "start", "starting", "restart", "restarting", "resume", "resuming"].contains(phrase[$0])
    }
    return phrase.tokens[clause.lowerBound].inQuestion
      || clause.contains { ["should", "will", "going", "how", "if", "next", "between"].contains(phrase[$0]) || phrase[$0] == "after" && !isBack }
  }

  /// Whether an illness is told as over or nearly so: "had the flu", "back after being ill".
  static func isOverIllness(_ phrase: Phrase, _ place: Range<Int>) -> Bool {
    let clause = phrase.clause(of: place.lowerBound)
    guard !clause.contains(where: { ["should", "can", "if", "when", "could"].contains(phrase[$0]) }), phrase[place.upperBound] != "of" else {
      return false
    }
    return (clause.lowerBound..<place.lowerBound).contains {
      ["had", "been", "after", "following", "recovering", "recovered", "was", "back", "over", "caught", "since"].contains(phrase[$0])
    }
  }
}

extension PlanRequest.Comeback {
  /// What a break comes to.
  init(_ gap: Break) {
    switch gap {
    case .illness: self = .illness
    case .weeks(let weeks): self = weeks <= 1 ? .shortBreak : weeks == 2 ? .twoWeeks : .longBreak
    }
  }
}
