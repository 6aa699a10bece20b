import Dialogue
import Figures

/// Lays a reply out for a terminal: wrapped, indented, with colour where it is wanted.
public struct TerminalRenderer: Sendable {
  /// Columns of the window.
  public let width: Int
  public let colour: Bool
  /// Finds how an exercise is drawn.
  private let movement: @Sendable (String) -> Movement?

  /// - Parameter movement: how an exercise of an id is drawn; without it figures are told in words only.
  public init(width: Int, colour: Bool, movement: @escaping @Sendable (String) -> Movement? = { _ in nil }) {
    self.width = max(20, width)
    self.colour = colour
    self.movement = movement
  }

  /// The widest text that is pleasant to read.
  private var measure: Int { min(width, 92) }

  public func render(_ reply: Reply) -> String {
    var parts = reply.blocks.map(render).filter { !$0.isEmpty }
    if !reply.suggestions.isEmpty { parts.append(suggestions(reply.suggestions)) }
    return parts.joined(separator: "\n\n")
  }

  private func render(_ block: Block) -> String {
    var lines: [String] = []
    if let figure = block.figure { lines += picture(figure) }
    if let title = block.title, !title.isEmpty { lines += DisplayWidth.wrap(title, width: measure).map(bold) }
    if let text = block.text, !text.isEmpty {
      let wrapped = DisplayWidth.wrap(text, width: measure)
      switch block.type {
      case .warning: lines += wrapped.map(warning)
      case .note: lines += wrapped.map(dim)
      default: lines += wrapped
      }
    }
    for (number, item) in (block.items ?? []).enumerated() {
      lines += hanging(block.type == .steps ? "\(number + 1)." : "·", item)
    }
    for fix in block.fixes ?? [] { lines += hanging("·", "\(Renderer.sentence(fix.wrong)) \(Renderer.sentence(fix.fix))") }
    if let file = block.file { lines.append(dim("\(file.name) (\(file.mediaType))")) }
    if let rows = block.rows { lines += table(block.header ?? [], rows) }
    return lines.joined(separator: "\n")
  }

  /// Two or three moments of a figure, or right and wrong.
  private func picture(_ figure: Block.Figure) -> [String] {
    guard let movement = movement(figure.exercise) else { return [] }
    let fault = movement.faults.first { $0.number == figure.fault }
    let lines = TerminalFigure.stills(movement, fault: fault, columns: min(measure, 80) - 1, rows: 14) { text, role in
      guard colour, let role else { return text }
      return role == .far ? "\u{1B}[2m\(text)\u{1B}[0m" : role == .prop ? "\u{1B}[33m\(text)\u{1B}[0m" : text
    }
    return lines.map { line in " " + line.reversed().drop { $0 == " " }.reversed() } + [""]
  }

  /// An item whose further lines stand under its text.
  private func hanging(_ mark: String, _ text: String) -> [String] {
    let indent = DisplayWidth.of(mark) + 1
    return DisplayWidth.wrap(text, width: measure - indent - 1).enumerated().map { number, line in
      " " + (number == 0 ? mark + " " : String(repeating: " ", count: indent)) + line
    }
  }

  /// Columns side by side where they fit, otherwise one row after the other.
  private func table(_ header: [String], _ rows: [[String]]) -> [String] {
    let used = header.indices.filter { column in rows.contains { column < $0.count && !$0[column].isEmpty } }
    let widths = used.map { column in max(DisplayWidth.of(header[column]), rows.map { column < $0.count ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0) }
    let total = widths.reduce(0, +) + 2 * max(0, widths.count - 1) + 1
    func line(_ cells: [String]) -> String {
      var text = " "
      for (place, column) in used.enumerated() {
        let cell = column < cells.count ? cells[column] : ""
        text += cell
        if place + 1 < used.count { text += String(repeating: " ", count: widths[place] - DisplayWidth.of(cell) + 2) }
      }
      return text
    }
    if total <= measure { return [dim(line(header))] + rows.map(line) }
    // Where only the last column is too wide, it is wrapped.
    let head = total - (widths.last ?? 0)
    if measure - head >= 20, let last = used.last {
      return [dim(line(header))]
        + rows.flatMap { row -> [String] in
          let parts = DisplayWidth.wrap(last < row.count ? row[last] : "", width: measure - head)
          return parts.indices.map { number in
            guard number > 0 else { return line(Array(row.prefix(last)) + [parts[0]]) }
            return String(repeating: " ", count: head) + parts[number]
          }
        }
    }
    let label = rows.map { DisplayWidth.of($0.first ?? "") }.max() ?? 0
    if used.count > 2, used.first == 0, label <= measure / 4 { return stacked(header, rows, used, label) }
    return rows.flatMap { row -> [String] in
      let cells = used.filter { $0 < row.count && !row[$0].isEmpty }
      // With more than two columns of values the first one speaks for itself; each of the others is named.
      let detail = cells.dropFirst().enumerated().map { place, column in
        header[column].isEmpty || place == 0 && cells.count > 3 ? row[column] : "\(header[column].lowercased()) \(row[column])"
      }.joined(separator: ", ")
      let head = cells.first.map { row[$0] } ?? ""
      return hanging("·", detail.isEmpty ? head : "\(head): \(detail)")
    }
  }

  /// A table for a narrow window: the first cell of a row, and beside it the others one below the other.
  private func stacked(_ header: [String], _ rows: [[String]], _ used: [Int], _ label: Int) -> [String] {
    let width = max(label, DisplayWidth.of(header[0]))
    func padded(_ text: String) -> String { " " + text + String(repeating: " ", count: width - DisplayWidth.of(text) + 2) }
    let names = used.dropFirst().map { header[$0] }.joined(separator: " / ")
    return [dim(padded(header[0]) + names)]
      + rows.flatMap { row -> [String] in
        let cells = used.dropFirst().filter { $0 < row.count && !row[$0].isEmpty }.flatMap { DisplayWidth.wrap(row[$0], width: measure - width - 3) }
        return (cells.isEmpty ? [""] : cells).enumerated().map { number, cell in padded(number == 0 ? row.first ?? "" : "") + cell }
      }
  }

  private func suggestions(_ list: [String]) -> String {
    var lines: [String] = []
    var line = ""
    for suggestion in list {
      let chip = "› \(suggestion)"
      if !line.isEmpty, DisplayWidth.of(line) + 3 + DisplayWidth.of(chip) > measure {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? chip : "   \(chip)"
    }
    lines.append(line)
    return lines.flatMap { DisplayWidth.of($0) > measure ? DisplayWidth.wrap($0, width: measure) : [$0] }.map(dim).joined(separator: "\n")
  }

  private func bold(_ text: String) -> String { colour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  private func dim(_ text: String) -> String { colour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
  private func warning(_ text: String) -> String { colour ? "\u{1B}[1;31m\(text)\u{1B}[0m" : text }
}
