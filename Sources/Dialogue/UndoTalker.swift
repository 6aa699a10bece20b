import Language
import Planning

/// Takes back what came last, whichever kind it was: a change of the profile, of the week, or of the log.
struct UndoTalker {
  let policy: Policy

  private enum Kind { case log, plan, profile }

  /// What to say to "undo", "undo the last log", "take that back"; nil when the text is about something else.
  func reply(_ tokens: [Token], _ conversation: inout Conversation) -> Reply? {
    let words = tokens.map(\.text)
    guard Self.isWish(words) else { return nil }
    let named = Self.named(words)
    switch named ?? latest(conversation) {
    case .profile: return ProfileTalker(policy: policy).undo(&conversation)
    case .plan:
      // "Put the week back" before there is one is nobody's change.
      return PlanTalker(policy: policy).undo(&conversation)
    case .log: return LogTalker(policy: policy).undo(&conversation)
    case nil:
      // "Undo" after anything else is no business of ours, as long as nothing is kept that it could be about.
      return nil
    }
  }

  /// Which kind of change came last. A change of the profile is known in the talk that made it; of the two others the log knows which came first.
  private func latest(_ conversation: Conversation) -> Kind? {
    if let talk = conversation.profileTalk, !talk.asksToForget, talk.before != conversation.runner.profile, talk.turn > conversation.changedTurn ?? 0 {
      return .profile
    }
    let changed = conversation.planState?.history.last
    let changedAt = changed.map { $0.entries ?? 0 } ?? conversation.planState?.madeAt ?? 0
    if conversation.logged > 0, changedAt <= conversation.journal.count - conversation.logged { return .log }
    if changed != nil { return .plan }
    // Nothing is left to take back: the week says so, where there is one.
    return conversation.planState?.plan == nil ? nil : .plan
  }

  private static func isWish(_ words: [String]) -> Bool {
    guard (1...9).contains(words.count), words.allSatisfy(plain.contains) else { return false }
    if !Set(words).isDisjoint(with: ["undo", "revert", "undone"]) { return true }
    return zip(words, words.dropFirst()).contains { $0 == "take" && ["that", "it"].contains($1) } && words.contains("back")
  }

  private static func named(_ words: [String]) -> Kind? {
    for word in words {
      switch word {
      case "log", "logged", "entry", "entries", "logging": return .log
      case "plan", "week", "move": return .plan
      case "profile", "details": return .profile
      default: break
      }
    }
    return nil
  }

  private static let plain: Set<String> = [
    "undo", "revert", "undone", "take", "back", "that", "it", "please", "the", "last", "change", "changes", "one", "no", "wait", "sorry", "actually", "can",
    "you",
    "could", "i", "want", "to", "my", "thing", "log", "logged", "logging", "entry", "entries", "plan", "week", "move", "profile", "details", "what", "said",
    "told", "okay", "oh", "again", "of", "in", "just", "now", "did", "was", "is", "this", "be",
  ]
}
