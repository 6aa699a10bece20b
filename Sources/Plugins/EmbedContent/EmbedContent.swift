import Foundation
import PackagePlugin

/// Turns the content files of a target's folder into one Swift file of string literals.
@main
struct EmbedContent: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL
    let files = contentFiles(below: folder)
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) content files of \(target.name)",
        executable: try context.tool(named: "embed").url,
        arguments: [folder.path, output.path],
        inputFiles: files,
        outputFiles: [output])
    ]
  }

  private func contentFiles(below folder: URL) -> [URL] {
    let kinds: Set<String> = ["intent", "voc", "entity", "blacklist", "required", "dialog", "rec", "txt", "yaml", "html", "css", "js", "svg"]
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return found.filter { kinds.contains($0.pathExtension) }.sorted { $0.path < $1.path }
  }
}
