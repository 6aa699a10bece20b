import Compilation
import DialogFiles
import IntentFiles
import KnowledgeFiles
import Language
import Resources
import TrainedModel
import Understanding
import WordFiles

extension Coach {
  /// The content inside the program.
  public static let embeddedFiles = IntentFiles.files + DialogFiles.files + KnowledgeFiles.files

  /// The coach of the embedded content.
  public init() { self = Self.load().coach }

  /// A coach of the embedded content, with the files of a folder in the place of embedded ones of the same path.
  ///
  /// - Parameters:
  ///   - overrides: files of a content folder, with paths as in the repository.
  ///   - cache: keeps and gives models trained on changed content, by fingerprint.
  /// - Returns: the coach, and what was wrong with overriding files; the embedded file stands in for each broken one.
  public static func load(overrides: [ContentFile] = [], cache: (any ModelCache)? = nil) -> (coach: Coach, findings: [Finding]) {
    guard !overrides.isEmpty else {
      let content = ContentSet(intents: IntentFiles.files, dialogs: DialogFiles.files, records: KnowledgeFiles.files)
      guard let model = CompiledModel(files: TrainedModel.files) else {
        return (Coach(content: content, model: CompiledModel(content, english: .english), english: .english), [])
      }
      return (Coach(content: content, model: model, english: .english), [])
    }
    let (files, findings) = Overrides.merge(overrides, into: embeddedFiles)
    let content = ContentSet(files)
    let fingerprint = IntentCompiler.fingerprint(content)
    let embedded = CompiledModel(files: TrainedModel.files)
    if let embedded, embedded.intents.fingerprint == fingerprint { return (Coach(content: content, model: embedded, english: .english), findings) }
    if let cached = cache?.model(fingerprint).flatMap(CompiledModel.init(files:)), cached.intents.fingerprint == fingerprint {
      return (Coach(content: content, model: cached, english: .english), findings)
    }
    let model = CompiledModel(content, english: .english)
    cache?.keep(model.files, fingerprint)
    return (Coach(content: content, model: model, english: .english), findings)
  }
}

/// Keeps trained models between runs.
public protocol ModelCache: Sendable {
  /// The files of the model with this fingerprint; nil when there is none.
  func model(_ fingerprint: String) -> [ContentFile]?
  /// Keeps the files of a model under its fingerprint. A cache that cannot be written keeps nothing, which is no mistake.
  func keep(_ files: [ContentFile], _ fingerprint: String)
}

/// Puts a folder's files in the place of embedded ones, whole file by whole file.
enum Overrides {
  /// Broken files are left out and reported.
  static func merge(_ overrides: [ContentFile], into files: [ContentFile]) -> (files: [ContentFile], findings: [Finding]) {
    var findings: [Finding] = []
    var result = files
    var places = Dictionary(files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    for file in overrides {
      let broken = FileCheck.findings(file)
      guard broken.isEmpty else {
        findings += broken
        continue
      }
      if let place = places[file.path] {
        result[place] = file
      } else {
        places[file.path] = result.count
        result.append(file)
      }
    }
    return (result, findings)
  }
}
