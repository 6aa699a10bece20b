import Knowledge
import Resources

/// Who follows Harder must not come back to where they started.
struct LadderCycle: Rule {
  static let code = "ladder-cycle"
  static let summary = "exercises that are harder than themselves by way of Easier and Harder"

  func check(_ context: LintContext) -> [Finding] {
    let ladder = Ladder(context)
    var reported: Set<String> = []
    var findings: [Finding] = []
    for id in ladder.steps.keys.sorted() where !reported.contains(id) {
      guard let ring = ladder.ring(from: id) else { continue }
      reported.formUnion(ring)
      guard let step = ladder.steps[id]?[ring[1]] else { continue }
      let path = ring.joined(separator: " → ")
      findings.append(error(step.path, step.line, message: "The ladder runs in a ring: \(path). Take one Harder or Easier out."))
    }
    return findings
  }
}

/// Easier and Harder as one graph whose steps go up.
struct Ladder {
  struct Place {
    let path: String
    let line: Int
  }

  /// For each exercise the harder ones, with the line that says so.
  private(set) var steps: [String: [String: Place]] = [:]

  init(_ context: LintContext) {
    for entry in context.entries(in: Exercise.folder) {
      for field in entry.fields("Harder") { steps[entry.id, default: [:]][field.value] = Place(path: entry.path, line: field.line) }
    }
    for entry in context.entries(in: Exercise.folder) {
      for field in entry.fields("Easier") where steps[field.value]?[entry.id] == nil {
        steps[field.value, default: [:]][entry.id] = Place(path: entry.path, line: field.line)
      }
    }
  }

  /// The shortest way up from an exercise back to itself, both ends included; nil when there is none.
  func ring(from id: String) -> [String]? {
    var paths: [[String]] = [[id]]
    var seen: Set<String> = []
    while !paths.isEmpty {
      var longer: [[String]] = []
      for path in paths {
        for next in (steps[path[path.count - 1]] ?? [:]).keys.sorted() {
          if next == id { return path + [id] }
          if seen.insert(next).inserted { longer.append(path + [next]) }
        }
      }
      paths = longer
    }
    return nil
  }
}
