import CReadline
import CoachKit
import Foundation
import Persistence
import Rendering

/// One line of questions and answers: the coach, where the conversation is kept, and how answers are written.
struct Talk {
  let sessions: Sessions
  /// The conversation all lines belong to; nil when each question stands alone.
  private(set) var conversation: String?
  let options: TalkSettings
  let isTerminal = isatty(1) == 1
  private let colour: Bool
  /// What COLUMNS says, else 80.
  private let columns: Int

  /// - Parameter continuous: whether questions without a named conversation share one.
  init(_ options: TalkSettings, continuous: Bool = false) throws {
    self.options = options
    let environment = ProcessInfo.processInfo.environment
    colour = isTerminal && !options.noColor && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    columns = environment["COLUMNS"].flatMap { Int($0) } ?? 80
    let coach = try ContentOptions.load(options.contentFolder)
    sessions = Sessions(coach: coach, store: Self.store(options))
    conversation = options.conversation ?? (continuous ? Sessions.newIdentifier() : nil)
  }

  /// Only a named conversation is kept on disk; opening the store costs start-up time that others need not pay.
  private static func store(_ options: TalkSettings) -> any ConversationStore {
    guard options.conversation != nil, !options.noMemory else { return MemoryStore() }
    do {
      let store = try SQLiteStore(path: SQLiteStore.defaultPath(environment: ProcessInfo.processInfo.environment))
      store.notices.forEach { Output.complain("coach: \($0)") }
      return store
    } catch {
      Output.complain("coach: \(error) Coach works, but will not remember this conversation.")
      return MemoryStore()
    }
  }

  /// Answers a question in the conversation of a name, which begins with its first question; without a name it stands alone.
  func answer(_ text: String, in name: String? = nil) async throws -> Reply {
    guard let name = name ?? conversation else { return sessions.ask(text, seed: options.seed ?? 1) }
    if let reply = try await sessions.turn(text, in: name) { return reply }
    _ = try await sessions.begin(id: name, seed: options.seed)
    return try await sessions.turn(text, in: name) ?? sessions.ask(text)
  }

  /// Writes a reply as the options say, followed by a blank line where replies would run together.
  func write(_ reply: Reply, separated: Bool = false) {
    Output.write(rendered(reply) + (separated && options.format != .json ? "\n\n" : "\n"))
  }

  func rendered(_ reply: Reply) -> String {
    switch options.format {
    case .json: JSONRenderer.line(reply)
    case .markdown: Renderer.markdown(reply)
    case .text: TerminalRenderer(width: width, colour: colour, movement: sessions.coach.movement).render(reply)
    }
  }

  /// The window's columns, else COLUMNS, else 80.
  var width: Int {
    let window = isTerminal ? Int(coach_window_columns(1)) : 0
    return window > 0 ? window : columns
  }
}
