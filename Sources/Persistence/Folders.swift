import CoachKit
import Foundation
import Resources

/// Reads a content folder: `Intents/`, `Dialogs/` and `Records/` (or `Sources/Knowledge/Records/`) below it.
public enum ContentFolder {
  /// - Throws: `FolderError` when the folder is not there, `UnreadableFolder` when something in it cannot be read.
  public static func files(_ folder: String) throws -> [ContentFile] {
    guard isFolder(folder) else { throw FolderError(description: "There is no content folder at \(folder).") }
    let places = ["Intents": "Intents", "Dialogs": "Dialogs", "Records": "Records", "Sources/Knowledge/Records": "Records"]
    var files: [ContentFile] = []
    for (place, name) in places.sorted(by: { $0.key < $1.key }) {
      files += try texts(below: "\(folder)/\(place)", as: name, roles: ["intent", "voc", "entity", "blacklist", "required", "dialog", "rec"])
    }
    return files
  }

  /// The corpus files of a folder: `Tests/CorpusTests/Corpus/` or `Corpus/` below it.
  /// - Throws: `UnreadableFolder` when something in it cannot be read.
  public static func corpus(_ folder: String) throws -> [ContentFile] {
    try ["Tests/CorpusTests/Corpus", "Corpus"].flatMap { try texts(below: "\(folder)/\($0)", as: "Corpus", roles: ["corpus"]) }
  }

  /// The transcripts of a folder: `Tests/TranscriptTests/Transcripts/` or `Transcripts/` below it.
  /// - Throws: `UnreadableFolder` when something in it cannot be read.
  public static func transcripts(_ folder: String) throws -> [ContentFile] {
    try ["Tests/TranscriptTests/Transcripts", "Transcripts"].flatMap { try texts(below: "\(folder)/\($0)", as: "Transcripts", roles: ["transcript"]) }
  }

  /// No files where there is no such folder.
  private static func texts(below folder: String, as name: String, roles: Set<String>) throws -> [ContentFile] {
    isFolder(folder) ? try ContentFile.files(below: folder, as: name, roles: roles) : []
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}

/// A folder that is not there.
public struct FolderError: Error, CustomStringConvertible { public let description: String }

extension Coach {
  /// A coach of the built-in content, with the files of a folder in the place of built-in ones of the same path.
  ///
  /// - Returns: the coach, and what is wrong with files of the folder; built-in ones stand in for those.
  /// - Throws: `FolderError` when there is no such folder.
  public static func load(contentFolder: String?) throws -> (coach: Coach, findings: [Finding]) {
    guard let contentFolder else { return load() }
    return load(overrides: try ContentFolder.files(contentFolder), cache: ModelFolder())
  }
}

/// Where the XDG base directory specification puts things.
public enum BaseFolder: String {
  case state = "XDG_STATE_HOME"
  case cache = "XDG_CACHE_HOME"
  case data = "XDG_DATA_HOME"

  /// `~/.local/state/coach` and the like; nil when there is no home.
  public var path: String? {
    let environment = ProcessInfo.processInfo.environment
    if let folder = environment[rawValue], folder.hasPrefix("/") { return folder + "/coach" }
    guard let home = environment["HOME"], !home.isEmpty else { return nil }
    switch self {
    case .state: return home + "/.local/state/coach"
    case .cache: return home + "/.cache/coach"
    case .data: return home + "/.local/share/coach"
    }
  }
}

/// Models trained on changed content, one folder each in the cache directory.
public struct ModelFolder: ModelCache {
  public init() {}

  public func model(_ fingerprint: String) -> [ContentFile]? {
    guard let folder = BaseFolder.cache.path.map({ "\($0)/models/\(fingerprint)" }) else { return nil }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let files = names.compactMap { name in
      FileManager.default.contents(atPath: "\(folder)/\(name)").map { ContentFile(path: name, text: .loaded(Array($0))) }
    }
    return files.isEmpty ? nil : files
  }

  /// Written to a folder beside and renamed, so that a half-written model is never read. A cache that cannot be written is no mistake.
  public func keep(_ files: [ContentFile], _ fingerprint: String) {
    guard let models = BaseFolder.cache.path.map({ "\($0)/models" }) else { return }
    let manager = FileManager.default
    let draft = "\(models)/.\(fingerprint)-\(ProcessInfo.processInfo.processIdentifier)"
    try? manager.createDirectory(atPath: draft, withIntermediateDirectories: true)
    for file in files { file.text.withBytes { _ = manager.createFile(atPath: "\(draft)/\(file.path)", contents: Data($0)) } }
    if (try? manager.moveItem(atPath: draft, toPath: "\(models)/\(fingerprint)")) == nil { try? manager.removeItem(atPath: draft) }
  }
}
