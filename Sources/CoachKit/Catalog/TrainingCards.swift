import Journal
import Planning

/// One line of a training log, flat.
public struct LogCard: Sendable, Encodable {
  public struct SetCard: Sendable, Encodable {
    /// One of these three is there.
    public let reps, seconds, metres: Int?
    public let load: Double?
    /// `kg` or `lb`
    public let unit: String?
    public let perHand: Bool?
    public let side: String?
  }

  public let date: CalendarDate
  /// `exercise`, `done`, `skipped`, `body_weight` or `note`
  public let kind: String
  public let exercise: String?
  public let sets: [SetCard]?
  public let rpe, rir: Double?
  public let manner: [String]?
  public let bodyWeight: Double?
  public let unit: String?
  public let pain: Double?
  public let painPlace: String?
  public let note: String?

  public init(_ entry: LogEntry) {
    date = entry.date
    pain = entry.pain?.level
    painPlace = entry.pain?.place
    note = entry.note
    var weight: Load?
    switch entry.kind {
    case .exercise: kind = "exercise"
    case .sessionDone: kind = "done"
    case .sessionSkipped: kind = "skipped"
    case .note: kind = "note"
    case .bodyWeight(let load):
      kind = "body_weight"
      weight = load
    }
    bodyWeight = weight?.value
    unit = weight?.unit.rawValue
    let told = entry.exercise
    exercise = told?.exercise
    sets = told?.sets.map { set in
      var (reps, seconds, metres): (Int?, Int?, Int?)
      switch set.amount {
      case .reps(let number): reps = number
      case .seconds(let number): seconds = number
      case .metres(let number): metres = number
      }
      return SetCard(
        reps: reps, seconds: seconds, metres: metres, load: set.load?.value, unit: set.load?.unit.rawValue, perHand: set.load?.perHand,
        side: set.side?.rawValue)
    }
    manner = told?.manner.map(\.rawValue)
    switch told?.effort {
    case .rpe(let value): (rpe, rir) = (value, nil)
    case .rir(let value): (rpe, rir) = (nil, value)
    case nil: (rpe, rir) = (nil, nil)
    }
  }
}

/// How training has gone.
public struct ProgressCard: Sendable, Encodable {
  public struct WeekCard: Sendable, Encodable {
    public let monday: CalendarDate
    public let done, skipped, sets: Int
    public let planned: Int?
    /// Kilograms lifted.
    public let volume: Double
    public let pain: Double?
  }
  public struct BestCard: Sendable, Encodable {
    public let exercise: String
    public let date: CalendarDate
    /// `10 reps at 16 kg`
    public let set: String
    /// What could be lifted once, estimated by Epley's formula; nil where that is not fit.
    public let estimatedMaximum: Double?
  }

  public let summary: [String]
  public let sessions: Int
  public let weeks: [WeekCard]
  public let best: [BestCard]

  public init(_ progress: TrainingProgress) {
    summary = progress.summary
    sessions = progress.sessions
    weeks = progress.weeks.map {
      WeekCard(monday: $0.monday, done: $0.done, skipped: $0.skipped, sets: $0.sets, planned: $0.planned, volume: $0.volume, pain: $0.pain)
    }
    best = progress.best.map { BestCard(exercise: $0.exercise, date: $0.date, set: $0.set.inWords, estimatedMaximum: $0.estimatedMaximum) }
  }
}
