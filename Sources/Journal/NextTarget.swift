/// What to do next time with an exercise, and why.
public struct NextTarget: Sendable, Equatable {
  /// What changes against last time.
  public enum Step: String, Sendable, CaseIterable {
    /// Nothing was logged yet.
    case start
    case addSet, addReps, addSeconds, addLoad
    /// The ladder without weights.
    case slower, pause, oneLeg, firstLoad
    /// On to a harder exercise.
    case harder
    /// At the top, and nothing harder is known.
    case keep
    /// The same again, to make it sure.
    case `repeat`
    /// The same again, since it hurts.
    case hold
    /// Less, since it hurts too much.
    case cut
    /// Another exercise, since it hurts too much again.
    case swap
    /// Less, since it stalls or is too heavy.
    case lighter
    /// An easy spell.
    case deload
    /// Less, after time away.
    case easeBack
  }

  /// The exercise's id; another one than before after `oneLeg`, `harder` and `swap`.
  public let exercise: String
  public let step: Step
  /// One a set; of each side where sides are counted apart.
  public let amounts: [WorkSet.Amount]
  /// Nil without a weight, or when it has to be found: pick one that leaves `reserve`.
  public let load: Load?
  /// `slow` or `pause`, if any.
  public let manner: [Manner]
  /// Repetitions to keep in reserve: `2-3`.
  public let reserve: String?
  /// Why, in one sentence.
  public let reason: String
  /// The side that did at least 15 % less; it goes first.
  public let weakerSide: WorkSet.Side?

  /// What the gap between the sides asks for, in one sentence; nil without a gap.
  public var sideNote: String? {
    weakerSide.map { "Your \($0.rawValue) side did at least 15 % less: start with it and match its numbers on the other side." }
  }

  /// `3 × 8 at 62.5 kg, slow`
  public var inWords: String { words(aSide: false) }

  /// The same of an exercise done one side at a time: `3 × 8 a side at 40 lb`. There is one weight then, so "a hand" would say nothing.
  public func words(aSide: Bool) -> String {
    var text = Confirmation.told(amounts.map { WorkSet($0) })
    if aSide { text += " a side" }
    if let load { text += " at \((aSide ? Load(load.value, load.unit) : load).inWords)" }
    if manner.contains(.slow) { text += ", three seconds down" }
    if manner.contains(.pause) { text += ", two seconds still at the hardest point" }
    return text
  }
}
