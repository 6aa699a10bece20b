import CoachKit
import Dialogue
import Knowledge
import Resources
import Testing

@Suite struct MustNotClaimTests {
  private let dialog = "Dialogs/en-US/coaching/x.dialog"

  @Test(arguments: [
    "Strength work prevents injuries.", "An injury-proof plan.", "Results are guaranteed.", "A clinically proven method.",
    "Our physio-approved plan.",
    "No pain, no gain.", "Sounds like you have shin splints.", "You've got a torn meniscus there.", "Take 400 mg first.", "Take 400mg first.",
    "Take ibuprofen and run.", "Squats ruin your knees.", "Rolling breaks up scar tissue.", "It's probably nothing serious.",
    "You will run 5 percent faster.", "Run through the pain.", "You will be healed in 6 weeks.",
  ])
  func claimsAreFound(_ sentence: String) {
    let content = [dialog: "Fine.\n\(sentence)\n", "Records/Injuries/shin_splints.rec": "Id: shin_splints\nName: Shin splints\n"]
    #expect(lint(content).places("must-not-claim") == ["error \(dialog):2"])
  }

  @Test(arguments: [
    "Strength work doesn't prevent injuries for certain.", "It may lower the risk of injuries.", "No pain, no gain is a myth.",
    "That squats ruin your knees is untrue.", "Does stretching prevent injuries?", "If you have shin splints, run on grass.", "You have good form.",
    "There is no proof that lifting prevents injuries.", "Do not take ibuprofen and run.", "Aim for 20 g of protein.",
  ])
  func denialsQuestionsAndConditionsAreFine(_ sentence: String) {
    let content = [dialog: "\(sentence)\n", "Records/Injuries/shin_splints.rec": "Id: shin_splints\nName: Shin splints\n"]
    #expect(lint(content).places("must-not-claim").isEmpty)
  }

  @Test func aDenialCountsInItsOwnSentenceOnly() {
    #expect(lint([dialog: "It is not hard. It prevents injuries.\n"]).places("must-not-claim") == ["error \(dialog):1"])
    #expect(lint([dialog: "It is not hard. It prevents injuries.\n"]).first { $0.code == "must-not-claim" }?.column == 20)
  }

  @Test func recordsAreReadLineByLine() {
    let path = "Records/Exercises/squat.rec"
    let findings = lint([
      path: "Id: squat\nWhy: It is a good move.\n+ It prevents injuries.\nMistake: You train through pain => Stop.\n"
    ])
    #expect(findings.places("must-not-claim") == ["error \(path):3"])
  }

  @Test func fieldsThatDenyByNameAreFine() {
    let findings = lint([
      "Records/Sources/x.rec": "Id: x\nTitle: Training prevents injuries\nDoesNotShow: That rolling prevents injury.\n",
      "Records/Injuries/y.rec": "Id: y\nMyth: That squats ruin the knees.\n",
      "Records/Topics/z.rec": "Id: z\nTitle: Does stretching prevent injury\n",
    ])
    #expect(findings.places("must-not-claim").isEmpty)
  }

  private static let claim = "It prevents injuries."

  /// A bad sentence planted in any file of the real content is found.
  @Test func aPlantedClaimIsFoundInEveryFile() {
    let content = Coach.load().coach.content
    var texts: [String: String] = [:]
    var places: Set<String> = []
    for file in content.dialogs + content.records where !file.name.hasPrefix("_") {
      let text = file.text.string
      let isRecord = file.path.hasSuffix(".rec")
      let line = isRecord ? Self.planted(in: file.folder) + ": " + Self.claim : Self.claim
      texts[file.path] = text + (text.hasSuffix("\n") ? "" : "\n") + line + "\n"
      places.insert(file.path)
    }
    #expect(places.count > 500)
    let found = Set(lint(texts).filter { $0.code == "must-not-claim" }.map(\.file))
    #expect(places.subtracting(found).isEmpty, "\(places.subtracting(found).sorted())")
  }

  /// A field of records of a folder that people read.
  private static func planted(in folder: Substring) -> String {
    switch folder {
    case "Exercises": "Benefit"
    case "Sources": "Shows"
    case "RedFlags": "Why"
    case "Poses": "Text"
    case "Concepts", "Beliefs", "Routines", "BodyParts": "Why"
    case "Groups": "May"
    case "Injuries": "Help"
    case "Topics": "Point"
    default: "Improvise"
    }
  }

  /// Whole answers, as they are put together, claim nothing either.
  @Test func answersClaimNothing() {
    let coach = Coach.load().coach
    let knowledge = coach.policy.knowledge
    var questions = knowledge.exercises.items.flatMap {
      ["how do I do a \($0.name)", "why \($0.plural)", "what instead of \($0.plural) because my knee hurts"]
    }
    questions += knowledge.injuries.items.flatMap { ["what helps \($0.name)", "can I run with \($0.name)", "how do I prevent \($0.name)"] }
    questions += knowledge.concepts.items.map { "what is \($0.name)" } + knowledge.bodyParts.items.map { "\($0.name) exercises, quiet, at home" }
    questions += knowledge.topics.items.flatMap(\.suggestions)
    var lines: [String] = []
    for question in questions {
      var conversation = Conversation(id: "", seed: 1)
      let reply = coach.reply(to: Utterance(question), in: &conversation)
      lines += reply.text.split(separator: "\n").map { line in String(line.map { "()[]{}|".contains($0) ? " " : $0 }) }.filter { !$0.allSatisfy { $0 == " " } }
    }
    #expect(lines.count > 2_000)
    let findings = lint([dialog: lines.joined(separator: "\n") + "\n"]).filter { $0.code == "must-not-claim" }
    #expect(findings.isEmpty, "\(findings.map { "\(lines[$0.line - 1]): \($0.message)" })")
  }
}
