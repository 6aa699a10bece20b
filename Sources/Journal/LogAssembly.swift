import Knowledge
import Planning

/// Puts what the readers found together into entries.
struct LogAssembly {
  let text: LogText
  let parts: LogParts
  let knowledge: KnowledgeBase
  let unit: WeightUnit
  let today: CalendarDate
  let rounds: Int?

  private var drafts: [Draft] = []
  private var missed: [Range<Int>] = []

  /// An entry in the making.
  private struct Draft {
    let part: LogParts.Part
    var entry: LogEntry
    var dates: [CalendarDate] = []
    var remarks: [Int] = []

    mutating func setEffort(_ effort: Effort) {
      guard var sets = entry.exercise, sets.effort == nil else { return }
      sets.effort = effort
      entry.kind = .exercise(sets)
    }
  }

  init(text: LogText, parts: LogParts, knowledge: KnowledgeBase, unit: WeightUnit, today: CalendarDate, rounds: Int?) {
    (self.text, self.parts, self.knowledge, self.unit, self.today, self.rounds) = (text, parts, knowledge, unit, today, rounds)
  }

  /// Nil when nothing says that something was done.
  var reading: LogReading? {
    // What cannot be, a load of a tonne or ten thousand repetitions, was meant otherwise.
    let entries = drafts.filter { $0.entry.fault == nil }.flatMap { draft in
      (draft.dates.isEmpty ? [draft.entry.date] : draft.dates).map { date in
        var entry = draft.entry
        entry.date = date
        return entry
      }
    }
    let impossible = drafts.filter { $0.entry.fault != nil }.map(\.part.span)
    let notUnderstood = (missed + impossible).map { Self.trimmed(text.written($0)) }.filter { !$0.isEmpty }
    guard !entries.isEmpty || !notUnderstood.isEmpty else { return nil }
    return LogReading(
      entries: entries, notUnderstood: notUnderstood,
      confirmation: Confirmation(knowledge, today: today).line(entries, notUnderstood: notUnderstood))
  }

  /// Whether enough of the text is a log: one number beside an exercise convinces only when little else is said.
  var isConvincing: Bool {
    let unknown = drafts.reduce(0) { $0 + $1.remarks.count { text.pieces[$0].kind == .word } }
    if drafts.contains(where: { $0.entry.exercise == nil }) { return unknown <= 8 }
    guard !drafts.isEmpty else { return text.unknownWords <= 4 }
    let isStrong = drafts.contains { draft in
      guard let sets = draft.entry.exercise else { return false }
      return sets.sets.count > 1 || sets.effort != nil || sets.sets.contains { $0.load != nil }
    }
    return unknown <= (isStrong ? 6 : saysDone ? 2 : 0)
  }

  private var saysDone: Bool { text.pieces.contains { LogWords.doneVerbs.contains($0.text) } }

  mutating func build(dates: [DateReader.Found], pains: [PainReader.Found], efforts: [EffortReader.Found], manners: [MannerReader.Found]) {
    for part in parts.parts { add(part, manners) }
    shareSets()
    dropUnsaid()
    for effort in efforts { place(effort.pieces) { draft in draft.setEffort(effort.effort) } }
    for pain in pains { place(pain.pieces) { draft in if draft.entry.pain == nil { draft.entry.pain = pain.pain } } }
    setDates(dates)
    for index in drafts.indices { drafts[index].entry.note = note(drafts[index]) }
    if parts.parts.isEmpty { missed += unknownExercises(0..<text.count).filter(isProduct) }
  }

  // MARK: - Entries

  private mutating func add(_ part: LogParts.Part, _ manners: [MannerReader.Found]) {
    switch part.head.topic {
    case .exercise(let id):
      guard let exercise = knowledge.exercises[id] else { return }
      addExercise(exercise, part, manners)
    case .sessionDone: drafts.append(draft(part, .sessionDone))
    case .sessionSkipped: drafts.append(draft(part, .sessionSkipped))
    case .bodyWeight(let load): drafts.append(draft(part, .bodyWeight(load)))
    case .note:
      var draft = draft(part, .note)
      draft.remarks = Array(part.head.pieces) + draft.remarks
      drafts.append(draft)
    case .vague: missed.append(part.head.pieces)
    }
  }

  private mutating func draft(_ part: LogParts.Part, _ kind: LogEntry.Kind) -> Draft {
    var draft = Draft(part: part, entry: LogEntry(today, kind))
    let chunks = unknownExercises(part.after)
    missed += chunks
    draft.remarks = (Array(part.before) + Array(part.after)).filter { index in
      !chunks.contains { $0.contains(index) } && (text.isUnknownWord(index) || (text.number(index) != nil && !text.isRead[index]))
    }
    return draft
  }

  private mutating func addExercise(_ exercise: Exercise, _ part: LogParts.Part, _ manners: [MannerReader.Found]) {
    let strange = strangers(part)
    missed += strange
    func unread(_ span: Range<Int>) -> [Int] { span.filter { index in !text.isRead[index] && !strange.contains { $0.contains(index) } } }
    var reader = SetsReader(exercise, unit: unit)
    reader.read(text, unread(part.before) + unread(part.after))
    if let rounds { reader.multiply(rounds) }
    var manner = manners.filter { part.span.contains($0.pieces.lowerBound) }.map(\.manner)
    if reader.saysEach, exercise.isOneSided || exercise.record.first("Sides") == "either" || exercise.pattern == "mobility" {
      manner.append(.eachSide)
    }
    let ordered = Manner.allCases.filter(manner.contains)
    var draft = Draft(part: part, entry: LogEntry(today, .exercise(ExerciseSets(exercise.id, reader.sets, manner: ordered))))
    draft.remarks = reader.remarks
    for place in reader.unread.map({ $0..<$0 + 1 }) {
      if let last = missed.last, last.upperBound == place.lowerBound {
        missed[missed.count - 1] = last.lowerBound..<place.upperBound
      } else {
        missed.append(place)
      }
    }
    drafts.append(draft)
  }

  /// Parts with numbers of their own that belong to something unknown: "ran 5k, then 3x12 calf raises", "squats 3x10 and turkish get ups 2x3".
  private func strangers(_ part: LogParts.Part) -> [Range<Int>] {
    var result: [Range<Int>] = []
    let before = text.separated(in: part.before)
    for span in before.dropLast(part.before.upperBound == before.last?.upperBound ? 1 : 0) where isStrange(span) { result.append(span) }
    for span in text.separated(in: part.after).dropFirst(text.isSeparator(part.after.lowerBound) ? 0 : 1) where isStrange(span) && hasScheme(span) {
      result.append(span)
    }
    return result
  }

  private func unknownExercises(_ span: Range<Int>) -> [Range<Int>] {
    text.separated(in: span).filter { isStrange($0) && hasScheme($0) }
  }

  private func isStrange(_ span: Range<Int>) -> Bool {
    span.contains { text.number($0) != nil && !text.isRead[$0] } && span.contains { text.isUnknownWord($0) }
  }

  /// `3x8`, or `3 sets of 8`
  private func isProduct(_ span: Range<Int>) -> Bool {
    span.contains { index in
      guard text.number(index) != nil else { return false }
      let isCount = LogWords.units[text[index + 1]] == .sets
      let next = isCount && text[index + 2] == "of" ? index + 3 : index + 2
      return (isCount || ["x", "*"].contains(text[index + 1])) && text.number(next) != nil
    }
  }

  /// `3x8`, `3 sets`
  private func hasScheme(_ span: Range<Int>) -> Bool {
    span.contains { index in
      guard text.number(index) != nil, !text.isRead[index] else { return false }
      return ["x", "*"].contains(text[index + 1]) && text.number(index + 2) != nil || [.sets, .reps].contains(LogWords.units[text[index + 1]])
    }
  }

  // MARK: - What is shared

  /// "Squats, lunges and bridges, 3x12 each": an exercise without numbers takes those of its neighbour.
  private mutating func shareSets() {
    func isBare(_ index: Int) -> Bool { drafts[index].entry.exercise?.sets.isEmpty ?? false }
    func joins(_ a: Int, _ b: Int) -> Bool {
      let between = drafts[a].part.head.pieces.upperBound..<drafts[b].part.head.pieces.lowerBound
      return between.allSatisfy { text.isRead[$0] == false && (text.isSeparator($0) || text[$0] == "/") }
    }
    for index in drafts.indices.reversed() where index + 1 < drafts.count && isBare(index) && joins(index, index + 1) {
      share(from: index + 1, to: index)
    }
    for index in drafts.indices where index > 0 && isBare(index) && joins(index - 1, index) { share(from: index - 1, to: index) }
  }

  private mutating func share(from source: Int, to target: Int) {
    guard var giver = drafts[source].entry.exercise, let taker = drafts[target].entry.exercise, !giver.sets.isEmpty else { return }
    // "Each" then means each exercise.
    giver.manner.removeAll { $0 == .eachSide }
    drafts[source].entry.kind = .exercise(giver)
    drafts[target].entry.kind = .exercise(ExerciseSets(taker.exercise, giver.sets, manner: giver.manner))
  }

  /// An exercise that is only named counts when the text says that it was done.
  private mutating func dropUnsaid() {
    if !saysDone || !missed.isEmpty { drafts.removeAll { $0.entry.exercise?.sets.isEmpty ?? false } }
    if drafts.isEmpty, !parts.parts.contains(where: { $0.head.topic == .vague }) { missed = missed.filter(isProduct) }
  }

  /// Effort and pain belong to the entry they stand in; between two, to the one before.
  private mutating func place(_ pieces: Range<Int>, _ change: (inout Draft) -> Void) {
    guard !drafts.isEmpty else { return }
    let index = drafts.lastIndex { $0.part.head.pieces.lowerBound < pieces.lowerBound } ?? 0
    change(&drafts[index])
  }

  /// A day in front of a head holds from there on; one behind it, also for those before that have none.
  private mutating func setDates(_ dates: [DateReader.Found]) {
    var current: [CalendarDate] = []
    var open = 0
    for index in drafts.indices {
      let part = drafts[index].part
      let inside = dates.filter { part.span.contains($0.pieces.lowerBound) }
      let isSession = drafts[index].entry.kind == .sessionSkipped || drafts[index].entry.kind == .sessionDone
      if let first = inside.first {
        let own = isSession ? inside.map(\.date) : [first.date]
        drafts[index].dates = own
        // The day that was skipped is not the day of anything else.
        guard drafts[index].entry.kind != .sessionSkipped else { continue }
        if first.pieces.lowerBound >= part.head.pieces.upperBound {
          for earlier in open..<index where drafts[earlier].dates.isEmpty { drafts[earlier].dates = [first.date] }
        }
        current = [first.date]
        open = index + 1
      } else if !current.isEmpty {
        drafts[index].dates = current
        open = index + 1
      }
    }
  }

  // MARK: - Notes

  private func note(_ draft: Draft) -> String? {
    let places = draft.remarks.sorted()
    guard let first = places.first, let last = places.last else { return nil }
    // Whole parts read better than single words out of them.
    var start = first
    while start > 0, start > draft.part.span.lowerBound, !text.isSeparator(start - 1), !text.isRead[start - 1], text.number(start - 1) == nil {
      start -= 1
    }
    let note = Self.trimmed(text.written(start..<last + 1))
    return note.isEmpty ? nil : note
  }

  private static func trimmed(_ text: String) -> String {
    let signs: Set<Character> = [" ", ",", ".", ";", ":", "-", "/", "\n", "!"]
    let head = text.drop { signs.contains($0) }
    return String(head.reversed().drop { signs.contains($0) }.reversed())
  }
}

extension LogText {
  /// The parts between separators inside a span.
  func separated(in span: Range<Int>) -> [Range<Int>] {
    separated.map { $0.clamped(to: span) }.filter { !$0.isEmpty }
  }
}
