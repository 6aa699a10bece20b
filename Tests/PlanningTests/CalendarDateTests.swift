import Foundation
import Planning
import Testing

@Suite struct CalendarDateTests {
  @Test func agreesWithFoundation() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for number in stride(from: -20_000, through: 60_000, by: 13) {
      let date = CalendarDate(dayNumber: number)
      let same = Date(timeIntervalSince1970: Double(number) * 86_400 + 43_200)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: same)
      #expect([date.year, date.month, date.day] == [parts.year, parts.month, parts.day])
      #expect(date.weekday.rawValue == ((parts.weekday ?? 0) + 5) % 7 + 1)
      #expect(date.dayNumber == number)
    }
  }

  @Test(arguments: [("2024-02-29", true), ("2023-02-29", false), ("1900-02-29", false), ("2000-02-29", true), ("2026-04-31", false)])
  func leapYears(_ text: String, _ exists: Bool) { #expect((CalendarDate(text) != nil) == exists) }

  @Test func theYearEnds() {
    #expect(date("2026-12-31").adding(days: 1).description == "2027-01-01")
    #expect(date("2024-02-28").adding(days: 1).description == "2024-02-29")
    #expect(date("2026-03-14").monday == date("2026-03-09"))
    #expect(date("2026-03-14").days(to: date("2026-03-01")) == -13)
  }

  @Test(arguments: ["", "2026-3-14", "2026-03-14 ", "26-03-14", "2026/03/14", "2026-00-10", "+026-01-01", "２０２６-01-01", "0000-01-01"])
  func refusesOtherTexts(_ text: String) { #expect(CalendarDate(text) == nil) }

  @Test func staysWithinItsYears() {
    #expect(date("9999-12-31").adding(days: 5).description == "9999-12-31")
    #expect(date("0001-01-01").adding(days: -5).description == "0001-01-01")
    #expect(CalendarDate(dayNumber: date("0001-01-01").dayNumber).weekday == .monday)
  }

  @Test func isKeptAsText() throws {
    let data = try JSONEncoder().encode([date("2026-03-14")])
    #expect(String(decoding: data, as: UTF8.self) == "[\"2026-03-14\"]")
    #expect(try JSONDecoder().decode([CalendarDate].self, from: data) == [date("2026-03-14")])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([CalendarDate].self, from: Data("[\"2026-02-30\"]".utf8)) }
  }

  @Test func daysGoRound() {
    #expect(Day.sunday.adding(1) == .monday && Day.monday.adding(-1) == .sunday && Day.wednesday.adding(15) == .thursday)
    #expect(Day.allCases.map(\.short) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
  }
}
