/// A day of the week, Monday first as in ISO 8601: 1 is Monday, 7 is Sunday.
public enum Day: Int, CaseIterable, Codable, Sendable, Comparable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// `Monday`
  public var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }

  /// `Mon`
  public var short: String { String(name.prefix(3)) }

  /// The day some days later, or earlier for a negative number.
  public func adding(_ days: Int) -> Day { Day(rawValue: (rawValue - 1 + days % 7 + 7) % 7 + 1) ?? self }

  public static func < (a: Day, b: Day) -> Bool { a.rawValue < b.rawValue }
}
