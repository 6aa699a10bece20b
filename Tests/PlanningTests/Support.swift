import Foundation
import Knowledge
import Planning
import Resources

/// The real records, read once for all tests.
let planner: Planner = {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  // The folder may be a link, which the enumerator would not follow.
  let records = root.appendingPathComponent("Sources/Knowledge/Records").resolvingSymlinksInPath()
  let paths = FileManager.default.enumerator(atPath: records.path)?.compactMap { $0 as? String }.filter { $0.hasSuffix(".rec") }.sorted() ?? []
  let files = paths.map { path in
    ContentFile(path: path, text: .loaded(Array((try? Data(contentsOf: records.appendingPathComponent(path))) ?? Data())))
  }
  return Planner(knowledge: KnowledgeBase(files))
}()

/// Monday, 2 March 2026.
let monday = date("2026-03-02")

func date(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }

/// A request for the week of 2 March 2026, planned on its Monday.
func request(_ runs: [Run] = [], _ change: (inout PlanRequest) -> Void = { _ in }) -> PlanRequest {
  var request = PlanRequest(today: monday)
  request.runs = runs
  change(&request)
  return request
}

func plan(_ runs: [Run] = [], _ change: (inout PlanRequest) -> Void = { _ in }) -> Plan { planner.plan(request(runs, change)) }

/// The common week: intervals on Tuesday, easy on Thursday, long on Saturday.
let usualRuns = [Run(.intervals, .tuesday), Run(.easy, .thursday), Run(.long, .saturday)]

extension Plan {
  func days(_ focus: Focus) -> [Day] { days.filter { $0.workout?.focus == focus }.map(\.day) }
  var workouts: [Workout] { days.compactMap(\.workout) }
  var strengthWorkouts: [Workout] { workouts.filter(\.focus.isStrength) }
  var text: String { ([answer] + notes + traded.map(\.sentence) + conflicts.flatMap { [$0.sentence] + $0.trades }).joined(separator: "\n") }
}
