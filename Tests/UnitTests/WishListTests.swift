import CoachKit
import Dialogue
import Knowledge
import Testing

/// Several wishes in one text hold together. What an exercise is, is read from its record, not by the code under test.
@Suite struct WishListTests {
  private static let coach = Coach.load().coach
  private static var knowledge: KnowledgeBase { coach.policy.knowledge }

  /// A wish in words and what a record must say for it.
  struct Wanted: Sendable {
    let words: String
    let holds: @Sendable (Exercise) -> Bool
    /// What it says is at hand; nil when it is about something else.
    var things: Set<String>?

    init(_ words: String, holds: @escaping @Sendable (Exercise) -> Bool) {
      self.words = words
      self.holds = holds
    }
    init(_ words: String, things: Set<String>) {
      self.words = words
      self.things = things
      holds = needsOnly(things)
    }

    /// Both together; things named one after the other are all at hand.
    static func both(_ first: Wanted, _ second: Wanted) -> @Sendable (Exercise) -> Bool {
      if let some = first.things, let more = second.things { return needsOnly(some.union(more)) }
      return { first.holds($0) && second.holds($0) }
    }
  }

  private static func ask(_ text: String, _ conversation: inout Conversation) -> Reply {
    coach.reply(to: Utterance(text), in: &conversation)
  }

  /// Whether one line of an exercise's kit needs nothing but some things and what is everywhere.
  private static func needsOnly(_ things: Set<String>) -> @Sendable (Exercise) -> Bool {
    { exercise in
      exercise.record.values("Equipment").contains { line in
        line.split(separator: ",").map { $0.filter { $0 != " " } }.allSatisfy { things.union(["none", "wall", "chair", "step", "towel"]).contains($0) }
      }
    }
  }

  static let wishes: [Wanted] = [
    .init("in a hotel room", things: []), .init("at home without equipment", things: []), .init("with one dumbbell", things: ["dumbbell"]),
    .init("with just a kettlebell", things: ["kettlebell"]), .init("with a mini band", things: ["mini_band"]),
    .init("without jumping", holds: { $0.record.first("Impact") == "none" }), .init("that are quiet", holds: { $0.record.first("Impact") == "none" }),
    .init("for beginners", holds: { $0.record.first("Level") == "beginner" }), .init("on one leg", holds: { $0.record.first("Sides") == "one" }),
    .init("with runner's knee", holds: { knowledge.suitability(of: $0, for: ["runners_knee"]).isFine }),
    .init("with achilles tendinopathy", holds: { knowledge.suitability(of: $0, for: ["achilles_tendinopathy"]).isFine }),
    .init("in 10 minutes", holds: { _ in true }),
  ]

  /// Muscles whose name alone is understood as them.
  static let muscles = knowledge.bodyParts.items.filter { part in
    var conversation = Conversation(id: "", seed: 1)
    return part.sort == "muscle" && !part.exercises.isEmpty
      && ask("\(part.name) exercises", &conversation).entities.map(\.id) == [part.id]
  }

  private static func trains(_ exercise: Exercise, _ part: BodyPart) -> Bool {
    var ids: Set<String> = [part.id]
    for _ in 0..<4 { for other in knowledge.bodyParts.items where other.record.first("PartOf").map(ids.contains) ?? false { ids.insert(other.id) } }
    return part.record.values("Exercise").contains(exercise.id) || !ids.isDisjoint(with: exercise.record.values("Primary"))
  }

  @Test func enoughMusclesAreTested() { #expect(Self.muscles.count >= 14) }

  /// Every muscle with every pair of wishes: what is listed satisfies all of it; a wish is only let go when no exercise satisfies all, and is named.
  @Test(arguments: muscles.map(\.id))
  func everyWishHolds(_ id: String) throws {
    let part = try #require(Self.knowledge.bodyParts[id])
    for (number, first) in Self.wishes.enumerated() {
      for second in Self.wishes.dropFirst(number + 1) {
        let text = "\(part.name.lowercased()) exercises \(first.words) \(second.words)"
        var conversation = Conversation(id: "", seed: 1)
        let reply = Self.ask(text, &conversation)
        let listed = conversation.focus.listed.compactMap { Self.knowledge.exercises[$0] }
        let holds = Wanted.both(first, second)
        let possible = Self.knowledge.exercises.items.filter { $0.pattern != "mobility" && Self.trains($0, part) && holds($0) }
        let letsGo = reply.text.contains("this had to go") || reply.text.contains("leave out one thing")
        #expect(letsGo == possible.isEmpty || listed.isEmpty, "\(text): \(reply.text)")
        #expect((1...6).contains(listed.count) || possible.isEmpty, "\(text): \(reply.text)")
        for exercise in listed {
          #expect(Self.trains(exercise, part), "\(text): \(exercise.id)")
          if !letsGo { #expect(holds(exercise), "\(text): \(exercise.id)") }
        }
        if [first.words, second.words].contains("in 10 minutes"), !listed.isEmpty {
          #expect(listed.count <= 3, "\(text)")
          #expect(reply.text.contains("10 minutes"), "\(text)")
        }
      }
    }
  }

  @Test func whatCannotBeHadTogetherIsSaid() {
    var conversation = Conversation(id: "", seed: 1)
    let reply = Self.ask("advanced plyometric quad exercises with no jumping", &conversation)
    #expect(reply.text.contains("jumps") && reply.text.contains("harder ones"))
    #expect(!conversation.focus.listed.isEmpty)
    #expect(conversation.focus.listed.compactMap { Self.knowledge.exercises[$0] }.allSatisfy { $0.impact == .none && $0.level != .beginner })
  }

  @Test(arguments: [
    ("glutes without any kit, easy ones", 3), ("5 minutes of core before a run", 3), ("15 minutes of glute work", 4), ("half an hour of leg exercises", 6),
  ])
  func minutesShortenAList(_ text: String, _ most: Int) {
    var conversation = Conversation(id: "", seed: 1)
    _ = Self.ask(text, &conversation)
    #expect((1...max(most, 5)).contains(conversation.focus.listed.count), "\(text)")
    if text.contains("minutes") { #expect(conversation.focus.listed.count <= most, "\(text)") }
  }

  @Test(arguments: [
    ("which is safer for my back, squats or deadlifts", "bodyweight_squat"), ("which one is kinder to my knees, lunges or squats", "bodyweight_squat"),
    ("back squat vs leg press with a sore back", "leg_press"), ("goblet squat or front squat for a sore wrist", "goblet_squat"),
    ("which is better for my achilles, calf raises or heel drops", "calf_raise"), ("step ups or box squats with a dodgy knee", "box_squat"),
    ("running man or single leg balance for an ankle sprain", "single_leg_balance"), ("which is gentler on my back, hip thrusts or deadlifts", "hip_thrust"),
  ])
  func theKinderOfTwoComesFirst(_ text: String, _ first: String) throws {
    var conversation = Conversation(id: "", seed: 1)
    let reply = Self.ask(text, &conversation)
    #expect(reply.intent.hasPrefix("compare") || reply.blocks.first?.text != nil)
    #expect(conversation.focus.exercise == first, "\(text): \(reply.text)")
  }

  @Test func aPlaceNamedAfterAComparisonIsWeighedToo() {
    var conversation = Conversation(id: "", seed: 1)
    _ = Self.ask("squats or lunges", &conversation)
    let reply = Self.ask("which of them is kinder to my knees", &conversation)
    #expect(conversation.focus.exercise == "bodyweight_squat", "\(reply.text)")
  }
}

/// "What instead of X because Y": what stands in is held against Y.
@Suite struct InsteadTests {
  private static let coach = Coach.load().coach
  private static let exercises = [
    "forward_lunge", "back_squat", "deadlift", "plank", "pogo_hop", "squat_jump", "step_up", "calf_raise", "kettlebell_swing", "nordic_curl", "hip_thrust",
  ]

  @Test(arguments: SuitabilityTests.conditions)
  func standInsSuitTheCondition(_ condition: String) throws {
    let knowledge = Self.coach.policy.knowledge
    let name = try #require(knowledge.condition(condition)).name
    let suitabilities = Suitabilities([condition], knowledge)
    for id in Self.exercises {
      let exercise = try #require(knowledge.exercises[id])
      var conversation = Conversation(id: "", seed: 1)
      let text = "what can I do instead of \(exercise.plural) with \(name)"
      let reply = Self.coach.reply(to: Utterance(text), in: &conversation)
      guard reply.safety == nil else { continue }
      for other in conversation.focus.listed.compactMap({ knowledge.exercises[$0] }) {
        #expect(other.id != id && suitabilities.allow(other), "\(text): \(other.id)")
      }
    }
  }

  @Test(arguments: [
    ("what instead of lunges because my knee hurts", "knee"), ("lunges annoy my hip, what else can I do", "hip"),
    ("I can't do side planks because of my shoulder, something else?", "shoulder"), ("what instead of the leg press, no gym", "equipment"),
    ("what to do instead of step ups, no step", "step"), ("swap for box jumps, I live upstairs", "noise"),
    ("alternative to nordic curls because they are too hard", "easier"),
  ])
  func theReasonIsSaid(_ text: String, _ word: String) {
    var conversation = Conversation(id: "", seed: 1)
    let reply = Self.coach.reply(to: Utterance(text), in: &conversation)
    #expect(reply.text.contains("What I went by:") && reply.text.contains(word), "\(text): \(reply.text)")
    #expect((1...4).contains(conversation.focus.listed.count), "\(text): \(reply.text)")
  }
}

extension Suitability {
  var isFine: Bool {
    if case .not = self { return false }
    return true
  }
}
