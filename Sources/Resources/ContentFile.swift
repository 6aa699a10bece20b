/// One content file: its path below the content folder (`Intents/en-US/coaching/warmup.intent`) and its text.
public struct ContentFile: Sendable {
  /// Where the file lies, parted by `/`: below the content folder, with the name of that folder in front where several are read.
  public let path: String
  /// What is in it.
  public let text: ContentText

  /// - Parameters:
  ///   - path: parted by `/`, without one in front.
  ///   - text: what is in it, as UTF-8. Bytes that are not are read as replacement characters.
  public init(path: String, text: ContentText) {
    self.path = path
    self.text = text
  }

  /// An embedded file. The build tool writes calls of this initialiser.
  public init(_ path: String, _ literal: StaticString) {
    self.init(path: path, text: .embedded(literal))
  }

  /// The last part of the path: `warmup.intent`.
  public var name: Substring {
    let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex
    return path[start...]
  }

  /// The name without its extension: `warmup`.
  public var base: String {
    let name = self.name
    return String(name[..<(name.utf8.lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex)])
  }

  /// What stands after the last point: `intent`; empty where there is no point.
  public var role: String {
    let name = self.name
    return name.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(name[name.utf8.index(after: $0)...]) } ?? ""
  }

  /// The innermost folder: `coaching`.
  public var folder: Substring {
    guard let end = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    let head = path[..<end]
    return head[(head.utf8.lastIndex(of: UInt8(ascii: "/")).map { head.utf8.index(after: $0) } ?? head.startIndex)...]
  }

  /// The folders of the path, outermost first.
  public var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }
}
