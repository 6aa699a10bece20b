import ArgumentParser
import CoachKit
import Compilation
import Foundation
import Linting
import Persistence
import Rendering
import Resources

/// Lists every mistake in the content, all in one run.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "List every mistake in content as file:line:column: error[code]: message.",
    discussion: "Exit code 1 when there is an error. Without DIR the folder you stand in is checked when it has Intents/, else the built-in content.")

  @Flag(help: "Print each template with its samples as JSON lines instead.") var samples = false
  @Argument(help: "A folder with Intents/, Dialogs/ and Records/ (or a part of them).") var folder: String?

  func run() throws {
    let folder = folder ?? (FileManager.default.fileExists(atPath: "Intents/en-US") ? "." : nil)
    let own = try folder.map(ContentFolder.files) ?? Coach.embeddedFiles
    // A part of the content is checked against the built-in rest, which is not reported.
    let isWhole = ["Intents/", "Dialogs/", "Records/"].allSatisfy { prefix in own.contains { $0.path.hasPrefix(prefix) } }
    let paths = Set(own.map(\.path))
    let files = isWhole ? own : Coach.embeddedFiles.filter { !paths.contains($0.path) } + own
    let linter = Linter(content: ContentSet(files), corpus: try folder.map(ContentFolder.corpus) ?? [])
    if samples {
      for listing in linter.sampleListing() { Output.write(JSONRenderer.line(listing) + "\n") }
      return
    }
    let findings = linter.findings().filter { isWhole || paths.contains($0.file) }.sorted()
    for finding in findings { Output.write("\(finding)\n") }
    let errors = findings.filter { $0.severity == .error }.count
    Output.write("\(own.count) files, \(errors) errors, \(findings.count - errors) warnings\n")
    Output.flush()
    if errors > 0 { throw ExitCode(1) }
  }
}
