import CoachKit
import Foundation
import Testing

/// Whole conversations: lines `> said`, each followed by what must hold of the answer:
/// `< words` occur in its text, `!< words` do not, `= intent` (or the part before the point), `@ scope`, `+ kind=id` is among its entities.
@Suite struct TranscriptTests {
  static let coach = Coach.load().coach

  static func files() -> [URL] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Transcripts")
    let found = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return found.filter { $0.pathExtension == "transcript" }.sorted { $0.path < $1.path }
  }

  @Test func thereAreTranscripts() { #expect(Self.files().count >= 10) }

  @Test(arguments: files())
  func transcript(_ file: URL) throws {
    var conversation = Conversation(id: "test", seed: 7)
    var reply: Reply?
    for (number, line) in try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n").enumerated() {
      let place = "\(file.lastPathComponent):\(number + 1)"
      func rest(_ mark: String) -> String { line.dropFirst(mark.count).trimmingCharacters(in: .whitespaces) }
      if line.hasPrefix(">") {
        reply = Self.coach.reply(to: Utterance(rest(">")), in: &conversation)
        continue
      }
      guard let reply, !line.trimmingCharacters(in: .whitespaces).isEmpty, !line.hasPrefix("#") else { continue }
      if line.hasPrefix("!<") {
        #expect(!reply.text.lowercased().contains(rest("!<").lowercased()), "\(place): \(reply.text)")
      } else if line.hasPrefix("<") {
        #expect(reply.text.lowercased().contains(rest("<").lowercased()), "\(place): \(reply.text)")
      } else if line.hasPrefix("=") {
        #expect(reply.intent == rest("=") || reply.intent.hasPrefix(rest("=") + "."), "\(place): \(reply.intent): \(reply.text)")
      } else if line.hasPrefix("@") {
        #expect(reply.scope.rawValue == rest("@"), "\(place): \(reply.scope)")
      } else if line.hasPrefix("+") {
        let sides = rest("+").components(separatedBy: "=")
        #expect(reply.entities.contains { sides.count == 2 && $0.kind == sides[0] && $0.id == sides[1] }, "\(place): \(reply.entities)")
      } else {
        Issue.record("\(place): a line begins with > < !< = @ + or #")
      }
    }
  }
}
