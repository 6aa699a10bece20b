/// A sentence template of the OVOS-INTENT-1 grammar: literal text, `(a|b)`, `[a]`, `{slot}`, `<vocabulary>`.
public struct Template: Sendable, Equatable {
  /// Input templates are matched against what people say, output templates are filled by the program (OVOS-INTENT-1 §2).
  public enum Direction: Sendable { case input, output }

  indirect enum Node: Sendable, Equatable {
    case text(String)
    case slot(String)
    case vocabulary(String, column: Int)
    case group([[Node]])
  }

  /// The template as written.
  public let source: String
  let nodes: [Node]

  /// The names of the slots in order of appearance, each once.
  public var slots: [String] {
    var names: [String] = []
    func visit(_ nodes: [Node]) {
      for node in nodes {
        switch node {
        case .slot(let name): if !names.contains(name) { names.append(name) }
        case .group(let branches): branches.forEach(visit)
        case .text, .vocabulary: break
        }
      }
    }
    visit(nodes)
    return names
  }

  /// The names of the vocabularies the template refers to.
  public var vocabularies: [String] {
    var names: [String] = []
    func visit(_ nodes: [Node]) {
      for node in nodes {
        switch node {
        case .vocabulary(let name, _): if !names.contains(name) { names.append(name) }
        case .group(let branches): branches.forEach(visit)
        case .text, .slot: break
        }
      }
    }
    visit(nodes)
    return names
  }
}

/// Why a template is not one (OVOS-INTENT-1 §3.6).
public struct MalformedTemplate: Error, Equatable, CustomStringConvertible {
  public enum Reason: String, Sendable {
    case unbalanced = "unbalanced-brackets"
    case badName = "bad-name"
    case pipeOutsideGroup = "pipe-outside-group"
    case emptyGroup = "empty-group"
    case emptySample = "empty-sample"
    case slotOnly = "slot-only"
    case adjacentSlots = "adjacent-slots"
    case repeatedSlot = "repeated-slot"
    case undefinedVocabulary = "undefined-vocabulary"
    case cyclicVocabulary = "cyclic-vocabulary"
    case emptyVocabulary = "empty-vocabulary"
    case slotInVocabulary = "slot-in-vocabulary"
    case tooManySamples = "too-many-samples"
  }

  public let reason: Reason
  /// Counted from 1 in bytes of the template.
  public let column: Int
  public let message: String

  public init(_ reason: Reason, column: Int, _ message: String) {
    self.reason = reason
    self.column = column
    self.message = message
  }

  public var description: String { message }
}
