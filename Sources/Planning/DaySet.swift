/// Some of the seven days of a week, counted from the week's first day. The week is taken as a ring: after the last day comes the first one of the
/// week that follows.
struct DaySet: Equatable, Sendable {
  private(set) var bits: UInt8

  init(bits: UInt8) { self.bits = bits & 0x7F }
  init() { bits = 0 }
  init(_ days: some Sequence<Int>) { bits = days.reduce(0) { (0..<7).contains($1) ? $0 | 1 << UInt8($1) : $0 } }

  static let all = DaySet(bits: 0x7F)

  var count: Int { bits.nonzeroBitCount }
  var isEmpty: Bool { bits == 0 }
  var days: [Int] { (0..<7).filter(contains) }

  func contains(_ day: Int) -> Bool { bits & 1 << UInt8(day) != 0 }
  mutating func insert(_ day: Int) { bits |= 1 << UInt8(day) }
  mutating func remove(_ day: Int) { bits &= ~(1 << UInt8(day)) }

  /// The days after these.
  var next: DaySet { DaySet(bits: bits << 1 | bits >> 6) }
  /// The days before these.
  var previous: DaySet { DaySet(bits: bits >> 1 | bits << 6) }

  /// The fewest days from one of these days to the next one; 7 when there is at most one.
  var smallestGap: Int {
    guard count > 1 else { return 7 }
    var shifted = next
    var gap = 1
    while shifted & self == DaySet() {
      shifted = shifted.next
      gap += 1
    }
    return gap
  }

  static func & (a: DaySet, b: DaySet) -> DaySet { DaySet(bits: a.bits & b.bits) }
  static func | (a: DaySet, b: DaySet) -> DaySet { DaySet(bits: a.bits | b.bits) }
  static func - (a: DaySet, b: DaySet) -> DaySet { DaySet(bits: a.bits & ~b.bits) }
}
