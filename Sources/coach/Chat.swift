import CReadline
import CoachKit
import Dialogue
import Foundation
import Persistence
import Rendering
import Synchronization

/// A talk in the terminal with GNU readline: history, completion, Ctrl-R, bracketed paste.
struct Chat {
  private let options: TalkSettings

  init(_ options: TalkSettings) { self.options = options }

  func run() async throws {
    let talk = try Talk(options, continuous: true)
    let history = options.noMemory ? nil : History()
    Completion.words.withLock { $0 = Self.completions(talk.coach) }
    coach_start_readline { text, start, _ in Completion.matches(text, start) }
    history?.load()
    let greeting = history?.isFirst ?? false ? "first_run" : "welcome"
    let welcome = talk.coach.policy.dialogs.phrase(greeting, variation: options.seed ?? UInt64(ProcessInfo.processInfo.processIdentifier)) ?? ""
    Output.write("\n" + DisplayWidth.wrap(welcome, width: min(talk.width, 92)).joined(separator: "\n") + "\n\n")
    Output.flush()
    var last: Reply?
    var lastText = ""
    while let line = readLine() {
      let text = line.trimmingCharacters(in: .whitespacesAndNewlines)
      guard !text.isEmpty else { continue }
      add_history(text)
      history?.append(text)
      do {
        if text.hasPrefix("/") {
          guard let said = try await command(text, talk, last: last, lastText: lastText) else { break }
          Output.write("\n" + said + "\n\n")
        } else {
          let reply = try await talk.answer(text)
          last = reply
          lastText = text
          Output.write("\n" + talk.rendered(reply) + "\n\n")
          for file in reply.blocks.compactMap(\.file) { save(file) }
        }
      } catch let error as StoreError {
        Output.write("\n\(error) What you told is not kept; say it again once that is mended, or start coach with --no-memory.\n\n")
      }
      Output.flush()
    }
    Output.write("\n")
    Output.flush()
  }

  /// Keeps a file of an answer in the current folder; a later version takes the place of an earlier one.
  private func save(_ file: Block.File) {
    let url = URL(fileURLWithPath: FileManager.default.currentDirectoryPath).appendingPathComponent(file.name)
    do {
      try Data(file.content.utf8).write(to: url, options: .atomic)
      Output.write("Saved as \(url.path)\n\n")
    } catch {
      Output.complain("coach: \(url.path) cannot be written: \(error.localizedDescription)")
    }
  }

  private func readLine() -> String? {
    guard let line = readline("you  ") else { return nil }
    defer { free(line) }
    return String(cString: line)
  }

  /// What a slash command prints; nil to leave.
  private func command(_ text: String, _ talk: Talk, last: Reply?, lastText: String) async throws -> String? {
    let parts = text.split(separator: " ", maxSplits: 1)
    let rest = parts.count > 1 ? String(parts[1]) : ""
    switch parts[0] {
    case "/quit", "/exit", "/q": return nil
    case "/help": return Self.help
    case "/explain":
      let wanted = rest.isEmpty ? lastText : rest
      return wanted.isEmpty ? "Ask something first, or write /explain and a text." : ExplanationView(wanted, talk.coach, intents: 3).table
    case "/sources": return talk.rendered(try await talk.answer("source?"))
    case "/topics": return talk.rendered(try await talk.answer("what can you help with"))
    case "/plan": return talk.rendered(try await talk.answer(rest.isEmpty ? "plan my week" : "plan my week: " + rest))
    case "/show": return show(rest, talk, last)
    case "/again": return last.map { talk.rendered($0) } ?? "There is no answer yet to show again."
    default: return "There is no command \(Output.printable(String(parts[0]))). \(Self.help)"
    }
  }

  /// Plays the exercise that is named, else the one talked about last.
  private func show(_ name: String, _ talk: Talk, _ last: Reply?) -> String {
    let coach = talk.coach
    let recent = last?.entities.last { $0.kind == "exercise" }?.id
    guard let id = name.isEmpty ? recent : coach.exercise(in: name)?.id else { return "Which exercise? Write /show and its name: /show lunge" }
    guard let movement = coach.movement(id) else { return "I have no figure of that exercise." }
    let window = Window(noColour: options.noColor)
    guard window.isTerminal else { return window.stills(movement, fault: nil, view: nil) }
    Output.write("\n")
    Player(movement, fault: nil, view: nil, window).play()
    return movement.description
  }

  static let help = """
    Ask in your own words.
    /topics   what I can talk about
    /explain  how I understood you
    /sources  what the last answer rests on
    /plan     a week around your runs: /plan Tue intervals, Sat long, dumbbells, 30 minutes
    /show     an exercise in motion: /show lunge
    /again    the last answer once more
    /quit     leave (also Ctrl-D)
    """

  private static func completions(_ coach: Coach) -> [String] {
    let knowledge = coach.policy.knowledge
    let names =
      knowledge.exercises.items.map(\.nameInSentence) + knowledge.injuries.items.map(\.nameInSentence)
      + knowledge.concepts.items.map(\.nameInSentence) + knowledge.routines.items.map(\.nameInSentence) + knowledge.topics.items.map { $0.title.lowercased() }
    return ["/help", "/explain", "/sources", "/topics", "/plan", "/show", "/again", "/quit"] + Set(names).sorted()
  }
}

/// Tab completion of the name at the end of the line.
private enum Completion {
  static let words = Mutex<[String]>([])

  /// Readline's matches for a line: whole lines, since every blank belongs to the text.
  static func matches(_ text: UnsafePointer<CChar>?, _ start: Int32) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    coach_completion_is_final()
    guard let text else { return nil }
    let line = String(cString: text)
    let all = words.withLock { $0 }
    // The longest tail of the line that begins a name: "how do i do a rev" completes "reverse lunge".
    var tails = [line]
    for index in line.indices where line[index] == " " { tails.append(String(line[line.index(after: index)...])) }
    for tail in tails where !tail.isEmpty {
      let found = all.filter { $0.lowercased().hasPrefix(tail.lowercased()) }
      guard !found.isEmpty else { continue }
      let head = String(line.dropLast(tail.count))
      let lines = found.map { head + $0 }
      let common = lines.dropFirst().reduce(lines[0]) { $0.commonPrefix(with: $1) }
      // Readline wants: what all share, each match, a null; all allocated with malloc.
      let count = lines.count == 1 ? 2 : lines.count + 2
      let result = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>(OpaquePointer(malloc(count * MemoryLayout<UnsafeMutablePointer<CChar>?>.stride)))
      result?[0] = strdup(common)
      if lines.count > 1 { for (place, match) in lines.enumerated() { result?[place + 1] = strdup(match) } }
      result?[count - 1] = nil
      return result
    }
    return nil
  }
}

/// The lines typed before, kept across runs in a file that only its owner reads.
private struct History {
  private let path: String?
  /// Whether nothing has been typed before.
  let isFirst: Bool

  /// Says once when nothing can be kept.
  init() {
    guard let folder = BaseFolder.state.path else {
      path = nil
      isFirst = false
      return
    }
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let file = folder + "/history"
    isFirst = !FileManager.default.fileExists(atPath: file)
    if isFirst {
      _ = FileManager.default.createFile(atPath: file, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    guard FileManager.default.isWritableFile(atPath: file) else {
      Output.complain("coach: \(folder) cannot be written, so the lines you type will not be remembered.")
      path = nil
      return
    }
    chmod(file, 0o600)
    path = file
  }

  func load() {
    guard let path else { return }
    stifle_history(1_000)
    read_history(path)
  }

  func append(_ line: String) {
    guard let path else { return }
    append_history(1, path)
    _ = history_truncate_file(path, 1_000)
  }
}
