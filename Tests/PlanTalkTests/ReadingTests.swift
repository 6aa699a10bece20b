import PlanTalk
import Planning
import Testing

@Suite struct ReadingTests {
  private func date(_ text: String) -> CalendarDate { CalendarDate(text) ?? today }

  @Test func saysWhatItAssumed() {
    #expect(read("marathon 12/4").doubts == [.dayFirst(date("2027-04-12"))])
    #expect(read("marathon in 6 weeks").doubts == [.about(date("2027-03-28"))])
    #expect(read("parkrun saturday").doubts == [.takenFor(.tempo, word: "parkrun")])
    #expect(read("bad knee").doubts == [.unsureInjury(part: "knee", injury: "runners_knee")])
    #expect(read("had a stress fracture in 2015").doubts == [.past(injury: "bone_stress_injury")])
    #expect(read("I'm training for a marathon").doubts == [.undated(.marathon)])
    #expect(read("busy mon-fri").doubts == [.allDays(from: .monday, to: .friday)])
  }

  @Test func saysWhatDoesNotFit() {
    #expect(read("run wednesday, can't do wednesdays").doubts == [.runOnImpossibleDay(.wednesday)])
    #expect(read("gym friday, fridays off").doubts == [.strengthOnImpossibleDay(.friday)])
    #expect(read("6 strength days").doubts == [.tooManyStrengthDays(6)])
    #expect(read("run twice a week, mon wed fri").doubts.contains(.countDiffers(said: 2, named: 3)))
    #expect(read("half marathon on 31/2").doubts.contains(.noSuchDate("31 2")))
    #expect(read("run tuesday, purple elephants dancing").doubts == [.notUnderstood("purple elephants dancing")])
    #expect(read("tue thu").doubts == [.openDays([.tuesday, .thursday])])
  }

  @Test func confirmsInFewWords() {
    let reading = read("intervals tuesday, gym mon and thu, 25 minutes, dumbbells, half marathon 14 March")
    let phrases = ["intervals on Tuesday", "strength on Monday and Thursday", "25 minutes", "dumbbells", "half marathon on 14 March"]
    #expect(reading.said.map(\.phrase) == phrases)
    #expect(reading.parts == [.runs, .fixed, .minutes, .equipment, .race])
  }

  @Test func bareAnswersToAQuestion() {
    let reader = PlanReader(knowledge: knowledge)
    let (tokens, entities) = words("tue thu and sat")
    let request = PlanRequest(today: today)
    #expect(reader.read(tokens, entities, into: request, expecting: .runs).request.runs.map(\.day) == [.tuesday, .thursday, .saturday])
    #expect(reader.read(tokens, entities, into: request, expecting: .fixed).request.fixed.map(\.day) == [.tuesday, .thursday, .saturday])
    #expect(reader.read(tokens, entities, into: request, expecting: .impossible).request.impossible == [.tuesday, .thursday, .saturday])
    let three = words("three days")
    #expect(reader.read(three.0, three.1, into: request, expecting: .runCount).runsPerWeek == 3)
    #expect(reader.read(three.0, three.1, into: request).request.strengthDays == 3)
  }

  @Test func changesBecomeThePlanners() {
    let reader = ChangeReader(today: today)
    func change(_ text: String) -> PlanTalkChange? {
      let (tokens, entities) = words(text)
      return reader.read(tokens, entities, about: ChangeSentenceTests.plan)
    }
    var request = PlanRequest(today: today)
    request.equipment = ["dumbbell", "band"]
    let legs = ChangeSentenceTests.plan.strength.filter { $0.focus == .legs }.map(\.day)
    #expect(change("put legs on sunday") == .move(.strength(.legs), from: legs.count == 1 ? legs[0] : nil, to: .sunday))
    #expect(change("no dumbbells this week")?.changes(of: request) == [.equipment(["band"])])
    #expect(change("got a kettlebell now")?.changes(of: request) == [.equipment(["dumbbell", "band", "kettlebell"])])
    #expect(change("away thu to sat")?.changes(of: request) == [.block(.thursday), .block(.friday), .block(.saturday)])
    #expect(change("swap tue and thu")?.changes(of: request) == [.move(from: .tuesday, to: .thursday)])
    #expect(change("show me the plan")?.changes(of: request) == [])
  }

  /// Sixty sentences say three things or more at once.
  @Test func manyThingsAtOnce() {
    let all = ["plan-seen", "plan-heldout", "plan-fresh", "plan-fresh2"].flatMap(sentences)
    #expect(all.count >= 200)
    #expect(all.filter { $0.expected.split(separator: " ").count >= 3 }.count >= 60)
  }
}
