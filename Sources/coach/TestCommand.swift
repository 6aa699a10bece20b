import ArgumentParser
import CoachKit
import Foundation
import Persistence
import Rendering

/// Runs the corpus and the transcripts of an author's folder.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Check the corpus and transcripts of a content folder.",
    discussion: """
      DIR may hold Intents/, Dialogs/ and Records/ (they take the place of the built-in ones), Corpus/**/*.corpus and Transcripts/*.transcript. \
      Every corpus sentence must be read as its file says, none of nothing.corpus may be answered as ours, every transcript must hold. \
      Exit code 1 when something does not.
      """)

  @Argument(help: "A content folder.") var folder: String

  func run() throws {
    let coach = try ContentOptions.load(folder)
    let sentences = try ContentFolder.corpus(folder).flatMap(LabelledText.corpus)
    let transcripts = try ContentFolder.transcripts(folder).map(Transcript.init)
    guard !sentences.isEmpty || !transcripts.isEmpty else {
      throw ValidationError("\(folder) has neither Corpus/ nor Transcripts/ with sentences.")
    }
    let evaluation = Evaluation(sentences, coach)
    func complain(_ result: Evaluation.Result, _ what: String) {
      let text = result.wanted
      Output.write("\(text.file):\(text.line): \"\(Output.printable(text.text))\" \(what)\n")
    }
    for result in evaluation.results where !result.isRight { complain(result, "is taken for \(result.got), not \(result.wanted.intent)") }
    for result in evaluation.results where !result.missing.isEmpty { complain(result, "lacks \(result.missing.joined(separator: ", "))") }
    let findings = transcripts.flatMap { $0.check(coach) }
    for finding in findings { Output.write("\(finding)\n") }
    let broken = Set(findings.map(\.file)).count
    Output.write(
      "\(evaluation.right) of \(sentences.count) corpus sentences right, \(transcripts.count - broken) of \(transcripts.count) transcripts hold\n")
    Output.flush()
    if evaluation.right < sentences.count || broken > 0 { throw ExitCode(1) }
  }
}
