/// A sentence template of the OVOS-INTENT-1 grammar: literal text, `(a|b)`, `[a]`, `{slot}`, `<vocabulary>`.
public struct Template: Sendable, Equatable {
  /// Input templates are matched against what people say, output templates are filled by the program (OVOS-INTENT-1 §2).
  public enum Direction: Sendable {
    /// Something that people say: two slots must not touch, and a slot must not stand alone.
    case input
    /// Something that the program says.
    case output
  }

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
  /// The kind of mistake; its raw value is the `code` of a `Finding`.
  public enum Reason: String, Sendable {
    /// A bracket that closes nothing, or is never closed.
    case unbalanced = "unbalanced-brackets"
    /// The name of a slot or vocabulary that has other signs than lower-case letters, digits and underscores, or starts with no letter.
    case badName = "bad-name"
    /// `a|b` without brackets around it.
    case pipeOutsideGroup = "pipe-outside-group"
    /// `()`
    case emptyGroup = "empty-group"
    /// A way through the template without any word: `[please]`.
    case emptySample = "empty-sample"
    /// Nothing but a slot in something that people say: it would fit every text.
    case slotOnly = "slot-only"
    /// Two slots with no word between them in something that people say.
    case adjacentSlots = "adjacent-slots"
    /// A slot that one sentence has twice.
    case repeatedSlot = "repeated-slot"
    /// `<name>` without a vocabulary of that name.
    case undefinedVocabulary = "undefined-vocabulary"
    /// A vocabulary that refers to itself, if by way of others.
    case cyclicVocabulary = "cyclic-vocabulary"
    /// A vocabulary without templates.
    case emptyVocabulary = "empty-vocabulary"
    /// A vocabulary whose templates have slots.
    case slotInVocabulary = "slot-in-vocabulary"
    /// More sentences than what reads the template can take.
    case tooManySamples = "too-many-samples"
    /// Longer, deeper or with more parts than anything that is meant: see the message.
    case tooLarge = "too-large"
  }

  /// The kind of mistake.
  public let reason: Reason
  /// Counted from 1 in bytes of the template.
  public let column: Int
  /// One sentence: what is wrong and how to mend it.
  public let message: String

  /// A mistake at a column, counted from 1 in bytes of the template, with a sentence that says how to mend it.
  public init(_ reason: Reason, column: Int, _ message: String) {
    self.reason = reason
    self.column = column
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
