import Dialogue
import Planning

extension Coach {
  /// The week that a text asks for, without asking anything back, and how it is told. It becomes the conversation's week.
  public func plan(_ text: String, today: CalendarDate = .today, in conversation: inout Conversation) -> (plan: Plan, reply: Reply) {
    conversation.today = today
    return PlanTalker(policy: policy).planAtOnce(policy.matcher.tokens(of: text), &conversation)
  }

  /// The week that a text asks for, of somebody nothing is known of.
  public func plan(_ text: String, today: CalendarDate = .today) -> Plan {
    var conversation = Conversation()
    return plan(text, today: today, in: &conversation).plan
  }

  /// The week that is planned, made anew when it is over, and how it is told; nil when there is none.
  public func plannedWeek(today: CalendarDate = .today, in conversation: inout Conversation) -> (plan: Plan, reply: Reply)? {
    conversation.today = today
    return PlanTalker(policy: policy).kept(&conversation)
  }
}
