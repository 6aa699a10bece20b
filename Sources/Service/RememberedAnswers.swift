import CoachKit
import Dialogue
import Hummingbird
import NIOCore
import Planning
import StoreCoding

/// The answers to the questions asked last. Without a conversation a reply depends on the text and the day alone, and many ask the same; making an
/// answer takes several times as long as sending it. They lie in memory alone.
struct RememberedAnswers: Sendable {
  struct Answer: Sendable {
    let input: String
    let intent: String
    let scope: Reply.Scope
    let bytes: ByteBuffer
  }

  /// Long texts hardly come twice.
  private static let longest = 256

  private let answers = VersionedCache<Answer>(capacity: 1_024)
  private let sessions: Sessions

  init(_ sessions: Sessions) { self.sessions = sessions }

  /// The answer to a text, as it is sent.
  func answer(to text: String) throws -> Answer {
    // What "tomorrow" is changes at midnight.
    let day = CalendarDate.today.dayNumber
    // Texts that Swift takes for equal may differ in their bytes, and a reply counts in them.
    if let answer = answers.value(text, at: day), answer.input.utf8.elementsEqual(text.utf8) { return answer }
    let reply = sessions.ask(text)
    let answer = Answer(input: text, intent: reply.intent, scope: reply.scope, bytes: ByteBuffer(bytes: try Response.encoded(reply)))
    if text.utf8.count <= Self.longest { answers.keep(answer, text, at: day) }
    return answer
  }
}
