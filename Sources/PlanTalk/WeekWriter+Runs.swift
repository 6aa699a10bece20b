import Planning

extension WeekWriter {
  mutating func writeRuns(_ activities: [Activity]) {
    var said: [Run] = []
    var isListing = false
    for activity in activities {
      guard case .run(let kind) = activity.meaning else { continue }
      var days = activity.days.filter(isInWeek)
      if activity.isDenied {
        drop(days.map(\.day), kind)
        continue
      }
      if days.isEmpty, activity.words.hasPrefix("park") { days = [NamedDay(day: .saturday, place: activity.place, join: .apart)] }
      if days.isEmpty, let kind, kind != .easy, activity.count == nil { reading.doubt(.openRun(kind)) }
      if kind == nil, days.count > 1 { isListing = true }
      if let kind, !days.isEmpty, Self.ambiguous.contains(where: activity.words.hasPrefix) { reading.doubt(.takenFor(kind, word: activity.words)) }
      said += days.map { Run(kind ?? .easy, $0.day) }
      for day in days where kind == nil { said.removeAll { $0.day == day.day && $0.kind == .easy } }
      for day in days where kind == nil && !said.contains(where: { $0.day == day.day }) { said.append(Run(.easy, day.day)) }
    }
    guard !said.isEmpty else { return }
    // A run without a kind is the one of that day that has one.
    said = said.enumerated().filter { number, run in
      let others = said.enumerated().filter { $0.offset != number && $0.element.day == run.day }.map(\.element)
      return run.kind == .easy ? !others.contains { $0.kind != .easy } && !said[..<number].contains(run) : !said[..<number].contains(run)
    }.map(\.element)
    merge(said, isListing: isListing)
    for kind in Run.Kind.allCases {
      let days = said.filter { $0.kind == kind }.map(\.day)
      if !days.isEmpty { reading.say(.runs, "\(kind == .easy && days.count > 1 ? "easy runs" : kind.name) on \(Self.list(days))") }
    }
  }

  mutating func merge(_ said: [Run], isListing: Bool) {
    if isListing, !isAddition { request.runs = [] }
    // One day, after a "no": it stands for the only run there was, else it is not clear for which.
    if isCorrection, said.count == 1, said[0].kind == .easy, !isListing, !request.runs.contains(where: { $0.day == said[0].day }) {
      if request.runs.count == 1 { request.runs = [] } else if !request.runs.isEmpty { reading.doubt(.unclearCorrection(said[0].day)) }
    }
    for run in said where !isAddition {
      // "Intervals are on Wednesday": there is one such run; "make Monday intervals": it is another kind now.
      if run.kind != .easy {
        request.runs.removeAll { old in old.kind == run.kind && !said.contains(old) || old.day == run.day && !said.contains(old) }
      }
    }
    for run in said where !request.runs.contains(run) {
      if run.kind == .easy, request.runs.contains(where: { $0.day == run.day }), !phrase.keys.contains("easy") { continue }
      if run.kind == .easy { request.runs.removeAll { $0.day == run.day } }
      request.runs.append(run)
    }
  }

  private mutating func drop(_ days: [Day], _ kind: Run.Kind?) {
    let before = request.runs.count
    request.runs.removeAll { run in (kind == nil || run.kind == kind) && days.contains(run.day) }
    if days.isEmpty, let kind { request.runs.removeAll { $0.kind == kind } }
    if request.runs.count != before { reading.say(.runs, days.isEmpty ? "no \(kind?.name ?? "run")" : "no run on \(Self.list(days))") }
  }

  var isAddition: Bool {
    phrase.keys.contains { ["also", "add", "too", "another", "extra", "plus", "addition", "additionally"].contains($0) }
  }

  var isCorrection: Bool {
    phrase.keys.first == "no" || phrase.keys.contains { ["actually", "sorry", "meant", "correction", "wait"].contains($0) }
  }

  private static let ambiguous = ["park", "club", "group", "social", "time trial"]
}
