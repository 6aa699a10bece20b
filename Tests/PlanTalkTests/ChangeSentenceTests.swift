import Knowledge
import PlanTalk
import Planning
import Testing

@Suite struct ChangeSentenceTests {
  /// Intervals Tuesday, easy Thursday, long Saturday; a strength session on some of the other days.
  static let plan: Plan = {
    var request = PlanRequest(today: today)
    request.runs = [Run(.intervals, .tuesday), Run(.easy, .thursday), Run(.long, .saturday)]
    request.level = .intermediate
    request.fixed = [FixedSession(.thursday, .legs), FixedSession(.friday, .upperCore)]
    return Planner(knowledge: knowledge).plan(request)
  }()

  /// The ways a change may stand in the sentence files.
  private func forms(_ change: PlanTalkChange?) -> [String] {
    func short(_ day: Day) -> String { day.short.lowercased() }
    func list(_ days: [Day]) -> String { days.map(short).joined(separator: ",") }
    switch change {
    case .move(let subject, let from, let to):
      let name =
        switch subject {
        case .session: "session"
        case .strength(let focus): focus?.rawValue ?? "strength"
        case .run(let kind): "run." + (kind?.rawValue ?? "any")
        }
      return ["move \(name)>\(short(to))"] + (from.map { ["move \(short($0))>\(short(to))"] } ?? [])
    case .swap(let first, let second): return ["swap \(short(first)),\(short(second))"]
    case .resize(let day, let minutes, let isLonger): return ["\(minutes.map(String.init) ?? (isLonger ? "longer" : "shorter")) \(short(day))"]
    case .block(let days): return ["block \(list(days))"]
    case .harder: return ["harder"]
    case .easier: return ["easier"]
    case .equipment(.only(let things)): return ["only \(things.isEmpty ? "-" : things.joined(separator: ","))"]
    case .equipment(.gained(let things)): return things.count > 5 ? ["gainedGym"] : ["gained \(things.joined(separator: ","))"]
    case .equipment(.lost(let things)): return ["lost \(things.joined(separator: ","))"]
    case .equipment(.noGym): return ["lostGym"]
    case .missed(let days): return ["missed \(list(days))"]
    case .pause(let weeks): return ["pause \(weeks)"]
    case .illness: return ["illness"]
    case .why(let day): return ["why \(short(day))"]
    case .whyNot(let day): return ["whyNot \(short(day))"]
    case .undo: return ["undo"]
    case .show(let day): return [day.map { "show \(short($0))" } ?? "show"]
    case .export: return ["export"]
    case .startOver: return ["startOver"]
    case nil: return ["nil"]
    }
  }

  private func score(_ file: String) -> (right: Int, of: Int, misses: [String]) {
    let all = sentences(file)
    let reader = ChangeReader(today: today)
    let misses = all.compactMap { text, expected -> String? in
      let (tokens, entities) = words(text)
      let forms = forms(reader.read(tokens, entities, about: Self.plan))
      return forms.contains(expected) ? nil : "\(text)\n    should be \(expected), is \(forms[0])"
    }
    return (all.count - misses.count, all.count, misses)
  }

  @Test func seenSentences() {
    let (right, count, misses) = score("change-seen")
    #expect(misses.isEmpty, "\(right) of \(count)\n\(misses.joined(separator: "\n"))")
  }

  @Test func heldOutSentences() {
    let (right, count, misses) = score("change-heldout")
    #expect(misses.isEmpty, "\(right) of \(count)\n\(misses.joined(separator: "\n"))")
  }

  @Test func freshSentences() {
    let (right, count, misses) = score("change-fresh")
    #expect(misses.isEmpty, "\(right) of \(count)\n\(misses.joined(separator: "\n"))")
  }
}
