import Resources

/// One movement, as a runner needs it: how, how much, what goes wrong, what is easier and harder, and why.
public struct Exercise: KnowledgeItem {
  public static let folder = "Exercises"
  public static let kind = "exercise"
  public let record: Record
  private let facts = Once<Facts>()
  public init(record: Record) { self.record = record }

  public enum Level: String, Sendable, CaseIterable, Comparable {
    case beginner, intermediate, advanced
    public static func < (a: Level, b: Level) -> Bool { allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)! }
  }

  public enum Impact: String, Sendable { case none, low, high }

  /// `forward lunges`
  public var plural: String { record.first("Plural") ?? nameInSentence }
  public var id: String { known.id }
  public var pattern: String { known.pattern }
  public var primary: [String] { known.primary }
  public var secondary: [String] { record.values("Secondary") }
  /// Each inner list is one set of things that is enough; empty means that nothing is needed.
  public var equipment: [[String]] { known.equipment }
  public var level: Level { known.level }
  /// Whether it is done one side at a time.
  public var isOneSided: Bool { known.isOneSided }
  public var impact: Impact { known.impact }
  public var summary: String { record.first("Summary") ?? "" }
  public var steps: [String] { record.values("Step") }
  public var cues: [String] { record.values("Cue") }
  /// What goes wrong and how to mend it.
  public var mistakes: [Pair] { record.pairs("Mistake") }
  public var feel: String? { record.first("Feel") }
  public var easier: [String] { record.values("Easier") }
  public var easierHow: [String] { record.values("EasierHow") }
  public var harder: [String] { record.values("Harder") }
  public var harderHow: [String] { record.values("HarderHow") }
  /// Other exercises with the reason to take them instead.
  public var swaps: [Pair] { record.pairs("Swap") }
  public var doses: [Dose] { known.doses }
  /// Sessions a week: `2-3`.
  public var perWeek: String? { record.first("PerWeek") }
  public var load: String? { record.first("Load") }
  public var why: String { record.first("Why") ?? "" }
  public var benefits: [String] { record.values("Benefit") }
  /// Injuries it is linked with.
  public var linked: [String] { record.values("Linked") }
  /// Body part, injury or group and what to do then.
  public var cautions: [Pair] { known.cautions }

  private var known: Facts { facts.value { Facts(record) } }

  /// What is asked of every exercise when some are chosen, read when first asked for.
  private final class Facts: Sendable {
    let id: String
    let pattern: String
    let primary: [String]
    let equipment: [[String]]
    let level: Level
    let isOneSided: Bool
    let impact: Impact
    let doses: [Dose]
    let cautions: [Pair]

    init(_ record: Record) {
      id = record.first("Id") ?? ""
      pattern = record.first("Pattern") ?? ""
      primary = record.values("Primary")
      equipment = record.values("Equipment").map { line in parted(line, at: UInt8(ascii: ",")).filter { $0 != "none" } }
      level = Level(rawValue: record.first("Level") ?? "") ?? .beginner
      isOneSided = record.first("Sides") == "one"
      impact = Impact(rawValue: record.first("Impact") ?? "") ?? .low
      doses = record.values("Dose").compactMap(Dose.init)
      cautions = record.pairs("Caution")
    }
  }

  /// The dose for a goal, else the first one.
  public func dose(for goal: String) -> Dose? { doses.first { $0.goal == goal } ?? doses.first }
}

/// How much of an exercise: sets, repetitions or seconds, rest, tempo, effort.
public struct Dose: Sendable, Equatable {
  /// `learner`, `strength`, `maintenance`, …
  public let goal: String
  public let sets: String
  /// `8-10 reps` or `20-40 s`
  public let amount: String
  /// `60-90 s`, or `-`
  public let rest: String
  /// Seconds down, pause, up: `3-1-1`, or `-`
  public let tempo: String
  /// Repetitions in reserve: `2-3`, or `-`
  public let reserve: String

  /// Reads `goal | sets | amount | rest | tempo | reserve`; nil when a part is missing.
  public init?(_ line: String) {
    let parts = barred(line)
    guard parts.count == 6 else { return nil }
    (goal, sets, amount, rest, tempo, reserve) = (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])
  }

  /// `3 × 8-10 reps`
  public var short: String { "\(sets) × \(amount)" }
}
