import Dialogue
import Resources

/// A sentence with the intent it stands for, as a person typed it.
public struct LabelledText: Sendable, Equatable {
  /// The sentence.
  public let text: String
  /// The intent's family: `exercise_howto`, `nutrition`, `thanks`.
  public let intent: String
  /// Other families that are right too.
  public let also: [String]
  /// `kind=id` of names in it.
  public let entities: [String]
  /// The path of the file where it stands.
  public let file: String
  /// The line where it stands, counted from 1.
  public let line: Int

  /// The intent is a family, or `nobody` for what is not ours; names are `kind=id`; the line is counted from 1.
  public init(text: String, intent: String, also: [String] = [], entities: [String] = [], file: String, line: Int) {
    self.text = text
    self.intent = intent
    self.also = also
    self.entities = entities
    self.file = file
    self.line = line
  }

  /// The sentences of a `.corpus` file, one a line: `sentence => kind=id, kind=id`. The intent is the folder below the scope's
  /// (`Corpus/coaching/injury_pain/achilles.corpus`), else the file's name; for `nothing.corpus` it is `nothing`.
  public static func corpus(_ file: ContentFile) -> [LabelledText] {
    let folders = file.folders
    let scope = folders.count > 1 ? String(folders[1]) : ""
    let family = folders.count > 2 ? String(folders[2]) : file.base
    // What is not ours is asked only whether it is declined.
    let intent = scope == "adjacent" || scope == "out" ? nobody : family
    return file.text.lines().map { line in
      let halves = line.text.split(separator: " => ", maxSplits: 1)
      let entities = halves.count > 1 ? halves[1].split(separator: ",").map { $0.filter { !$0.isWhitespace } } : []
      return LabelledText(text: String(halves[0]), intent: intent, entities: entities, file: file.path, line: line.number)
    }
  }

  /// Stands for every text that is not ours.
  public static let nobody = "nothing"
}

/// How a coach reads labelled texts.
public struct Evaluation: Sendable {
  /// How one of them was read.
  public struct Result: Sendable {
    /// The text with what it stands for.
    public let wanted: LabelledText
    /// The family it was read as; `nothing` when it was declined.
    public let got: String
    /// The probability that the reading is right, as the matcher sees it, from 0 to 1.
    public let confidence: Double
    /// Whose business it was taken for.
    public let scope: Reply.Scope
    /// Wanted names that were not found.
    public let missing: [String]
    /// Whether it was read as what it stands for; missing names do not count.
    public let isRight: Bool
  }

  /// One for each text, in their order.
  public let results: [Result]

  /// Reads each text on its own.
  public init(_ texts: [LabelledText], _ coach: Coach) {
    results = texts.map { text in
      var conversation = Conversation(id: "evaluation", seed: 1)
      let reply = coach.reply(to: Utterance(text.text), in: &conversation)
      let family = String(reply.intent.prefix { $0 != "." })
      let declined = reply.scope == .out || reply.scope == .adjacent
      let right: Bool
      switch text.intent {
      case LabelledText.nobody: right = reply.scope != .inScope
      // A bare topic is asked back, whatever the question is called.
      case "underspecified": right = family == text.intent || reply.act == .ask
      default: right = family == text.intent || text.also.contains(family)
      }
      let found = Set(reply.entities.map { "\($0.kind)=\($0.id)" })
      return Result(
        wanted: text, got: declined && text.intent == LabelledText.nobody ? LabelledText.nobody : family, confidence: reply.confidence,
        scope: reply.scope, missing: text.entities.filter { !found.contains($0) }, isRight: right)
    }
  }

  /// How many were read right.
  public var right: Int { results.count(where: \.isRight) }

  /// For each wanted intent how many texts are read right, the worst first.
  public var intents: [(intent: String, right: Int, all: Int)] {
    Dictionary(grouping: results, by: \.wanted.intent).map { ($0.key, $0.value.count(where: \.isRight), $0.value.count) }.sorted {
      (Double($0.1) / Double($0.2), $0.0) < (Double($1.1) / Double($1.2), $1.0)
    }
  }

  /// What is taken for what, the most frequent first.
  public var confusions: [(wanted: String, got: String, count: Int)] {
    Dictionary(grouping: results.filter { !$0.isRight }) { "\($0.wanted.intent) \($0.got)" }.map {
      ($0.value[0].wanted.intent, $0.value[0].got, $0.value.count)
    }.sorted { ($1.2, $0.0, $0.1) < ($0.2, $1.0, $1.1) }
  }

  /// Texts that another intent took, the surest first.
  public var overMatches: [Result] { results.filter { !$0.isRight }.sorted { ($1.confidence, $0.wanted.text) < ($0.confidence, $1.wanted.text) } }
}
