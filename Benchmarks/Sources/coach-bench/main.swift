// coach-bench now: the parts of coach alone, as lines "figure<TAB>wanted<TAB>reached".
// coach-bench growth [intents] [exercises] [store]: the same work with 10 and 100 times as much to know, as tables.
// Runs in the folder of the repository: the texts are the sentences of the corpus.
import Foundation
import Persistence

let arguments = Array(CommandLine.arguments.dropFirst())
let kinds = ["intents", "exercises", "store"]
guard let first = arguments.first, ["now", "growth"].contains(first), arguments.dropFirst().allSatisfy(kinds.contains) else {
  FileHandle.standardError.write(Data("usage: coach-bench now\n       coach-bench growth [intents] [exercises] [store]\n".utf8))
  exit(64)
}
let questions = try ContentFolder.corpus(".").flatMap { file in
  file.text.lines().map { line in String(line.text.prefix(upTo: line.text.range(of: " => ")?.lowerBound ?? line.text.endIndex)) }
}
guard questions.count > 200 else {
  FileHandle.standardError.write(Data("coach-bench: there is no corpus here; run it in the folder of the repository.\n".utf8))
  exit(66)
}
if first == "now" {
  measureParts(questions)
} else {
  let wanted = arguments.count > 1 ? Array(arguments.dropFirst()) : kinds
  if wanted.contains("intents") { measureIntents(questions) }
  if wanted.contains("exercises") { measureExercises() }
  if wanted.contains("store") { try await measureStore(questions) }
}
