import ArgumentParser
import Foundation

/// Starts `coach-server`, which stands beside `coach`, with the same arguments.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "serve", abstract: "Start the REST server (coach-server) that stands beside coach.")

  @Argument(parsing: .captureForPassthrough, help: "Options of coach-server; see coach-server --help.") var arguments: [String] = []

  func run() throws {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    let server = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("coach-server").path
    guard FileManager.default.isExecutableFile(atPath: server) else {
      Output.complain("coach: there is no coach-server beside coach. Build it with \"make server\".")
      throw ExitCode(2)
    }
    // Takes this process's place, so that signals reach the server.
    var words: [UnsafeMutablePointer<CChar>?] = ([server] + arguments).map { strdup($0) } + [nil]
    execv(server, &words)
    Output.complain("coach: coach-server could not be started: \(String(cString: strerror(errno))).")
    throw ExitCode(2)
  }
}
