import CoachKit
import Compilation
import DialogFiles
import Figures
import Foundation
import IntentFiles
import KnowledgeFiles
import Language
import Planning
import Understanding
import WordFiles

let english = WordList(WordFiles.files[0].text)
let content = ContentSet(intents: IntentFiles.files, dialogs: DialogFiles.files, records: KnowledgeFiles.files)

/// The matcher alone on our content, a week planned, a figure drawn.
func measureParts(_ questions: [String]) {
  func row(_ figure: String, _ wanted: String, _ reached: String) {
    print("\(figure)\t\(wanted)\t\(reached)")
    fflush(nil)
  }
  let before = residentMegabytes()
  let (matcher, loading) = timed {
    let model = compiledModel()
    return Matcher(lexicon: model.lexicon, model: model.intents, english: english)
  }
  let passes = (0..<2).map { _ in Times(questions) { _ = matcher.match($0) } }
  row("matcher: load \(matcher.model.intents.count) intents", "", inWords(loading))
  row("matcher: a text, median / 99 %", "", passes[1].both)
  row("matcher: memory for all corpus sentences", "", "\(Int((residentMegabytes() - before).rounded())) MB")

  let coach = Coach.load().coach
  let days = Day.allCases.map { $0.name.lowercased() }
  let requests = days.flatMap { fast in
    days.filter { $0 != fast }.flatMap { long in
      ["", ", 30 minutes, dumbbells", ", never on \(days[3]), beginner"].map { "\(fast) intervals, \(long) long run\($0)" }
    }
  }
  _ = coach.plan(requests[0])
  row("plan a week of \(requests.count), read and planned, median / 99 %", "< 5 ms", Times(requests) { _ = coach.plan($0) }.both)

  let movements = coach.knowledge.exercises.items.compactMap { coach.movement($0.id) }
  row("figure: read a pose, \(movements.count) exercises, median / 99 %", "", Times(coach.knowledge.exercises.items) { _ = coach.movement($0.id) }.both)
  let frames = movements.map { TerminalFigure($0, columns: 80, rows: 20) }
  row("figure: a frame of 80 × 20 in the terminal, median / 99 %", "", Times(frames) { _ = $0.frame(at: 0.7) }.both)
  row("figure: moments side by side as SVG, median / 99 %", "", Times(movements) { _ = SVGFigure.stills($0) }.both)
  row("figure: moving SVG, median / 99 %", "", Times(movements) { _ = SVGFigure.moving($0) }.both)

  // Last, as what it leaves in memory would count elsewhere.
  row("matcher: train", "", inWords(timed { CompiledModel(content, english: english) }.took))
}
