/// What was done of one exercise.
public struct ExerciseSets: Codable, Sendable, Equatable {
  /// The exercise's id.
  public let exercise: String
  /// In the order done; empty when only the exercise was named.
  public var sets: [WorkSet]
  public var effort: Effort?
  /// How it was done, without doubles, in the order of `Manner.allCases`.
  public var manner: [Manner]

  public init(_ exercise: String, _ sets: [WorkSet], effort: Effort? = nil, manner: [Manner] = []) {
    (self.exercise, self.sets, self.effort, self.manner) = (exercise, sets, effort, manner)
  }
}

/// One set.
public struct WorkSet: Sendable, Equatable {
  /// How much, counted in what fits the exercise.
  public enum Amount: Codable, Sendable, Equatable {
    /// Repetitions or steps, 1 to 1,000.
    case reps(Int)
    /// 1 to 7,200
    case seconds(Int)
    /// 1 to 5,000
    case metres(Int)

    /// The number without its unit.
    public var number: Int {
      switch self {
      case .reps(let number), .seconds(let number), .metres(let number): number
      }
    }

    /// The same unit with another number.
    public func with(_ number: Int) -> Amount {
      switch self {
      case .reps: .reps(number)
      case .seconds: .seconds(number)
      case .metres: .metres(number)
      }
    }
  }

  /// A side of the body.
  public enum Side: String, Codable, Sendable, CaseIterable { case left, right }

  public let amount: Amount
  public var load: Load?
  /// Nil when both sides work together, or when each side did the same (`Manner.eachSide`).
  public var side: Side?

  public init(_ amount: Amount, load: Load? = nil, side: Side? = nil) { (self.amount, self.load, self.side) = (amount, load, side) }
}

/// How hard sets were.
public enum Effort: Codable, Sendable, Equatable {
  /// Rated effort, 1 to 10; 10 means that no repetition was left.
  case rpe(Double)
  /// Repetitions left in reserve, 0 to 10.
  case rir(Double)

  /// Repetitions left in reserve; RPE 8 is two left.
  public var reserve: Double {
    switch self {
    case .rpe(let value): max(0, 10 - value)
    case .rir(let value): value
    }
  }
}

/// A way of doing an exercise that belongs to the ladder of bodyweight progressions.
public enum Manner: String, Codable, Sendable, CaseIterable {
  /// The numbers hold for each side.
  case eachSide
  /// Three seconds down or slower.
  case slow
  /// Two seconds still at the hardest point.
  case pause
}
