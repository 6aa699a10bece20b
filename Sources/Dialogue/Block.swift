/// One part of an answer. Blocks are written once and rendered as terminal text, Markdown and JSON.
public struct Block: Sendable, Codable, Equatable {
  /// What a block is. Each kind uses some of the members of `Block`; the others are nil.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// `text`
    case paragraph
    /// `items`, numbered, with an optional `title`
    case steps
    /// `items` with an optional `title`
    case list
    /// `fixes` with an optional `title`
    case mistakes
    /// `header` and `rows` with an optional `title`
    case table
    /// `text`: a caution or how sure we are
    case note
    /// `text`: stop training
    case warning
    /// `text`: one useful next step
    case next
    /// `items`: citations, each with what was studied
    case sources
    /// `figure`, with `text` for those who cannot see it
    case figure
    /// `file`: something to save
    case file
  }

  /// A file to save.
  public struct File: Sendable, Codable, Equatable {
    /// What to call it when it is saved: `week.ics`.
    public let name: String
    /// The kind of file as the internet names it: `text/calendar`.
    public let mediaType: String
    /// What is in it, as text.
    public let content: String

    /// A file of a name without folders, and of a kind such as `text/calendar`.
    public init(name: String, mediaType: String, content: String) {
      self.name = name
      self.mediaType = mediaType
      self.content = content
    }
  }

  /// An exercise to draw.
  public struct Figure: Sendable, Codable, Equatable {
    /// The exercise's id.
    public let exercise: String
    /// Which of its mistakes to show beside the right form, from 1.
    public let fault: Int?

    /// - Parameters:
    ///   - exercise: its id.
    ///   - fault: which of its mistakes to show beside the right form, from 1; nil for the right form alone.
    public init(exercise: String, fault: Int? = nil) {
      self.exercise = exercise
      self.fault = fault
    }
  }

  /// What goes wrong and how to mend it.
  public struct Fix: Sendable, Codable, Equatable {
    /// What goes wrong, without a full stop.
    public let wrong: String
    /// What to do instead, one sentence.
    public let fix: String

    /// A mistake without a full stop, and a sentence that mends it.
    public init(wrong: String, fix: String) {
      self.wrong = wrong
      self.fix = fix
    }
  }

  /// What it is, which says what members are there.
  public let type: Kind
  /// Stands above steps, lists, mistakes and tables.
  public var title: String?
  /// One or more sentences; for a figure what there is to see.
  public var text: String?
  /// Steps, lines of a list or citations.
  public var items: [String]?
  /// Mistakes with what mends them.
  public var fixes: [Fix]?
  /// The titles of a table's columns.
  public var header: [String]?
  /// A table's rows, each with as many cells as `header`.
  public var rows: [[String]]?
  /// The exercise to draw.
  public var figure: Figure?
  /// Something to save.
  public var file: File?

  private init(_ type: Kind) { self.type = type }

  /// Sentences that tell.
  public static func paragraph(_ text: String) -> Block { make(.paragraph) { $0.text = text } }
  /// A caution, or how sure the answer is.
  public static func note(_ text: String) -> Block { make(.note) { $0.text = text } }
  /// A reason to stop training.
  public static func warning(_ text: String) -> Block { make(.warning) { $0.text = text } }
  /// One useful next step.
  public static func next(_ text: String) -> Block { make(.next) { $0.text = text } }
  /// Things to do one after the other.
  public static func steps(_ items: [String], title: String? = nil) -> Block {
    make(.steps) {
      $0.items = items
      $0.title = title
    }
  }
  /// Things in no order.
  public static func list(_ items: [String], title: String? = nil) -> Block {
    make(.list) {
      $0.items = items
      $0.title = title
    }
  }
  /// What the answer rests on: citations, each with what was studied.
  public static func sources(_ items: [String]) -> Block { make(.sources) { $0.items = items } }
  /// What goes wrong in an exercise, and what mends it.
  public static func mistakes(_ fixes: [Fix], title: String? = nil) -> Block {
    make(.mistakes) {
      $0.fixes = fixes
      $0.title = title
    }
  }
  /// Rows under the titles of their columns: each row has as many cells as `header`.
  public static func table(header: [String], rows: [[String]], title: String? = nil) -> Block {
    make(.table) {
      $0.header = header
      $0.rows = rows
      $0.title = title
    }
  }

  /// An exercise to draw, and what there is to see in words for those who cannot see it.
  public static func figure(_ figure: Figure, text: String) -> Block {
    make(.figure) {
      $0.figure = figure
      $0.text = text
    }
  }

  /// Something to save.
  public static func file(_ file: File) -> Block { make(.file) { $0.file = file } }

  private static func make(_ type: Kind, _ fill: (inout Block) -> Void) -> Block {
    var block = Block(type)
    fill(&block)
    return block
  }
}
