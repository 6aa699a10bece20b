import Language
import Resources
import Templates

/// The intents of a project, as its `.intent`, `.voc`, `.entity` and `.blacklist` files say them (OVOS-INTENT-2), made ready to learn from.
///
/// An intent has the name of its file: `renew_loan.intent` is `renew_loan`, in a folder `loans/renew`. `{item}` in a template is filled with
/// the values of `item.entity`, one a line, of which the first phrasing is the name: `(film|dvd|movie)`.
public struct IntentSet: Sendable {
  /// Sentences to learn from, each once: those of the templates with names in their slots.
  public let samples: [TrainingSample]
  /// The values of the `.entity` files and, first, the phrases of the `.blacklist` files, which only look like one.
  public let names: [LexiconEntry]
  /// What is wrong with the files. Lines with an error are left out.
  public let findings: [Finding]

  /// Reads the files below a folder.
  /// - Throws: `UnreadableFolder` when the folder or a file in it cannot be read. Mistakes in the files are no errors, but `findings`.
  public init(folder: String) throws(UnreadableFolder) {
    self.init(try ContentFile.files(below: folder, roles: ["intent", "voc", "entity", "blacklist"]))
  }

  /// - Parameter files: with paths below the folder of intents. Files of other kinds are passed over.
  public init(_ files: [ContentFile]) {
    var reader = IntentFolderReader(files)
    names = reader.names()
    samples = reader.samples(SlotFiller(names))
    findings = reader.findings.sorted()
  }

  /// Learns the intents: a matter of seconds for a hundred of them.
  ///
  /// - Parameters:
  ///   - english: common words, which are no typos of words in the samples: `WordList.english` of the module WordFiles.
  ///   - settings: how to learn.
  /// - Returns: what finds the intent of a text; without samples it finds none.
  public func matcher(english: WordList, settings: Trainer.Settings = .init()) -> Matcher {
    let lexicon = Lexicon(names)
    let words = Set(names.flatMap { $0.phrasings.flatMap { $0.split(separator: " ").map(String.init) } })
    let model = Trainer(english: english, settings: settings).train(samples, lexicon: lexicon, furtherWords: words.sorted())
    return Matcher(lexicon: lexicon, model: model, english: english)
  }
}

/// Reads the files of an intent set and notes their mistakes.
private struct IntentFolderReader {
  private(set) var findings: [Finding] = []
  private let files: [ContentFile]
  private let vocabularies: Vocabularies

  init(_ files: [ContentFile]) {
    self.files = files.sorted { $0.path < $1.path }
    var templates: [String: [Template]] = [:]
    for file in files where file.role == "voc" { templates[file.base] = file.text.lines().compactMap { try? Template(parsing: $0.text) } }
    vocabularies = Vocabularies(templates)
    for file in self.files where file.role == "voc" { _ = sentences(file, limit: 1) }
  }

  /// The sentences of each line with its number; a line that is no template is noted.
  private mutating func sentences(_ file: ContentFile, limit: Int) -> [(sentences: [String], template: Template, line: Line)] {
    file.text.lines().compactMap { line in
      do throws(MalformedTemplate) {
        let template = try Template(parsing: line.text)
        return (try template.samples(vocabularies, limit: limit), template, line)
      } catch {
        findings.append(Finding(error.reason.rawValue, file: file.path, line: line.number, column: line.column + error.column - 1, error.message))
        return nil
      }
    }
  }

  mutating func names() -> [LexiconEntry] {
    var looks: [LexiconEntry] = []
    var names: [LexiconEntry] = []
    for file in files where file.role == "entity" || file.role == "blacklist" {
      for (sentences, _, _) in sentences(file, limit: 64) {
        let phrasings = sentences.map(Tokeniser.normalised).filter { !$0.isEmpty }
        guard let first = phrasings.first else { continue }
        let id = first.split(separator: " ").joined(separator: "_")
        if file.role == "entity" {
          names.append(LexiconEntry(kind: file.base, id: id, phrasings: phrasings))
        } else {
          looks.append(LexiconEntry(kind: Lexicon.noKind, id: id, phrasings: phrasings))
        }
      }
    }
    return looks + names
  }

  /// About how many sentences an intent gives to learn from.
  private static let samplesOfIntent = 320

  mutating func samples(_ filler: SlotFiller) -> [TrainingSample] {
    var samples: [TrainingSample] = []
    var said: Set<String> = []
    for file in files where file.role == "intent" {
      let intent = String(file.path.dropLast(".intent".count))
      for (sentences, template, line) in sentences(file, limit: max(2, Self.samplesOfIntent / max(1, file.text.lines().count))) {
        for slot in template.slots where !filler.knows(SlotFiller.kind(slot)) {
          findings.append(
            Finding(
              "unknown-slot", .warning, file: file.path, line: line.number, column: line.column, "There is no \(SlotFiller.kind(slot)).entity for {\(slot)}."))
        }
        for sentence in sentences {
          // Which name stands in a slot follows from the sentence, so that a new template leaves the samples of all others as they are.
          let filled = filler.fill(sentence, Int(truncatingIfNeeded: hashed(sentence, seed: 31) >> 20))
          if said.insert("\(intent) \(filled.text)").inserted { samples.append(TrainingSample(text: filled.text, intent: intent, slots: filled.slots)) }
        }
      }
    }
    return samples
  }
}
