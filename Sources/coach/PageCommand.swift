import ArgumentParser
import CoachKit
import Foundation

/// Writes the page of all exercises with its pictures; CI checks that the one in docs/ is not stale.
struct PageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page", abstract: "Write a page of all exercises, with pictures, into a folder.")

  @OptionGroup var content: ContentOptions
  @Flag(help: "Write nothing; say which files are stale, and end with status 1 if any is.") var check = false
  @Argument(help: "The folder.") var folder: String

  func run() throws {
    var stale: [String] = []
    for (path, text) in ExercisePage(try content.load()).files {
      let url = URL(fileURLWithPath: folder).appendingPathComponent(path)
      guard (try? Data(contentsOf: url)) != Data(text.utf8) else { continue }
      stale.append(path)
      guard !check else { continue }
      do {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      } catch {
        Output.complain("coach: \(url.path) cannot be written: \(error.localizedDescription)")
        throw ExitCode(2)
      }
    }
    guard check, !stale.isEmpty else { return }
    Output.complain("Stale: \(stale.joined(separator: ", ")). Run: coach page \(folder)")
    throw ExitCode(1)
  }
}
