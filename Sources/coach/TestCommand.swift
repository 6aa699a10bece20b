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
    let sentences = ContentFolder.corpus(folder).flatMap(LabelledText.corpus)
    let transcripts = ContentFolder.transcripts(folder).map(Transcript.init)
    guard !sentences.isEmpty || !transcripts.isEmpty else {
      throw ValidationError("\(folder) has neither Corpus/ nor Transcripts/ with sentences.")
    }
    let evaluation = Evaluation(sentences, coach)
    for wrong in evaluation.results where !wrong.isRight {
      let place = wrong.wanted.place
      Output.write("\(place.file):\(place.line): \"\(Output.printable(wrong.wanted.text))\" is taken for \(wrong.got), not \(wrong.wanted.intent)\n")
    }
    for wrong in evaluation.results where !wrong.missing.isEmpty {
      let place = wrong.wanted.place
      Output.write("\(place.file):\(place.line): \"\(Output.printable(wrong.wanted.text))\" lacks \(wrong.missing.joined(separator: ", "))\n")
    }
    let findings = transcripts.flatMap { $0.check(coach) }
    for finding in findings { Output.write("\(finding)\n") }
    let broken = Set(findings.map(\.file)).count
    Output.write(
      "\(evaluation.right) of \(sentences.count) corpus sentences right, \(transcripts.count - broken) of \(transcripts.count) transcripts hold\n")
    Output.flush()
    if evaluation.right < sentences.count || broken > 0 { throw ExitCode(1) }
  }
}
