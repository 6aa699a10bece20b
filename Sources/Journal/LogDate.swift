/// A date of the Gregorian calendar without a time zone, from 2000 to 2199. Kept in JSON as `2026-03-14`.
public struct LogDate: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// Days since 1 January 2000, from 0 to 73,048.
  public let dayNumber: Int

  /// A day number beyond the range is held within it.
  public init(dayNumber: Int) { self.dayNumber = min(max(dayNumber, 0), Self.lastDayNumber) }

  /// Nil when there is no such date, or it lies outside the years 2000 to 2199.
  public init?(year: Int, month: Int, day: Int) {
    guard (2_000...2_199).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else { return nil }
    let past = year - 2_000
    let leapDays = (past + 3) / 4 - (past > 100 ? 1 : 0)
    dayNumber = past * 365 + leapDays + (1..<month).reduce(0) { $0 + Self.days(in: $1, of: year) } + day - 1
  }

  /// Reads `2026-03-14`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month (1 to 12) and day (1 to 31).
  public var parts: (year: Int, month: Int, day: Int) {
    var year = 2_000
    var rest = dayNumber
    while rest >= Self.days(of: year) {
      rest -= Self.days(of: year)
      year += 1
    }
    var month = 1
    while rest >= Self.days(in: month, of: year) {
      rest -= Self.days(in: month, of: year)
      month += 1
    }
    return (year, month, rest + 1)
  }

  /// 1 is Monday, 7 is Sunday, as in ISO 8601.
  public var weekday: Int { (dayNumber + 5) % 7 + 1 }

  /// The Monday of its week.
  public var monday: LogDate { adding(days: 1 - weekday) }

  /// `2026-03-14`
  public var description: String {
    let (year, month, day) = parts
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// `Monday 9 March`
  public var inWords: String { "\(Self.weekdayNames[weekday - 1]) \(parts.day) \(Self.monthNames[parts.month - 1])" }

  /// The date some days later, or earlier for a negative number.
  public func adding(days: Int) -> LogDate { LogDate(dayNumber: dayNumber + days) }

  /// The days from this date to another; negative when the other one is earlier.
  public func days(to other: LogDate) -> Int { other.dayNumber - dayNumber }

  public static func < (a: LogDate, b: LogDate) -> Bool { a.dayNumber < b.dayNumber }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let date = LogDate(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a date must look like 2026-03-14")
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  static let weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]
  private static let lastDayNumber = 73_048

  private static func days(of year: Int) -> Int { isLeap(year) ? 366 : 365 }
  private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
