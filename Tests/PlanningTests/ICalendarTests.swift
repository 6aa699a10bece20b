import Foundation
import Planning
import Testing

@Suite struct ICalendarTests {
  private static let stamp = "20260301T120000Z"
  private let week = plan(usualRuns) {
    $0.level = .intermediate
    $0.conditions = ["achilles_tendinopathy"]
  }

  /// Properties by unfolding, a list of events.
  private func events(_ text: String) -> [[String: String]] {
    var events: [[String: String]] = []
    var isAlarm = false
    for line in text.replacingOccurrences(of: "\r\n ", with: "").components(separatedBy: "\r\n") {
      if line == "BEGIN:VEVENT" { events.append([:]) }
      if line.hasSuffix(":VALARM") { isAlarm = line.hasPrefix("BEGIN") }
      guard let colon = line.firstIndex(of: ":"), !events.isEmpty, !isAlarm else { continue }
      events[events.count - 1][String(line[..<colon])] = String(line[line.index(after: colon)...])
    }
    return events
  }

  @Test func linesAreFoldedAndEndInCRLF() {
    let text = ICalendar(alarmMinutes: 30).text(of: [week], stamp: Self.stamp)
    #expect(text.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:") && text.hasSuffix("END:VCALENDAR\r\n"))
    let bytes = Array(text.utf8)
    for (place, byte) in bytes.enumerated() where byte == 0x0A { #expect(place > 0 && bytes[place - 1] == 0x0D) }
    #expect(bytes.filter { $0 == 0x0A }.count == bytes.filter { $0 == 0x0D }.count)
    let lines = bytes.split(separator: 0x0A).map { $0.dropLast() }
    #expect(lines.allSatisfy { $0.count <= 75 && String(validating: $0, as: UTF8.self) != nil })
    #expect(lines.contains { $0.count == 75 || $0.count == 74 })
  }

  @Test func beginsAndEndsMatch() {
    let text = ICalendar(alarmMinutes: 30).text(of: [week], stamp: Self.stamp)
    var open: [String] = []
    for line in text.components(separatedBy: "\r\n") {
      if line.hasPrefix("BEGIN:") { open.append(String(line.dropFirst(6))) }
      if line.hasPrefix("END:") { #expect(open.popLast() == String(line.dropFirst(4))) }
    }
    #expect(open.isEmpty)
  }

  @Test func sessionsAreTimedAndRunsAreAllDay() throws {
    let all = events(ICalendar(startHour: 7, hardDayHour: 18).text(of: [week], stamp: Self.stamp))
    #expect(all.count == week.workouts.count + 3)
    #expect(all.allSatisfy { $0["DTSTAMP"] == Self.stamp && $0["SEQUENCE"] == "0" && $0["UID"]?.hasSuffix("@coach") == true })
    let run = try #require(all.first { $0["SUMMARY"] == "Long run" })
    #expect(run["DTSTART;VALUE=DATE"] == "20260307" && run["DTEND;VALUE=DATE"] == "20260308" && run["TRANSP"] == "TRANSPARENT")
    for day in week.days {
      guard let workout = day.workout, workout.focus.isStrength else { continue }
      let hour = day.runs.contains(where: \.isHard) ? "18" : "07"
      let date = day.date.description.replacingOccurrences(of: "-", with: "")
      #expect(all.contains { $0["DTSTART"] == "\(date)T\(hour)0000" && $0["DURATION"] == "PT\(workout.minutes)M" })
    }
    #expect(!ICalendar(includesRuns: false).text(of: [week], stamp: Self.stamp).contains("VALUE=DATE"))
  }

  @Test func aReimportUpdates() throws {
    let request = request(usualRuns) {
      $0.level = .intermediate
      $0.strengthDays = 3
    }
    let plan = planner.plan(request)
    let moved = planner.apply(.move(from: .sunday, to: .monday), to: plan, request: request)
    #expect(moved.isMade)
    let before = events(ICalendar().text(of: [plan], stamp: Self.stamp)).compactMap { $0["UID"] }
    let after = events(ICalendar(sequence: 1).text(of: [moved.plan], stamp: Self.stamp))
    #expect(Set(before).count == before.count && Set(before) == Set(after.compactMap { $0["UID"] }))
    #expect(after.allSatisfy { $0["SEQUENCE"] == "1" })
    let next = planner.plan(PlanRequest(today: monday, weekStart: monday.adding(days: 7)))
    #expect(Set(before).isDisjoint(with: events(ICalendar().text(of: [next], stamp: Self.stamp)).compactMap { $0["UID"] }))
  }

  @Test func textsAreEscapedAndYearsEnd() throws {
    var odd = planner.plan(PlanRequest(today: date("2026-12-28")))
    let place = try #require(odd.days.firstIndex { $0.workout != nil })
    odd.days[place].workout?.title = "a,b;c\\d\ne\u{7}é" + String(repeating: "ü", count: 80)
    odd.days[6].runs = [.easy]
    let all = events(ICalendar().text(of: [odd], stamp: Self.stamp))
    let title = "a\\,b\\;c\\\\d\\neé" + String(repeating: "ü", count: 80)
    #expect(all.contains { $0["SUMMARY"]?.hasPrefix(title) == true })
    #expect(all.contains { $0["DTSTART;VALUE=DATE"] == "20270103" && $0["DTEND;VALUE=DATE"] == "20270104" })
  }

  /// Writes a calendar for `check-ics.py` when asked to.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ICS_OUT"] != nil)) func writesACalendarToCheck() throws {
    let path = ProcessInfo.processInfo.environment["ICS_OUT"] ?? ""
    let plans = [date("2024-02-26"), date("2026-03-02"), date("2026-12-28")].map { start in
      var request = PlanRequest(today: start)
      request.runs = usualRuns
      request.conditions = ["achilles_tendinopathy"]
      request.level = .intermediate
      return planner.plan(request)
    }
    try Data(ICalendar(alarmMinutes: 30).text(of: plans, stamp: Self.stamp).utf8).write(to: URL(fileURLWithPath: path))
  }
}
