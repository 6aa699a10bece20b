extension Template {
  /// The template's parts for those who search with it rather than expand it.
  public indirect enum Outline: Sendable, Equatable {
    /// Words one behind the other.
    case words([String])
    /// A slot by its name, without brackets.
    case slot(String)
    /// A vocabulary by its name, without brackets.
    case vocabulary(String)
    /// One of several branches; an empty branch is a way to leave the others out: `[please]`.
    case choice([[Outline]])
  }

  /// The parts in order. Text inside a word next to a bracket counts as a word of its own.
  public var outline: [Outline] { Self.outline(nodes) }

  private static func outline(_ nodes: [Node]) -> [Outline] {
    nodes.compactMap { node in
      switch node {
      case .text(let text):
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        return words.isEmpty ? nil : .words(words)
      case .slot(let name): return .slot(name)
      case .vocabulary(let name, _): return .vocabulary(name)
      case .group(let branches): return .choice(branches.map(outline))
      }
    }
  }
}
