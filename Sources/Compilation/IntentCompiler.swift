import Knowledge
import Language
import Resources
import Templates
import Understanding

/// An intent's name as its file's path says it: scope folder, family, own name.
public struct IntentName: Sendable, Hashable {
  public enum Scope: String, Sendable, CaseIterable { case coaching, adjacent, smalltalk, dialogue, out, red_flags }

  public let scope: Scope
  /// `injury_pain.achilles` or `warmup`
  public let name: String

  /// The part before the point.
  public let family: String
  /// The part after the point, else the name: the base name of the intent's file, dialog and topic.
  public let base: String
  /// As the model knows it: `coaching/injury_pain.achilles`.
  public var label: String { "\(scope.rawValue)/\(name)" }

  private init(scope: Scope, name: String) {
    self.scope = scope
    self.name = name
    let point = name.utf8.firstIndex(of: UInt8(ascii: "."))
    family = point.map { String(name[..<$0]) } ?? name
    base = point.map { String(name[name.utf8.index(after: $0)...]) } ?? name
  }

  public init?(label: String) {
    guard let slash = label.utf8.firstIndex(of: UInt8(ascii: "/")), let scope = Scope(rawValue: String(label[..<slash])) else { return nil }
    self.init(scope: scope, name: String(label[label.utf8.index(after: slash)...]))
  }

  /// From `Intents/en-US/<scope>/[<family>/]<name>.intent`; nil when the path has no known scope.
  public init?(path: ContentFile) {
    let folders = path.folders
    guard folders.count >= 3, let scope = Scope(rawValue: folders[2]) else { return nil }
    let family = folders.count > 3 ? folders[3] : path.base
    self.init(scope: scope, name: family == path.base ? family : "\(family).\(path.base)")
  }
}

/// One intent file with its templates.
public struct IntentFile: Sendable {
  public let name: IntentName
  public let path: String
  public let templates: [(template: Template, line: Line)]
}

/// Turns `.intent` files into training samples.
public struct IntentCompiler: Sendable {
  public let files: [IntentFile]
  public let vocabularies: Vocabularies
  public let findings: [Finding]

  public init(_ content: ContentSet) {
    var files: [IntentFile] = []
    var findings: [Finding] = []
    let vocabularies = content.vocabularies()
    for file in content.intents {
      guard ["intent", "voc", "entity", "blacklist", "required"].contains(file.role) else { continue }
      var templates: [(Template, Line)] = []
      for line in file.text.lines() {
        do throws(MalformedTemplate) {
          let template = try Template(parsing: line.text)
          _ = try template.samples(vocabularies, limit: 200)
          templates.append((template, line))
        } catch {
          findings.append(
            Finding(error.reason.rawValue, file: file.path, line: line.number, column: line.column + error.column - 1, error.message))
        }
      }
      guard file.role == "intent" else { continue }
      if let name = IntentName(path: file) {
        files.append(IntentFile(name: name, path: file.path, templates: templates))
      } else {
        findings.append(
          Finding(
            "unknown-scope", file: file.path,
            "An intent file belongs below Intents/en-US/ in one of: \(IntentName.Scope.allCases.map(\.rawValue).joined(separator: ", "))."))
      }
    }
    self.files = files.sorted { $0.path < $1.path }
    self.vocabularies = vocabularies
    self.findings = findings
  }

  /// Sentences for training. Questions are learnt from two sentences of each template, so that one with many alternatives counts no more than
  /// a plain sentence. Small talk and the like are closed sets, whose alternatives are what people say: they give about as many sentences an
  /// intent. Slots are filled with names of their kind, a different one each time. Every second sentence is given once more as a fragment,
  /// without the words that people leave out in a search box: "squat depth knees".
  public func samples(_ names: [LexiconEntry]) -> [TrainingSample] {
    let fillers = SlotFiller(names)
    var samples: [TrainingSample] = []
    for file in files {
      let isOpen = file.name.scope == .coaching || file.name.scope == .adjacent
      let limit = isOpen ? 2 : max(2, Self.samplesOfClosedIntent / max(1, file.templates.count))
      for (template, _) in file.templates {
        for sentence in (try? template.samples(vocabularies, limit: limit)) ?? [] {
          // What stands in a slot follows from the sentence itself, so that a new template leaves the samples of all others as they are.
          let choice = Self.choice(sentence)
          let filled = fillers.fill(sentence, choice)
          samples.append(TrainingSample(text: filled.text, intent: file.name.label, slots: filled.slots))
          guard choice % 2 == 0, let fragment = Self.fragment(sentence) else { continue }
          let short = fillers.fill(fragment, choice)
          samples.append(TrainingSample(text: short.text, intent: file.name.label, slots: short.slots))
        }
      }
    }
    return samples
  }

  private static func choice(_ sentence: String) -> Int {
    Int(truncatingIfNeeded: sentence.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } >> 20)
  }

  /// About how many sentences an intent of a closed set gives to learn from.
  private static let samplesOfClosedIntent = 320

  /// The sentence without function words; nil when that leaves less than two words or changes nothing.
  private static func fragment(_ sentence: String) -> String? {
    let words = sentence.split(separator: " ")
    let kept = words.filter { !functionWords.contains(String($0)) }
    return kept.count >= 2 && kept.count < words.count ? kept.joined(separator: " ") : nil
  }

  private static let functionWords: Set<String> = [
    "i", "my", "the", "a", "an", "to", "do", "is", "it", "for", "of", "in", "on", "am", "are", "can", "should", "have", "you", "me", "that", "this", "at", "be",
    "does", "will", "would", "so", "and", "with", "if", "just", "some", "please", "was", "get",
  ]

  /// The sentences of all templates, for word-for-word hits.
  ///
  /// - Parameter limit: how many sentences of one template at most.
  public func sentences(_ names: [LexiconEntry], limit: Int) -> [TrainingSample] {
    let fillers = SlotFiller(names)
    return files.flatMap { file in
      file.templates.flatMap { template, _ in
        ((try? template.samples(vocabularies, limit: limit)) ?? []).map { sentence in
          let filled = fillers.fill(sentence, 1)
          return TrainingSample(text: filled.text, intent: file.name.label, slots: filled.slots)
        }
      }
    }
  }

  /// Stands for the content a model was trained on, and for how models are written: FNV-1a over paths and texts.
  public static func fingerprint(_ content: ContentSet) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 } }
    for file in (content.intents + content.records).sorted(by: { $0.path < $1.path }) where ["intent", "voc", "entity", "blacklist", "rec"].contains(file.role)
    {
      add(file.path.utf8)
      // Every line end counts the same, whatever the editor wrote.
      file.text.withBytes { add($0.lazy.filter { $0 != 0x0D }) }
    }
    return "\(IntentModel.format)-" + String(hash, radix: 36)
  }
}
