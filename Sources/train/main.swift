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
let root = arguments[1]

let content = ContentSet(
  try ContentFile.files(below: "\(root)/Intents", as: "Intents", roles: ["intent", "voc", "entity", "blacklist"])
    + ContentFile.files(below: "\(root)/Sources/Knowledge/Records", as: "Records", roles: ["rec"]))
let english = WordList(try ContentFile.files(below: "\(root)/Sources/WordFiles", roles: ["txt"])[0].text)
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
