import Dialogue
import Planning

extension Coach {
  /// The week that a text asks for, without asking anything back, and how it is told.
  public func plan(_ text: String, today: CalendarDate = .today) -> (plan: Plan, reply: Reply) {
    var conversation = Conversation(id: "", seed: 1)
    conversation.today = today
    return PlanTalker(policy: policy).planAtOnce(policy.matcher.tokens(of: text), &conversation)
  }
}
