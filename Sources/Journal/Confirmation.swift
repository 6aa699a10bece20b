import Knowledge
import Planning

/// Says in one line what was understood.
struct Confirmation {
  private let knowledge: KnowledgeBase
  private let today: CalendarDate

  init(_ knowledge: KnowledgeBase, today: CalendarDate) { (self.knowledge, self.today) = (knowledge, today) }

  /// `Goblet squat: 3 × 10 at 16 kg, RPE 8; knee 2/10. Right?`
  func line(_ entries: [LogEntry], notUnderstood: [String]) -> String {
    var parts: [String] = []
    var day = today
    for entry in entries {
      let lead = entry.date == day ? "" : dayName(entry.date) + ", "
      day = entry.date
      let words = self.words(entry)
      parts.append(lead.isEmpty ? words : lead + lowered(words))
    }
    var line = parts.isEmpty ? "" : parts.joined(separator: ". ") + ". Right?"
    if !notUnderstood.isEmpty {
      let list = notUnderstood.map { "“\($0)”" }.joined(separator: ", ")
      line += (line.isEmpty ? "" : " ") + "I did not understand \(list)."
    }
    return line
  }

  private func dayName(_ date: CalendarDate) -> String {
    switch date.days(to: today) {
    case 0: "Today"
    case 1: "Yesterday"
    default: "\(date.weekday.name) \(date.inWords)"
    }
  }

  /// `Goblet squat: 3 × 10 at 16 kg, RPE 8; knee 2/10`
  func words(_ entry: LogEntry) -> String {
    var text: String
    switch entry.kind {
    case .exercise(let sets): text = words(sets)
    case .sessionDone: text = "Session done"
    case .sessionSkipped: text = "Session skipped"
    case .bodyWeight(let load): text = "Body weight \(load.inWords)"
    case .note: text = "Note"
    }
    if let pain = entry.pain { text += "; " + told(pain) }
    if let note = entry.note { text += "; “\(note)”" }
    return text
  }

  private func words(_ sets: ExerciseSets) -> String {
    let name = knowledge.exercises[sets.exercise]?.name ?? sets.exercise
    guard !sets.sets.isEmpty else { return "\(name), no numbers told" }
    var text = "\(name): \(Self.told(sets.sets))"
    for manner in sets.manner {
      switch manner {
      case .eachSide: text += " each side"
      case .slow: text += ", slow"
      case .pause: text += ", with a pause"
      }
    }
    switch sets.effort {
    case .rpe(let value): text += ", RPE \(plain(value))"
    case .rir(let value): text += ", \(plain(value)) left in reserve"
    case nil: break
    }
    return text
  }

  /// `3 × 10 at 16 kg`, `10, 10, 8`, `left 15, 12; right 12, 9`
  static func told(_ sets: [WorkSet]) -> String {
    if sets.contains(where: { $0.side != nil }) {
      let sides = WorkSet.Side.allCases.compactMap { side -> String? in
        let own = sets.filter { $0.side == side }.map { WorkSet($0.amount, load: $0.load) }
        return own.isEmpty ? nil : "\(side.rawValue) \(told(own))"
      }
      let rest = sets.filter { $0.side == nil }
      return (sides + (rest.isEmpty ? [] : [told(rest)])).joined(separator: "; ")
    }
    let loads = sets.map(\.load)
    if let first = loads.first, loads.allSatisfy({ $0 == first }) { return amounts(sets.map(\.amount)) + (first.map { " at \($0.inWords)" } ?? "") }
    return sets.map { amounts([$0.amount]) + ($0.load.map { " at \($0.inWords)" } ?? "") }.joined(separator: ", ")
  }

  private static func amounts(_ amounts: [WorkSet.Amount]) -> String {
    guard let first = amounts.first else { return "" }
    let unit =
      switch first {
      case .reps: ""
      case .seconds: " s"
      case .metres: " m"
      }
    if amounts.count > 1, amounts.allSatisfy({ $0 == first }) { return "\(amounts.count) × \(first.number)\(unit)" }
    if amounts.count == 1, unit.isEmpty { return "1 × \(first.number)" }
    return amounts.map { "\($0.number)" }.joined(separator: ", ") + unit
  }

  /// `knee 2/10`
  private func told(_ pain: Pain) -> String {
    let place = pain.place.map { knowledge.bodyParts[$0]?.nameInSentence ?? $0 }
    guard pain.level > 0 else { return place.map { "no \($0) pain" } ?? "no pain" }
    return "\(place ?? "pain") \(plain(pain.level))/10"
  }

  private func lowered(_ text: String) -> String {
    // Names such as Romanian keep their capital.
    let kept = ["Romanian", "Bulgarian", "Spanish", "Nordic", "Copenhagen", "Pallof"].contains { text.hasPrefix($0) }
    return kept ? text : text.prefix(1).lowercased() + text.dropFirst()
  }
}

extension LogEntry {
  /// `Goblet squat: 3 × 10 at 16 kg, RPE 8; knee 2/10`, without the date.
  public func inWords(_ knowledge: KnowledgeBase) -> String { Confirmation(knowledge, today: date).words(self) }
}

extension WorkSet {
  /// `1 × 10 at 16 kg`
  public var inWords: String { Confirmation.told([self]) }
}
