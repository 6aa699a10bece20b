import Knowledge

/// The loads that exist: plates in steps of 2.5 kg, dumbbells of 1 kg up to 10 kg and 2 kg from there, everything in pounds in steps of 5 lb.
struct LoadSteps {
  let load: Load
  private let usesPlates: Bool
  /// The most that is added at once, in the load's unit: 5 kg or 10 lb for the lower body, 2.5 kg or 5 lb for the upper.
  let mostAdded: Double

  init(_ load: Load, _ exercise: Exercise) {
    self.load = load
    let things = exercise.equipment.joined()
    let hasPlates = things.contains { ["barbell", "trap_bar", "machine", "cable"].contains($0) }
    let hasDumbbells = things.contains { ["dumbbell", "kettlebell", "backpack"].contains($0) }
    // Where both would do, the weight tells which it was.
    usesPlates = !load.perHand && (hasPlates && (!hasDumbbells || load.kilograms >= 30) || load.kilograms >= 50)
    let isUpper = ["push", "pull", "core", "carry"].contains(exercise.pattern)
    mostAdded = load.unit == .kilograms ? (isUpper ? 2.5 : 5) : (isUpper ? 5 : 10)
  }

  /// The next load above.
  var above: Load { load.with(floored(load.value) + step(load.value)) }

  /// The load about 5 % above that exists: at least the next one, at most 10 % and `mostAdded` more. Nil when the next one is more than that.
  var added: Load? {
    guard above.value - load.value <= load.value * 0.1 + 0.001, load.value > 0 else { return nil }
    let most = load.value + min(load.value * 0.1, max(mostAdded, above.value - load.value)) + 0.001
    var value = max(nearest(load.value * 1.05), above.value)
    while value > most, value > above.value { value -= step(value - 0.001) }
    return load.with(value)
  }

  /// The load nearest to a share of this one, and below it.
  func share(_ share: Double, down: Bool = false) -> Load {
    let wanted = load.value * share
    var value = down ? floored(wanted) : nearest(wanted)
    if value >= load.value { value = floored(load.value - 0.001) }
    return load.with(max(value, min(step(0), load.value)))
  }

  private func step(_ value: Double) -> Double {
    if load.unit == .pounds { return 5 }
    return usesPlates ? 2.5 : value < 10 ? 1 : 2
  }

  private func floored(_ value: Double) -> Double { (value / step(value) + 0.000_1).rounded(.down) * step(value) }

  private func nearest(_ value: Double) -> Double {
    let low = floored(value)
    let high = low + step(low)
    return value - low < high - value ? low : high
  }
}
