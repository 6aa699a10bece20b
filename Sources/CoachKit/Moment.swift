import Planning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A second in time, whatever the time zone: when something kept was last changed.
public struct Moment: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Seconds since 1 January 1970, 00:00 UTC.
  public let seconds: Int

  /// - Parameter seconds: since 1 January 1970, 00:00 UTC; earlier ones are negative.
  public init(seconds: Int) { self.seconds = seconds }

  /// The second in which it is asked.
  public static var now: Moment { Moment(seconds: Int(time(nil))) }

  /// The moment some days of 24 hours earlier.
  public func earlier(days: Int) -> Moment { Moment(seconds: seconds - days * Self.day) }

  public static func < (one: Moment, other: Moment) -> Bool { one.seconds < other.seconds }

  /// In UTC: `2026-03-14T09:26:53Z`. Texts of moments sort as the moments do.
  public var description: String {
    let (days, rest) = seconds.quotientAndRemainderDown(by: Self.day)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(CalendarDate(dayNumber: days))T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  private static let day = 86_400
}

extension Int {
  /// Division whose remainder is never negative.
  fileprivate func quotientAndRemainderDown(by divisor: Int) -> (Int, Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
