import Knowledge
import Planning

/// How much of an exercise is aimed at: a dose as numbers.
public struct TargetRange: Sendable, Equatable {
  /// What the amount counts.
  public enum Unit: Sendable { case reps, seconds, metres }

  /// 1 to 10
  public let sets: ClosedRange<Int>
  /// Of each set.
  public let amount: ClosedRange<Int>
  public let unit: Unit
  /// Repetitions in reserve: `2-3`; nil where that has no meaning.
  public let reserve: String?

  public init(sets: ClosedRange<Int>, amount: ClosedRange<Int>, unit: Unit, reserve: String? = nil) {
    (self.sets, self.amount, self.unit, self.reserve) = (sets, amount, unit, reserve)
  }

  /// Reads the sets and the amount of a planned exercise, `8-10 reps a side`; nil when its numbers are none.
  public init?(_ exercise: PlannedExercise) {
    let parts = exercise.amount.split(separator: " ")
    guard parts.count >= 2 else { return nil }
    self.init(sets: exercise.sets...exercise.sets, amount: String(parts[0]), unit: String(parts[1]), reserve: exercise.reserve)
  }

  private init?(sets: ClosedRange<Int>, amount: String, unit: String, reserve: String?) {
    guard let amount = Self.range(amount), sets.lowerBound > 0, amount.lowerBound > 0 else { return nil }
    switch unit {
    case "reps", "steps": self.unit = .reps
    case "s": self.unit = .seconds
    case "m": self.unit = .metres
    default: return nil
    }
    (self.sets, self.amount, self.reserve) = (sets, amount, reserve)
  }

  /// Reads a dose of a record; nil when its numbers are none.
  public init?(_ dose: Dose) {
    let parts = dose.amount.split(separator: " ")
    guard parts.count == 2, let sets = Self.range(dose.sets) else { return nil }
    self.init(sets: sets, amount: String(parts[0]), unit: String(parts[1]), reserve: dose.reserve == "-" ? nil : dose.reserve)
  }

  func amount(_ number: Int) -> WorkSet.Amount {
    switch unit {
    case .reps: .reps(number)
    case .seconds: .seconds(number)
    case .metres: .metres(number)
    }
  }

  func counts(_ amount: WorkSet.Amount) -> Bool {
    switch (unit, amount) {
    case (.reps, .reps), (.seconds, .seconds), (.metres, .metres): true
    default: false
    }
  }

  private static func range(_ text: some StringProtocol) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-").compactMap { Int($0) }
    guard let first = ends.first, let last = ends.last, ends.count <= 2, first <= last else { return nil }
    return first...last
  }
}
