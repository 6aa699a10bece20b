/// An answer before it becomes a reply: blocks with facts, and what the conversation should remember.
struct Answer {
  var act: Reply.Act = .tell
  var scope: Reply.Scope = .inScope
  var blocks: [Block]
  var sources: [String] = []
  var suggestions: [String] = []
  /// The things now talked about.
  var focus = Conversation.Focus()
  var expecting: [Conversation.Option] = []

  init(_ blocks: [Block], act: Reply.Act = .tell) {
    self.blocks = blocks
    self.act = act
  }
}
