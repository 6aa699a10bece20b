import Dialogue
import Resources

/// Replies as HTML for readers without scripts. The page's script builds the same elements from the JSON (Web/chat.js).
public enum HTMLRenderer {
  /// A question and its answer.
  ///
  /// - Parameters:
  ///   - picture: the address of a figure's picture.
  ///   - sources: what the answer rests on, in words.
  public static func turn(_ reply: Reply, picture: (Block.Figure) -> String, sources: [String] = []) -> String {
    var parts = ["<article class=\"turn\">", "<h2 class=\"question\"><bdi>\(escapedXML(reply.input))</bdi></h2>"]
    parts.append("<div class=\"answer\(reply.safety == nil ? "" : " safety")\">")
    parts += reply.blocks.map { block($0, picture) }
    parts.append("</div>")
    if !sources.isEmpty { parts.append("<details class=\"sources\"><summary>Sources</summary>\(list("ul", sources))</details>") }
    return (parts + ["</article>"]).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func block(_ block: Block, _ picture: (Block.Figure) -> String) -> String {
    var parts: [String] = []
    if let title = block.title, !title.isEmpty { parts.append("<h3>\(escapedXML(title))</h3>") }
    if let figure = block.figure {
      parts.append("<figure><img src=\"\(escapedXML(picture(figure)))\" alt=\"\(escapedXML(block.text ?? ""))\"></figure>")
    } else if let text = block.text, !text.isEmpty {
      parts.append("<p class=\"\(block.type.rawValue)\">\(escapedXML(text))</p>")
    }
    if let items = block.items { parts.append(list(block.type == .steps ? "ol" : "ul", items)) }
    if let fixes = block.fixes {
      let items = fixes.map { "<li><strong>\(escapedXML(Renderer.sentence($0.wrong)))</strong> \(escapedXML(Renderer.sentence($0.fix)))</li>" }
      parts.append("<ul>\(items.joined())</ul>")
    }
    if let rows = block.rows { parts.append(table(block.header ?? [], rows)) }
    if let file = block.file {
      let address = "data:\(file.mediaType);charset=utf-8,\(percentEncoded(file.content))"
      parts.append("<p><a class=\"file\" download=\"\(escapedXML(file.name))\" href=\"\(escapedXML(address))\">Save \(escapedXML(file.name))</a></p>")
    }
    return parts.joined(separator: "\n")
  }

  private static func list(_ tag: String, _ items: [String]) -> String {
    "<\(tag)>\(items.map { "<li>\(escapedXML($0))</li>" }.joined())</\(tag)>"
  }

  private static func table(_ header: [String], _ rows: [[String]]) -> String {
    let head = header.map { "<th scope=\"col\">\(escapedXML($0))</th>" }.joined()
    let body = rows.map { row in
      let cells = row.enumerated().map { place, cell in place == 0 ? "<th scope=\"row\">\(escapedXML(cell))</th>" : "<td>\(escapedXML(cell))</td>" }
      return "<tr>\(cells.joined())</tr>"
    }
    // A wide table scrolls in its own frame, which the keyboard must reach.
    return
      "<div class=\"frame\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table><thead><tr>\(head)</tr></thead><tbody>\(body.joined())</tbody></table></div>"
  }

  private static func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return result
  }
}
