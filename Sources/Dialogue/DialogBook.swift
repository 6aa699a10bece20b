import Knowledge
import Resources
import Templates

/// The sentences coach answers with: `.dialog` files by base name. A file is read when it is first needed.
public struct DialogBook: Sendable {
  private let files: [String: ContentFile]
  private let read = Memo<String, [Phrasing]>(limit: 1_000)

  private struct Phrasing {
    let text: String
    let hasAlternatives: Bool
    let hasSlots: Bool

    init(_ text: String) {
      self.text = text
      let bytes = Array(text.utf8)
      hasAlternatives = bytes.contains(UInt8(ascii: "(")) || bytes.contains(UInt8(ascii: "["))
      hasSlots = bytes.contains(UInt8(ascii: "{"))
    }
  }

  /// - Parameter files: those whose name ends in `.dialog` are taken, the others passed over.
  public init(_ files: [ContentFile]) {
    self.files = Dictionary(files.filter { $0.role == "dialog" }.map { ($0.base, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether there is a dialog of that name.
  public func has(_ name: String) -> Bool { files[name] != nil }

  /// One phrasing, chosen by `variation`, with its slots filled; nil when there is no such dialog.
  ///
  /// A slot without a value stays as its name in words; lint keeps that from happening.
  public func phrase(_ name: String, _ slots: [String: String] = [:], variation: UInt64) -> String? {
    guard let file = files[name] else { return nil }
    let lines = read.answer(name) { _ in file.text.lines().map { Phrasing($0.text) } }
    guard !lines.isEmpty else { return nil }
    let line = lines[Int(variation % UInt64(lines.count))]
    var text = line.text
    // Most phrasings have no alternatives; those that do are expanded and one is taken.
    if line.hasAlternatives {
      let samples = (try? Template(parsing: text, direction: .output).samples(direction: .output, limit: 32)) ?? []
      if !samples.isEmpty { text = samples[Int((variation / UInt64(lines.count)) % UInt64(samples.count))] }
    }
    return line.hasSlots ? fill(text, slots) : text
  }

  private func fill(_ text: String, _ slots: [String: String]) -> String {
    var result = ""
    var rest = Substring(text)
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")), let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}")) {
      let name = rest[open...close].filter { $0 != "{" && $0 != "}" }
      result += rest[..<open]
      let value = slots[name] ?? name.split(separator: "_").joined(separator: " ")
      let startsSentence = result.isEmpty || result.hasSuffix(". ") || result.hasSuffix("? ")
      result += startsSentence ? capitalised(value) : value
      rest = rest[rest.utf8.index(after: close)...]
    }
    return result + rest
  }
}
