import CoachKit
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

/// Protocols that other tools speak.
@Suite struct ChannelTests {
  // MARK: OpenAI's chat completions

  private func chat(_ messages: [[String: Any]], _ more: [String: Any] = [:]) throws -> String {
    var body: [String: Any] = ["model": "coach", "messages": messages]
    for (name, value) in more { body[name] = value }
    return String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
  }

  private func content(_ answer: TestResponse) -> String? {
    (((answer.object["choices"] as? [[String: Any]])?.first)?["message"] as? [String: Any])?["content"] as? String
  }

  @Test(arguments: Way.allCases) func completesAChat(_ way: Way) async throws {
    try await service(way) { client in
      let first = try await client.post(
        "/v1/chat/completions", chat([["role": "system", "content": "Be brief."], ["role": "user", "content": "how do I do a lunge"]]))
      #expect(first.status == .ok)
      #expect(first.object["object"] as? String == "chat.completion")
      let said = try #require(content(first))
      #expect(said.contains("heel"))
      // The talk is read anew each time: "how many" is about lunges.
      let second = try await client.post(
        "/v1/chat/completions",
        chat([
          ["role": "user", "content": "how do I do a lunge"], ["role": "assistant", "content": said],
          ["role": "user", "content": [["type": "text", "text": "how many?"]]],
        ]))
      #expect(content(second)?.contains("lunge") == true)
    }
  }

  @Test(arguments: Way.allCases) func streamsAChat(_ way: Way) async throws {
    try await service(way) { client in
      let messages: [[String: Any]] = [["role": "user", "content": "how do I do a lunge"]]
      let whole = content(try await client.post("/v1/chat/completions", chat(messages)))
      let answer = try await client.post("/v1/chat/completions", chat(messages, ["stream": true, "stream_options": ["include_usage": true]]))
      #expect(answer.headers[.contentType] == "text/event-stream; charset=utf-8")
      let events = answer.text.components(separatedBy: "\n\n").filter { !$0.isEmpty }
      #expect(events.allSatisfy { $0.hasPrefix("data: ") })
      #expect(events.last == "data: [DONE]")
      let chunks = events.dropLast().compactMap { try? JSONSerialization.jsonObject(with: Data($0.dropFirst(6).utf8)) as? [String: Any] }
      #expect(chunks.count == events.count - 1 && chunks.count > 4)
      let pieces = chunks.compactMap { ((($0["choices"] as? [[String: Any]])?.first)?["delta"] as? [String: Any])?["content"] as? String }
      #expect(pieces.joined() == whole)
      #expect((chunks.last?["usage"] as? [String: Any])?["total_tokens"] as? Int ?? 0 > 10)
    }
  }

  @Test(arguments: Way.allCases) func streamsATurn(_ way: Way) async throws {
    try await service(way) { client in
      let path = "/v1/conversations/\(try await client.begin())/turns"
      let answer = try await client.post(path, #"{"text": "how do I do a lunge"}"#, headers: [.accept: "text/event-stream"])
      #expect(answer.headers[.contentType] == "text/event-stream; charset=utf-8")
      let events = answer.text.components(separatedBy: "\n\n").filter { !$0.isEmpty }.map { $0.components(separatedBy: "\ndata: ") }
      #expect(events.allSatisfy { $0.count == 2 })
      #expect(events.first?[0] == "event: start" && events.last?[0] == "event: reply")
      let reply = try JSONDecoder().decode(Reply.self, from: Data((events.last?[1] ?? "").utf8))
      let blocks = try events.dropFirst().dropLast().map { try JSONDecoder().decode(Block.self, from: Data($0[1].utf8)) }
      #expect(blocks == reply.blocks && reply.turn == 1)
      let next = try await client.post(path, #"{"text": "and how many?"}"#)
      #expect(next.object["turn"] as? Int == 2)
      // What is not offered is refused before the turn is taken.
      let refused = try await client.post(path, #"{"text": "why?"}"#, headers: [.accept: "text/html"])
      try expectProblem(refused, .notAcceptable, "not-acceptable")
      #expect(try await client.post(path, #"{"text": "why?"}"#).object["turn"] as? Int == 3)
    }
  }

  @Test(arguments: Way.allCases) func answersMistakesAsOpenAIDoes(_ way: Way) async throws {
    try await service(way) { client in
      let user: [[String: Any]] = [["role": "user", "content": "lunge"]]
      let examples: [(String, Int, String)] = [
        ("{", 400, "bad-json"), ("[]", 422, "not-an-object"), ("{}", 422, "bad-member"), (try chat([]), 422, "bad-member"),
        (try chat(user, ["model": "gpt-5"]), 404, "model_not_found"), (try chat(user, ["n": 2]), 422, "bad-member"),
        (try chat(user, ["stream": "yes"]), 422, "bad-member"),
        (try chat([["role": "assistant", "content": "hello"]]), 422, "bad-member"), (try chat([["role": "king", "content": "hello"]]), 422, "bad-member"),
        (try chat([["role": "user", "content": " "]]), 422, "bad-member"), (try chat([["role": "user", "content": 7]]), 422, "bad-member"),
        (try chat([["role": "user", "content": [["type": "image_url"]]]]), 422, "bad-member"),
        (try chat([["role": "user", "content": String(repeating: "a", count: 8_193)]]), 422, "bad-member"),
      ]
      for (body, status, code) in examples {
        let answer = try await client.post("/v1/chat/completions", body)
        #expect(answer.status.code == status, "\(body)")
        let error = try #require(answer.object["error"] as? [String: Any])
        #expect(error["code"] as? String == code)
        #expect((error["message"] as? String)?.isEmpty == false)
      }
      #expect(try await client.get("/v1/chat/completions").status == .methodNotAllowed)
      #expect(try await client.get("/v1/models/gpt-5").object["error"] is [String: Any])
    }
  }

  @Test func readsTheLastMessagesOfALongChat() async throws {
    try await service(.router) { client in
      let many = (1...200).map { ["role": "user", "content": "how do I do a lunge \($0)"] }
      #expect(try await client.post("/v1/chat/completions", chat(many)).status == .ok)
      let large = try chat([["role": "assistant", "content": String(repeating: "a", count: 300_000)], ["role": "user", "content": "lunge"]])
      #expect(try await client.post("/v1/chat/completions", large).status == .contentTooLarge)
    }
  }

  // MARK: Rasa

  @Test(arguments: Way.allCases) func answersRasasClients(_ way: Way) async throws {
    try await service(way) { client in
      func say(_ sender: String, _ message: String) async throws -> [[String: Any]] {
        let answer = try await client.post("/webhooks/rest/webhook", #"{"sender": "\#(sender)", "message": "\#(message)"}"#)
        #expect(answer.status == .ok)
        return answer.json as? [[String: Any]] ?? []
      }
      let first = try await say("anna", "how do I do a lunge")
      #expect(first.count == 1 && first[0]["recipient_id"] as? String == "anna")
      #expect((try await say("anna", "how many?")[0]["text"] as? String)?.contains("lunge") == true)
      // Somebody else's "how many" is about nothing yet.
      #expect(try await say("bert", "how many?")[0]["text"] as? String != (try await say("anna", "how many?")[0]["text"] as? String))
      #expect(try await say("anna", "/restart").isEmpty)
      #expect((try await say("anna", "how many?")[0]["text"] as? String)?.contains("lunge") == false)
      for body in [
        "{}", #"{"sender": "a"}"#, #"{"message": "a"}"#, #"{"sender": "", "message": "a"}"#, #"{"sender": 1, "message": "a"}"#,
        #"{"sender": "a", "message": " "}"#,
      ] {
        #expect(try await client.post("/webhooks/rest/webhook", body).status == .unprocessableContent)
      }
    }
  }

  // MARK: The Model Context Protocol

  private func call(_ client: Client, _ method: String, _ params: String = "{}", id: String = "1") async throws -> [String: Any] {
    let answer = try await client.post("/mcp", #"{"jsonrpc": "2.0", "id": \#(id), "method": "\#(method)", "params": \#(params)}"#)
    #expect(answer.status == .ok)
    return answer.object
  }

  private func text(_ result: [String: Any]) -> String {
    ((result["result"] as? [String: Any])?["content"] as? [[String: Any]])?.first?["text"] as? String ?? ""
  }

  @Test(arguments: Way.allCases) func speaksMCP(_ way: Way) async throws {
    try await service(way) { client in
      let hello = try await call(client, "initialize", #"{"protocolVersion": "2025-03-26", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}"#)
      #expect((hello["result"] as? [String: Any])?["protocolVersion"] as? String == "2025-03-26")
      #expect(try await client.post("/mcp", #"{"jsonrpc": "2.0", "method": "notifications/initialized"}"#).status == .accepted)
      #expect(try await call(client, "ping", id: "\"a\"")["id"] as? String == "a")
      let tools = (try await call(client, "tools/list")["result"] as? [String: Any])?["tools"] as? [[String: Any]] ?? []
      #expect(tools.compactMap { $0["name"] as? String } == ["ask", "find_exercises", "get_exercise", "plan_week"])
      #expect(
        try await text(call(client, "tools/call", #"{"name": "ask", "arguments": {"text": "how many?", "earlier": ["how do I do a lunge"]}}"#)).contains(
          "lunge"))
      #expect(
        try await text(call(client, "tools/call", #"{"name": "find_exercises", "arguments": {"query": "calf", "equipment": []}}"#)).contains("calf_raise"))
      #expect(try await text(call(client, "tools/call", #"{"name": "get_exercise", "arguments": {"exercise": "goblt squats"}}"#)).hasPrefix("# Goblet squat"))
      #expect(
        try await text(call(client, "tools/call", #"{"name": "plan_week", "arguments": {"text": "sat long", "today": "2026-03-02"}}"#)).hasPrefix("# Week of"))
      #expect(try await text(call(client, "tools/call", #"{"name": "plan_week", "arguments": {"text": "crushing chest pain, plan my week"}}"#)).contains("112"))
      let read = try await call(client, "resources/read", #"{"uri": "coach://exercises/plank"}"#)
      #expect((((read["result"] as? [String: Any])?["contents"] as? [[String: Any]])?.first?["text"] as? String)?.hasPrefix("# Plank") == true)
      var uris: [String] = []
      var cursor: String?
      repeat {
        let page = try await call(client, "resources/list", cursor.map { "{\"cursor\": \"\($0)\"}" } ?? "{}")["result"] as? [String: Any]
        uris += (page?["resources"] as? [[String: Any]] ?? []).compactMap { $0["uri"] as? String }
        cursor = page?["nextCursor"] as? String
      } while cursor != nil
      #expect(uris.contains("coach://exercises/plank") && uris.contains { $0.hasPrefix("coach://sources/") })
      #expect(Set(uris).count == uris.count)
    }
  }

  @Test(arguments: Way.allCases) func answersMCPMistakes(_ way: Way) async throws {
    try await service(way) { client in
      let rejected = [
        "{": -32_700, "": -32_700, "[]": -32_600, "7": -32_600, #"{"id": 1}"#: -32_600, #"{"jsonrpc": "2.0", "id": null, "method": "ping"}"#: -32_600,
        #"{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": []}"#: -32_600, #"{"jsonrpc": "1.0", "id": 1, "method": "ping"}"#: -32_600,
      ]
      for (body, code) in rejected {
        let answer = try await client.post("/mcp", body)
        #expect(answer.status == .badRequest, "\(body)")
        #expect((answer.object["error"] as? [String: Any])?["code"] as? Int == code, "\(body)")
      }
      let failing: [(String, String, Int)] = [
        ("fly", "{}", -32_601), ("tools/call", "{}", -32_602), ("tools/call", #"{"name": "fly"}"#, -32_602),
        ("tools/call", #"{"name": "ask", "arguments": 7}"#, -32_602),
        ("resources/read", "{}", -32_602), ("resources/read", #"{"uri": "file:///etc/passwd"}"#, -32_002),
        ("resources/list", #"{"cursor": "nowhere"}"#, -32_602),
      ]
      for (method, params, code) in failing {
        let answer = try await call(client, method, params)
        #expect((answer["error"] as? [String: Any])?["code"] as? Int == code, "\(method) \(params)")
      }
      // What a model got wrong comes back as a result, so that it can mend it.
      for params in [
        #"{"name": "ask", "arguments": {}}"#, #"{"name": "ask", "arguments": {"text": " "}}"#,
        #"{"name": "get_exercise", "arguments": {"exercise": "flying"}}"#,
        #"{"name": "find_exercises", "arguments": {"muscle": "wing"}}"#, #"{"name": "find_exercises", "arguments": {"limit": 0.5}}"#,
        #"{"name": "plan_week", "arguments": {"text": "sat long", "today": "soon"}}"#,
      ] {
        #expect((try await call(client, "tools/call", params)["result"] as? [String: Any])?["isError"] as? Bool == true, "\(params)")
      }
      #expect(try await client.get("/mcp").status == .methodNotAllowed)
      let ping = #"{"jsonrpc": "2.0", "id": 1, "method": "ping"}"#
      try await expectProblem(client.post("/mcp", ping, headers: [.origin: "https://evil.example"]), .forbidden, "bad-origin")
      try await expectProblem(client.post("/mcp", ping, headers: [.origin: "http://localhost.evil.example"]), .forbidden, "bad-origin")
      #expect(try await client.post("/mcp", ping, headers: [.origin: "http://localhost:3000"]).status == .ok)
      try await expectProblem(
        client.post("/mcp", ping, headers: [.init("MCP-Protocol-Version")!: "1999-01-01"]), .badRequest, "bad-protocol-version", field: "MCP-Protocol-Version")
    }
  }
}
