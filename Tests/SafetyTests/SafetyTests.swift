import CoachKit
import Foundation
import Testing

/// Warning signs in the words of real people, and look-alikes beside them.
@Suite struct SafetyTests {
  static let coach = Coach.load().coach

  static func cases(_ name: String, in folder: String = "Cases") throws -> [(text: String, reason: String?)] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("\(folder)/\(name).txt")
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

  @Test func emergenciesAreSeen() throws { try check("emergency", levels: ["emergency"], least: 1) }
  @Test func urgentSignsAreSeen() throws { try check("urgent", levels: ["emergency", "urgent"], least: 0.98) }
  @Test func signsForAClinicianAreSeen() throws { try check("clinician", levels: ["emergency", "urgent", "clinician"], least: 0.95) }

  @Test func lookAlikesPass() throws {
    let cases = try Self.cases("lookalike")
    let alarms = cases.filter { ["emergency", "urgent"].contains(Self.reply($0.text).safety?.level ?? "") }
    print("safety look-alikes: \(alarms.count) false alarms of \(cases.count)")
    #expect(Double(alarms.count) <= 0.01 * Double(cases.count), "\(alarms.map(\.text).joined(separator: "\n"))")
  }

  /// Texts of a second reader who had seen only the fact sheet; no sign was widened for them. They show what new wording meets, so they are
  /// not to be tuned on.
  @Test func unseenWordingIsMostlyUnderstood() throws {
    let wanted: [(name: String, levels: Set<String>, least: Double)] = [
      ("emergency", ["emergency"], 0.8), ("urgent", ["emergency", "urgent"], 0.85), ("clinician", ["emergency", "urgent", "clinician"], 0.7),
    ]
    for (name, levels, least) in wanted {
      let cases = try Self.cases(name, in: "HeldOut")
      let seen = cases.count { levels.contains(Self.reply($0.text).safety?.level ?? "") }
      print("safety, unseen wording, \(name): \(seen) of \(cases.count)")
      #expect(Double(seen) >= least * Double(cases.count))
    }
    let cases = try Self.cases("lookalike", in: "HeldOut")
    let alarms = cases.count { ["emergency", "urgent"].contains(Self.reply($0.text).safety?.level ?? "") }
    print("safety, unseen wording, look-alikes: \(alarms) false alarms of \(cases.count)")
    #expect(Double(alarms) <= 0.07 * Double(cases.count))
  }

  @Test(arguments: [
    "I haven't seen a doctor yet", "no I haven't been to a doctor", "the doctor has not cleared me", "my doctor told me to stop all exercise",
    "my friend is a doctor and says it's fine", "if the doctor cleared me, could I squat?", "I saw a doctor on TV",
    "my husband looked at it and says it's fine",
    "I asked chatgpt and it said I'm fine", "I cleared my schedule", "I'll see the doctor tomorrow", "it's gone now", "never mind", "start over",
    "it was a joke",
  ])
  func aHoldIsNotTalkedAway(_ text: String) {
    var conversation = Conversation(id: "", seed: 1)
    func say(_ text: String) -> Reply { Self.coach.reply(to: Utterance(text), in: &conversation) }
    #expect(say("I get crushing chest pain on hills").safety?.level == "emergency")
    _ = say(text)
    #expect(say("how do I do a squat").safety != nil)
  }

  @Test(arguments: [
    "my doctor cleared me yesterday", "the cardiologist says I'm fine", "I've been checked at the hospital, all clear", "the ecg was normal",
    "I got the all clear from my gp", "the physio has seen it and signed me off",
  ])
  func aClinicianEndsAHold(_ text: String) {
    var conversation = Conversation(id: "", seed: 1)
    func say(_ text: String) -> Reply { Self.coach.reply(to: Utterance(text), in: &conversation) }
    #expect(say("I get crushing chest pain on hills").safety?.level == "emergency")
    _ = say(text)
    #expect(say("how do I do a squat").intent == "exercise_howto")
  }

  @Test func whatIsKnownOfThePersonCounts() {
    var conversation = Conversation(id: "", seed: 1)
    func say(_ text: String) -> Reply { Self.coach.reply(to: Utterance(text), in: &conversation) }
    #expect(say("I'm 22 weeks pregnant, can I do squats").safety == nil)
    #expect(say("I've had some bleeding after today's run").safety?.level == "urgent")
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
