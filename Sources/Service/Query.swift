import Foundation
import Hummingbird
import HummingbirdCore

/// The parameters behind the `?` of an address. Unknown ones are passed over.
struct Query {
  private var values: [String: String] = [:]

  /// - Throws: `Problem` when something cannot be read, or is there twice.
  init(_ uri: URI, _ known: Set<String>) throws(Problem) {
    for part in (uri.query ?? "").split(separator: "&") {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(halves[0]), known.contains(name) else { continue }
      guard let value = Self.decoded(halves.count > 1 ? halves[1] : "") else {
        throw .badParameter(name, "The value is not percent-encoded UTF-8.")
      }
      if values[name] != nil { throw .badParameter(name, "The parameter may be there once only.") }
      values[name] = value
    }
  }

  /// A value; an empty one is a mistake, since nobody means it.
  func text(_ name: String, upTo longest: Int = 128) throws(Problem) -> String? {
    guard let value = values[name] else { return nil }
    guard !value.unicodeScalars.allSatisfy(\.properties.isWhitespace) else { throw .badParameter(name, "The value is empty.") }
    guard value.unicodeScalars.count <= longest else { throw .badParameter(name, "The value may hold up to \(longest) signs.") }
    return value
  }

  func number(_ name: String, _ range: ClosedRange<Int>, else standard: Int) throws(Problem) -> Int {
    guard let value = values[name] else { return standard }
    guard value.utf8.allSatisfy({ 48...57 ~= $0 }), let number = Int(value), range.contains(number) else {
      throw .badParameter(name, "It is a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
    return number
  }

  /// One of some words; nil when it is not there.
  func word<Word: RawRepresentable & CaseIterable>(_ name: String, _: Word.Type) throws(Problem) -> Word? where Word.RawValue == String {
    guard let value = values[name] else { return nil }
    guard let word = Word(rawValue: value) else {
      throw .badParameter(name, "It is one of: \(Word.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return word
  }

  private static func decoded(_ text: Substring) -> String? {
    text.replacingOccurrences(of: "+", with: " ").removingPercentEncoding
  }
}

/// `true` or `false` in an address.
enum YesNo: String, CaseIterable { case yes = "true", no = "false" }
