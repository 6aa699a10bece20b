import CoachKit
import Planning
import Testing

/// "Undo" takes back what came last, whichever kind it was, in the same talk and in a new one.
@Suite struct UndoTests {
  private static let coach = CoachTests.coach
  private static let today = CalendarDate(year: 2026, month: 3, day: 2) ?? CalendarDate(dayNumber: 0)
  private static let week = "plan my week: Tue intervals, Thu easy, Sat long, dumbbells, 30 minutes"

  /// What somebody says in one talk after another: each talk is new, the runner is the same.
  private func course(_ talks: [[String]]) -> (runner: Runner, last: Reply?) {
    var runner = Runner()
    var last: Reply?
    for talk in talks {
      var conversation = Conversation(id: "undo", seed: 3)
      conversation.runner = runner
      for text in talk { last = Self.coach.reply(to: Utterance(text, today: Self.today), in: &conversation) }
      runner = conversation.runner
    }
    return (runner, last)
  }

  @Test func aPlanChangeAfterALogIsTakenBackFirst() throws {
    for talks in [[[Self.week, "plank 3x45s", "no time on Wednesday", "undo"]], [[Self.week], ["plank 3x45s"], ["no time on Wednesday"], ["undo"]]] {
      let (runner, last) = course(talks)
      #expect(runner.journal.count == 1 && runner.planState?.plan?.strength.map(\.day).contains(.wednesday) == true)
      #expect(last?.intent == "plan_week" && last?.text.contains("Wednesday") == true, "\(last?.text ?? "")")
    }
  }

  @Test func aLogAfterAPlanChangeIsTakenBackFirst() {
    for talks in [[[Self.week, "no time on Wednesday", "plank 3x45s", "undo"]], [[Self.week], ["no time on Wednesday"], ["plank 3x45s"], ["undo"]]] {
      let (runner, last) = course(talks)
      #expect(runner.journal.isEmpty && runner.planState?.plan?.strength.map(\.day).contains(.wednesday) == false)
      #expect(last?.intent == "log" && last?.text.contains("Plank: 3 × 45 s") == true, "\(last?.text ?? "")")
    }
  }

  @Test func undoGoesOnBackwards() {
    let (runner, last) = course([[Self.week, "no time on Wednesday"], ["plank 3x45s"], ["undo"], ["undo"]])
    #expect(runner.journal.isEmpty && runner.planState?.plan?.strength.map(\.day).contains(.wednesday) == true)
    #expect(last?.intent == "plan_week")
    let (_, nothing) = course([[Self.week, "no time on Wednesday"], ["undo"], ["undo"]])
    #expect(nothing?.text.contains("nothing to") == true, "\(nothing?.text ?? "")")
  }

  @Test func whatIsNamedIsTakenBack() {
    let log = course([[Self.week, "plank 3x45s", "no time on Wednesday"], ["undo the last log"]])
    #expect(log.runner.journal.isEmpty && log.runner.planState?.plan?.strength.map(\.day).contains(.wednesday) == false)
    let plan = course([[Self.week, "no time on Wednesday", "plank 3x45s"], ["undo the plan change"]])
    #expect(plan.runner.journal.count == 1 && plan.runner.planState?.plan?.strength.map(\.day).contains(.wednesday) == true)
  }

  @Test func theProfileIsTakenBackAndSaidSo() {
    let (runner, last) = course([["plank 3x45s", "I'm 62", "undo"]])
    #expect(runner.profile.birthYear == nil && runner.journal.count == 1)
    #expect(last?.text.contains("Age: about 62") == true, "\(last?.text ?? "")")
    // A log that came after it is taken back first.
    #expect(course([["I'm 62", "plank 3x45s", "undo"]]).runner.profile.birthYear == 1964)
    #expect(course([["I'm 62", "plank 3x45s", "undo", "undo"]]).runner.journal.isEmpty)
  }

  @Test func aWeekPlannedAnewIsTakenBack() {
    let (runner, _) = course([[Self.week, "I lift three times a week", "plan my week"], ["undo"]])
    #expect(runner.planState?.plan?.strength.count == 2)
  }

  @Test func aMissedSessionMovesTheWeekAndIsLogged() {
    var conversation = Conversation(id: "missed", seed: 3)
    func say(_ text: String, _ days: Int = 0) -> Reply { Self.coach.reply(to: Utterance(text, today: Self.today.adding(days: days)), in: &conversation) }
    _ = say(Self.week)
    let reply = say("skipped Wednesday", 3)
    #expect(conversation.journal.map(\.kind) == [.sessionSkipped] && conversation.journal.map(\.date) == [Self.today.adding(days: 2)])
    #expect(reply.text.contains("Wednesday") && reply.text.contains("skipped") && conversation.planState?.plan?[.wednesday]?.workout == nil)
    // One word takes both back, as one word has done both.
    _ = say("undo", 3)
    #expect(conversation.journal.isEmpty && conversation.planState?.plan?[.wednesday]?.workout?.focus.isStrength == true)
  }

  @Test func undoAloneIsNoChange() {
    let (runner, last) = course([["undo"]])
    #expect(runner == Runner() && last?.intent != "log")
  }
}
