import CoachKit
import Foundation
import Hummingbird

/// What OpenAI's clients speak: stateless, the talk is read anew from the messages each time.
enum ChatCompletions {
  private static let model = "coach"
  /// Older messages are not read.
  private static let messagesRead = 50

  /// Whether errors on a path take OpenAI's shape.
  static func isOwn(_ path: String) -> Bool { path.hasPrefix("/v1/chat/") || path == "/v1/models" || path.hasPrefix("/v1/models/") }

  static func routes(_ service: Service) -> [Route] {
    [
      Route(.post, "/v1/chat/completions") { request, _ in
        let asked = try Asked(await request.object(upTo: Limits.chat))
        guard let reply = service.sessions.replay(asked.texts) else { throw Problem.noMessage }
        let answer = Answer(service.told(reply), to: asked, service.coach)
        return try asked.isStreamed ? answer.stream() : .json(answer.whole)
      },
      Route(.get, "/v1/models") { request, _ in
        try .content(["object": "list", "data": [described]] as JSONValue, request)
      },
      Route(.get, "/v1/models/{id}") { request, context in
        guard context.id == model else { throw Problem.unknownModel }
        return try .content(described, request)
      },
    ]
  }

  private static let described: JSONValue = ["id": .string(model), "object": "model", "created": 1_767_225_600, "owned_by": "coach"]

  /// A problem as OpenAI's clients read it.
  static func response(_ problem: Problem) throws -> Response {
    let type =
      problem.status >= 500
      ? "server_error" : problem.status == 429 ? "rate_limit_error" : problem.status == 401 ? "authentication_error" : "invalid_request_error"
    let error: JSONValue = [
      "message": .string("\(problem.title). \(problem.detail)"), "type": .string(type), "param": problem.field.map { .string($0) } ?? .null,
      "code": .string(problem.type.split(separator: ":").last.map(String.init) ?? ""),
    ]
    return try .json(["error": error] as JSONValue, status: .init(code: problem.status), headers: problem.headers)
  }

  /// What was asked.
  private struct Asked {
    /// What the person wrote, oldest first.
    let texts: [String]
    let isStreamed: Bool
    let wantsUsage: Bool

    init(_ body: JSONValue) throws(Problem) {
      guard let model = body["model"]?.string else { throw .badMember("model", "The object needs a member \"model\" that is a string, such as \"coach\".") }
      guard model == ChatCompletions.model else { throw .unknownModel }
      guard let messages = body["messages"]?.array, !messages.isEmpty else {
        throw .badMember("messages", "The object needs a member \"messages\", a list with at least one message.")
      }
      if let count = body["n"], count != .null, count != 1 { throw .badMember("n", "There is one answer to a question: n must be 1.") }
      isStreamed = try Self.flag("stream", body["stream"])
      switch body["stream_options"] {
      case nil, .null: wantsUsage = false
      case .object(let options): wantsUsage = try Self.flag("stream_options", options["include_usage"])
      default: throw .badMember("stream_options", "It must be an object.")
      }
      var texts: [String] = []
      for message in messages.suffix(ChatCompletions.messagesRead) {
        guard let role = message["role"]?.string, ["system", "developer", "user", "assistant", "tool", "function"].contains(role) else {
          throw .badMember("messages", "Each message needs a role: system, developer, user, assistant or tool.")
        }
        guard role == "user" else { continue }
        texts.append(try Self.text(message["content"]))
      }
      if texts.isEmpty { throw .noMessage }
      self.texts = texts
    }

    private static func flag(_ name: String, _ value: JSONValue?) throws(Problem) -> Bool {
      switch value {
      case nil, .null: return false
      case .bool(let isTrue): return isTrue
      default: throw .badMember(name, "It must be true or false.")
      }
    }

    /// A string, or the text parts of a list.
    private static func text(_ content: JSONValue?) throws(Problem) -> String {
      if let text = content?.string {
        try text.requireUsable("messages")
        return text
      }
      guard let parts = content?.array, !parts.isEmpty else { throw .badMember("messages", "The content of a message of the user must be text.") }
      var texts: [String] = []
      for part in parts {
        guard part["type"] == "text", let text = part["text"]?.string else { throw .badMember("messages", "Only parts of the type text can be read.") }
        try text.requireUsable("messages")
        texts.append(text)
      }
      return texts.joined(separator: "\n")
    }
  }

  /// What is answered.
  private struct Answer {
    private let id = "chatcmpl-\(Sessions.newIdentifier())"
    private let created = Double(Int(Date().timeIntervalSince1970))
    private let text: String
    private let usage: JSONValue
    private let wantsUsage: Bool

    init(_ reply: Reply, to asked: Asked, _ coach: Coach) {
      text = reply.text
      wantsUsage = asked.wantsUsage
      // Words are what coach reads.
      let (read, written) = (asked.texts.reduce(0) { $0 + Self.words($1) }, Self.words(reply.text))
      usage = [
        "prompt_tokens": .number(Double(read)), "completion_tokens": .number(Double(written)), "total_tokens": .number(Double(read + written)),
      ]
    }

    private static func words(_ text: String) -> Int { text.split(whereSeparator: \.isWhitespace).count }

    var whole: JSONValue {
      let message: JSONValue = ["role": "assistant", "content": .string(text), "refusal": .null]
      return [
        "id": .string(id), "object": "chat.completion", "created": .number(created), "model": .string(ChatCompletions.model),
        "choices": [["index": 0, "message": message, "logprobs": .null, "finish_reason": "stop"]], "usage": usage,
      ]
    }

    /// Server-sent events, a few words each.
    func stream() throws -> Response {
      var chunks = [chunk(["role": "assistant", "content": ""])]
      var piece = ""
      for sign in text {
        piece.append(sign)
        if sign.isWhitespace, piece.utf8.count >= 24 {
          chunks.append(chunk(["content": .string(piece)]))
          piece = ""
        }
      }
      if !piece.isEmpty { chunks.append(chunk(["content": .string(piece)])) }
      chunks.append(chunk([:], finish: "stop"))
      if wantsUsage { chunks.append(event(choices: [], usage: usage)) }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
      let events = try chunks.map { "data: \(String(decoding: try encoder.encode($0), as: UTF8.self))\n\n" } + ["data: [DONE]\n\n"]
      return .events(events)
    }

    private func chunk(_ delta: JSONValue, finish: String? = nil) -> JSONValue {
      event(choices: [["index": 0, "delta": delta, "logprobs": .null, "finish_reason": finish.map { .string($0) } ?? .null]], usage: .null)
    }

    private func event(choices: JSONValue, usage: JSONValue) -> JSONValue {
      var members: [String: JSONValue] = [
        "id": .string(id), "object": "chat.completion.chunk", "created": .number(created), "model": .string(ChatCompletions.model), "choices": choices,
      ]
      if wantsUsage { members["usage"] = usage }
      return .object(members)
    }
  }
}

extension Problem {
  fileprivate static let noMessage = Problem.badMember("messages", "There must be a message of the user among the last 50.")
}
