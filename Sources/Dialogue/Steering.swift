import Compilation
import Knowledge
import Understanding

/// Steering words: yes, no, repeat, shorter, more, source, the second one, start over.
struct Steering {
  let policy: Policy

  func reply(_ request: Request, _ conversation: inout Conversation) -> Reply {
    let last = conversation.lastReply
    switch request.intent.base {
    case "repeat_request":
      // "What did you say about calf raises": asked again for what is named, unless that was the last thing talked about.
      if let named = request.entities.first(where: { $0.kind == Exercise.kind }), conversation.focus.exercise != named.id,
        let intent = policy.intents["coaching/exercise_howto"]
      {
        return policy.answerAgain(Request(intent: intent, confidence: 0.9, entities: request.entities, tokens: request.tokens), &conversation)
      }
      guard var reply = last else { return policy.simple("nothing_yet", scope: .smalltalk, act: .tell, conversation) }
      reply.intent = "repeat_request"
      reply.scope = .smalltalk
      return reply
    case "shorter":
      guard var reply = last, let first = reply.blocks.first else { return policy.simple("nothing_yet", scope: .smalltalk, act: .tell, conversation) }
      // A lead that only announces a list needs the head of that list to act on.
      reply.blocks = [first]
      if reply.act == .tell, var list = last?.blocks.dropFirst().first(where: { $0.items != nil }), list.type != .sources {
        list.items = list.items.map { Array($0.prefix(2)) }
        reply.blocks.append(list)
      }
      reply.intent = "shorter"
      reply.scope = .smalltalk
      return reply
    case "more", "another_one", "next_step":
      return more(request, conversation)
    case "show_sources", "ask_why_said":
      return sources(request, conversation)
    case "affirm":
      if let suggestion = last?.suggestions.first { return follow(suggestion, request, &conversation) }
    case "select_first", "select_second", "select_third", "select_last":
      let listed = conversation.focus.listed
      let place = ["select_first": 0, "select_second": 1, "select_third": 2][request.intent.base] ?? listed.count - 1
      if listed.indices.contains(place), let howTo = policy.intents["coaching/exercise_howto"] {
        let entity = Entity(kind: Exercise.kind, id: listed[place], how: .inferred)
        return policy.answerAgain(Request(intent: howTo, confidence: 0.9, entities: [entity], tokens: request.tokens), &conversation)
      }
    case "correction":
      if request.entities.contains(where: { $0.kind == Exercise.kind || $0.kind == BodyPart.kind || $0.kind == Injury.kind }),
        let intent = conversation.focus.intent.flatMap({ policy.intents[$0] })
      {
        // What was named before and is not corrected still holds: "are lunges good for my knees" … "no, I meant calf raises".
        let corrected = Set(request.entities.map(\.kind))
        let kept = (last?.entities ?? []).filter { !corrected.contains($0.kind) }.map { Entity(kind: $0.kind, id: $0.id, how: .inferred) }
        return policy.answerAgain(Request(intent: intent, confidence: 0.9, entities: request.entities + kept, tokens: request.tokens), &conversation)
      }
    case "show_topics": return policy.topics(request, &conversation)
    case "start_over":
      conversation.focus = .init()
      conversation.expecting = []
      conversation.lastReply = nil
    default: break
    }
    conversation.expecting = []
    var reply = policy.simple(policy.dialogs.has(request.intent.base) ? request.intent.base : "fallback", scope: .smalltalk, act: .tell, conversation)
    reply.intent = request.intent.base
    reply.confidence = rounded(request.confidence)
    if ["dont_know", "none_of_those", "not_answered", "never_mind"].contains(request.intent.base) {
      reply.act = .offer
      reply.suggestions = Policy.offers
    }
    return reply
  }

  /// Goes on where the last answer ended: a topic's further points, an exercise's remaining parts, the rest of a list.
  private func more(_ request: Request, _ conversation: Conversation) -> Reply {
    var blocks: [Block] = []
    var sources: [String] = []
    let base = conversation.focus.intent.flatMap { policy.intents[$0]?.base }
    if let topic = base.flatMap({ policy.knowledge.topics[$0] }), !topic.more.isEmpty, conversation.lastReply?.intent != "more" {
      blocks = [.list(topic.more)]
      sources = topic.sources
    } else if let exercise = conversation.focus.exercise.flatMap({ policy.knowledge.exercises[$0] }), conversation.lastReply?.intent != "more" {
      blocks = [.list(exercise.cues, title: phrase("cues_title", conversation))]
      if let feel = exercise.feel { blocks.append(.list([feel], title: phrase("feel_title", conversation))) }
      blocks.append(.list(exercise.benefits, title: phrase("benefits_title", conversation)))
      sources = exercise.sources
    } else if let injury = conversation.focus.injury.flatMap({ policy.knowledge.injuries[$0] }), conversation.lastReply?.intent != "more" {
      blocks = [.list(injury.signs, title: phrase("signs_title", conversation)), .list(injury.easeOff, title: phrase("ease_off_title", conversation))]
      if let time = injury.time { blocks.append(.paragraph(time)) }
      sources = injury.sources
    }
    let filled = blocks.filter { !$0.isEmpty }
    var reply = Reply(
      scope: .inScope, intent: "more", confidence: rounded(request.confidence), act: .tell,
      blocks: filled.isEmpty ? [.paragraph(phrase("no_more", conversation))] : filled, sources: sources, suggestions: conversation.lastReply?.suggestions ?? [])
    if filled.isEmpty { reply.scope = .smalltalk }
    return reply
  }

  /// The sources of the last answer: author, year, journal, what was studied, and how sure we are.
  private func sources(_ request: Request, _ conversation: Conversation) -> Reply {
    let asksForArticle = request.says("article", "references", "reference", "bibliography")
    let ids = asksForArticle ? [] : conversation.lastReply?.sources ?? []
    let known = ids.compactMap { policy.knowledge.sources[$0] }
    guard !known.isEmpty else {
      guard conversation.lastReply == nil || asksForArticle else { return policy.simple("no_sources", scope: .smalltalk, act: .tell, conversation) }
      // Asked before anything was answered: what the project's first article cites.
      let references = SourceAnswerer.article.compactMap { policy.knowledge.sources[$0] }
      return Reply(
        scope: .inScope, intent: request.intent.base, confidence: rounded(request.confidence), act: .tell,
        blocks: [.paragraph(phrase("article_sources", conversation)), .sources(references.map(\.citation))], sources: references.map(\.id),
        suggestions: references.prefix(2).map { "what does \($0.aliases.first ?? $0.id) show" })
    }
    var blocks: [Block] = []
    let item = aboutLast(conversation)
    if let because = item?.because { blocks.append(.paragraph(because)) }
    blocks.append(
      .sources(
        known.prefix(3).map { source in
          let studied = source.studied.map { " \($0)" } ?? ""
          let missing = source.doesNotShow.map { " \(phrase("does_not_show", conversation)) \($0.prefix(1).lowercased() + $0.dropFirst())" } ?? ""
          return source.citation + studied + missing
        }))
    blocks.append(.note(phrase("certainty_\((item?.certainty ?? .practice).rawValue)", conversation)))
    var reply = Reply(scope: .inScope, intent: request.intent.base, confidence: rounded(request.confidence), act: .tell, blocks: blocks, sources: ids)
    reply.suggestions = conversation.lastReply?.suggestions ?? []
    return reply
  }

  /// The record behind the last answer.
  private func aboutLast(_ conversation: Conversation) -> (because: String?, certainty: Certainty)? {
    let base = conversation.focus.intent.flatMap { policy.intents[$0] }
    if let topic = base.flatMap({ policy.knowledge.topics[$0.base] ?? nil }), conversation.lastReply?.sources == topic.sources {
      return (topic.because, topic.certainty)
    }
    if let injury = conversation.focus.injury.flatMap({ policy.knowledge.injuries[$0] }), conversation.lastReply?.sources == injury.sources {
      return (injury.because, injury.certainty)
    }
    if let exercise = conversation.focus.exercise.flatMap({ policy.knowledge.exercises[$0] }) { return (nil, exercise.certainty) }
    return nil
  }

  /// "Yes" to a suggestion asks it.
  private func follow(_ suggestion: String, _ request: Request, _ conversation: inout Conversation) -> Reply {
    let tokens = policy.matcher.tokens(of: suggestion)
    let match = policy.matcher.match(tokens)
    guard let intent = policy.intents[match.intent], intent.scope == .coaching else {
      return policy.simple("affirm", scope: .smalltalk, act: .tell, conversation)
    }
    return policy.answerAgain(Request(intent: intent, confidence: match.confidence, entities: match.entities, tokens: tokens), &conversation)
  }

  private func phrase(_ name: String, _ conversation: Conversation) -> String {
    policy.dialogs.phrase(name, variation: conversation.variation()) ?? ""
  }
}
