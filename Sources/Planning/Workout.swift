/// One session: what to do, how much, and how long it takes.
public struct Workout: Codable, Sendable, Equatable {
  /// What the session is about.
  public var focus: Focus
  /// `Strength A: legs`
  public var title: String
  /// What to do first, a sentence; empty where no warm-up is needed.
  public var warmUp: String
  /// 0 where no warm-up is needed.
  public var warmUpSeconds: Int
  /// In the order they are done.
  public var exercises: [PlannedExercise]
  /// The id of the routine it was filled from, if one fitted.
  public var routine: String?
  /// Sentences that hold for the whole session.
  public var notes: [String]

  /// Estimated by `SessionTime`, rounded to the nearest minute.
  public var minutes: Int { (seconds + 30) / 60 }
  /// Warm-up, sets and rests.
  public var seconds: Int { warmUpSeconds + exercises.reduce(0) { $0 + $1.seconds } }
  /// Sets of all exercises.
  public var sets: Int { exercises.reduce(0) { $0 + $1.sets } }
}

/// An exercise in a session with its dose.
public struct PlannedExercise: Codable, Sendable, Equatable {
  /// The part of a session it belongs to; sessions are done in this order (fact sheet §2.2.7), upper-body work before the calves.
  public enum Part: String, Codable, Sendable, CaseIterable, Comparable {
    case jumps, heavy, singleLeg, upperBody, calves, core, mobility

    public static func < (a: Part, b: Part) -> Bool { allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)! }
  }

  /// The id of the exercise.
  public var id: String
  /// The name of the exercise.
  public var name: String
  /// The part of the session it belongs to.
  public var part: Part
  /// 1 or more.
  public var sets: Int
  /// `8-10 reps`, `30-45 s a side`
  public var amount: String
  /// `60-90 s`; nil where there is none to speak of.
  public var rest: String?
  /// Repetitions in reserve at the end of a set: `2-3`; nil where it has no meaning.
  public var reserve: String?
  /// Seconds down, pause, up: `3-1-1`; nil where it has no meaning.
  public var tempo: String?
  /// What to change because of an injury or a special group, a sentence each.
  public var notes: [String]
  /// The name of the exercise it stands in for, if any.
  public var insteadOf: String?
  /// Time for all sets and rests, estimated by `SessionTime`.
  public var seconds: Int
  /// What the training log asks for instead of the usual dose: `3 × 8 at 62.5 kg`; nil without a log of it.
  public var target: String?

  /// `3 × 8-10 reps`, or the target from the log
  public var dose: String { target ?? "\(sets) × \(amount)" }
}
