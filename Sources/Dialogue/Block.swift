/// One part of an answer. Blocks are written once and rendered as terminal text, Markdown and JSON.
public struct Block: Sendable, Codable, Equatable {
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
    public let name: String
    /// `text/calendar`
    public let mediaType: String
    public let content: String

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

    public init(exercise: String, fault: Int? = nil) {
      self.exercise = exercise
      self.fault = fault
    }
  }

  /// What goes wrong and how to mend it.
  public struct Fix: Sendable, Codable, Equatable {
    public let wrong: String
    public let fix: String

    public init(wrong: String, fix: String) {
      self.wrong = wrong
      self.fix = fix
    }
  }

  public let type: Kind
  public var title: String?
  public var text: String?
  public var items: [String]?
  public var fixes: [Fix]?
  public var header: [String]?
  public var rows: [[String]]?
  public var figure: Figure?
  public var file: File?

  private init(_ type: Kind) { self.type = type }

  public static func paragraph(_ text: String) -> Block { make(.paragraph) { $0.text = text } }
  public static func note(_ text: String) -> Block { make(.note) { $0.text = text } }
  public static func warning(_ text: String) -> Block { make(.warning) { $0.text = text } }
  public static func next(_ text: String) -> Block { make(.next) { $0.text = text } }
  public static func steps(_ items: [String], title: String? = nil) -> Block {
    make(.steps) {
      $0.items = items
      $0.title = title
    }
  }
  public static func list(_ items: [String], title: String? = nil) -> Block {
    make(.list) {
      $0.items = items
      $0.title = title
    }
  }
  public static func sources(_ items: [String]) -> Block { make(.sources) { $0.items = items } }
  public static func mistakes(_ fixes: [Fix], title: String? = nil) -> Block {
    make(.mistakes) {
      $0.fixes = fixes
      $0.title = title
    }
  }
  public static func table(header: [String], rows: [[String]], title: String? = nil) -> Block {
    make(.table) {
      $0.header = header
      $0.rows = rows
      $0.title = title
    }
  }

  public static func figure(_ figure: Figure, text: String) -> Block {
    make(.figure) {
      $0.figure = figure
      $0.text = text
    }
  }

  public static func file(_ file: File) -> Block { make(.file) { $0.file = file } }

  private static func make(_ type: Kind, _ fill: (inout Block) -> Void) -> Block {
    var block = Block(type)
    fill(&block)
    return block
  }
}
