import Journal
import Planning

/// One line of a training log, flat.
public struct LogCard: Sendable, Encodable {
  /// One set. Of `reps`, `seconds` and `metres` one is there.
  public struct SetCard: Sendable, Encodable {
    /// How many repetitions.
    public let reps: Int?
    /// How long it was held.
    public let seconds: Int?
    /// How far something was carried.
    public let metres: Int?
    /// What was lifted, in `unit`; nil for the body alone.
    public let load: Double?
    /// `kg` or `lb`
    public let unit: String?
    /// Whether the load is that of one hand; nil without a load.
    public let perHand: Bool?
    /// `left` or `right`; nil where none was told.
    public let side: String?
  }

  /// The day it was done.
  public let date: CalendarDate
  /// `exercise`, `done`, `skipped`, `body_weight` or `note`
  public let kind: String
  /// The exercise's id; nil unless `kind` is `exercise`.
  public let exercise: String?
  /// The sets in order; nil unless `kind` is `exercise`.
  public let sets: [SetCard]?
  /// How hard it felt, from 1 to 10; at most one of this and `rir` is there.
  public let rpe: Double?
  /// How many good repetitions were left.
  public let rir: Double?
  /// How it was done: as `LogEntry` names it
  public let manner: [String]?
  /// What the body weighs, in `unit`.
  public let bodyWeight: Double?
  /// The unit of `bodyWeight`: `kg` or `lb`.
  public let unit: String?
  /// How much it hurt, from 0 to 10.
  public let pain: Double?
  /// Where it hurt, as told.
  public let painPlace: String?
  /// What else was told.
  public let note: String?

  /// One entry of a log, with nil for all that was not told.
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
  /// One week from Monday to Sunday.
  public struct WeekCard: Sendable, Encodable {
    /// Its first day.
    public let monday: CalendarDate
    /// Sessions that were done.
    public let done: Int
    /// Sessions that were told as missed.
    public let skipped: Int
    /// Sets of all exercises.
    public let sets: Int
    /// Sessions that were planned; nil where no plan is known.
    public let planned: Int?
    /// Kilograms lifted.
    public let volume: Double
    /// The worst pain told, from 0 to 10; nil when none was.
    public let pain: Double?
  }
  /// The best set of an exercise.
  public struct BestCard: Sendable, Encodable {
    /// The exercise's id.
    public let exercise: String
    /// The day it was done.
    public let date: CalendarDate
    /// `10 reps at 16 kg`
    public let set: String
    /// What could be lifted once, estimated by Epley's formula; nil where that is not fit.
    public let estimatedMaximum: Double?
  }

  /// How it goes, in sentences.
  public let summary: [String]
  /// Sessions that were done in all weeks.
  public let sessions: Int
  /// The weeks without a gap, the earliest first.
  public let weeks: [WeekCard]
  /// The best set of each exercise.
  public let best: [BestCard]

  /// Takes from a reckoning what clients may see.
  public init(_ progress: TrainingProgress) {
    summary = progress.summary
    sessions = progress.sessions
    weeks = progress.weeks.map {
      WeekCard(monday: $0.monday, done: $0.done, skipped: $0.skipped, sets: $0.sets, planned: $0.planned, volume: $0.volume, pain: $0.pain)
    }
    best = progress.best.map { BestCard(exercise: $0.exercise, date: $0.date, set: $0.set.inWords, estimatedMaximum: $0.estimatedMaximum) }
  }
}
