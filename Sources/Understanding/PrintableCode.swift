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

  /// A positive factor between 10⁻⁶ and 10² in two signs on a logarithmic scale (steps of 0.2 %).
  static func appendFactor(_ factor: Float, to bytes: inout [UInt8]) {
    let exponent = (log2(max(factor, 1e-6)) + 20) / 27
    append(min(max(Int((exponent * 9_024).rounded()), 0), 9_024), digits: 2, to: &bytes)
  }

  @inline(__always)
  static func factor(_ bytes: UnsafePointer<UInt8>) -> Float {
    exp2(Float(value(bytes, digits: 2)) / 9_024 * 27 - 20)
  }
}
