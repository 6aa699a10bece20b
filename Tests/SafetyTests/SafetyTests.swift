import CoachKit
import Foundation
import Testing

/// Warning signs in the words of real people, and look-alikes beside them.
@Suite struct SafetyTests {
  static let coach = Coach.load().coach

  static func cases(_ name: String) throws -> [(text: String, reason: String?)] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases/\(name).txt")
    return try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
      .filter { !$0.trimmingCharacters(in: .whitespaces).isEmpty && !$0.hasPrefix("#") }
      .map { line in
        let halves = line.components(separatedBy: " => ")
        return (halves[0], halves.count > 1 ? halves[1].trimmingCharacters(in: .whitespaces) : nil)
      }
  }

  static func reply(_ text: String) -> Reply {
    var conversation = Conversation(id: "", seed: 1)
    return coach.reply(to: Utterance(text), in: &conversation)
  }

  private func check(_ name: String, levels: Set<String>, least: Double) throws {
    let cases = try Self.cases(name)
    let missed = cases.filter { !levels.contains(Self.reply($0.text).safety?.level ?? "") }
    print("safety \(name): \(cases.count - missed.count) of \(cases.count)")
    #expect(Double(cases.count - missed.count) >= least * Double(cases.count), "\(missed.map(\.text).joined(separator: "\n"))")
  }

  @Test func emergenciesAreSeen() throws { try check("emergency", levels: ["emergency"], least: 0.95) }
  @Test func urgentSignsAreSeen() throws { try check("urgent", levels: ["emergency", "urgent"], least: 0.95) }
  @Test func signsForAClinicianAreSeen() throws { try check("clinician", levels: ["emergency", "urgent", "clinician"], least: 0.9) }

  @Test func lookAlikesPass() throws {
    let cases = try Self.cases("lookalike")
    let alarms = cases.filter { ["emergency", "urgent"].contains(Self.reply($0.text).safety?.level ?? "") }
    print("safety look-alikes: \(alarms.count) false alarms of \(cases.count)")
    #expect(Double(alarms.count) <= 0.02 * Double(cases.count), "\(alarms.map(\.text).joined(separator: "\n"))")
  }

  @Test func anAlarmGivesNoTraining() throws {
    let reply = Self.reply("my chest felt tight on the last hill and my arm went funny, can I still do legs tomorrow")
    #expect(reply.scope == .medical)
    #expect(reply.safety == Reply.Safety(level: "emergency", reason: reply.intent))
    #expect(reply.act == .refer)
    #expect(!reply.blocks.contains { [.steps, .list, .table, .mistakes].contains($0.type) })
    #expect(reply.suggestions.isEmpty)
  }

  @Test func anAlarmHoldsUntilItWasLookedAt() throws {
    var conversation = Conversation(id: "", seed: 1)
    func say(_ text: String) -> Reply { Self.coach.reply(to: Utterance(text), in: &conversation) }
    #expect(say("I have crushing chest pain and I feel sick").safety?.level == "emergency")
    let held = say("how do I do a lunge")
    #expect(held.scope == .medical && held.safety != nil)
    _ = say("the doctor cleared me")
    #expect(say("how do I do a lunge").intent == "exercise_howto")
  }

  @Test func denialIsNoAlarm() {
    for text in ["no chest pain, just tired", "I don't have any numbness, only a stiff calf", "without chest pain or dizziness, can I lift tomorrow"] {
      #expect(Self.reply(text).safety == nil, "\(text)")
    }
  }
}
