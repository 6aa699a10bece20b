import ArgumentParser
import CoachKit
import Foundation
import Journal
import Persistence
import Rendering

/// Writes everything that is kept of a person.
struct ExportCommand: AsyncParsableCommand {
  enum Kind: String, ExpressibleByArgument, CaseIterable { case json, csv }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write everything coach keeps of you: profile, log, plan and conversations (csv: the log).",
    discussion: "coach import reads both back.")

  @OptionGroup var owner: OwnerOptions
  @Option(help: "json or csv.") var format: Kind = .json
  @Argument(help: "The file; without one, standard output.") var file: String?

  func run() async throws {
    let id = owner.runner
    let export = try await OwnerOptions.saying { try await OwnerOptions.existing()?.export(id) ?? Export() }
    let text = format == .csv ? LogEntry.csv(export.log) : try export.json()
    if let file {
      // Nobody else may read it, from the first byte on.
      umask(0o077)
      chmod(file, 0o600)
      try Output.write(text, to: file)
    } else {
      Output.write(text)
    }
    Output.flush()
  }
}

/// Brings back what an export has written.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add what coach export wrote to what is kept; nothing is doubled.",
    discussion: "What is kept already stays as it is. A file with a mistake is refused whole.")

  @OptionGroup var content: ContentOptions
  @OptionGroup var owner: OwnerOptions
  @Option(help: "text or json.") var format: Format = .text
  @Argument(help: "The file; - for standard input.") var file: String

  private struct Result: Encodable {
    let entries: Int
    let conversations: Int
    let profile: Bool
    let plan: Bool
  }

  func run() async throws {
    let data = file == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: file)
    guard let data else {
      Output.complain("coach: \(file) cannot be read.")
      throw ExitCode(2)
    }
    let knowledge = try content.load().policy.knowledge
    let export: Export
    do { export = try Export(reading: data) { knowledge.exercises[$0] != nil } } catch let error as ImportError {
      Output.complain("coach: \(file): \(error). Nothing was imported.")
      throw ExitCode(1)
    }
    let id = owner.runner
    let merged = try await OwnerOptions.saying { try await OwnerOptions.home().opened().merge(export, into: id) }
    if format == .json {
      let result = Result(entries: merged.entries, conversations: merged.conversations, profile: merged.profile, plan: merged.plan)
      Output.write(JSONRenderer.line(result) + "\n")
    } else {
      Output.write(words(merged, export) + "\n")
    }
    Output.flush()
  }

  private func words(_ merged: SQLiteStore.Merged, _ export: Export) -> String {
    var parts: [String] = []
    if merged.entries > 0 { parts.append("\(merged.entries) \(merged.entries == 1 ? "entry" : "entries") of the log") }
    if merged.conversations > 0 { parts.append("\(merged.conversations) \(merged.conversations == 1 ? "conversation" : "conversations")") }
    if merged.profile { parts.append("what was missing in the profile") }
    if merged.plan { parts.append("the week") }
    let here = export.log.count - merged.entries
    let known = here > 0 ? " \(here) \(here == 1 ? "entry was" : "entries were") here already." : ""
    return (parts.isEmpty ? "Nothing new." : "Added: \(parts.joined(separator: ", ")).") + known
  }
}
