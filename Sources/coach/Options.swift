import ArgumentParser
import CReadline
import CoachKit
import Foundation
import Persistence
import Resources

/// Where the content comes from.
struct ContentOptions: ParsableArguments {
  @Option(name: .customLong("content"), help: ArgumentHelp("A folder whose files take the place of the built-in ones (also COACH_CONTENT).", valueName: "DIR"))
  var folder: String?

  func load() throws -> Coach { try Self.load(folder) }

  /// Loads the coach; mistakes in the folder's files go to standard error and the chat goes on.
  static func load(_ folder: String?) throws -> Coach {
    let folder = folder ?? ProcessInfo.processInfo.environment["COACH_CONTENT"].flatMap { $0.isEmpty ? nil : $0 }
    let (coach, findings) = try Coach.load(contentFolder: folder)
    for finding in findings { Output.complain("\(folder ?? "")/\(finding)") }
    if !findings.isEmpty { Output.complain("coach: the built-in files stand in for the broken ones.") }
    return coach
  }
}

/// How a reply is written.
enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json }

/// How questions are read.
enum Input: String, ExpressibleByArgument, CaseIterable { case lines, json }

struct TalkOptions: ParsableArguments {
  @OptionGroup var content: ContentOptions
  @Option(help: "How answers are written: text, markdown or json.") var format: Format = .text
  @Option(help: "How questions are read from standard input: lines, or json (one object a line).") var input: Input = .lines
  @Option(help: ArgumentHelp("Go on with the conversation of this name; it is kept between runs.", valueName: "NAME")) var conversation: String?
  @Option(help: ArgumentHelp("Choose the wording: the same seed and questions give the same answers.", valueName: "N")) var seed: UInt64?
  @OptionGroup var memory: MemoryOptions
  @Flag(help: "No colour (also NO_COLOR).") var noColor = false

  var settings: TalkSettings {
    TalkSettings(
      contentFolder: content.folder, format: format, input: input, conversation: conversation, runner: memory.runner, seed: seed,
      noMemory: memory.noMemory, noColor: noColor)
  }
}

/// Who talks, and whether anything is kept.
struct MemoryOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Who talks, where several people use this computer; \(Sessions.me) without it.", valueName: "NAME")) var runner: String?
  @Flag(help: "Read and keep nothing on disk: neither profile, log, plan and conversations nor history.") var noMemory = false

  func validate() throws {
    if let runner { try Self.check(runner) }
  }

  static func check(_ runner: String) throws {
    if !Sessions.isRunnerName(runner) { throw ValidationError("--runner is a name of up to 64 signs without blanks and slashes.") }
  }
}

/// The runner whose things a command shows or changes.
struct OwnerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Whose; \(Sessions.me) without it.", valueName: "NAME")) var runner = Sessions.me

  func validate() throws { try MemoryOptions.check(runner) }

  static var path: String { SQLiteStore.defaultPath(environment: ProcessInfo.processInfo.environment) }

  /// The store of this computer.
  static func home() -> HomeStore { HomeStore(path: path) { Output.complain("coach: \($0)") } }

  /// The store opened for changes; nil when nothing is kept on this computer.
  /// - Throws: exit code 2 when it cannot be opened, after saying why.
  static func existing() async throws -> SQLiteStore? {
    let home = home()
    guard await home.isThere else { return nil }
    return try await saying { try await home.opened() }
  }

  /// Says what goes wrong with the store, and leaves with exit code 2.
  static func saying<T>(_ work: () async throws -> T) async throws -> T {
    do { return try await work() } catch let error as StoreError {
      Output.flush()
      Output.complain("coach: \(error)")
      throw ExitCode(2)
    }
  }
}

/// What the options of a talk say, and what holds without any.
struct TalkSettings {
  var contentFolder: String?
  var format = Format.text
  var input = Input.lines
  var conversation: String?
  /// Nil for the person at this computer.
  var runner: String?
  var seed: UInt64?
  var noMemory = false
  /// Whether to give up, instead of answering, where the store cannot be used.
  var mustKeep = false
  var noColor = false
}

/// Writing to the two outputs, and to files.
enum Output {
  /// Writes a file that takes the place of an earlier one.
  /// - Throws: exit code 2 when it cannot be written, after saying why.
  static func write(_ text: String, to path: String) throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    } catch {
      complain("coach: \(path) cannot be written: \(error.localizedDescription)")
      throw ExitCode(2)
    }
  }

  /// A line on standard error.
  static func complain(_ text: String) {
    FileHandle.standardError.write(Data((printable(text) + "\n").utf8))
  }

  /// A text on standard output, buffered by the C library.
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { coach_write($0.baseAddress, $0.count) }
  }

  /// Hands everything written so far to the operating system.
  static func flush() { coach_flush() }

  /// The same text without control characters, so that nobody's words drive the terminal.
  static func printable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 == "\n" || $0 == "\t" || !($0.value < 0x20 || (0x7F..<0xA0).contains($0.value)) }))
  }
}
