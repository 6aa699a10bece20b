// train PACKAGE_FOLDER OUTPUT: trains the intent model on the content and writes it as one Swift file of literals.
import Compilation
import Foundation
import Knowledge
import Language
import Resources
import Understanding

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  FileHandle.standardError.write(Data("usage: train PACKAGE_FOLDER OUTPUT\n".utf8))
  exit(64)
}
let root = URL(fileURLWithPath: arguments[1])

func contentFiles(_ folder: String, as name: String) -> [ContentFile] {
  let base = root.appendingPathComponent(folder).standardizedFileURL
  var files: [ContentFile] = []
  for case let url as URL in FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)! {
    guard ["intent", "voc", "entity", "blacklist", "rec", "txt"].contains(url.pathExtension), let data = try? Data(contentsOf: url) else { continue }
    files.append(ContentFile(path: name + url.standardizedFileURL.path.dropFirst(base.path.count), text: .loaded(Array(data))))
  }
  return files.sorted { $0.path < $1.path }
}

let content = ContentSet(contentFiles("Intents", as: "Intents") + contentFiles("Sources/Knowledge/Records", as: "Records"))
let english = WordList(contentFiles("Sources/WordFiles", as: "WordFiles")[0].text)
let model = CompiledModel(content, english: english)

var source = "import Resources\n\n/// The trained intent model.\npublic let files: [ContentFile] = [\n"
for file in model.files {
  let text = file.text.string
  var hashes = "#"
  while text.contains("\"" + hashes) || text.contains("\\" + hashes) { hashes += "#" }
  let quotes = text.contains("\n") ? "\"\"\"" : "\""
  let lineEnd = text.contains("\n") ? "\n" : ""
  source += "  ContentFile(\"\(file.path)\", \(hashes)\(quotes)\(lineEnd)\(text)\(lineEnd)\(quotes)\(hashes)),\n"
}
source += "]\n"
try Data(source.utf8).write(to: URL(fileURLWithPath: arguments[2]))
