import Knowledge
import Language
import Planning
import Understanding

/// Reads training logs in plain language: `goblet squat 3x10 @16 felt 8, knee 2/10`, `did the plan today`, `bw 70 kg`.
///
/// How a bare number after `@` is read: 5 to 10 in halves is RPE, unless the effort is told otherwise beside it; anything else is a load.
/// `60x5` is 60 kg for 5 repetitions where the exercise always has a load, and the first number is 20 or more; `12x3` is 3 sets of 12.
/// Of a range (`3 x 8-10`, `RIR 2-3`) the smaller number counts.
public struct LogReader: Sendable {
  private let lexicon: Lexicon
  private let knowledge: KnowledgeBase
  private let speller: LogSpeller
  private let guess: ExerciseGuess

  /// - Parameter english: words that are left alone when typing errors are mended; nil mends nothing.
  public init(lexicon: Lexicon, knowledge: KnowledgeBase, english: WordList? = nil) {
    (self.lexicon, self.knowledge) = (lexicon, knowledge)
    speller = LogSpeller(knowledge, english: english)
    guess = ExerciseGuess(knowledge)
  }

  /// What a text logs; nil when it logs nothing.
  ///
  /// - Parameters:
  ///   - today: the day that "today" is; days that are named lie before it.
  ///   - unit: what weights without a unit are counted in.
  ///   - expectsSession: whether the talk is about a session, so that "done!" says that it was done.
  public func read(_ text: String, today: CalendarDate, unit: WeightUnit = .kilograms, expectsSession: Bool = false) -> LogReading? {
    let pieces = Piece.pieces(of: text)
    guard !pieces.isEmpty, pieces.count <= Self.longestLog else { return nil }
    var text = LogText(text, pieces, lexicon: lexicon, knowledge: knowledge, speller: speller)
    guard !LogGate.refuses(text) else { return nil }
    let dates = DateReader(today: today).read(&text)
    let shared = rounds(&text)
    let manners = MannerReader().read(&text)
    let pains = PainReader().read(&text)
    let efforts = EffortReader().read(&text)
    text.exercises = (text.exercises + guess.names(in: text)).sorted { $0.pieces.lowerBound < $1.pieces.lowerBound }
    for name in text.exercises { text.markRead(name.pieces) }
    let heads = HeadReader(unit: unit, expectsSession: expectsSession).read(&text)
    let parts = LogParts(text, heads)
    var assembly = LogAssembly(text: text, parts: parts, knowledge: knowledge, unit: unit, today: today, rounds: shared)
    assembly.build(dates: dates, pains: pains, efforts: efforts, manners: manners)
    return assembly.isConvincing ? assembly.reading : nil
  }

  /// No log has more pieces.
  private static let longestLog = 600

  /// `3 rounds` in front holds for all exercises that follow.
  private func rounds(_ text: inout LogText) -> Int? {
    guard text.exercises.count > 1 else { return nil }
    for index in 0..<text.exercises[0].pieces.lowerBound {
      guard let value = text.number(index), ["round", "rounds", "circuits"].contains(text[index + 1]) else { continue }
      text.markRead(index..<index + 2)
      return Int(value)
    }
    return nil
  }
}
