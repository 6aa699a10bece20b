import Knowledge
import PlanTalk
import Planning

/// What was assumed or not understood, for the person.
enum Doubts {
  static func sentence(_ doubt: PlanReading.Doubt, _ knowledge: KnowledgeBase) -> String? {
    switch doubt {
    case .dayFirst(let date): "I read the date day first: \(date)."
    case .about(let date): "I took the date to be \(date)."
    case .takenFor(let kind, let word): "I counted \(word) as a \(kind.name)."
    case .unsureInjury(let part, let injury):
      "I planned around what a sore \(knowledge.bodyParts[part]?.nameInSentence ?? part) often is, \(knowledge.injuries[injury]?.nameInSentence ?? injury); say so if it is something else."
    case .past(let injury): "I took the \(knowledge.injuries[injury]?.nameInSentence ?? injury) to be over."
    case .unknownPain(let part): "I have no sheet for a sore \(knowledge.bodyParts[part]?.nameInSentence ?? part): leave out what bothers it."
    case .allDays(let from, let to): "I took \(from.name) to \(to.name) as every day between."
    case .undated: "Tell me the date of your race and I plan towards it."
    case .furtherRace(let race):
      "The \(race.distance.name) on \(race.date.inWords) is not in this week; I plan towards the longer race. Tell me of it again when its week comes."
    case .openRun(let kind): "On which day is the \(kind.name)?"
    case .openDays(let days): "What is on \(joined(days.map(\.name)))? I left it open."
    case .unclearCorrection(let day): "I added \(day.name); say which day it replaces."
    case .countDiffers(let said, let named): "You said \(said) runs and named \(named); I went by the days."
    case .runOnImpossibleDay(let day): "You run on \(day.name) and also ruled it out; I kept it free."
    case .strengthOnImpossibleDay(let day): "You want strength on \(day.name) and also ruled it out; I kept it free."
    case .tooManyStrengthDays(let count): "\(count) strength days are more than the week has room for."
    case .noSuchDate(let text): "There is no date \(text)."
    // Mostly talk around the matter ("two kids"): a line of complaint would only annoy.
    case .notUnderstood: nil
    }
  }
}
