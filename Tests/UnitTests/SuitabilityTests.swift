import CoachKit
import Dialogue
import Knowledge
import Testing

@Suite struct SuitabilityTests {
  private static let knowledge = KnowledgeBase(Coach.load().coach.content.records)
  static let conditions = knowledge.injuries.items.map(\.id) + knowledge.groups.items.map(\.id)
  static let equipment: [Set<String>?] = [nil, [], ["dumbbell"], ["band", "mini_band", "bench", "kettlebell"]]

  /// Every condition × every exercise × four sets of things: a replacement that suits and can be done, or none.
  @Test(arguments: conditions)
  func replacementsSuit(_ condition: String) throws {
    let knowledge = Self.knowledge
    var replaced = 0
    for exercise in knowledge.exercises.items {
      for things in Self.equipment {
        guard let other = knowledge.replacement(for: exercise, conditions: [condition], things: things) else { continue }
        replaced += 1
        #expect(other.id != exercise.id)
        // Read from the record, not by the code under test.
        let record = try #require(knowledge.condition(condition)).record
        let excluded = record.values("Not").compactMap { $0.split(separator: " ").first.map(String.init) }
        let named =
          record.values("Adapt").contains { $0.hasPrefix("\(other.id) =>") } || other.record.values("Caution").contains { $0.hasPrefix("\(condition) =>") }
        #expect(!excluded.contains(other.id), "\(condition): \(other.id)")
        #expect(!excluded.contains(other.pattern) || named || record.values("Allow").contains(other.id), "\(condition): \(other.id)")
        if let things {
          let at = things.union(Exercise.everywhere).union(["none"])
          #expect(other.record.values("Equipment").contains { $0.split(separator: ",").allSatisfy { at.contains($0.trimmingPrefix(" ").description) } })
        }
      }
    }
    #expect(replaced > 0)
  }

  @Test func theStrictestConditionCounts() throws {
    let knowledge = Self.knowledge
    let jump = try #require(knowledge.exercises["squat_jump"])
    guard case .not(let condition, let reason) = knowledge.suitability(of: jump, for: ["over_60", "runners_knee"]) else {
      Issue.record("squat jumps should not suit runner's knee")
      return
    }
    #expect(condition == "runners_knee")
    #expect(reason.hasSuffix("."))
    #expect(knowledge.suitability(of: jump, for: []) == .may)
    #expect(knowledge.suitability(of: jump, for: ["no_such_condition"]) == .may)
  }

  @Test func noPlanOfLegWorkWithABoneStressInjury() throws {
    let knowledge = Self.knowledge
    for exercise in knowledge.exercises.items where ["squat", "lunge", "hinge", "ankle", "plyometric"].contains(exercise.pattern) {
      guard case .not = knowledge.suitability(of: exercise, for: ["bone_stress_injury"]) else {
        Issue.record("\(exercise.id) should not suit a bone stress injury")
        continue
      }
    }
  }
}

/// Whatever is asked, nothing that does not suit is offered to somebody whose condition is known.
@Suite struct SuitedAnswerTests {
  private static let coach = Coach.load().coach
  private static let questions = [
    "best exercises for runners", "exercises for my legs", "exercises for glutes", "core exercises", "give me a workout", "calf exercises",
    "something for my hips",
    "how do I do a squat jump", "make it harder", "what instead of lunges", "how many pistol squats", "easier version of a deadlift",
    "I only have a kettlebell",
    "exercises with a band", "what can I do instead of squats at home", "how do I do a crunch", "squats or lunges", "stretches for my calves",
    "plyometrics for runners",
  ]

  @Test(arguments: SuitabilityTests.conditions)
  func nothingUnsuitedIsOffered(_ condition: String) throws {
    let knowledge = Self.coach.policy.knowledge
    try check(condition) { conversation in
      if knowledge.groups[condition] != nil { conversation.focus.group = condition } else { conversation.focus.injury = condition }
    }
  }

  /// The same in a new conversation with somebody who told it long ago.
  @Test(arguments: SuitabilityTests.conditions)
  func theProfileCountsAsMuch(_ condition: String) throws {
    try check(condition) { $0.runner.profile.conditions = [condition] }
  }

  @Test func theAgeCountsByTheYearOfBirth() throws {
    let today = Utterance("").today
    try check("under_16") { $0.runner.profile.birthYear = today.year - 14 }
    try check("over_60") { $0.runner.profile.birthYear = today.year - 60 }
    func conditions(_ age: Int) -> [String] {
      var profile = Profile()
      profile.birthYear = today.year - age
      return profile.conditions(on: today)
    }
    #expect(conditions(15) == ["under_16"] && conditions(16).isEmpty && conditions(59).isEmpty && conditions(60) == ["over_60"])
  }

  @Test func listsAndSwapsKeepToWhatThereIs() throws {
    let knowledge = Self.coach.policy.knowledge
    for things in [[], ["kettlebell"], ["band", "dumbbell"]] {
      for question in ["best exercises for runners", "exercises for glutes", "exercises for my legs", "calf exercises", "core exercises"] {
        var conversation = Conversation(id: "test", seed: 1)
        conversation.runner.profile.equipment = things
        _ = Self.coach.reply(to: Utterance(question), in: &conversation)
        for exercise in conversation.focus.listed.compactMap({ knowledge.exercises[$0] }) {
          #expect(exercise.isDoable(with: Set(things)), "\(things): \"\(question)\" offers \(exercise.id)")
        }
      }
    }
  }

  private func check(_ condition: String, _ prepare: (inout Conversation) -> Void) throws {
    let knowledge = Self.coach.policy.knowledge
    let suitabilities = Suitabilities([condition], knowledge)
    for question in Self.questions {
      var conversation = Conversation(id: "test", seed: 1)
      prepare(&conversation)
      let reply = Self.coach.reply(to: Utterance(question), in: &conversation)
      for id in conversation.focus.listed {
        let exercise = try #require(knowledge.exercises[id])
        #expect(suitabilities.allow(exercise), "\(condition): \"\(question)\" offers \(id)")
      }
      // Nor is it named in a list, whoever wrote the list.
      let lexicon = Self.coach.policy.matcher.lexicon
      for item in reply.blocks.filter({ $0.type == .list }).flatMap({ $0.items ?? [] }) {
        for id in lexicon.entities(in: Self.coach.policy.matcher.tokens(of: item)).compactMap({ $0.id(as: Exercise.kind) }) {
          let exercise = try #require(knowledge.exercises[id])
          // A change of an exercise that suits may name one that does not.
          #expect(suitabilities.allow(exercise) || reply.blocks.contains { $0.type == .warning }, "\(condition): \"\(question)\" lists \(id)")
        }
      }
      // How to do what does not suit is not told.
      if let shown = conversation.focus.exercise.flatMap({ knowledge.exercises[$0] }), !suitabilities.allow(shown) {
        #expect(!reply.blocks.contains { $0.type == .steps }, "\(condition): \"\(question)\" tells how to do \(shown.id)")
        #expect(reply.blocks.contains { $0.type == .warning }, "\(condition): \"\(question)\" does not warn of \(shown.id)")
      }
    }
  }
}
