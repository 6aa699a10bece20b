import ArgumentParser
import CoachKit
import Foundation
import Persistence

/// Looks whether everything that coach needs is well: terminal, locale, store, content.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check terminal, locale, store and content, and say what to do about what is wrong.",
    discussion: "Reads only; what you have told coach is neither changed nor shown. Exit code 2 when something is wrong.")

  @OptionGroup var content: ContentOptions

  private struct Finding {
    let what: String
    let says: String
    /// What to do about it; nil when all is well.
    var remedy: String?
  }

  func run() async throws {
    let findings = [terminal, locale] + store() + [try await database(), knowledge()]
    Output.write("coach \(Version.facts)\n")
    for finding in findings {
      Output.write("\(finding.remedy == nil ? "ok  " : "!!  ") \(finding.what): \(finding.says)\n")
      if let remedy = finding.remedy { Output.write("     \(remedy)\n") }
    }
    Output.flush()
    if findings.contains(where: { $0.remedy != nil }) { throw ExitCode(2) }
  }

  private var environment: [String: String] { ProcessInfo.processInfo.environment }

  private var terminal: Finding {
    guard isatty(STDOUT_FILENO) == 1 else { return Finding(what: "terminal", says: "none, so answers are plain text") }
    let kind = environment["TERM"] ?? ""
    guard !kind.isEmpty, kind != "dumb" else {
      return Finding(what: "terminal", says: "its kind is not told", remedy: "Set TERM, for example to xterm-256color, for colour and line editing.")
    }
    var size = winsize()
    let width = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 ? Int(size.ws_col) : 0
    let colour = environment["NO_COLOR"]?.isEmpty ?? true ? "colour" : "no colour (NO_COLOR)"
    if 1..<40 ~= width { return Finding(what: "terminal", says: "\(kind), \(width) columns", remedy: "Make it 40 columns or wider for figures and tables.") }
    return Finding(what: "terminal", says: "\(kind), \(width) columns, \(colour)")
  }

  private var locale: Finding {
    let value = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let name = value.uppercased().replacingOccurrences(of: "-", with: "")
    if name.hasSuffix("UTF8") { return Finding(what: "locale", says: value) }
    return Finding(
      what: "locale", says: value.isEmpty ? "none is set" : "\(value) is not UTF-8",
      remedy: "Set LANG=C.UTF-8, so that figures and accented letters look right.")
  }

  private func store() -> [Finding] {
    let path = SQLiteStore.defaultPath(environment: environment)
    guard FileManager.default.fileExists(atPath: path) else {
      return [Finding(what: "store", says: "none yet; what you tell will be kept in \(path)")]
    }
    let mode = (try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int) ?? 0
    guard mode & 0o077 == 0 else {
      return [Finding(what: "store", says: "\(path) can be read by others", remedy: "chmod 600 '\(path)'")]
    }
    guard access(path, W_OK) == 0 else {
      return [Finding(what: "store", says: "\(path) cannot be written", remedy: "Give yourself write permission, or start coach with --no-memory.")]
    }
    return [Finding(what: "store", says: path)]
  }

  /// Whether the file can be used as it is.
  private func database() async throws -> Finding {
    let path = SQLiteStore.defaultPath(environment: environment)
    guard FileManager.default.fileExists(atPath: path) else { return Finding(what: "database", says: "nothing to check") }
    do {
      _ = try await HomeStore(path: path) { _ in }.runner(Sessions.me, .recent)
      return Finding(what: "database", says: "can be read")
    } catch let error as StoreError {
      return Finding(what: "database", says: "\(error)", remedy: "coach export FILE saves what can be read; docs/store.md tells more.")
    }
  }

  private func knowledge() -> Finding {
    do {
      let folder = content.folder ?? environment["COACH_CONTENT"].flatMap { $0.isEmpty ? nil : $0 }
      let (coach, findings) = try Coach.load(contentFolder: folder)
      let count = "\(coach.policy.knowledge.exercises.items.count) exercises, \(coach.policy.matcher.model.intents.count) intents"
      guard let folder else { return Finding(what: "content", says: "built in: \(count)") }
      guard findings.isEmpty else {
        return Finding(what: "content", says: "\(folder): \(findings.count) mistakes, built-in files stand in", remedy: "coach lint '\(folder)' lists them.")
      }
      return Finding(what: "content", says: "\(folder): \(count)")
    } catch {
      return Finding(what: "content", says: "\(error)", remedy: "Correct --content or COACH_CONTENT.")
    }
  }
}
