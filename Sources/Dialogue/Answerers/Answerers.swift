/// A way to answer a family of intents from facts. Nil: the family's topic answers.
protocol Answerer {
  static func answer(_ context: AnswerContext) -> Answer?
}

/// Which answerer computes for which family; other families are answered by their topic or dialog.
enum Answerers {
  static let computed: [String: @Sendable (AnswerContext) -> Answer?] = [
    "exercise_howto": HowToAnswerer.answer,
    "form_check": FormAnswerer.answer,
    "mistakes": MistakesAnswerer.answer,
    "muscles_worked": MusclesAnswerer.answer,
    "why_for_runners": WhyAnswerer.answer,
    "sets_reps_load": DoseAnswerer.answer,
    "frequency": FrequencyAnswerer.answer,
    "progression": ProgressionAnswerer.answer,
    "regression_alternative": RegressionAnswerer.answer,
    "equipment_alternative": EquipmentAnswerer.answer,
    "compare_exercises": CompareAnswerer.answer,
    "exercises_for_muscle": ExercisesForMuscleAnswerer.answer,
    "list_exercises": ExercisesForMuscleAnswerer.answer,
    "core_training": CoreAnswerer.answer,
    "stretching_mobility": StretchAnswerer.answer,
    "injury_pain": InjuryAnswerer.answer,
    "injury_prevention": InjuryAnswerer.answer,
    "return_to_training": InjuryAnswerer.answer,
    "concept_definition": ConceptAnswerer.answer,
    "plan_week": RoutineAnswerer.answer,
    "beginner_start": RoutineAnswerer.answer,
  ]
}
