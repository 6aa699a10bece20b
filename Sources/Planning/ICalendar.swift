import Knowledge

/// Plans as iCalendar text (RFC 5545).
///
/// Sessions are events in floating local time: "18:00 wherever you are" is what a training plan means, and it needs no time zone table that could be
/// out of date; runs are all-day events, since their hour is not known. A UID is made of the week, the kind and the number within the week, so that a
/// re-import of a changed plan moves and renames the events that are there instead of adding new ones.
public struct ICalendar: Sendable {
  /// The hour at which sessions start, 0 to 23, on days without a hard run.
  public var startHour: Int
  /// The hour on days with a hard run, which is taken to be in the morning: six hours later or more.
  public var hardDayHour: Int
  /// Minutes before a session at which to remind; nil for no reminder.
  public var alarmMinutes: Int?
  /// Raised by one for each changed version that is exported.
  public var sequence: Int
  /// Whether runs are exported as all-day events.
  public var includesRuns: Bool

  /// Hours outside 0 to 23 are held within them; `hardDayHour` is `startHour` when nil.
  public init(startHour: Int = 18, hardDayHour: Int? = nil, alarmMinutes: Int? = nil, sequence: Int = 0, includesRuns: Bool = true) {
    self.startHour = min(max(startHour, 0), 23)
    self.hardDayHour = min(max(hardDayHour ?? startHour, 0), 23)
    self.alarmMinutes = alarmMinutes
    self.sequence = max(0, sequence)
    self.includesRuns = includesRuns
  }

  /// The calendar of some weeks.
  ///
  /// - Parameter stamp: the moment of the export in UTC, as `20260314T180000Z`.
  public func text(of plans: [Plan], stamp: String) -> String {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//coach//strength for runners//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for plan in plans { lines += events(of: plan, stamp) }
    lines.append("END:VCALENDAR")
    return lines.map { Self.folded($0) + "\r\n" }.joined()
  }

  private func events(of plan: Plan, _ stamp: String) -> [String] {
    var counts: [String: Int] = [:]
    func uid(_ kind: String) -> String {
      counts[kind, default: 0] += 1
      return "\(plan.weekStart)-\(kind)-\(counts[kind] ?? 1)@coach"
    }
    var lines: [String] = []
    for day in plan.days {
      if includesRuns, !day.runs.isEmpty {
        let names = day.runs.map(\.name).joined(separator: " + ")
        lines += ["BEGIN:VEVENT", "UID:\(uid("run"))", "DTSTAMP:\(stamp)", "SEQUENCE:\(sequence)"]
        lines += ["DTSTART;VALUE=DATE:\(basic(day.date))", "DTEND;VALUE=DATE:\(basic(day.date.adding(days: 1)))", "TRANSP:TRANSPARENT"]
        lines += ["SUMMARY:\(Self.escaped(capitalised(names)))", "END:VEVENT"]
      }
      guard let workout = day.workout else { continue }
      let kind = workout.focus.isStrength ? "strength" : workout.focus.rawValue
      let hour = day.runs.contains(where: \.isHard) ? hardDayHour : startHour
      lines += ["BEGIN:VEVENT", "UID:\(uid(kind))", "DTSTAMP:\(stamp)", "SEQUENCE:\(sequence)"]
      lines += ["DTSTART:\(basic(day.date))T\(padded(hour, to: 2))0000", "DURATION:PT\(max(1, workout.minutes))M"]
      lines += ["SUMMARY:\(Self.escaped("\(workout.title), \(workout.minutes) min"))", "DESCRIPTION:\(Self.escaped(description(of: workout, day)))"]
      if let alarmMinutes {
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:\(Self.escaped(workout.title))", "TRIGGER:-PT\(max(0, alarmMinutes))M", "END:VALARM"]
      }
      lines.append("END:VEVENT")
    }
    return lines
  }

  private func description(of workout: Workout, _ day: PlannedDay) -> String {
    let warmUp = workout.warmUp.isEmpty ? [] : ["Warm-up: \(workout.warmUp)"]
    let exercises = workout.exercises.map { exercise in
      ([exercise.name + ": " + exercise.dose] + (exercise.rest.map { ["rest \($0)"] } ?? []) + (exercise.reserve.map { ["\($0) reps left"] } ?? []))
        .joined(separator: ", ")
    }
    return (warmUp + exercises + workout.notes + ["Why here: \(day.why)"]).joined(separator: "\n")
  }

  private func basic(_ date: CalendarDate) -> String { date.description.split(separator: "-").joined() }

  /// Backslash, semicolon and comma are escaped, line breaks become `\n` (RFC 5545, 3.3.11); other control characters are left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result.unicodeScalars.append(contentsOf: ["\\", scalar])
      case "\n": result += "\\n"
      default: if scalar.value >= 0x20, scalar.value != 0x7F { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  /// Lines of at most 75 octets without their break, cut between code points (RFC 5545, 3.1).
  static func folded(_ line: String) -> String {
    var result = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > 75 {
        result += "\r\n "
        octets = 1
      }
      result.unicodeScalars.append(scalar)
      octets += width
    }
    return result
  }
}
