import Foundation

/// Times of many runs in microseconds, from short to long.
struct Times {
  private let sorted: [Double]

  init<Item>(_ items: [Item], _ work: (Item) -> Void) {
    let clock = ContinuousClock()
    sorted = items.map { item in Self.microseconds(clock.measure { work(item) }) }.sorted()
  }

  private func at(_ share: Double) -> Double { sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] }

  var median: String { inWords(at(0.5)) }
  /// The median and the 99th percentile.
  var both: String { "\(inWords(at(0.5))) / \(inWords(at(0.99)))" }

  static func microseconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) * 1e6 + Double(duration.components.attoseconds) / 1e12
  }
}

/// Microseconds as people read them.
func inWords(_ microseconds: Double) -> String {
  if microseconds < 10 { return String(format: "%.1f µs", microseconds) }
  if microseconds < 1_000 { return String(format: "%.0f µs", microseconds) }
  if microseconds < 1e6 { return String(format: "%.1f ms", microseconds / 1e3) }
  return String(format: "%.1f s", microseconds / 1e6)
}

/// What some work gives and how long it takes, in microseconds.
func timed<Value>(_ work: () throws -> Value) rethrows -> (value: Value, took: Double) {
  let clock = ContinuousClock()
  let start = clock.now
  let value = try work()
  return (value, Times.microseconds(clock.now - start))
}

/// Megabytes of this process that lie in memory.
func residentMegabytes() -> Double {
  let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
  return (Double(text.split(separator: " ").dropFirst().first ?? "0") ?? 0) * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
}

/// Prints rows with columns of equal width; the first row is the head.
func printTable(_ rows: [[String]]) {
  let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
  for row in rows {
    print(zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: " | "))
  }
  print()
  fflush(nil)
}

/// Numbers that are the same in every run (SplitMix64).
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
