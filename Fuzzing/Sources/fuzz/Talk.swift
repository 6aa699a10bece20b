import CoachKit
import Dialogue
import Foundation
import Journal
import Language
import Planning
import Rendering

private let today = CalendarDate(year: 2026, month: 3, day: 4) ?? CalendarDate(dayNumber: 0)

/// Tokens, speller, entities.
func readWords(_ input: Input) -> CInt {
  let text = input.text
  let length = text.utf8.count
  var tokens = Tokeniser.tokens(of: text)
  var last = 0
  for token in tokens {
    expect(!token.text.isEmpty && token.text.utf8.count <= 200, "A token of \(token.text.utf8.count) bytes", text)
    expect(!token.text.utf8.contains { $0 <= 0x20 || $0 == 0x7F }, "A token with blanks or controls", text)
    expect(token.range.lowerBound >= last && token.range.upperBound <= length && !token.range.isEmpty, "A token at \(token.range) of \(length)", text)
    last = token.range.lowerBound
  }
  coach.policy.matcher.speller.mend(&tokens)
  for entity in coach.policy.matcher.lexicon.entities(in: tokens) {
    expect(entity.tokens.upperBound <= tokens.count && entity.range.upperBound <= length, "A name at \(entity.range)", text)
  }
  for token in tokens { _ = (Stem.light(token.text), Numbers.value(of: token.text)) }
  return 0
}

private let reader = LogReader(lexicon: coach.policy.matcher.lexicon, knowledge: coach.policy.knowledge, english: coach.policy.matcher.english)

/// What is read as a log must be what an import takes back.
func readLog(_ input: Input) -> CInt {
  let text = input.text
  for expectsSession in [false, true] {
    guard let reading = reader.read(text, today: today, expectsSession: expectsSession) else { continue }
    expect(!reading.confirmation.isEmpty, "No confirmation", text)
    for entry in reading.entries {
      expect(entry.fault == nil, "It would not be imported: \(entry.fault ?? "")", text)
      do {
        let again = try JSONDecoder().decode(LogEntry.self, from: JSONEncoder().encode(entry))
        expect(again == entry, "\(again) is not \(entry)", text)
      } catch {
        expect(false, "\(error)", text)
      }
    }
    _ = LogEntry.csv(reading.entries)
  }
  return 0
}

/// The body of a turn as the server reads it.
private struct Body: Decodable {
  let text: String?
  let today: String?
}

/// Bodies of turns, one a line, of one conversation that begins anew with each input.
func readTurns(_ input: Input) -> CInt {
  let bodies = input.split(separator: 0x0A).compactMap { line -> String? in
    _ = try? JSONDecoder().decode(JSONValue.self, from: Data(line))
    guard let text = (try? JSONDecoder().decode(Body.self, from: Data(line)))?.text, text.utf8.count <= 8_192 else { return nil }
    return text
  }
  guard !bodies.isEmpty else { return -1 }
  let done = DispatchSemaphore(value: 0)
  Task.detached {
    await turns(bodies.prefix(12))
    done.signal()
  }
  done.wait()
  return 0
}

private func turns(_ texts: ArraySlice<String>) async {
  let sessions = Sessions(coach: coach, store: MemoryStore())
  do {
    let id = try await sessions.begin(seed: 7)
    for (number, text) in texts.enumerated() {
      guard let reply = try await sessions.turn(text, in: id) else { return expect(false, "No such conversation", text) }
      expect(reply.turn == number + 1 && !reply.text.isEmpty && 0...1 ~= reply.confidence, "Turn \(reply.turn), \(reply.confidence): \(reply.text)", text)
      for entity in reply.entities {
        expect(entity.start <= entity.end && entity.end <= text.unicodeScalars.count, "A name at \(entity.start)", text)
      }
      _ = (Renderer.markdown(reply), HTMLRenderer.turn(reply) { _ in "" }, TerminalRenderer(width: 40, colour: true, movement: { _ in nil }).render(reply))
      let again = try JSONDecoder().decode(Reply.self, from: Data(JSONRenderer.line(reply).utf8))
      expect(again == reply, "The reply reads otherwise", text)
    }
    let kept = try await sessions.look(id) { $0 }
    if let kept {
      let again = try JSONDecoder().decode(Conversation.self, from: JSONEncoder().encode(kept))
      var without = kept
      without.runner = Runner()
      expect(again == without, "The conversation reads otherwise", texts.joined(separator: "\n"))
      let runner = try JSONDecoder().decode(Runner.self, from: JSONEncoder().encode(kept.runner))
      expect(runner == kept.runner, "The runner reads otherwise", texts.joined(separator: "\n"))
      for entry in kept.journal { expect(entry.fault == nil, "It would not be imported: \(entry.fault ?? "")", texts.joined(separator: "\n")) }
    }
  } catch {
    expect(false, "\(error)", texts.joined(separator: "\n"))
  }
}
