import Planning

/// What somebody said about their week.
public struct PlanReading: Sendable, Equatable {
  /// The parts of a week somebody may talk about.
  public enum Part: String, Sendable, CaseIterable {
    case runs
    /// How many runs, without their days.
    case runCount
    case impossible, strengthDays, fixed, minutes, equipment, level, conditions, race, goal, weekStart
    /// Coming back after a break.
    case comeback
  }

  /// One thing that was said.
  public struct Said: Sendable, Equatable {
    /// What it is about.
    public var part: Part
    /// A few words for a confirmation: `intervals on Tuesday`.
    public var phrase: String
  }

  /// Something assumed, not understood, or at odds with something else. A fact, not a sentence.
  public enum Doubt: Sendable, Equatable {
    /// `12/4` was read day first.
    case dayFirst(CalendarDate)
    /// The date is a guess from "in six weeks", "in May", "next Saturday".
    case about(CalendarDate)
    /// What a run was taken for: parkrun as a tempo run.
    case takenFor(Run.Kind, word: String)
    /// A sore part, taken for the injury that its record names first.
    case unsureInjury(part: String, injury: String)
    /// An injury that was told as past and is left out.
    case past(injury: String)
    /// A sore part for which no injury is known.
    case unknownPain(part: String)
    /// "Mon-Fri" was read as all days between.
    case allDays(from: Day, to: Day)
    /// A race without a date.
    case undated(Race.Distance)
    /// A second race that lies outside the week.
    case furtherRace(Race)
    /// A run of a kind without its day.
    case openRun(Run.Kind)
    /// Days without a word for what happens on them.
    case openDays([Day])
    /// A day that was corrected to, while it is not clear which other one it replaces; it was added.
    case unclearCorrection(Day)
    /// More or fewer runs named than counted.
    case countDiffers(said: Int, named: Int)
    /// A run on a day ruled out.
    case runOnImpossibleDay(Day)
    /// Strength wished on a day ruled out.
    case strengthOnImpossibleDay(Day)
    /// More strength days named or wished than the week has free.
    case tooManyStrengthDays(Int)
    /// There is no such date.
    case noSuchDate(String)
    /// A clause in which nothing was recognised, in normalised words.
    case notUnderstood(String)
  }

  /// The request with everything that was said.
  public var request: PlanRequest
  /// The runs a week, where a number was said; their days are open unless they are among the request's runs.
  public var runsPerWeek: Int?
  /// What was said, in the order of the parts.
  public var said: [Said] = []
  /// What was assumed, not understood, or contradicts something.
  public var doubts: [Doubt] = []

  /// The parts that were said.
  public var parts: Set<Part> { Set(said.map(\.part)) }

  /// Nothing was read yet.
  init(_ request: PlanRequest) { self.request = request }

  mutating func say(_ part: Part, _ phrase: String) {
    let new = Said(part: part, phrase: phrase)
    if !said.contains(new) { said.append(new) }
  }

  mutating func doubt(_ doubt: Doubt) { if !doubts.contains(doubt) { doubts.append(doubt) } }
}
