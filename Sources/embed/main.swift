// embed FOLDER OUTPUT: writes the content files below FOLDER as one Swift file with a literal for each.
import Foundation

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  FileHandle.standardError.write(Data("usage: embed FOLDER OUTPUT\n".utf8))
  exit(64)
}
let folder = URL(fileURLWithPath: arguments[1])
let kinds: Set<String> = ["intent", "voc", "entity", "blacklist", "required", "dialog", "rec", "txt", "yaml", "html", "css", "js", "svg"]
let root = folder.lastPathComponent
var paths: [String] = []
for case let url as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)! where kinds.contains(url.pathExtension) {
  paths.append(String(url.standardizedFileURL.path.dropFirst(folder.standardizedFileURL.path.count + 1)))
}

/// A raw literal with as many # as the text needs.
func literal(_ text: String) -> String {
  var hashes = "#"
  while text.contains("\"" + hashes) || text.contains("\\" + hashes) { hashes += "#" }
  return "\(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)"
}

var source = "import Resources\n\n/// The content files of this folder, in the order of their paths.\npublic let files: [ContentFile] = [\n"
for path in paths.sorted() {
  let data = try Data(contentsOf: folder.appendingPathComponent(path))
  // Control characters have no place in a literal; lint reports them.
  let text = String(decoding: data, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n").unicodeScalars
    .filter { $0 == "\n" || $0 == "\t" || $0.value >= 0x20 && $0.value != 0x7F }
  source += "  ContentFile(\"\(root)/\(path)\", \(literal(String(String.UnicodeScalarView(text))))),\n"
}
source += "]\n"
try Data(source.utf8).write(to: URL(fileURLWithPath: arguments[2]))
