import Dialogue
import Resources

/// Turns blocks into text: plain, terminal, Markdown.
public enum Renderer {
  /// Plain text, unwrapped: one line a paragraph or item.
  public static func plain(_ blocks: [Block]) -> String {
    var parts: [String] = []
    for block in blocks {
      var lines: [String] = []
      if let title = block.title, !title.isEmpty { lines.append(title.hasSuffix(":") ? title : title + ":") }
      if let text = block.text, !text.isEmpty { lines.append(text) }
      for (number, item) in (block.items ?? []).enumerated() {
        lines.append(block.type == .steps ? "\(number + 1). \(item)" : "- \(item)")
      }
      for fix in block.fixes ?? [] { lines.append("- \(sentence(fix.wrong)) \(sentence(fix.fix))") }
      if let file = block.file { lines.append("\(file.name) (\(file.mediaType))") }
      if let rows = block.rows {
        for row in rows { lines.append("- " + tableLine(block.header ?? [], row)) }
      }
      if !lines.isEmpty { parts.append(lines.joined(separator: "\n")) }
    }
    return parts.joined(separator: "\n\n")
  }

  /// A row in words: `Exercise; Sets × reps 3 × 8; Rest 60 s`.
  private static func tableLine(_ header: [String], _ row: [String]) -> String {
    var cells: [String] = []
    for (place, cell) in row.enumerated() where !cell.isEmpty {
      let name = place < header.count ? header[place] : ""
      cells.append(place == 0 || name.isEmpty ? cell : "\(name.lowercased()) \(cell)")
    }
    return cells.joined(separator: "; ")
  }

  public static func sentence(_ text: String) -> String { text.hasSuffix(".") || text.isEmpty ? text : text + "." }

  /// Markdown (CommonMark with tables).
  public static func markdown(_ reply: Reply) -> String {
    var parts: [String] = []
    for block in reply.blocks {
      var lines: [String] = []
      if let title = block.title, !title.isEmpty { lines += ["**\(escapedMarkdown(title))**", ""] }
      if let text = block.text, !text.isEmpty {
        switch block.type {
        case .warning: lines.append("> **\(escapedMarkdown(text))**")
        case .note: lines.append("> \(escapedMarkdown(text))")
        default: lines.append(escapedMarkdown(text))
        }
      }
      for (number, item) in (block.items ?? []).enumerated() { lines.append("\(block.type == .steps ? "\(number + 1)." : "-") \(escapedMarkdown(item))") }
      if let file = block.file { lines += ["```", file.content, "```"] }
      for fix in block.fixes ?? [] { lines.append("- **\(escapedMarkdown(sentence(fix.wrong)))** \(escapedMarkdown(sentence(fix.fix)))") }
      if let rows = block.rows, let header = block.header {
        lines.append("| " + header.map(escapedMarkdown).joined(separator: " | ") + " |")
        lines.append("|" + String(repeating: "---|", count: header.count))
        for row in rows { lines.append("| " + row.map(escapedMarkdown).joined(separator: " | ") + " |") }
      }
      if !lines.isEmpty { parts.append(lines.joined(separator: "\n")) }
    }
    if !reply.suggestions.isEmpty { parts.append(reply.suggestions.map { "*\(escapedMarkdown($0))*" }.joined(separator: " · ")) }
    return parts.joined(separator: "\n\n")
  }
}
