import Planning

/// One line of the training log.
public struct LogEntry: Sendable, Equatable {
  /// What an entry is about.
  public enum Kind: Codable, Sendable, Equatable {
    case exercise(ExerciseSets)
    case sessionDone
    case sessionSkipped
    /// The person's weight; 25 to 300 kg.
    case bodyWeight(Load)
    /// Only the note counts, or the pain.
    case note
  }

  public var date: CalendarDate
  public var kind: Kind
  public var pain: Pain?
  /// What was said beside, in the person's words.
  public var note: String?
  /// The whole text that told it; nil when it is not known.
  public var told: String?

  public init(_ date: CalendarDate, _ kind: Kind, pain: Pain? = nil, note: String? = nil, told: String? = nil) {
    (self.date, self.kind, self.pain, self.note, self.told) = (date, kind, pain, note, told)
  }

  /// The sets, when the entry is about an exercise.
  public var exercise: ExerciseSets? {
    if case .exercise(let sets) = kind { sets } else { nil }
  }
}
