import Knowledge

/// Everything an answerer may look at.
struct AnswerContext {
  let knowledge: KnowledgeBase
  let dialogs: DialogBook
  let conversation: Conversation
  let request: Request
  /// What is known about the person that changes which exercises suit: named now, else talked about.
  let conditions: [String]
  let suitabilities: Suitabilities
  /// Exercises named in this very turn; with a thing named beside it the kind of it that uses the thing: a squat with the bar is a back squat.
  let namedExercises: [Exercise]

  init(knowledge: KnowledgeBase, dialogs: DialogBook, conversation: Conversation, request: Request) {
    self.knowledge = knowledge
    self.dialogs = dialogs
    self.conversation = conversation
    self.request = request
    var known = request.ids(Injury.kind)
    if known.isEmpty, let injury = conversation.focus.injury { known.append(injury) }
    if let group = request.ids(Group.kind).first ?? conversation.focus.group { known.append(group) }
    let kept = conversation.runner.profile.conditions(on: conversation.today) + (conversation.planState?.request.conditions ?? [])
    for condition in kept where !known.contains(condition) { known.append(condition) }
    conditions = known
    suitabilities = knowledge.suitabilities(for: known)
    namedExercises = Self.namedExercises(request, knowledge)
  }

  /// One wording of a dialog; the empty string when there is none (lint reports that).
  func phrase(_ name: String, _ slots: [String: String] = [:]) -> String {
    dialogs.phrase(name, slots, variation: conversation.variation(UInt64(name.utf8.count))) ?? ""
  }

  /// The exercises asked about: named ones, else the one in focus.
  var exercises: [Exercise] {
    let named = namedExercises
    if !named.isEmpty { return named }
    return conversation.focus.exercise.flatMap { knowledge.exercises[$0] }.map { [$0] } ?? []
  }

  /// Things the person owns, as told of themselves; nil when that is not known or the question names things itself.
  var owned: Set<String>? {
    guard request.ids(Equipment.kind).isEmpty, !request.says("gym") else { return nil }
    return conversation.runner.profile.equipment.map(Set.init)
  }

  private static func namedExercises(_ request: Request, _ knowledge: KnowledgeBase) -> [Exercise] {
    let named = request.ids(Exercise.kind).compactMap { knowledge.exercises[$0] }
    guard !named.isEmpty, !request.says("without", "no", "instead", "alternative", "alternatives", "replace") else { return named }
    var things = request.ids(Equipment.kind).compactMap { knowledge.equipment[$0]?.nameInSentence }
    // Beside a squat or a deadlift "the bar" is one thing only.
    if request.says("bar"), things.isEmpty { things = ["barbell"] }
    guard !things.isEmpty else { return named }
    return named.map { exercise in
      let names = Set(things.flatMap { thing in (exercise.aliases + [exercise.nameInSentence]).map { "\(thing) \($0)" } })
      return knowledge.exercise(called: names) ?? exercise
    }
  }

  var bodyParts: [BodyPart] {
    let named = request.ids(BodyPart.kind).compactMap { knowledge.bodyParts[$0] }
    guard named.isEmpty, request.answersQuestion else { return named }
    return conversation.focus.bodyPart.flatMap { knowledge.bodyParts[$0] }.map { [$0] } ?? []
  }
  var injuries: [Injury] { request.ids(Injury.kind).compactMap { knowledge.injuries[$0] } }
  var equipment: [Equipment] { request.ids(Equipment.kind).compactMap { knowledge.equipment[$0] } }

  /// The special group of the person: named now or before.
  var group: Group? {
    (request.ids(Group.kind).first ?? conversation.focus.group).flatMap { knowledge.groups[$0] }
  }

  /// Whether an exercise may be shown: nothing known about the person rules it out.
  func isAllowed(_ exercise: Exercise) -> Bool { suitabilities.allow(exercise) }

  /// Whether the person has what an exercise needs, as far as that is known.
  func isDoable(_ exercise: Exercise) -> Bool { owned.map(exercise.isDoable) ?? true }

  /// `glutes, quads and core`
  func names(_ ids: [String]) -> String {
    joined(ids.map { knowledge.bodyParts[$0]?.nameInSentence ?? spaced($0) })
  }
}

/// `single_leg_squat` → `single leg squat`
func spaced(_ id: String) -> String { id.split(separator: "_").joined(separator: " ") }
