import Knowledge
import Resources

/// Plans and answers say how much of an exercise to do.
struct MissingDose: Rule {
  static let code = "missing-dose"
  static let summary = "exercises without a Dose, and doses that do not read goal | sets | amount | rest | tempo | reserve"

  static let goals: Set<String> = ["learner", "strength", "hypertrophy", "endurance", "power", "rehab", "mobility", "maintenance"]

  func check(_ context: LintContext) -> [Finding] {
    context.entries(in: Exercise.folder).flatMap { entry -> [Finding] in
      let doses = entry.fields("Dose")
      guard !doses.isEmpty else {
        return [error(entry.path, entry.record.line, message: "Say how much: Dose: learner | 2 | 8-10 reps | 60-90 s | 2-0-1 | 3-4")]
      }
      return doses.compactMap { field in fault(field.value).map { error(entry.path, field.line, message: $0) } }
    }
  }

  /// What is wrong with a dose; nil when nothing is.
  private func fault(_ value: String) -> String? {
    guard let dose = Dose(value) else { return "A dose has six parts: goal | sets | amount | rest | tempo or - | reps in reserve or -" }
    if !Self.goals.contains(dose.goal) { return "\"\(dose.goal)\" is no goal: take one of \(Self.goals.sorted().joined(separator: ", "))." }
    if !isRange(dose.sets) { return "\"\(dose.sets)\" is no number of sets: write 3 or 2-3." }
    if !isAmount(dose.amount, ["reps", "s", "m", "steps"]) { return "\"\(dose.amount)\" is no amount: write 8-10 reps, 20-40 s, 20 m or 12 steps." }
    if dose.rest != "-", !isAmount(dose.rest, ["s", "min"]) { return "\"\(dose.rest)\" is no rest: write 60-90 s, 2 min or -." }
    let tempo = dose.tempo.split(separator: "-", omittingEmptySubsequences: false)
    if dose.tempo != "-", tempo.count != 3 || !tempo.allSatisfy({ $0.count == 1 && $0.allSatisfy(\.isWholeNumber) }) {
      return "\"\(dose.tempo)\" is no tempo: write seconds down-pause-up such as 3-1-1, or -."
    }
    if dose.reserve != "-", !isRange(dose.reserve) { return "\"\(dose.reserve)\" is no number of reps in reserve: write 2, 2-3 or -." }
    return nil
  }

  private func isAmount(_ text: String, _ units: [String]) -> Bool {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    return parts.count == 2 && isRange(parts[0]) && units.contains(String(parts[1]))
  }

  /// `3` or `2-3`
  private func isRange(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count) && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }
}
