import Compilation
import Dialogue
import Knowledge
import Language
import Planning
import Rendering
import Resources
import Understanding

/// What a person said.
public struct Utterance: Sendable {
  /// The words. What is behind the first 64 KiB is left unread.
  public let text: String
  /// The day it was said, where the person is.
  public let today: CalendarDate

  /// What a person said, and on which day, where the person is.
  public init(_ text: String, today: CalendarDate = .today) {
    self.text = text
    self.today = today
  }
}

/// The coach: compiled content that turns an utterance and a conversation into a reply. Immutable, so any number of threads may share it.
public struct Coach: Sendable {
  /// What decides how to answer, with the knowledge, the wordings and the matcher it was made of.
  public let policy: Policy
  /// The content it was made from.
  public let content: ContentSet

  /// The answer to an utterance. Never fails: what is not understood is answered too. The same content, conversation and text always
  /// give the same reply.
  public func reply(to utterance: Utterance, in conversation: inout Conversation) -> Reply {
    var reply = policy.reply(to: utterance.text, today: utterance.today, in: &conversation)
    reply.text = Renderer.plain(reply.blocks)
    // Courtesies and steering between two answers leave nothing to repeat, shorten or give sources for: the answer before them stays.
    if reply.scope != .smalltalk || conversation.lastReply == nil { conversation.lastReply = reply }
    return reply
  }

  /// How a text was understood, step by step, without a conversation.
  public func explain(_ text: String) -> Explanation { policy.matcher.explain(text) }

  /// The warning sign a text fires, if any.
  public func alarm(_ text: String) -> SafetyGate.Alarm? { policy.gate.alarm(policy.matcher.tokens(of: text)) }

  /// Makes a coach of content and a model trained on it.
  public init(content: ContentSet, model: CompiledModel, english: WordList) {
    self.content = content
    let knowledge = KnowledgeBase(content.records)
    policy = Policy(
      knowledge: knowledge, dialogs: DialogBook(content.dialogs), matcher: Matcher(lexicon: model.lexicon, model: model.intents, english: english),
      gate: SafetyGate(model.warnings))
  }
}
