import CoachKit
import Dialogue
import Foundation
import Rendering

/// Questions from standard input, an answer for each. What can't be read is answered too; nothing stops the run.
struct Pipe {
  private let talk: Talk

  init(_ talk: Talk) { self.talk = talk }

  func run() async throws {
    var reader = LineReader(limit: Policy.longestText)
    var number = 0
    while let line = reader.next(beforeWaiting: { Output.flush() }) {
      number += 1
      var bytes = line.bytes[...]
      if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
      if line.isCut { Output.complain("coach: line \(number) is longer than \(Policy.longestText) bytes; only its beginning was read.") }
      switch talk.options.input {
      case .lines:
        // Blank lines part questions and ask nothing.
        guard bytes.contains(where: { $0 > 0x20 }) else { continue }
        talk.write(try await talk.answer(String(decoding: bytes, as: UTF8.self)), separated: true)
      case .json:
        guard bytes.contains(where: { $0 > 0x20 }) else { continue }
        try await answerJSON(Data(bytes), number)
      }
    }
    Output.flush()
  }

  private struct Question: Decodable {
    let text: String
    let conversation: String?
  }

  /// One object of an error: the line's number and what is wrong with it.
  private struct LineError: Encodable {
    struct Detail: Encodable {
      let line: Int
      let message: String
    }
    let error: Detail
  }

  private func answerJSON(_ data: Data, _ number: Int) async throws {
    func fail(_ message: String) {
      Output.write(JSONRenderer.line(LineError(error: .init(line: number, message: message))) + "\n")
    }
    let question: Question
    do {
      question = try JSONDecoder().decode(Question.self, from: data)
    } catch DecodingError.dataCorrupted {
      return fail("This line is not JSON. Write one object a line: {\"text\": \"how do I do a lunge\"}.")
    } catch DecodingError.keyNotFound {
      return fail("The object has no \"text\". Write {\"text\": \"how do I do a lunge\"}.")
    } catch {
      return fail("\"text\" and \"conversation\" must be strings in one object a line.")
    }
    talk.write(try await talk.answer(question.text, in: question.conversation), separated: true)
  }
}
