import Foundation
import PackagePlugin

/// Trains the intent model on `Intents/` and the names in the knowledge records while the program is built.
@main
struct TrainModel: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let folders = [root.appending(path: "Intents"), root.appending(path: "Sources/Knowledge/Records")]
    let files = folders.flatMap(contentFiles)
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedModel.swift")
    return [
      .buildCommand(
        displayName: "Training the intent model on \(files.count) files",
        executable: try context.tool(named: "train").url,
        arguments: [root.path, output.path],
        inputFiles: files,
        outputFiles: [output])
    ]
  }

  private func contentFiles(below folder: URL) -> [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return found.filter { ["intent", "voc", "entity", "blacklist", "rec"].contains($0.pathExtension) }.sorted { $0.path < $1.path }
  }
}
