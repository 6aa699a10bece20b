import Planning

/// An entry as a flat JSON object, the same in a store, an export and an answer:
/// `{"date": "2026-03-14", "kind": "exercise", "exercise": "goblet_squat", "sets": [{"reps": 10, "load": 16, "unit": "kg"}], "rpe": 8}`.
extension LogEntry: Codable {
  private enum CodingKeys: String, CodingKey {
    case date, kind, exercise, sets, rpe, rir, manner, weight, unit, pain, note, told
    case painPlace = "pain_place"
  }

  /// Reads the nested objects of version 0.1.0 too.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let date = try values.decode(CalendarDate.self, forKey: .date)
    let note = try values.decodeIfPresent(String.self, forKey: .note)
    guard let name = try? values.decode(String.self, forKey: .kind) else {
      let pain = try values.decodeIfPresent(Pain.self, forKey: .pain)
      self.init(date, try values.decode(Kind.self, forKey: .kind), pain: pain, note: note)
      return
    }
    let kind: Kind
    switch name {
    case "exercise":
      var effort: Effort?
      if let rpe = try values.decodeIfPresent(Double.self, forKey: .rpe) {
        effort = .rpe(rpe)
      } else if let rir = try values.decodeIfPresent(Double.self, forKey: .rir) {
        effort = .rir(rir)
      }
      kind = .exercise(
        ExerciseSets(
          try values.decode(String.self, forKey: .exercise), try values.decodeIfPresent([WorkSet].self, forKey: .sets) ?? [], effort: effort,
          manner: try values.decodeIfPresent([Manner].self, forKey: .manner) ?? []))
    case "body_weight":
      kind = .bodyWeight(Load(try values.decode(Double.self, forKey: .weight), try values.decodeIfPresent(WeightUnit.self, forKey: .unit) ?? .kilograms))
    case "done": kind = .sessionDone
    case "skipped": kind = .sessionSkipped
    case "note": kind = .note
    default:
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: values, debugDescription: "\"kind\" is exercise, done, skipped, body_weight or note, not \"\(name)\"")
    }
    let place = try values.decodeIfPresent(String.self, forKey: .painPlace)
    let pain = try values.decodeIfPresent(Double.self, forKey: .pain)
    if let pain, !(0...10).contains(pain) {
      throw DecodingError.dataCorruptedError(forKey: .pain, in: values, debugDescription: "\"pain\" is a number from 0 to 10")
    }
    self.init(date, kind, pain: pain.map { Pain($0, place: place) }, note: note, told: try values.decodeIfPresent(String.self, forKey: .told))
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(date, forKey: .date)
    try values.encode(kind.name, forKey: .kind)
    switch kind {
    case .exercise(let sets):
      try values.encode(sets.exercise, forKey: .exercise)
      try values.encode(sets.sets, forKey: .sets)
      switch sets.effort {
      case .rpe(let rpe): try values.encode(rpe, forKey: .rpe)
      case .rir(let rir): try values.encode(rir, forKey: .rir)
      case nil: break
      }
      if !sets.manner.isEmpty { try values.encode(sets.manner, forKey: .manner) }
    case .bodyWeight(let load):
      try values.encode(load.value, forKey: .weight)
      try values.encode(load.unit, forKey: .unit)
    case .sessionDone, .sessionSkipped, .note: break
    }
    try values.encodeIfPresent(pain?.level, forKey: .pain)
    try values.encodeIfPresent(pain?.place, forKey: .painPlace)
    try values.encodeIfPresent(note, forKey: .note)
    try values.encodeIfPresent(told, forKey: .told)
  }
}

extension LogEntry.Kind {
  /// `exercise`, `done`, `skipped`, `body_weight` or `note`.
  public var name: String {
    switch self {
    case .exercise: "exercise"
    case .sessionDone: "done"
    case .sessionSkipped: "skipped"
    case .bodyWeight: "body_weight"
    case .note: "note"
    }
  }
}

/// A set as a flat JSON object: `{"reps": 10, "load": 16, "unit": "kg"}`, `{"seconds": 45, "side": "left"}`.
extension WorkSet: Codable {
  private enum CodingKeys: String, CodingKey {
    case reps, seconds, metres, load, unit, side, amount
    case perHand = "per_hand"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let side = try values.decodeIfPresent(Side.self, forKey: .side)
    if values.contains(.amount) {
      self.init(try values.decode(Amount.self, forKey: .amount), load: try values.decodeIfPresent(Load.self, forKey: .load), side: side)
      return
    }
    let amount: Amount
    if let reps = try values.decodeIfPresent(Int.self, forKey: .reps) {
      amount = .reps(reps)
    } else if let seconds = try values.decodeIfPresent(Int.self, forKey: .seconds) {
      amount = .seconds(seconds)
    } else if let metres = try values.decodeIfPresent(Int.self, forKey: .metres) {
      amount = .metres(metres)
    } else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "a set needs \"reps\", \"seconds\" or \"metres\""))
    }
    let load = try values.decodeIfPresent(Double.self, forKey: .load).map { value in
      Load(
        value, try values.decodeIfPresent(WeightUnit.self, forKey: .unit) ?? .kilograms,
        perHand: try values.decodeIfPresent(Bool.self, forKey: .perHand) ?? false)
    }
    self.init(amount, load: load, side: side)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    switch amount {
    case .reps(let number): try values.encode(number, forKey: .reps)
    case .seconds(let number): try values.encode(number, forKey: .seconds)
    case .metres(let number): try values.encode(number, forKey: .metres)
    }
    if let load {
      try values.encode(load.value, forKey: .load)
      try values.encode(load.unit, forKey: .unit)
      if load.perHand { try values.encode(true, forKey: .perHand) }
    }
    try values.encodeIfPresent(side, forKey: .side)
  }
}

extension LogEntry {
  /// What in the entry cannot be, for entries that come from a file; nil when all is within bounds.
  public var fault: String? {
    switch kind {
    case .bodyWeight(let load): return (25...300).contains(load.kilograms) ? nil : "a body weight is 25 to 300 kg"
    case .sessionDone, .sessionSkipped, .note: return nil
    case .exercise(let sets):
      switch sets.effort {
      case .rpe(let value) where !(1...10).contains(value): return "rpe is a number from 1 to 10"
      case .rir(let value) where !(0...10).contains(value): return "rir is a number from 0 to 10"
      default: break
      }
      for set in sets.sets {
        let bound =
          switch set.amount {
          case .reps: 1_000
          case .seconds: 7_200
          case .metres: 5_000
          }
        if !(1...bound).contains(set.amount.number) { return "a set has 1 to \(bound), not \(set.amount.number)" }
        if let load = set.load, !(0...1_000).contains(load.value) { return "a load is 0 to 1,000" }
      }
      return nil
    }
  }
}
