/// A unit of weight, as the person says it.
public enum WeightUnit: String, Codable, Sendable, CaseIterable {
  case kilograms = "kg"
  case pounds = "lb"

  /// How many kilograms one of it is.
  public var inKilograms: Double { self == .kilograms ? 1 : 0.453_592_37 }
}

/// A weight in the unit it was told in.
public struct Load: Codable, Sendable, Equatable {
  /// 0 to 1,000, of `unit`; of each hand when `perHand`.
  public let value: Double
  public let unit: WeightUnit
  /// Whether the value is that of one of two weights (`two 10s`, `12 kg dumbbells`), not of all that is lifted.
  public let perHand: Bool

  public init(_ value: Double, _ unit: WeightUnit = .kilograms, perHand: Bool = false) {
    (self.value, self.unit, self.perHand) = (value, unit, perHand)
  }

  /// All that is lifted, in kilograms: both hands when the load was told per hand.
  public var kilograms: Double { value * unit.inKilograms * (perHand ? 2 : 1) }

  /// The same kind of load with another value.
  public func with(_ value: Double) -> Load { Load(value, unit, perHand: perHand) }

  /// `16 kg`, `10 kg a hand`
  public var inWords: String { "\(plain(value)) \(unit.rawValue)\(perHand ? " a hand" : "")" }
}

/// A number without needless noughts and with at most one digit after the point, or two where they matter (`1.25`).
func plain(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "0" }
  let hundredths = Int((abs(value) * 100).rounded())
  let sign = value < 0 && hundredths > 0 ? "-" : ""
  let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
  if rest == 0 { return "\(sign)\(whole)" }
  return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
}

/// The nearest integer, with a point only when asked for: `plain` for a value rounded to some digits.
func plain(_ value: Double, digits: Int) -> String {
  let factor = digits == 0 ? 1.0 : digits == 1 ? 10 : 100
  return plain((value * factor).rounded() / factor)
}
