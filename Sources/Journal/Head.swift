/// What a part of a log is about, with the pieces that say so.
struct Head: Equatable {
  enum Topic: Equatable {
    case exercise(String)
    case sessionDone
    case sessionSkipped
    case bodyWeight(Load)
    case note
    /// Recognised, but not exact enough to be kept.
    case vague
  }

  let topic: Topic
  let pieces: Range<Int>
}

/// Finds the heads of a log: exercises, sessions done or skipped, body weight, notes.
struct HeadReader {
  /// What a weight without a unit is counted in.
  let unit: WeightUnit
  /// Whether "done" alone speaks of a session.
  let expectsSession: Bool

  /// In the order of the text; their pieces are marked as read.
  func read(_ text: inout LogText) -> [Head] {
    var heads: [Head] = []
    if text[0] == "note" || text[0] == "notes" {
      text.markRead(0..<text.count)
      let start = text.count > 1 && text.pieces[1].isSign ? 2 : 1
      return start < text.count ? [Head(topic: .note, pieces: start..<text.count)] : []
    }
    var index = 0
    while index < text.count {
      if let name = text.exercise(at: index) {
        heads.append(Head(topic: .exercise(name.id), pieces: name.pieces))
        index = name.pieces.upperBound
      } else if !text.isRead[index], let head = head(text, index, heads) {
        text.markRead(head.pieces)
        heads.append(head)
        index = head.pieces.upperBound
      } else {
        index += 1
      }
    }
    if heads.isEmpty, expectsSession, !text.pieces.isEmpty,
      text.pieces.indices.allSatisfy({ text.isRead[$0] || text.pieces[$0].isSign || LogWords.doneVerbs.contains(text[$0]) || text[$0] == "all" })
    {
      text.markRead(0..<text.count)
      return [Head(topic: .sessionDone, pieces: 0..<text.count)]
    }
    return heads
  }

  private func head(_ text: LogText, _ index: Int, _ heads: [Head]) -> Head? {
    restDay(text, index) ?? skipped(text, index) ?? done(text, index, heads) ?? bodyWeight(text, index, heads)
  }

  private func restDay(_ text: LogText, _ index: Int) -> Head? {
    guard text[index] == "rest", text[index + 1] == "day", text.unknownWords <= 1 else { return nil }
    return Head(topic: .note, pieces: (index > 0 && text[index - 1] == "full" ? index - 1 : index)..<index + 2)
  }

  // MARK: - Sessions

  private static let small = LogWords.words(
    "my the a an to on of at in out with it all s ' full whole entire half most strength usual little short quick this go going make off")

  /// What was "not" done: "did not train", "could not make it".
  private static let doings = LogWords.words("do train make get go manage lift able have made went got did")

  private func skipped(_ text: LogText, _ index: Int) -> Head? {
    if LogWords.skipVerbs.contains(text[index]) {
      var next = index + 1
      while next < text.count, !text.isRead[next], Self.small.contains(text[next]), !LogWords.sessions.contains(text[next]) { next += 1 }
      if let name = text.exercise(at: next) { return Head(topic: .note, pieces: index..<name.pieces.upperBound) }
      if ["last", "this", "that"].contains(text[next]), ["week", "weeks"].contains(text[next + 1]) {
        var end = next + 2
        while ["s", "'"].contains(text[end]) || LogWords.sessions.contains(text[end]) { end += 1 }
        return Head(topic: .vague, pieces: index..<end)
      }
      // "Missed sessions" without a day tells of many.
      let end = sessionEnd(text, next)
      let isMany = ["sessions", "workouts"].contains(text[next]) && !(end < text.count && text.isRead[end])
      guard !isMany, text.unknownWords <= 3 else { return nil }
      return isSession(text, next) || next < text.count && text.isRead[next]
        ? Head(topic: .sessionSkipped, pieces: index..<sessionEnd(text, next)) : nil
    }
    let isNever = text[index] == "never"
    if isNever || text[index] == "not" && index > 0 && ["did", "could", "was"].contains(text[index - 1]) {
      guard Self.doings.contains(text[index + 1]) else { return nil }
      let ahead = index + 1..<min(index + 9, text.count)
      guard ["train", "lift"].contains(text[index + 1]) || ahead.contains(where: { LogWords.sessions.contains(text[$0]) }) else { return nil }
      let end = ahead.last { LogWords.sessions.contains(text[$0]) } ?? index + 1
      return Head(topic: .sessionSkipped, pieces: (isNever ? index : index - 1)..<end + 1)
    }
    if text[index] == "no", LogWords.sessions.contains(text[index + 1]) {
      // "No gym" is a wish for a plan; "no gym today" is a log.
      let end = sessionEnd(text, index + 1)
      return end < text.count && text.isRead[end] ? Head(topic: .sessionSkipped, pieces: index..<end) : nil
    }
    return nil
  }

  private func isSession(_ text: LogText, _ index: Int) -> Bool {
    LogWords.sessions.contains(text[index])
      || ["leg", "legs", "upper", "lower", "push", "pull", "core"].contains(text[index]) && text[index + 1] == "day"
      || ["leg", "legs"].contains(text[index]) && (index + 1 >= text.count || text.isSeparator(index + 1))
  }

  /// Behind the words that name a session: `strength session A`.
  private func sessionEnd(_ text: LogText, _ index: Int) -> Int {
    var end = index
    while end < text.count, !text.isRead[end], isSession(text, end) || (end > index && ["day", "a", "b", "c"].contains(text[end])) { end += 1 }
    return max(end, index)
  }

  private func done(_ text: LogText, _ index: Int, _ heads: [Head]) -> Head? {
    if isSession(text, index) {
      var next = sessionEnd(text, index)
      while [":", "-", "is", "was", ",", "s", "'"].contains(text[next]) { next += 1 }
      guard ["done", "complete", "completed", "finished", "ticked", "smashed", "nailed"].contains(text[next]) else { return nil }
      return Head(topic: .sessionDone, pieces: index..<next + 1)
    }
    guard LogWords.doneVerbs.contains(text[index]), text.unknownWords <= 4 else { return nil }
    var next = index + 1
    while next < text.count, next < index + 8,
      text.isRead[next] && text.exercise(at: next) == nil || Self.small.contains(text[next]) || text[next] == "get"
    {
      guard !LogWords.sessions.contains(text[next]) || text.isRead[next] else { break }
      next += 1
    }
    if isSession(text, next) { return Head(topic: .sessionDone, pieces: index..<sessionEnd(text, next)) }
    let isLast = !text.pieces.indices.contains { $0 > index && (text.pieces[$0].number != nil && !text.isRead[$0] || text.exercise(at: $0) != nil) }
    if text[index] == "trained", isLast, text.unknownWords <= 1 { return Head(topic: .sessionDone, pieces: index..<index + 1) }
    if text[index] == "worked", text[index + 1] == "out", isLast { return Head(topic: .sessionDone, pieces: index..<index + 2) }
    let spokeOfSession = heads.contains { $0.topic == .sessionSkipped || $0.topic == .sessionDone }
    if text[index + 1] == "it", expectsSession || spokeOfSession { return Head(topic: .sessionDone, pieces: index..<index + 2) }
    return nil
  }

  // MARK: - Body weight

  /// Words between "weight" and the number.
  private static let joints = LogWords.words("in at is was of : = - say says said showed shows this morning my about now only just down to up myself me")

  private func bodyWeight(_ text: LogText, _ index: Int, _ heads: [Head]) -> Head? {
    guard let head = weightTold(text, index, heads), !heads.isEmpty || text.unknownWords <= 1 else { return nil }
    return head
  }

  private func weightTold(_ text: LogText, _ index: Int, _ heads: [Head]) -> Head? {
    if text.number(index) != nil { return bareWeight(text, index) }
    var next = index
    switch text[index] {
    case "bw", "bodyweight", "weighed", "weigh", "weighing", "scale", "scales": next += 1
    case "body" where text[index + 1] == "weight": next += 2
    case "weight":
      // After an exercise a weight is a load.
      if heads.contains(where: { if case .exercise = $0.topic { true } else { false } }) { return nil }
      next += 1
    default: return nil
    }
    while next < text.count, text.isRead[next] || Self.joints.contains(text[next]) { next += 1 }
    guard let (load, end) = weight(text, next), text[end] != "x", LogWords.units[text[end]] == nil else { return nil }
    return Head(topic: .bodyWeight(load), pieces: index..<end)
  }

  /// `11 stone 4`, `70.2 kg on the scale`
  private func bareWeight(_ text: LogText, _ index: Int) -> Head? {
    guard let (load, end) = weight(text, index) else { return nil }
    if LogWords.units[text[index + 1]] == .stone { return Head(topic: .bodyWeight(load), pieces: index..<end) }
    if LogWords.units[text[index + 1]] != nil, ["bw", "bodyweight"].contains(text[end]) {
      return Head(topic: .bodyWeight(load), pieces: index..<end + 1)
    }
    let ahead = end..<min(end + 4, text.count)
    guard LogWords.units[text[index + 1]] != nil, let scale = ahead.first(where: { ["scale", "scales"].contains(text[$0]) }), text[end] == "on"
    else {
      return nil
    }
    return Head(topic: .bodyWeight(load), pieces: index..<scale + 1)
  }

  /// A weight a person may have; stones become pounds.
  private func weight(_ text: LogText, _ index: Int) -> (Load, Int)? {
    guard var value = text.number(index) else { return nil }
    var end = index + 1
    // "70,5 kg"
    if text[end] == ",", text.pieces[end].isGlued, let tenths = text.number(end + 1), text.pieces[end + 1].isGlued, tenths < 10,
      text[end + 1].utf8.count == 1
    {
      value += tenths / 10
      end += 2
    }
    var load = Load(value, unit)
    switch LogWords.units[text[end]] {
    case .kilograms: (load, end) = (Load(value), end + 1)
    case .pounds: (load, end) = (Load(value, .pounds), end + 1)
    case .stone:
      end += 1
      var pounds = value * 14
      let start = text[end] == "and" ? end + 1 : end
      if let rest = text.number(start), rest < 14, LogWords.units[text[start + 1]] == .pounds || LogWords.units[text[start + 1]] == nil {
        pounds += rest
        end = LogWords.units[text[start + 1]] == .pounds ? start + 2 : start + 1
      }
      load = Load(pounds, .pounds)
    case nil: break
    default: return nil
    }
    return (25...300).contains(load.kilograms) ? (load, end) : nil
  }
}
