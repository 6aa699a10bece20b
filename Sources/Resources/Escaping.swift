/// Text in which XML and HTML see no marks of their own.
public func escapedXML(_ text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.append(character)
    }
  }
  return result
}

/// Text in which Markdown sees no marks of its own, on one line.
public func escapedMarkdown(_ text: String) -> String {
  var result = ""
  for character in text {
    if "\\`*_[]<>#|".contains(character) { result.append("\\") }
    result.append(character.isNewline ? " " : character)
  }
  return result
}
