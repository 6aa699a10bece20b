import CoachKit
import Compilation
import Knowledge
import Testing
import Understanding

/// A template's own sentences must be won by its own intent, or an author's new line takes nothing and breaks something.
@Suite struct OverMatchTests {
  @Test func everySampleIsWonByItsOwnIntent() async {
    let coach = Coach.load().coach
    let names = LexiconCompiler.entries(KnowledgeBase(coach.content.records), entityFiles: coach.content.intents)
    let sentences = IntentCompiler(coach.content).sentences(names, limit: 500)
    #expect(sentences.count > 50_000)
    let matcher = coach.policy.matcher
    let halves = [sentences[..<(sentences.count / 2)], sentences[(sentences.count / 2)...]]
    let lost = await withTaskGroup(of: [String].self) { group in
      for half in halves {
        group.addTask {
          half.compactMap { sentence in
            let match = matcher.match(sentence.text, keep: 1)
            return match.intent == sentence.intent ? nil : "\(sentence.text): \(match.intent), not \(sentence.intent)"
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    print("over-matches: \(lost.count) of \(sentences.count) template sentences are won by another intent")
    #expect(lost.isEmpty, "\(lost.prefix(50).joined(separator: "\n"))")
  }
}
