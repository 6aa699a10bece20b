/// What was read from a text that logs.
public struct LogReading: Sendable, Equatable {
  /// In the order told; empty when it was a log of which nothing could be read.
  public let entries: [LogEntry]
  /// Parts that could not be read, in the person's words.
  public let notUnderstood: [String]
  /// What was understood, in one line, to be confirmed: `Goblet squat: 3 × 10 at 16 kg, RPE 8; knee 2/10. Right?`
  public let confirmation: String
}
