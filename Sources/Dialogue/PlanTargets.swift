import Journal
import Knowledge
import Planning

/// Puts what the training log asks for into the sessions of a week, in the place of the usual dose.
struct PlanTargets {
  let knowledge: KnowledgeBase
  let runner: Runner
  let today: CalendarDate

  /// The plan with a target for each exercise that was logged. What is over stays as it was in the plan before, if that is of the same week.
  func applied(to plan: Plan, instead old: Plan? = nil) -> Plan {
    guard !runner.journal.isEmpty else { return plan }
    var plan = plan
    if let old, old.weekStart == plan.weekStart {
      for day in plan.days.indices where plan.days[day].date < today {
        guard let before = old.days[day].workout, plan.days[day].workout.map({ $0.focus == before.focus }) ?? !before.focus.isStrength else { continue }
        plan.days[day].workout = before
      }
    }
    let isLight = plan.isDeload || [.taper, .race, .recovery].contains(plan.phase)
    for day in plan.days.indices where plan.days[day].date >= today {
      guard var workout = plan.days[day].workout else { continue }
      workout.exercises = workout.exercises.map { exercise in
        guard exercise.target == nil, let next = next(exercise) else { return exercise }
        return self.exercise(exercise, next, isLight: isLight, others: workout.exercises.map(\.id))
      }
      plan.days[day].workout = workout
    }
    return plan
  }

  /// What the log asks for next of a planned exercise; nil when it was never logged.
  private func next(_ planned: PlannedExercise) -> NextTarget? {
    guard runner.journal.contains(where: { $0.exercise?.exercise == planned.id }), let exercise = knowledge.exercises[planned.id] else { return nil }
    return progression(exercise, planned)?.next(runner.journal, today: today)
  }

  /// The progression of an exercise: towards the dose of the plan, where there is one, else towards the usual one.
  func progression(_ exercise: Exercise, _ planned: PlannedExercise?) -> Progression? {
    let usual = exercise.doses.first { $0.goal == "strength" } ?? exercise.doses.first
    guard let range = planned.flatMap(TargetRange.init) ?? usual.flatMap(TargetRange.init) else { return nil }
    return Progression(exercise, range: range, knowledge: knowledge, unit: runner.profile.weightUnit(runner.journal))
  }

  private func exercise(_ planned: PlannedExercise, _ next: NextTarget, isLight: Bool, others: [String]) -> PlannedExercise {
    var planned = planned
    guard next.exercise == planned.id else { return replaced(planned, next, others) }
    if isLight {
      // The week cuts the sets; the weight stays where it was, or goes down.
      let sets = runner.journal.last { $0.exercise?.exercise == planned.id }?.exercise?.sets ?? []
      let last = sets.compactMap(\.load).max { $0.kilograms < $1.kilograms }
      guard let load = [.cut, .easeBack, .lighter].contains(next.step) ? next.load : last else { return planned }
      planned.target = "\(planned.sets) × \(planned.amount) at \(load.inWords)"
      return planned
    }
    planned.sets = next.amounts.count
    planned.target = next.words(aSide: planned.amount.hasSuffix("a side"))
    planned.notes.append(next.reason)
    return planned
  }

  /// On to another exercise, if it suits and there is what it needs; else the usual dose stays.
  private func replaced(_ planned: PlannedExercise, _ next: NextTarget, _ others: [String]) -> PlannedExercise {
    let profile = runner.profile
    guard let other = knowledge.exercises[next.exercise], !others.contains(other.id), profile.equipment.map({ other.isDoable(with: Set($0)) }) ?? true,
      knowledge.suitabilities(for: profile.conditions(on: today)).allow(other)
    else { return planned }
    var new = planned
    (new.id, new.name, new.insteadOf) = (other.id, other.name, planned.name)
    new.sets = next.amounts.count
    new.target = next.words(aSide: other.isOneSided)
    new.notes = [next.reason]
    return new
  }
}
