/// Finds how hard sets were: `felt 8`, `rpe 8.5`, `2 left in the tank`, `@8`.
///
/// A bare `@8` is RPE when it is 5 to 10 in halves and the effort is not told otherwise beside it; any other number after `@` is a load.
struct EffortReader {
  struct Found: Equatable {
    let pieces: Range<Int>
    let effort: Effort
  }

  /// All efforts of a text; their pieces are marked as read.
  func read(_ text: inout LogText) -> [Found] {
    var found: [Found] = []
    for index in 0..<text.count where !text.isRead[index] {
      guard let one = named(text, index) ?? reserve(text, index) ?? failure(text, index) else { continue }
      text.markRead(one.pieces)
      found.append(one)
    }
    for index in 0..<text.count where !text.isRead[index] {
      guard let one = bare(text, index, found) else { continue }
      text.markRead(one.pieces)
      found.append(one)
    }
    return found.sorted { $0.pieces.lowerBound < $1.pieces.lowerBound }
  }

  private static let joints = LogWords.words("of at @ : = - a an about around like was is ~ the")

  private func number(_ text: LogText, after index: Int) -> (Double, Int)? {
    var next = index
    while next < index + 4 {
      if let value = text.number(next) { return (value, next + 1) }
      guard Self.joints.contains(text[next]) else { return nil }
      next += 1
    }
    return nil
  }

  /// `rpe 8`, `felt like an 8`, `rir 2-3`, `8 rpe`, `effort 8/10`
  private func named(_ text: LogText, _ index: Int) -> Found? {
    switch text[index] {
    case "rpe", "effort", "exertion", "difficulty", "rated":
      guard let (value, end) = number(text, after: index + 1), (1...10).contains(value) else { return nil }
      return Found(pieces: before(text, index)..<scaleEnd(text, end), effort: .rpe(value))
    case "felt", "feels", "feeling":
      guard let (value, end) = number(text, after: index + 1), (1...10).contains(value) else { return nil }
      guard LogWords.units[text[end]] == nil, text[end] != "x" else { return nil }
      return Found(pieces: index..<scaleEnd(text, end), effort: .rpe(value))
    case "rir":
      guard let (value, end) = number(text, after: index + 1), value <= 10 else { return nil }
      return Found(pieces: before(text, index)..<rangeEnd(text, end), effort: .rir(value))
    default: break
    }
    guard let value = text.number(index), value <= 10 else { return nil }
    let end = rangeEnd(text, index + 1)
    if text[end] == "rpe", number(text, after: end + 1) == nil { return Found(pieces: before(text, index)..<end + 1, effort: .rpe(max(value, 1))) }
    if text[end] == "rir", number(text, after: end + 1) == nil { return Found(pieces: before(text, index)..<end + 1, effort: .rir(value)) }
    let scale = scaleEnd(text, index + 1)
    if scale > index + 1, ["effort", "difficulty", "hard", "exertion"].contains(text[scale]) {
      return Found(pieces: index..<scale + 1, effort: .rpe(max(value, 1)))
    }
    return nil
  }

  private static let reserveUnits = LogWords.words("rep reps more or")
  private static let reserveLeads = LogWords.words("could have i done had got with did about maybe still")

  /// `2 left in the tank`, `3 more in me`, `1 rep in reserve`, `could have done 3 more`, `3 reps left`
  private func reserve(_ text: LogText, _ index: Int) -> Found? {
    guard let value = text.number(index), value <= 10 else { return nil }
    var end = rangeEnd(text, index + 1)
    var saysMore = false
    while Self.reserveUnits.contains(text[end]) {
      saysMore = saysMore || text[end] == "more"
      end += 1
    }
    let first = text[end]
    let could = index >= 2 && ["done", "did", "got", "had", "left", "do", "have"].contains(text[index - 1])
    var start = index
    while start > 0, !text.isRead[start - 1], Self.reserveLeads.contains(text[start - 1]) {
      start -= 1
    }
    if first == "left" {
      // "12 left, 10 right" counts sides.
      guard value <= 5, !text.pieces.contains(where: { ["right", "r"].contains($0.text) }) || text[end + 1] == "in" else { return nil }
      end += 1
    } else if first != "in", !(saysMore && could) {
      return nil
    }
    if text[end] == "in" {
      let span = (end + 1..<end + 4).first { ["reserve", "tank", "me", "hand", "bank"].contains(text[$0]) }
      guard let span else { return nil }
      end = span + 1
    }
    return Found(pieces: start..<end, effort: .rir(value))
  }

  /// `to failure`, `nothing left`
  private func failure(_ text: LogText, _ index: Int) -> Found? {
    switch text[index] {
    case "failure", "fail":
      return Found(pieces: (index > 0 && ["to", "till", "until"].contains(text[index - 1]) ? index - 1 : index)..<index + 1, effort: .rir(0))
    case "nothing" where text[index + 1] == "left": return Found(pieces: index..<index + 2, effort: .rir(0))
    default: return nil
    }
  }

  /// `@8`
  private func bare(_ text: LogText, _ index: Int, _ found: [Found]) -> Found? {
    guard text[index] == "@", let value = text.number(index + 1), (5...10).contains(value), (value * 2).rounded() == value * 2,
      LogWords.units[text[index + 2]] == nil, text[index + 2] != "x"
    else { return nil }
    let start = text.exercises.last { $0.pieces.upperBound <= index }?.pieces.upperBound ?? 0
    let end = text.exercises.first { $0.pieces.lowerBound > index }?.pieces.lowerBound ?? text.count
    guard !found.contains(where: { (start..<end).contains($0.pieces.lowerBound) }) else { return nil }
    return Found(pieces: index..<index + 2, effort: .rpe(value))
  }

  private func before(_ text: LogText, _ index: Int) -> Int {
    index > 0 && ["@", "at", "("].contains(text[index - 1]) && !text.isRead[index - 1] ? index - 1 : index
  }

  /// Behind `/10` or `out of 10`.
  private func scaleEnd(_ text: LogText, _ end: Int) -> Int {
    if text[end] == "/", text.number(end + 1) == 10 { return end + 2 }
    if text[end] == "out", text[end + 1] == "of", text.number(end + 2) == 10 { return end + 3 }
    return end
  }

  /// Behind `-3` of `2-3`, or `or 3`: the smaller number counts.
  private func rangeEnd(_ text: LogText, _ end: Int) -> Int {
    ["-", "to", "or"].contains(text[end]) && text.number(end + 1) != nil ? end + 2 : end
  }
}
