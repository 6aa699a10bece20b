/// Numbers as printable ASCII (95 signs), so that a trained model is a text literal that is read where it lies.
enum PrintableCode {
  static let base = 95
  static let first: UInt8 = 0x20

  /// Appends a number below 95ⁿ as n signs, most significant first.
  static func append(_ value: Int, digits: Int, to bytes: inout [UInt8]) {
    var rest = value
    var signs = [UInt8](repeating: first, count: digits)
    for index in stride(from: digits - 1, through: 0, by: -1) {
      signs[index] = first + UInt8(rest % base)
      rest /= base
    }
    bytes.append(contentsOf: signs)
  }

  @inline(__always)
  static func value(_ bytes: UnsafePointer<UInt8>, digits: Int) -> Int {
    var result = 0
    for index in 0..<digits { result = result * base + Int(bytes[index] &- first) }
    return result
  }

  /// A positive factor between 2⁻⁶⁰ and 2³⁴ in two signs: its exponent and, in steps of a ninety-fifth, its mantissa.
  static func appendFactor(_ factor: Float, to bytes: inout [UInt8]) {
    var exponent = Int(factor.exponent)
    var steps = Int(((factor.significand - 1) * Float(base)).rounded())
    if steps == base { (exponent, steps) = (exponent + 1, 0) }
    append(min(max(exponent + leastExponent, 0), base - 1), digits: 1, to: &bytes)
    append(steps, digits: 1, to: &bytes)
  }

  @inline(__always)
  static func factor(_ bytes: UnsafePointer<UInt8>) -> Float {
    let power = Float(bitPattern: UInt32(127 - leastExponent + Int(bytes[0] &- first)) << 23)
    return power * (1 + Float(bytes[1] &- first) * (1 / Float(base)))
  }

  private static let leastExponent = 60
}
