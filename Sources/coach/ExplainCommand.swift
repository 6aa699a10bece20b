import ArgumentParser
import CoachKit
import Foundation
import Rendering
import Understanding

/// Shows how a text was understood: tokens, corrections, names, the best intents and each piece of evidence with its share.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "explain", abstract: "Show how a text is understood, step by step.")

  @OptionGroup var content: ContentOptions
  @Option(help: "How many intents to show.") var intents = 3
  @Option(help: "text or json.") var format: Format = .text
  @Argument(help: "The text.") var text: [String]

  func run() throws {
    let coach = try content.load()
    let explanation = ExplanationView(text.joined(separator: " "), coach, intents: max(1, min(intents, 20)))
    Output.write(format == .json ? JSONRenderer.line(explanation) + "\n" : explanation.table)
    Output.flush()
  }
}

/// An explanation as a table or as JSON.
struct ExplanationView: Encodable {
  struct TokenView: Encodable {
    let text: String
    let correctedFrom: String?
  }
  struct EntityView: Encodable {
    let kind: String
    let id: String
    let words: String
    let how: String
  }
  struct EvidenceView: Encodable {
    let what: String
    let share: Double
  }
  struct IntentView: Encodable {
    let intent: String
    let confidence: Double
    let score: Double
    let evidence: [EvidenceView]
  }

  let input: String
  let tokens: [TokenView]
  let entities: [EntityView]
  let safety: String?
  let template: String?
  let intents: [IntentView]

  init(_ text: String, _ coach: Coach, intents count: Int) {
    let explanation = coach.policy.matcher.explain(text, keep: count)
    let match = explanation.match
    input = Output.printable(text)
    tokens = match.tokens.map { TokenView(text: $0.text, correctedFrom: $0.misspelt) }
    entities = match.entities.map { entity in
      EntityView(kind: entity.kind, id: entity.id, words: match.tokens[entity.tokens].map(\.text).joined(separator: " "), how: entity.how.rawValue)
    }
    safety = coach.alarm(text).map { "\($0.level.rawValue): \($0.id) (\($0.words))" }
    template = match.sampleIntent
    intents = zip(match.candidates, explanation.evidence).map { candidate, evidence in
      IntentView(
        intent: candidate.intent, confidence: rounded(candidate.confidence), score: rounded(candidate.score),
        evidence: evidence.prefix(12).map { EvidenceView(what: $0.what, share: rounded($0.share)) })
    }
  }

  var table: String {
    var lines = ["text      \(input)"]
    lines.append("tokens    " + tokens.map { token in token.correctedFrom.map { "\(token.text) (typed \"\($0)\")" } ?? token.text }.joined(separator: " · "))
    for entity in entities { lines.append("name      \(entity.kind) = \(entity.id)  from \"\(entity.words)\" (\(entity.how))") }
    if let safety { lines.append("warning   \(safety)") }
    lines.append("template  \(template.map { "word for word one of \($0)" } ?? "none fits word for word")")
    for intent in intents {
      lines.append("")
      lines.append("\(intent.intent)  confidence \(intent.confidence)  score \(intent.score)")
      for evidence in intent.evidence where abs(evidence.share) >= 0.005 {
        let share = (evidence.share >= 0 ? "+" : "−") + String(format: "%.3f", abs(evidence.share))
        lines.append("   \(share)  \(evidence.what)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

private func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }
