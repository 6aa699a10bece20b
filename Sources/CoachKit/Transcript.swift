import Dialogue
import Planning
import Resources

/// A whole conversation with what must hold of each answer.
///
/// Lines `> said`, each followed by what must hold of the answer: `< words` occur in its text, `!< words` do not, `= intent` (or the part
/// before the point), `@ scope`, `+ kind=id` is among its entities. Lines that begin with `#` are notes.
public struct Transcript: Sendable {
  /// The file it stands in.
  public let file: ContentFile

  /// The day of every transcript, so that weeks and races read the same for ever: a Monday.
  static let today = CalendarDate(year: 2026, month: 3, day: 2) ?? CalendarDate(dayNumber: 0)

  /// The file is read when it is checked; lines that mean nothing are findings then.
  public init(_ file: ContentFile) { self.file = file }

  /// Has the conversation with a coach and lists every expectation that does not hold.
  public func check(_ coach: Coach, seed: UInt64 = 7) -> [Finding] {
    var conversation = Conversation(id: "transcript", seed: seed)
    var reply: Reply?
    var findings: [Finding] = []
    for (number, line) in file.text.string.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = String(line)
      func fail(_ code: String, _ message: String) {
        findings.append(Finding(code, file: file.path, line: number + 1, column: 1, message))
      }
      guard let mark = ["!<", ">", "<", "=", "@", "+", "#"].first(where: line.hasPrefix) else {
        if line.contains(where: { !$0.isWhitespace }) { fail("transcript-syntax", "A line begins with > < !< = @ + or #.") }
        continue
      }
      let rest = line.dropFirst(mark.count).drop(while: \.isWhitespace).trimmedEnd
      if mark == ">" {
        reply = coach.reply(to: Utterance(rest, today: Self.today), in: &conversation)
        continue
      }
      guard mark != "#", let reply else { continue }
      let text = reply.text.lowercased()
      switch mark {
      case "<": if !text.contains(rest.lowercased()) { fail("missing-words", "\"\(rest)\" is not in: \(reply.text)") }
      case "!<": if text.contains(rest.lowercased()) { fail("unwanted-words", "\"\(rest)\" is in: \(reply.text)") }
      case "=":
        if reply.intent != rest, !reply.intent.hasPrefix(rest + ".") { fail("other-intent", "The intent is \(reply.intent), not \(rest): \(reply.text)") }
      case "@": if reply.scope.rawValue != rest { fail("other-scope", "The scope is \(reply.scope.rawValue), not \(rest): \(reply.text)") }
      default:
        if !reply.entities.contains(where: { "\($0.kind)=\($0.id)" == rest }) {
          fail("missing-entity", "\(rest) is not among \(reply.entities.map { "\($0.kind)=\($0.id)" }.joined(separator: ", "))")
        }
      }
    }
    return findings
  }
}

extension Substring {
  /// Without white space at its end.
  fileprivate var trimmedEnd: String {
    var text = self
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
