import Compilation
import Knowledge

/// One short question with two or three concrete options, when a topic was named but nothing asked.
enum Clarifier {
  static func question(_ context: AnswerContext) -> Answer {
    if let exercise = context.namedExercises.first { return about(exercise, context) }
    if let part = context.bodyParts.first { return about(part, context) }
    if let concept = context.request.ids(Concept.kind).first.flatMap({ context.knowledge.concepts[$0] }) {
      return ConceptAnswerer.told(concept, context)
    }
    if let thing = context.equipment.first, let list = EquipmentAnswerer.withThings(context) {
      var answer = list
      answer.focus.equipment = thing.id
      return answer
    }
    var answer = Answer([.paragraph(context.phrase("ask_topic"))], act: .ask)
    answer.expecting = [
      .init(label: "exercises", words: ["exercise", "exercises", "list"], intent: "coaching/list_exercises.best_exercises_for_runners"),
      .init(label: "a week", words: ["plan", "week", "schedule"], intent: "coaching/plan_week"),
      .init(label: "something sore", words: ["sore", "pain", "hurts", "injury", "injured", "ache"], intent: "coaching/injury_pain"),
    ]
    answer.suggestions = ["best exercises for runners", "plan my week", "my knee hurts"]
    return answer
  }

  private static func about(_ exercise: Exercise, _ context: AnswerContext) -> Answer {
    let text = context.phrase("ask_exercise", ["exercise": exercise.nameInSentence])
    var answer = Answer([.paragraph(text)], act: .ask)
    answer.expecting = [
      .init(label: "how to do it", words: ["how", "form", "technique", "steps", "do"], intent: "coaching/exercise_howto"),
      .init(label: "how much", words: ["many", "much", "heavy", "sets", "reps", "weight", "dose"], intent: "coaching/sets_reps_load"),
      .init(label: "why", words: ["why", "need", "whether", "worth", "point"], intent: "coaching/why_for_runners"),
    ]
    answer.suggestions = ["how to do it", "how many", "why"]
    answer.focus.exercise = exercise.id
    answer.sources = exercise.sources
    return answer
  }

  private static func about(_ part: BodyPart, _ context: AnswerContext) -> Answer {
    var answer = Answer([.paragraph(context.phrase("ask_body_part", ["part": part.nameInSentence]))], act: .ask)
    answer.expecting = [
      .init(label: "something hurts", words: ["hurts", "hurt", "pain", "sore", "ache", "aches", "injury", "niggle"], intent: "coaching/injury_pain"),
      .init(label: "strengthen", words: ["strengthen", "strength", "stronger", "exercise", "exercises", "strong"], intent: "coaching/exercises_for_muscle"),
      .init(label: "loosen", words: ["stretch", "stretching", "tight", "loosen", "mobility", "stiff"], intent: "coaching/stretching_mobility"),
    ]
    answer.suggestions = ["it hurts", "strengthen", "it feels tight"]
    answer.focus.bodyPart = part.id
    return answer
  }
}
