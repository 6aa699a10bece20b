import CReadline
import CoachKit
import Foundation
import Persistence
import Rendering

/// One line of questions and answers: the coach, what is kept of whom, and how answers are written.
final class Talk {
  let coach: Coach
  let options: TalkSettings
  let isTerminal = isatty(1) == 1
  private var store: any ConversationStore
  private var isStoreTried = false
  /// Talks that last as long as the program, by conversation and runner.
  private var threads: [[String?]: Conversation] = [:]
  /// The conversation all lines belong to; nil when each question stands alone.
  private let conversation: String?
  private let colour: Bool
  /// What COLUMNS says, else 80.
  private let columns: Int

  /// - Parameter continuous: whether questions without a named conversation share one.
  init(_ options: TalkSettings, continuous: Bool = false) throws {
    self.options = options
    let environment = ProcessInfo.processInfo.environment
    colour = isTerminal && !options.noColor && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    columns = environment["COLUMNS"].flatMap { Int($0) } ?? 80
    if options.noMemory {
      store = MemoryStore()
    } else {
      let home = OwnerOptions.home()
      let id = options.runner ?? Sessions.me
      // Read while the content is loaded; who asks next finds it there, or the same error.
      if options.input == .lines { Task { _ = try? await home.runner(id, .recent) } }
      store = home
    }
    coach = try ContentOptions.load(options.contentFolder)
    conversation = options.conversation ?? (continuous ? Sessions.newIdentifier() : nil)
  }

  /// Answers a question of the person at this computer, or of the runner that the options name.
  /// - Throws: `StoreError` when what the text tells cannot be kept.
  func answer(_ text: String) async throws -> Reply { try await answer(text, in: nil, of: options.runner ?? Sessions.me) }

  /// Answers a question.
  /// - Parameters:
  ///   - name: its conversation, which begins with its first question; without a name that of all lines, else it stands alone.
  ///   - runner: who talks; nil for somebody known from this conversation alone.
  /// - Throws: `StoreError` when what the text tells cannot be kept.
  func answer(_ text: String, in name: String?, of runner: String?) async throws -> Reply {
    if runner != nil || options.conversation != nil { try await tryStore() }
    let sessions = Sessions(coach: coach, store: store)
    guard let name = name ?? conversation else {
      guard let runner else { return sessions.ask(text, seed: options.seed ?? 1) }
      var alone = Conversation(id: "", seed: options.seed ?? 1, runnerID: runner)
      return try await sessions.turn(text, in: &alone)
    }
    if options.conversation != nil {
      let id = runner == nil || runner == Sessions.me ? name : "\(runner ?? "")/\(name)"
      if let reply = try await sessions.turn(text, in: id) { return reply }
      _ = try await sessions.begin(id: id, runner: runner, seed: options.seed)
      return try await sessions.turn(text, in: id) ?? sessions.ask(text)
    }
    let key = [name, runner]
    var thread = threads[key] ?? Conversation(id: name, seed: options.seed ?? UInt64.random(in: 1...UInt64.max), runnerID: runner)
    let reply = runner == nil ? coach.reply(to: Utterance(text), in: &thread) : try await sessions.turn(text, in: &thread)
    threads[key] = thread
    return reply
  }

  /// Where the store cannot be used, coach answers without it, and says so once.
  private func tryStore() async throws {
    guard !isStoreTried, let home = store as? HomeStore else { return }
    isStoreTried = true
    do {
      if options.conversation != nil { _ = try await home.opened() }
      _ = try await home.runner(options.runner ?? Sessions.me, .recent)
    } catch let error as StoreError where !options.mustKeep {
      Output.complain("coach: \(error) Coach works, but knows nothing of you and will not remember this conversation.")
      store = MemoryStore()
    }
  }

  /// Writes a reply as the options say, followed by a blank line where replies would run together.
  func write(_ reply: Reply, separated: Bool = false) {
    Output.write(rendered(reply) + (separated && options.format != .json ? "\n\n" : "\n"))
  }

  func rendered(_ reply: Reply) -> String {
    switch options.format {
    case .json: JSONRenderer.line(reply)
    case .markdown: Renderer.markdown(reply)
    case .text: TerminalRenderer(width: width, colour: colour, movement: coach.movement).render(reply)
    }
  }

  /// The window's columns, else COLUMNS, else 80.
  var width: Int {
    let window = isTerminal ? Int(coach_window_columns(1)) : 0
    return window > 0 ? window : columns
  }
}
