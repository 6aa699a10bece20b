import Foundation

/// A folder of its own for one test, removed afterwards.
final class Folder: Sendable {
  let path = FileManager.default.temporaryDirectory.path + "/coach-" + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String = "coach.sqlite") -> String { path + "/" + name }
  func write(_ content: some StringProtocol, _ name: String = "coach.sqlite") throws {
    try Data(content.utf8).write(to: URL(fileURLWithPath: file(name)))
  }
  func read(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: file(name))) }
  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

  /// Whether some file of the folder holds a text.
  func holds(_ text: String) throws -> Bool { try names().contains { try read($0).range(of: Data(text.utf8)) != nil } }
}
