import Journal
import Knowledge
import Language
import Planning
import Understanding

/// Keeps the training log by talk: what was done, taken back, and how it goes.
struct LogTalker {
  let policy: Policy

  /// The name under which replies of the log are known.
  static let intent = "log"

  /// What to say to a text that logs, takes a log back or asks how it goes; nil when it is about something else.
  func reply(_ text: String, _ tokens: [Token], _ conversation: inout Conversation) -> Reply? {
    if conversation.lastReply?.intent == Self.intent, tokens.count <= 4, let first = tokens.first?.text, ["no", "wrong", "delete"].contains(first) {
      return undo(&conversation)
    }
    let words = tokens.map(\.text)
    // Without a log only the plain question is about it; the answer says how to begin.
    if conversation.journal.isEmpty, Self.plainAsks.contains(words) { return progress(conversation) }
    if !conversation.journal.isEmpty, tokens.count <= 8 {
      if Self.asks.contains(where: { contains(words, $0) }) { return progress(conversation) }
    }
    guard looksLikeLog(text, tokens, conversation) else { return nil }
    let today = conversation.today
    guard let reading = policy.logReader.read(text, today: today, unit: unit(conversation), expectsSession: conversation.lastReply?.intent == "plan_week")
    else { return nil }
    return log(reading, text, today, &conversation)
  }

  /// The reader is thorough and slow; only texts with the marks of a log are given to it.
  private func looksLikeLog(_ text: String, _ tokens: [Token], _ conversation: Conversation) -> Bool {
    guard text.utf8.count <= 600, let first = tokens.first?.text else { return false }
    if Self.openers.contains(first) { return true }
    let isAboutSession = conversation.planState?.plan != nil || !conversation.journal.isEmpty
    if isAboutSession, Self.tellers.contains(first) { return true }
    return hasMarks(text) || zip(tokens, tokens.dropFirst()).contains { Self.rates.contains($0.text) && $1.text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  private static let openers: Set<String> = ["log", "logged", "bw", "weighed"]
  private static let tellers: Set<String> = ["did", "done", "skipped", "missed", "finished", "rest", "yesterday", "today", "completed"]
  private static let rates: Set<String> = ["rpe", "rir", "sets", "felt"]

  /// `3x10`, `3 x 10`, `3×8`, `@16`
  private func hasMarks(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.contains(where: { (0x30...0x39).contains($0) }), !bytes.contains(UInt8(ascii: "?")) else { return false }
      func isDigit(_ place: Int) -> Bool { bytes.indices.contains(place) && (0x30...0x39).contains(bytes[place]) }
      func skip(_ place: Int, _ step: Int) -> Int { bytes.indices.contains(place) && bytes[place] == 0x20 ? place + step : place }
      return bytes.indices.contains { place in
        switch bytes[place] {
        case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "*"): isDigit(skip(place - 1, -1)) && isDigit(skip(place + 1, 1))
        // × is two bytes in UTF-8.
        case 0xC3: bytes.indices.contains(place + 1) && bytes[place + 1] == 0x97 && isDigit(skip(place - 1, -1)) && isDigit(skip(place + 2, 1))
        case UInt8(ascii: "@"): isDigit(skip(place + 1, 1))
        default: false
        }
      }
    }
  }

  private func log(_ reading: LogReading, _ text: String, _ today: CalendarDate, _ conversation: inout Conversation) -> Reply {
    guard !reading.entries.isEmpty else {
      return answer([.paragraph(phrase("log_unread", ["words": joined(reading.notUnderstood.map { "\"\($0)\"" })], conversation))], act: .ask)
    }
    conversation.journal += reading.entries.map { entry in
      var entry = entry
      entry.told = text
      return entry
    }
    conversation.logged = reading.entries.count
    conversation.changedTurn = conversation.turns
    var blocks: [Block] = [.paragraph(reading.confirmation)]
    let targets = reading.entries.compactMap { target($0, today, conversation) }
    if !targets.isEmpty { blocks.append(.list(targets, title: phrase("log_next_title", [:], conversation))) }
    if !reading.notUnderstood.isEmpty {
      blocks.append(.note(phrase("log_unread", ["words": joined(reading.notUnderstood.map { "\"\($0)\"" })], conversation)))
    }
    var reply = answer(blocks)
    reply.suggestions = ["undo", "how am I doing"]
    return reply
  }

  /// What weights without a unit are counted in.
  private func unit(_ conversation: Conversation) -> WeightUnit { conversation.runner.profile.weightUnit(conversation.journal) }

  /// What to do next time with an exercise, and why.
  private func target(_ entry: LogEntry, _ today: CalendarDate, _ conversation: Conversation) -> String? {
    let planned = conversation.planState?.plan?.days.compactMap(\.workout).flatMap(\.exercises).first { $0.id == entry.exercise?.exercise }
    guard let sets = entry.exercise, let exercise = policy.knowledge.exercises[sets.exercise],
      let next = PlanTargets(knowledge: policy.knowledge, runner: conversation.runner, today: today).progression(exercise, planned)?.next(
        conversation.journal, today: today)
    else { return nil }
    // Nothing is added in the last weeks before a race, nor right after it.
    let race = conversation.runner.profile.race ?? conversation.planState?.request.race
    let phase = race.flatMap { Season(race: $0, today: today).week(of: today)?.phase }
    if let phase, [.taper, .race, .recovery].contains(phase), Self.rising.contains(next.step) {
      let last = sets.sets.compactMap(\.load).max { $0.kilograms < $1.kilograms }
      let name = last == nil ? "log_keep_reps" : "log_keep_load"
      return phrase(name, ["exercise": exercise.name, "load": last?.inWords ?? "", "phase": phase.name], conversation)
    }
    // What comes next may be another exercise: the next rung of a ladder.
    let name = policy.knowledge.exercises[next.exercise]?.name ?? exercise.name
    return ["\(name): \(next.inWords).", next.reason, next.sideNote].compactMap { $0 }.joined(separator: " ")
  }

  private static let rising: Set<NextTarget.Step> = [.addSet, .addReps, .addSeconds, .addLoad, .slower, .pause, .oneLeg, .firstLoad, .harder]

  /// Takes the log told last back and says what it was.
  func undo(_ conversation: inout Conversation) -> Reply {
    guard conversation.logged > 0 else { return answer([.paragraph(phrase("log_nothing", [:], conversation))]) }
    let entries = conversation.journal.suffix(conversation.logged)
    conversation.journal.removeLast(entries.count)
    conversation.logged = 0
    conversation.changedTurn = conversation.turns
    return answer([.paragraph(phrase("log_undone", [:], conversation)), .list(entries.map { $0.inWords(policy.knowledge) })])
  }

  private func progress(_ conversation: Conversation) -> Reply {
    let progress = TrainingProgress(
      conversation.journal, knowledge: policy.knowledge, today: conversation.today,
      planned: conversation.runner.plannedSessions(conversation.today), unit: unit(conversation))
    var blocks: [Block] = [.paragraph(progress.summary.joined(separator: " "))]
    if progress.sessions == 0, conversation.journal.isEmpty { blocks.append(.next(phrase("log_begin", [:], conversation))) }
    let lines = progress.lines
    if !lines.isEmpty { blocks.append(.list(lines)) }
    let rows = progress.best.prefix(6).map { best in
      [policy.knowledge.exercises[best.exercise]?.name ?? best.exercise, best.set.inWords, best.date.inWords]
    }
    if !rows.isEmpty { blocks.append(.table(header: ["Exercise", "Best set", "When"], rows: Array(rows))) }
    return answer(blocks)
  }

  private func answer(_ blocks: [Block], act: Reply.Act = .tell) -> Reply {
    Reply(scope: .inScope, intent: Self.intent, confidence: 1, act: act, blocks: blocks, sources: ["coaching_practice"])
  }

  private func phrase(_ name: String, _ slots: [String: String], _ conversation: Conversation) -> String {
    policy.dialogs.phrase(name, slots, variation: conversation.variation(UInt64(name.utf8.count))) ?? ""
  }

  private static let plainAsks: Set<[String]> = [
    ["how", "am", "i", "doing"], ["so", "how", "am", "i", "doing"], ["how", "am", "i", "doing", "so", "far"], ["my", "progress"], ["show", "my", "progress"],
    ["show", "me", "my", "progress"], ["show", "my", "log"], ["show", "me", "my", "log"],
  ]
  private static let asks = [
    ["how", "am", "i", "doing"], ["my", "progress"], ["show", "my", "log"], ["show", "the", "log"], ["am", "i", "getting", "stronger"], ["training", "log"],
  ]

  private func contains(_ words: [String], _ wanted: [String]) -> Bool {
    guard words.count >= wanted.count else { return false }
    return (0...(words.count - wanted.count)).contains { Array(words[$0..<$0 + wanted.count]) == wanted }
  }
}
