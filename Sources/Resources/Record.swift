#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One GNU recutils record: a list of named fields in file order. A name may occur several times.
///
/// A record keeps byte ranges into its file and makes strings only when asked, so hundreds of them cost little at start-up.
public struct Record: Sendable {
  struct Field: Sendable {
    let name: Range<Int>
    let value: Range<Int>
    let line: Int
    /// Whether the value goes on in further lines.
    var isFolded = false
  }

  /// The file it stands in.
  public let file: ContentFile
  let fields: [Field]
  /// The line of the first field, counted from 1.
  public var line: Int { fields.first?.line ?? 1 }

  /// All fields in order, with their line numbers.
  public var all: [(name: String, value: String, line: Int)] {
    fields.map { (file.text.string($0.name), value($0), $0.line) }
  }

  /// The first value of a field; nil when the record has no such field.
  public func first(_ name: StaticString) -> String? {
    file.text.withBytes { bytes in
      fields.first { isNamed($0, name, bytes) }.map(value)
    }
  }

  /// All values of a field in order.
  public func values(_ name: StaticString) -> [String] {
    file.text.withBytes { bytes in
      fields.filter { isNamed($0, name, bytes) }.map(value)
    }
  }

  /// The line a field stands on, counted from 1.
  public func line(of name: StaticString) -> Int {
    file.text.withBytes { bytes in fields.first { isNamed($0, name, bytes) }?.line ?? line }
  }

  private func isNamed(_ field: Field, _ name: StaticString, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.name.count == name.utf8CodeUnitCount else { return false }
    return UnsafeBufferPointer(rebasing: bytes[field.name]).elementsEqual(
      UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }

  /// Joins continuation lines: `+` and one optional blank go, the line break stays, as recutils reads them;
  /// a backslash at a line's end joins without a break.
  private func value(_ field: Field) -> String {
    let raw = file.text.string(field.value)
    guard field.isFolded else { return raw }
    var result = ""
    for (number, part) in raw.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if number == 0 {
        result += part
      } else if result.hasSuffix("\\") {
        result.removeLast()
        result += part
      } else {
        var rest = part.dropFirst()
        if rest.first == " " { rest = rest.dropFirst() }
        result += "\n" + rest
      }
    }
    return result
  }
}

/// What a `.rec` file holds: descriptors (`%rec` records) and data records, with everything that is not a legal record.
public struct RecordFile: Sendable {
  /// Records whose first field begins with `%`: they describe the others.
  public let descriptors: [Record]
  /// All other records, in file order.
  public let records: [Record]
  /// Lines that are no part of a legal record; they are left out.
  public let findings: [Finding]

  /// Reads GNU rec syntax: `Name: value`, `+ continuation`, a backslash at a line's end, `#` comments, blank lines between records.
  public init(_ file: ContentFile) {
    var descriptors: [Record] = []
    var records: [Record] = []
    var findings: [Finding] = []
    file.text.withBytes { bytes in
      var fields: [Record.Field] = []
      var start = 0
      var number = 0
      func finish() {
        guard let first = fields.first else { return }
        let record = Record(file: file, fields: fields)
        fields.removeAll(keepingCapacity: true)
        if bytes[first.name.lowerBound] == UInt8(ascii: "%") { descriptors.append(record) } else { records.append(record) }
      }
      while start < bytes.count {
        number += 1
        var end = start
        end = lineEnd(bytes, from: end)
        defer { start = end + 1 }
        var blank = start
        while blank < end, bytes[blank] == 0x20 || bytes[blank] == 0x09 { blank += 1 }
        if blank == end {
          finish()
          continue
        }
        if bytes[start] == UInt8(ascii: "#") { continue }
        if bytes[start] == UInt8(ascii: "+") {
          guard let last = fields.popLast() else {
            findings.append(Finding("stray-continuation", file: file.path, line: number, column: 1, "A line that starts with + must follow a field."))
            continue
          }
          fields.append(.init(name: last.name, value: last.value.lowerBound..<end, line: last.line, isFolded: true))
          continue
        }
        // A value whose line ends in a backslash goes on in the next line.
        let lineOfField = number
        while end < bytes.count, end > start, bytes[end - 1] == UInt8(ascii: "\\") {
          number += 1
          end = lineEnd(bytes, from: end + 1)
        }
        var colon = start
        while colon < end, isNameByte(bytes[colon], first: colon == start) { colon += 1 }
        guard colon > start, colon < end, bytes[colon] == UInt8(ascii: ":") else {
          findings.append(
            Finding(
              "not-a-field", file: file.path, line: number, column: colon - start + 1,
              "Expected \"Name: value\"; names are letters, digits and underscores and start with a letter."))
          continue
        }
        var from = colon + 1
        while from < end, isSpace(bytes[from]) { from += 1 }
        fields.append(.init(name: start..<colon, value: from..<end, line: number, isFolded: number > lineOfField))
      }
      finish()
    }
    self.descriptors = descriptors
    self.records = records
    self.findings = findings
  }
}

/// Where the line ends: at the next line feed, or behind the last byte.
private func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  guard start < bytes.count, let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) else { return bytes.count }
  return UnsafeRawPointer(found) - UnsafeRawPointer(base)
}

private func isNameByte(_ byte: UInt8, first: Bool) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  case UInt8(ascii: "%"): first
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): !first
  default: false
  }
}
