import Resources

/// A thing coach knows: a typed view of one record. Fields are read from the record when asked for.
public protocol KnowledgeItem: Sendable {
  /// The folder below `Records` that holds these records.
  static var folder: String { get }
  /// How entities of this kind are named in templates (`{exercise}`).
  static var kind: String { get }
  var record: Record { get }
  init(record: Record)
}

extension KnowledgeItem {
  /// The record's `Id`, the same as its file's name.
  public var id: String { record.first("Id") ?? "" }
  /// The name as written in a sentence's start: `Forward lunge`.
  public var name: String { record.first("Name") ?? id }
  /// Ways to say it, lower case, without punctuation.
  public var aliases: [String] { record.values("Alias") }
  /// Ids of the sources it rests on.
  public var sources: [String] { record.values("Source") }
  public var certainty: Certainty { Certainty(rawValue: record.first("Certainty") ?? "") ?? .practice }
  public var suggestions: [String] { record.values("Suggest") }
  /// What it rests on and how sure that is, in a sentence or two.
  public var because: String? { record.first("Because") }
  /// The name inside a sentence: `forward lunge`, but `Romanian deadlift`, `IT band`.
  public var nameInSentence: String {
    let name = self.name
    guard let first = name.first, let second = name.dropFirst().first, first.isUppercase, second.isLowercase else { return name }
    let firstWord = name.prefix { $0 != " " && $0 != "-" }
    if ["Romanian", "Bulgarian", "Spanish", "Nordic", "Copenhagen", "Pallof", "Achilles"].contains(String(firstWord)) { return name }
    return name.prefix(1).lowercased() + name.dropFirst()
  }
}

/// How sure a statement is.
public enum Certainty: String, Sendable, CaseIterable {
  /// Trials or reviews that were read.
  case measured
  /// Good reasons, thin or indirect evidence.
  case likely
  /// Coaching convention.
  case practice
  /// Experts or trials disagree.
  case contested
}

/// A value `left => right`.
public struct Pair: Sendable, Equatable {
  public let left: String
  public let right: String

  /// Splits at the first `=>`; nil when there is none.
  public init?(_ value: String) {
    guard let arrow = value.range(of: " => ") else { return nil }
    left = String(value[..<arrow.lowerBound])
    right = String(value[arrow.upperBound...])
  }
}

/// The parts of a line between bars, without blanks around them.
public func barred(_ line: String) -> [String] { parted(line, at: UInt8(ascii: "|")) }

/// The parts of a line between signs, without blanks around them.
public func parted(_ line: String, at sign: UInt8) -> [String] {
  line.utf8.split(separator: sign, omittingEmptySubsequences: false).map { part in
    var part = part
    while part.first == 0x20 { part.removeFirst() }
    while part.last == 0x20 { part.removeLast() }
    return String(Substring(part))
  }
}

extension StringProtocol {
  /// The first place of a short text; the core has no Foundation.
  func range(of needle: String) -> Range<String.Index>? {
    let wanted = Array(needle.utf8)
    var start = utf8.startIndex
    while start != utf8.endIndex {
      var here = start
      var matched = 0
      while matched < wanted.count, here != utf8.endIndex, utf8[here] == wanted[matched] {
        here = utf8.index(after: here)
        matched += 1
      }
      if matched == wanted.count { return start..<here }
      start = utf8.index(after: start)
    }
    return nil
  }
}

extension Record {
  /// All values of a field as pairs; values without an arrow are left out (lint reports them).
  public func pairs(_ name: StaticString) -> [Pair] { values(name).compactMap(Pair.init) }
}
