import ArgumentParser
import CoachKit
import Foundation
import Persistence

extension Forgettable: ExpressibleByArgument {}

/// Deletes what is kept of a person, for good.
struct ForgetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget", abstract: "Delete what coach keeps of you, for good: log, profile, plan, conversations or all.",
    discussion: """
      Asks first on a terminal; a script says --yes. What was deleted is overwritten in the file and in its write-ahead log. \
      "conversations" and "all" also delete the lines typed in the chat. Keep a copy with coach export.
      """)

  @OptionGroup var owner: OwnerOptions
  @Flag(help: "Do not ask.") var yes = false
  @Argument(help: "log, profile, plan, conversations or all.") var what: Forgettable = .all

  func run() async throws {
    let name = what == .all ? "everything" : "the \(what.rawValue)"
    if !yes {
      guard isatty(0) == 1 else {
        throw ValidationError("coach forget deletes \(name) for good and cannot ask here. Say it with --yes: coach forget \(what.rawValue) --yes")
      }
      Output.write("Delete \(name) of \(owner.runner) for good? Write yes to do it: ")
      Output.flush()
      guard readLine()?.trimmingCharacters(in: .whitespaces).lowercased() == "yes" else {
        Output.write("Nothing was deleted.\n")
        return Output.flush()
      }
    }
    let (id, what) = (owner.runner, what)
    let isGone = try await OwnerOptions.saying { try await OwnerOptions.existing()?.forget(what, of: id) ?? true }
    if what == .all || what == .conversations, id == Sessions.me { forgetHistory() }
    Output.write(what == .all ? "Everything is deleted.\n" : "Deleted: \(what.rawValue).\n")
    if !isGone { Output.complain("coach: another coach is running; the last traces go when it ends.") }
    for file in setAside() { Output.complain("coach: \(file) was set aside earlier and is still there. Delete it yourself if you do not need it.") }
    Output.flush()
  }

  private func forgetHistory() {
    guard let folder = BaseFolder.state.path else { return }
    try? FileManager.default.removeItem(atPath: folder + "/history")
  }

  /// Damaged files of earlier times, beside the store.
  private func setAside() -> [String] {
    let url = URL(fileURLWithPath: OwnerOptions.path)
    let folder = url.deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix(url.lastPathComponent + ".corrupt-") && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }.sorted().map {
      "\(folder)/\($0)"
    }
  }
}
