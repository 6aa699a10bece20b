import CoachKit
import Planning
import Testing

/// What people tell about themselves, read through the whole of coach; turns of one talk are parted by `//`.
@Suite struct ProfileSentenceTests {
  private static let coach = Coach.load().coach
  private static let today = CalendarDate(year: 2026, month: 3, day: 2) ?? CalendarDate(dayNumber: 0)

  /// The profile in the short form of the sentence files.
  private func form(_ profile: Profile) -> Set<String> {
    func short(_ day: Day) -> String { day.short.lowercased() }
    var parts: [String] = []
    func add(_ name: String, _ values: [String]) { if !values.isEmpty { parts.append("\(name)=\(values.sorted().joined(separator: ","))") } }
    add("name", profile.name.map { [$0] } ?? [])
    add("age", profile.age(on: Self.today).map { ["\($0)"] } ?? [])
    add("units", profile.units.map { [$0.rawValue] } ?? [])
    if let things = profile.equipment { add("kit", things.isEmpty ? ["none"] : things.count > 8 ? ["gym"] : things) }
    add("level", profile.level.map { [$0.rawValue] } ?? [])
    add("has", profile.conditions)
    add("cleared", profile.cleared)
    add("runs", profile.runs.map { "\($0.kind.rawValue):\(short($0.day))" })
    add("off", profile.impossible.map(short))
    add("strength", profile.strengthDays.map { ["\($0)"] } ?? [])
    add("min", profile.minutes.map { ["\($0)"] } ?? [])
    add("race", profile.race.map { ["\($0.distance.rawValue)@\($0.date)"] } ?? [])
    return Set(parts)
  }

  private func wanted(_ text: String) -> Set<String> {
    Set(
      text.split(separator: " ").map { part in
        let halves = part.split(separator: "=")
        return "\(halves[0])=\(halves[1].split(separator: ",").sorted().joined(separator: ","))"
      })
  }

  private func misses(_ file: String) -> (count: Int, misses: [String]) {
    let all = sentences(file)
    let misses = all.compactMap { text, expected -> String? in
      var conversation = Conversation(id: "profile", seed: 3)
      for turn in text.components(separatedBy: " // ") { _ = Self.coach.reply(to: Utterance(turn, today: Self.today), in: &conversation) }
      let got = form(conversation.runner.profile)
      return got == wanted(expected)
        ? nil : "\(text)\n    should be \(expected), is \(got.sorted().joined(separator: " ")) [\(conversation.lastReply?.intent ?? "")]"
    }
    print("profile sentences, \(file): \(all.count - misses.count) of \(all.count)")
    return (all.count, misses)
  }

  @Test func seenSentences() {
    let (count, misses) = misses("profile-seen")
    #expect(count >= 150)
    #expect(misses.isEmpty, "\(misses.joined(separator: "\n"))")
  }

  @Test func freshSentences() {
    let (count, misses) = misses("profile-fresh")
    #expect(count >= 40)
    // "Signed me off" also means unfit for work: it is not taken for an agreement.
    #expect(misses.count <= 1, "\(misses.joined(separator: "\n"))")
  }

  /// Real questions are answered as such: nothing is noted, and what is another field's stays there.
  @Test func questionsAreNoStatements() {
    let all = sentences("no-profile")
    #expect(all.count >= 80)
    let misses = all.compactMap { text, expected -> String? in
      let parts = expected.components(separatedBy: "@")
      var conversation = Conversation(id: "profile", seed: 3)
      let reply = Self.coach.reply(to: Utterance(text, today: Self.today), in: &conversation)
      let got = form(conversation.runner.profile)
      let isOthers = reply.scope == .adjacent || reply.scope == .out
      guard got == wanted(parts[0]), reply.intent != "profile", parts.count == 1 || isOthers else {
        return "\(text)\n    should be \(expected), is \(got.sorted().joined(separator: " ")) [\(reply.intent), \(reply.scope.rawValue)]"
      }
      return nil
    }
    print("questions that are no statements: \(all.count - misses.count) of \(all.count)")
    #expect(misses.isEmpty, "\(misses.joined(separator: "\n"))")
  }
}
