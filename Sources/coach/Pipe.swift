import ArgumentParser
import CoachKit
import Dialogue
import Foundation
import Rendering

/// Questions from standard input, an answer for each. What can't be read is answered too; nothing stops the run.
struct Pipe {
  private let talk: Talk

  init(_ talk: Talk) { self.talk = talk }

  /// - Throws: exit code 2 when something that was told could not be kept.
  func run() async throws {
    var isAllKept = true
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
        do {
          talk.write(try await talk.answer(String(decoding: bytes, as: UTF8.self)), separated: true)
        } catch let error as StoreError {
          Output.complain("coach: line \(number) is not kept: \(error)")
          isAllKept = false
        }
      case .json:
        guard bytes.contains(where: { $0 > 0x20 }) else { continue }
        if !(try await answerJSON(Data(bytes), number)) { isAllKept = false }
      }
    }
    Output.flush()
    if !isAllKept { throw ExitCode(2) }
  }

  private struct Question: Decodable {
    let text: String
    let conversation: String?
    /// Who talks; without one, somebody known from this conversation alone.
    let runner: String?
  }

  /// One object of an error: the line's number and what is wrong with it.
  private struct LineError: Encodable {
    struct Detail: Encodable {
      let line: Int
      let message: String
    }
    let error: Detail
  }

  /// False when what the line tells could not be kept.
  private func answerJSON(_ data: Data, _ number: Int) async throws -> Bool {
    func fail(_ message: String) -> Bool {
      Output.write(JSONRenderer.line(LineError(error: .init(line: number, message: message))) + "\n")
      return true
    }
    let question: Question
    do {
      question = try JSONDecoder().decode(Question.self, from: data)
    } catch DecodingError.dataCorrupted {
      return fail("This line is not JSON. Write one object a line: {\"text\": \"how do I do a lunge\"}.")
    } catch DecodingError.keyNotFound {
      return fail("The object has no \"text\". Write {\"text\": \"how do I do a lunge\"}.")
    } catch {
      return fail("\"text\", \"conversation\" and \"runner\" must be strings in one object a line.")
    }
    if let runner = question.runner, !Sessions.isRunnerName(runner) {
      return fail("\"runner\" is a name of up to 64 signs without blanks and slashes.")
    }
    do {
      // A program that feeds lines speaks for many: each conversation is somebody of its own unless a runner is named.
      let runner = question.runner ?? talk.options.runner ?? (talk.options.conversation == nil ? nil : Sessions.me)
      talk.write(try await talk.answer(question.text, in: question.conversation, of: runner), separated: true)
      return true
    } catch let error as StoreError {
      _ = fail("This line is not kept: \(error)")
      return false
    }
  }
}
