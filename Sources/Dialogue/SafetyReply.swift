import Knowledge

/// What coach says to a warning sign. Fixed form: stop; what to do and how soon; why; that it can't be assessed here. No exercises.
enum SafetyReply {
  static func reply(_ alarm: SafetyGate.Alarm, _ knowledge: KnowledgeBase, _ dialogs: DialogBook, _ conversation: inout Conversation) -> Reply {
    let flag = knowledge.redFlags[alarm.id]
    let safety = Reply.Safety(level: alarm.level.rawValue, reason: alarm.id)
    let isCrisis = flag?.isCrisis ?? false
    var blocks: [Block] = []
    blocks.append(.warning(flag?.guide ?? ""))
    if let why = flag?.why, !why.isEmpty { blocks.append(.paragraph(why)) }
    if !isCrisis { blocks.append(.note(dialogs.phrase(alarm.level == .clinician ? "safety_cannot_assess_soon" : "safety_cannot_assess", variation: 0) ?? "")) }
    conversation.expecting = []
    // A grave sign holds until the person says it has been looked at; advice to see a clinician soon does not block the talk.
    if alarm.level != .clinician { conversation.hold = safety }
    var reply = Reply(scope: .medical, intent: alarm.id, confidence: 1, act: .refer, blocks: blocks.filter { !$0.isEmpty }, sources: flag?.sources ?? [])
    reply.safety = safety
    return reply
  }

  /// While a grave sign holds: no training talk, and how to go on.
  static func reminder(_ hold: Reply.Safety, _ knowledge: KnowledgeBase, _ dialogs: DialogBook, _ conversation: Conversation) -> Reply {
    let text =
      dialogs.phrase(knowledge.redFlags[hold.reason]?.isCrisis ?? false ? "safety_hold_crisis" : "safety_hold", variation: conversation.variation()) ?? ""
    var reply = Reply(scope: .medical, intent: hold.reason, confidence: 1, act: .refer, blocks: [.warning(text)])
    reply.safety = hold
    return reply
  }
}
