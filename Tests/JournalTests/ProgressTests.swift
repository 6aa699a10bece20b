import Foundation
import Planning
import FoundationXML
import Journal
import Knowledge
import Testing

/// Foundation has a type of this name too.
private typealias TrainingProgress = Journal.TrainingProgress

@Suite struct ProgressTests {
  private func log(_ days: Int, _ text: String) -> [LogEntry] { reader.read(text, today: today.adding(days: -days))?.entries ?? [] }

  private func progress(_ log: [LogEntry], weeks: Int = 8, planned: [CalendarDate: Int] = [:]) -> TrainingProgress {
    TrainingProgress(log, knowledge: knowledge, today: today, weekCount: weeks, planned: planned)
  }

  @Test func countsOnlyWhatIsLifted() {
    func volume(_ text: String) -> Double { log(0, text).compactMap(\.exercise).reduce(0) { $0 + TrainingProgress.volume($1, knowledge: knowledge) } }
    #expect(volume("back squat 5x5 60 kg") == 1_500)
    #expect(volume("plank 3x45s") == 0)
    #expect(volume("plank 3x45s with 10 kg") == 0)
    #expect(volume("jump rope 5x30s") == 0)
    #expect(volume("farmers carry 3x20m with 16 kg") == 0)
    #expect(volume("push ups 3x10") == 0)
    #expect(volume("split squat 3x10 10 kg") == 600)
    #expect(volume("split squat 3x10 with two 10s") == 1_200)
    #expect(abs(volume("deadlift 135 lb x 5 x 3") - 135 * 0.453_592_37 * 15) < 0.001)
    #expect(volume("single leg calf raise 10 left 8 right 10 kg") == 180)
  }

  @Test func countsWeeks() {
    let entries =
      log(9, "did the plan today") + log(9, "squats 3x10 20 kg") + log(7, "skipped the session yesterday") + log(1, "plank 3x45s, knee 4/10")
      + log(0, "calf raises 3x12")
    let progress = progress(entries, weeks: 3, planned: [today.monday: 2])
    #expect(progress.weeks.map(\.monday.description) == ["2026-02-23", "2026-03-02", "2026-03-09"])
    #expect(progress.weeks.map(\.done) == [0, 1, 2])
    #expect(progress.weeks.map(\.skipped) == [0, 1, 0])
    #expect(progress.weeks.map(\.kept) == [nil, 0.5, 1])
    #expect(progress.weeks.map(\.sets) == [0, 3, 6])
    #expect(progress.weeks.map(\.volume) == [0, 600, 0])
    #expect(progress.weeks.map(\.pain) == [nil, nil, 4])
    #expect(progress.sessions == 3)
    #expect(progress.summary == ["Three sessions are too few to tell a trend."])
    #expect(TrainingProgress([], knowledge: knowledge, today: today).summary.count == 1)
  }

  @Test func estimatesOnlyWhereTheFormulaFits() {
    #expect(TrainingProgress.estimatedMaximum(load: 60, reps: 1) == nil)
    #expect(TrainingProgress.estimatedMaximum(load: 60, reps: 10) == 80)
    #expect(TrainingProgress.estimatedMaximum(load: 60, reps: 11) == nil)
    let best = progress(log(5, "back squat 60x5, 70x5, 80x3") + log(1, "back squat 3x12 60 kg, plank 3x50s")).best
    #expect(best.map(\.exercise) == ["back_squat", "plank"])
    #expect(best[0].set.load == Load(80) && best[0].estimatedMaximum == 88)
    #expect(best[1].estimatedMaximum == nil && best[1].set.amount == .seconds(50))
  }

  @Test func followsCalvesAndPain() {
    let progress = progress(
      log(8, "single leg calf raise 15/12 left 12/9 right, achilles 4/10") + log(1, "single leg calf raise 2x16 each side, achilles 2/10"))
    #expect(progress.calves.map(\.left) == [15, 16] && progress.calves.map(\.right) == [12, 16])
    #expect(progress.pain.map(\.level) == [4, 2] && progress.pain.map(\.place) == ["achilles", "achilles"])
  }

  @Test func tellsTrendsHonestly() {
    #expect(Trend([100, 200, 300]).direction == .tooFew)
    #expect(Trend([100, 100, 120, 120]).direction == .up)
    #expect(Trend([100, 100, 102, 101]).direction == .level)
    #expect(Trend([100, 100, 60, 60]).sentence("Weight lifted a week") == "Weight lifted a week is down by about 40 %.")
    #expect(Trend([0, 0, 1, 1]).direction == .tooFew)
  }

  @Test func drawsRows() {
    #expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█")
    #expect(sparkline([]) == "" && sparkline([0, 0]) == "▁▁" && sparkline([nil, 2, .nan]) == "·█·")
    let chart = progress((0..<8).flatMap { log($0 * 7, "back squat 3x\(5 + $0) 100 kg") }).chart
    for width in [40, 80] {
      let lines = chart.lines(width: width)
      #expect(lines.count == 8 && lines.allSatisfy { $0.count <= width } && lines.contains { $0.count > width - 4 })
    }
    #expect(BarChart([]).lines(width: 40).isEmpty)
  }

  @Test func writesCSV() {
    #expect(CSV.text([["a,b", "c\"d", "e\nf", "plain", "=1+1", "-3"]]) == "\"a,b\",\"c\"\"d\",\"e\nf\",plain,'=1+1,-3\r\n")
    let csv = LogEntry.csv(log(0, "goblet squat 3x10 @16 felt 8, knee 2/10\nbw 70 kg\nskipped monday"))
    let rows = csv.components(separatedBy: "\r\n").dropLast().map { $0.components(separatedBy: ",") }
    #expect(rows.count == 6 && rows.allSatisfy { $0.count == 18 })
    #expect(rows[1] == ["2026-03-12", "exercise", "goblet_squat", "1", "10", "", "", "16", "kg", "no", "", "8", "", "", "2", "knee", "", ""])
    #expect(progress([]).csv.hasPrefix("week,done,skipped,planned,sets,volume_kg,worst_pain\r\n2026-01-19,0,0,,0,0,\r\n"))
  }

  @Test func drawsAPicture() throws {
    let svg = ProgressPicture(progress((0..<8).flatMap { log($0 * 7, "back squat 3x\(5 + $0) 100 kg") })).svg
    let parser = XMLParser(data: Data(svg.utf8))
    #expect(parser.parse())
    #expect(svg.contains("<title id=\"title\">") && svg.contains("<desc id=\"desc\">") && svg.contains("prefers-color-scheme: dark"))
    #expect(!svg.contains("var(") && !svg.contains("<script") && !svg.contains("nan") && !svg.contains("inf"))
    if let folder = ProcessInfo.processInfo.environment["PICTURES"] {
      try svg.write(toFile: folder + "/progress.svg", atomically: true, encoding: .utf8)
    }
  }
}

@Suite struct LogValueTests {
  @Test func datesRunOn() {
    var date = CalendarDate(dayNumber: 10_957)
    #expect(date.description == "2000-01-01" && date.weekday == .saturday)
    for _ in 0..<20_000 {
      #expect(CalendarDate(year: date.year, month: date.month, day: date.day) == date)
      date = date.adding(days: 1)
    }
    #expect(CalendarDate("2026-02-29") == nil && CalendarDate("2024-02-29") != nil && CalendarDate("2100-02-29") == nil && CalendarDate("2101-03-01") != nil)
    #expect(today.weekday == .thursday && today.inWords == "12 March" && today.monday.description == "2026-03-09")
  }

  @Test func entriesSurviveJSON() throws {
    for line in lines("LogSentences.txt") {
      guard let reading = reader.read(line.components(separatedBy: " => ")[0], today: today) else { continue }
      #expect(try JSONDecoder().decode([LogEntry].self, from: JSONEncoder().encode(reading.entries)) == reading.entries)
    }
  }

  @Test(arguments: [
    ("goblet squat 3x10 @16 felt 8, knee 2/10", "Goblet squat: 3 × 10 at 16 kg, RPE 8; knee 2/10. Right?"),
    ("yesterday: rdl 60kg 8 8 6", "Yesterday, Romanian deadlift: 8, 8, 6 at 60 kg. Right?"),
    ("skipped monday", "Monday 9 March, session skipped. Right?"),
    ("leg press 2 plates 3x10", "Leg press: 3 × 10. Right? I did not understand “2 plates”."),
    ("side plank L 30s R 20s", "Side plank: left 30 s; right 20 s. Right?"),
    ("bw 11st 2lb", "Body weight 156 lb. Right?"),
    ("squats 3x10, plank 2x40s", "Bodyweight squat: 3 × 10. Plank: 2 × 40 s. Right?"),
  ]) func confirmsInOneLine(_ text: String, _ line: String) { #expect(reader.read(text, today: today)?.confirmation == line) }

  @Test func knowsWhatDoneIsAbout() {
    #expect(reader.read("done!", today: today) == nil)
    #expect(reader.read("done!", today: today, expectsSession: true)?.entries == [LogEntry(today, .sessionDone)])
    #expect(reader.read("squats 3x10 with 35", today: today, unit: .pounds)?.entries.first?.exercise?.sets.first?.load == Load(35, .pounds))
  }

  @Test func survivesAnything() {
    var random = SystemRandomNumberGenerator()
    let words =
      lines("LogSentences.txt").flatMap { $0.split(separator: " ").map(String.init) } + [
        "×", "@", "/", "🏋️", "é", "-", "1e9", "999999999999999999999", "\n", "x", "x", ":",
      ]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0...14)).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: Bool.random() ? " " : "")
      guard let reading = reader.read(text, today: today) else { continue }
      #expect(!reading.confirmation.isEmpty && reading.entries.allSatisfy { $0.date <= today })
    }
    #expect(reader.read(String(repeating: "squats 3x10 ", count: 5_000), today: today) == nil)
  }
}
