import Foundation
import CoachKit
import Compilation
import Knowledge
import KnowledgeFiles
import Resources
import Understanding

/// The exercise records and, for each further copy, the same under made-up names: "velto goblet squat".
private func grownRecords(_ copies: Int) -> [ContentFile] {
  KnowledgeFiles.files
    + (1..<max(1, copies)).flatMap { copy -> [ContentFile] in
      let word = madeUpWord(copy)
      return KnowledgeFiles.files.filter { $0.path.hasPrefix("Records/Exercises/") && !$0.name.hasPrefix("_") }.map { file in
        let lines = file.text.string.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
          guard let field = ["Id: ", "Name: ", "Plural: ", "Alias: "].first(where: line.hasPrefix) else { return String(line) }
          let name = line.dropFirst(field.count)
          return field == "Name: " ? "\(field)\(word.capitalized) \(name.lowercased())" : "\(field)\(word)\(field == "Id: " ? "_" : " ")\(name)"
        }
        return ContentFile(path: "Records/Exercises/\(word)_\(file.name)", text: .loaded(Array(lines.joined(separator: "\n").utf8)))
      }
    }
}

private func madeUpWord(_ number: Int) -> String {
  let (heads, tails) = (
    ["vel", "dro", "kam", "sul", "pir", "neb", "tov", "gur", "lim", "zan"], ["to", "vik", "mar", "osh", "und", "ely", "ap", "ir", "oc", "ez"]
  )
  return heads[number / 10 % 10] + tails[number % 10]
}

func measureExercises() {
  let lists = [
    "exercises for my quads with dumbbells", "core exercises for a beginner without equipment", "single leg exercises for my glutes", "quiet calf exercises",
    "what can I do instead of back squats", "stretches for my hamstrings", "10 minutes of core with a band",
  ]
  let weeks = [
    "intervals on tuesday, long run on saturday", "two strength days, long run on sunday, dumbbells, 30 minutes", "runner's knee, long run on sunday",
  ]
  var rows = [["exercises", "load", "how-to, median / 99 %", "list, median", "plan, median", "memory"]]
  for copies in [1, 10, 100] {
    let records = grownRecords(copies)
    let content = ContentSet(intents: content.intents, dialogs: content.dialogs, records: records)
    let knowledge = KnowledgeBase(records)
    let names = Lexicon(LexiconCompiler.entries(knowledge, entityFiles: content.intents)).files
    let before = residentMegabytes()
    let (coach, loading) = timed { Coach(content: content, model: compiledModel(names), english: english) }
    let exercises = coach.knowledge.exercises.items
    let howTos = stride(from: 0, to: exercises.count, by: max(1, exercises.count / 87)).map { "how do I do a \(exercises[$0].nameInSentence)" }
    func times(_ texts: [String], _ work: (String) -> Void) -> Times {
      let times = (0..<2).map { _ in Times(Array(repeating: texts, count: 20).flatMap { $0 }, work) }
      return times[1]
    }
    let cells = [times(howTos) { _ = coach.answer($0) }.both, times(lists) { _ = coach.answer($0) }.median, times(weeks) { _ = coach.plan($0) }.median]
    rows.append(["\(exercises.count)", inWords(loading)] + cells + ["\(Int(residentMegabytes() - before)) MB"])
  }
  print("Exercises: ours, and 9 and 99 times the same under made-up names")
  printTable(rows)
}
