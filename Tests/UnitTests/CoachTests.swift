import CoachKit
import Compilation
import Knowledge
import Resources
import Testing

@Suite struct CoachTests {
  static let coach = Coach.load().coach

  private func ask(_ text: String) -> Reply {
    var conversation = Conversation(id: "", seed: 1)
    return Self.coach.reply(to: Utterance(text), in: &conversation)
  }

  @Test func sameTextSameAnswer() {
    #expect(ask("how do I do a lunge") == ask("how do I do a lunge"))
  }

  @Test func wordingVariesFactsDoNot() {
    var leads: Set<String> = []
    var steps: Set<[String]> = []
    for seed in 1...12 {
      var conversation = Conversation(id: "", seed: UInt64(seed))
      let reply = Self.coach.reply(to: Utterance("how many lunges"), in: &conversation)
      leads.insert(reply.blocks[0].text ?? "")
      steps.insert(reply.blocks.compactMap(\.rows).flatMap { $0 }.flatMap { $0 })
    }
    #expect(leads.count > 1)
    #expect(steps.count == 1)
  }

  @Test func entitiesPointIntoTheText() throws {
    let reply = ask("é how do I do a Lunge?")
    let lunge = try #require(reply.entities.first { $0.id == "forward_lunge" })
    #expect(lunge.text == "Lunge" && lunge.start == 16 && lunge.end == 21 && lunge.how == "exact")
  }

  @Test(arguments: ["", "   ", "\u{0}", "🏃", "?!", "\u{202E}abc", String(repeating: "lunge ", count: 20_000), String(repeating: "x", count: 100_000)])
  func oddInputIsAnswered(_ text: String) {
    let reply = ask(text)
    #expect(!reply.text.isEmpty)
    #expect(!reply.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  /// Each suggestion of every record must be something coach can answer.
  @Test func suggestionsAreUnderstood() {
    let knowledge = Self.coach.policy.knowledge
    let all = Set(
      knowledge.topics.items.flatMap(\.suggestions) + knowledge.injuries.items.flatMap(\.suggestions) + knowledge.concepts.items.flatMap(\.suggestions))
    let lost = all.filter { ![Reply.Scope.inScope, .medical].contains(ask($0).scope) }.sorted()
    #expect(Double(lost.count) <= 0.05 * Double(all.count), "\(lost.joined(separator: "\n"))")
  }

  @Test func aContentFolderWinsFileByFile() {
    let path = "Dialogs/en-US/answers/howto_dose.dialog"
    let mine = ContentFile(path: path, text: .loaded(Array("My own words: {dose}.\n".utf8)))
    let (coach, findings) = Coach.load(overrides: [mine])
    #expect(findings.isEmpty)
    var conversation = Conversation(id: "", seed: 1)
    #expect(coach.reply(to: Utterance("how do I do a lunge"), in: &conversation).text.contains("My own words: 2 × 8-10 reps"))
  }

  @Test func aBrokenOverrideIsReportedAndLeftOut() {
    let broken = ContentFile(path: "Dialogs/en-US/answers/howto_dose.dialog", text: .loaded(Array("fine {dose}\nbroken (a|b\n".utf8)))
    let (coach, findings) = Coach.load(overrides: [broken])
    #expect(findings.map(\.line) == [2])
    var conversation = Conversation(id: "", seed: 1)
    #expect(coach.reply(to: Utterance("how do I do a lunge"), in: &conversation).text.contains("2 × 8-10 reps"))
  }

  @Test func conversationsAreKeptInMemory() async throws {
    let sessions = Sessions(coach: Self.coach, store: MemoryStore())
    let id = try await sessions.begin()
    _ = try await sessions.turn("how do I do a lunge", in: id)
    let reply = try await sessions.turn("how many?", in: id)
    #expect(reply?.turn == 2 && reply?.intent == "sets_reps_load")
    #expect(try await sessions.end(id))
    #expect(try await sessions.turn("how many?", in: id) == nil)
  }

  @Test func everyExerciseCanBeAskedFor() {
    var lost: [String] = []
    for exercise in Self.coach.policy.knowledge.exercises.items {
      let reply = ask("how do i do a \(exercise.name)")
      if reply.intent != "exercise_howto" || reply.blocks.first?.text != exercise.summary { lost.append("\(exercise.id): \(reply.intent)") }
    }
    #expect(lost.count <= 3, "\(lost.joined(separator: "\n"))")
  }
}
