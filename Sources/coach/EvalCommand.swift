import ArgumentParser
import CoachKit
import Foundation
import Rendering

/// Shows how labelled sentences are understood, so that an author sees what a new sentence breaks.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Print accuracy per intent, confusions and over-matches for labelled sentences.",
    discussion: """
      FILE has one sentence a line: "sentence<TAB>intent", or a JSON object {"text": …, "intent": …, "also": […]}. The intent is the part \
      before the point; "nothing" stands for what is not ours.
      """)

  @OptionGroup var content: ContentOptions
  @Option(help: "text or json.") var format: Format = .text
  @Argument(help: "Labelled sentences.") var file: String

  private struct Row: Decodable {
    let text: String
    let intent: String
    let also: [String]?
  }

  func run() throws {
    guard let data = FileManager.default.contents(atPath: file) else { throw ValidationError("There is no file \(file).") }
    var texts: [LabelledText] = []
    for (number, line) in String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = line.hasSuffix("\r") ? line.dropLast() : line
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      if line.hasPrefix("{") {
        guard let row = try? JSONDecoder().decode(Row.self, from: Data(line.utf8)) else {
          throw ValidationError("\(file):\(number + 1): this line is no JSON object with \"text\" and \"intent\".")
        }
        texts.append(LabelledText(text: row.text, intent: row.intent, also: row.also ?? [], file: file, line: number + 1))
      } else {
        let sides = line.split(separator: "\t")
        guard sides.count == 2 else { throw ValidationError("\(file):\(number + 1): expected \"sentence<TAB>intent\".") }
        texts.append(LabelledText(text: String(sides[0]), intent: String(sides[1].prefix { $0 != "." }), file: file, line: number + 1))
      }
    }
    guard !texts.isEmpty else { throw ValidationError("\(file) has no sentences.") }
    let evaluation = Evaluation(texts, try content.load())
    Output.write(format == .json ? JSONRenderer.line(EvaluationView(evaluation)) + "\n" : EvaluationView(evaluation).table)
    Output.flush()
  }
}

/// An evaluation as a table or as JSON.
struct EvaluationView: Encodable {
  struct IntentView: Encodable {
    let intent: String
    let right: Int
    let all: Int
  }
  struct ConfusionView: Encodable {
    let wanted: String
    let got: String
    let count: Int
  }
  struct OverMatchView: Encodable {
    let place: String
    let text: String
    let wanted: String
    let got: String
    let confidence: Double
  }

  let right: Int
  let all: Int
  let intents: [IntentView]
  let confusions: [ConfusionView]
  let overMatches: [OverMatchView]

  init(_ evaluation: Evaluation) {
    right = evaluation.right
    all = evaluation.results.count
    intents = evaluation.intents.map { IntentView(intent: $0.intent, right: $0.right, all: $0.all) }
    confusions = evaluation.confusions.map { ConfusionView(wanted: $0.wanted, got: $0.got, count: $0.count) }
    overMatches = evaluation.overMatches.map {
      OverMatchView(
        place: "\($0.wanted.file):\($0.wanted.line)", text: Output.printable($0.wanted.text), wanted: $0.wanted.intent, got: $0.got,
        confidence: $0.confidence)
    }
  }

  var table: String {
    func percent(_ right: Int, _ all: Int) -> String { String(format: "%5.1f %%", 100 * Double(right) / Double(max(1, all))) }
    var lines = ["\(right) of \(all) right, \(percent(right, all).drop { $0 == " " })", "", "accuracy per intent, the worst first"]
    lines += intents.map { "  \(percent($0.right, $0.all))  \($0.right) of \($0.all)  \($0.intent)" }
    guard !confusions.isEmpty else { return lines.joined(separator: "\n") + "\n" }
    lines += ["", "what is taken for what"]
    lines += confusions.prefix(30).map { "  \($0.count) × \($0.wanted) taken for \($0.got)" }
    lines += ["", "the surest mistakes"]
    lines += overMatches.prefix(30).map { String(format: "  %.2f  %@: \"%@\" is %@, taken for %@", $0.confidence, $0.place, $0.text, $0.wanted, $0.got) }
    return lines.joined(separator: "\n") + "\n"
  }
}
