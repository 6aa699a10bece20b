import CoachKit
import Dialogue
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Service
import Testing

/// Every body runs twice: against the routes alone, and over a socket.
@Suite struct ServiceTests {
  @Test(arguments: Way.allCases) func answersAQuestion(_ way: Way) async throws {
    try await service(way) { client in
      let answer = try await client.post("/v1/ask", #"{"text": "how do I do a lunge / squat?"}"#)
      #expect(answer.status == .ok)
      #expect(answer.headers[.contentType] == "application/json; charset=utf-8")
      #expect(answer.headers[.cacheControl] == "no-store")
      let reply = try JSONDecoder().decode(Reply.self, from: answer.data)
      #expect(reply.input == "how do I do a lunge / squat?")
      #expect(!reply.text.isEmpty)
      #expect(!reply.blocks.isEmpty)
      // Slashes as they are, members in alphabetical order, `safety` always there.
      #expect(answer.text.contains("lunge / squat?"))
      #expect(answer.text.hasPrefix(#"{"act":"#))
      #expect(answer.text.contains(#""safety":"#))
    }
  }

  @Test(arguments: Way.allCases) func answersTheSameQuestionTheSameWay(_ way: Way) async throws {
    try await service(way) { client in
      let first = try await client.post("/v1/ask", #"{"text": "squats or lunges"}"#)
      let second = try await client.post("/v1/ask", #"{"text": "squats or lunges", "unknown": [1, null]}"#)
      #expect(first.text == second.text)
      // The same letters in other bytes are another text.
      for letter in ["\u{E9}", "e\u{301}", "\u{E9}"] {
        let text = "squats or lung\(letter)s"
        let answer = try await client.post("/v1/ask", "{\"text\": \"\(text)\"}")
        #expect((answer.object["input"] as? String).map { Array($0.utf8) } == Array(text.utf8))
      }
      #expect(try await client.get("/metrics").text.contains("coach_http_requests_total{route=\"/v1/ask\",method=\"POST\",status=\"200\"} 5"))
    }
  }

  @Test(arguments: Way.allCases) func holdsAConversation(_ way: Way) async throws {
    try await service(way) { client in
      let begun = try await client.post("/v1/conversations", nil, type: nil)
      #expect(begun.status == .created)
      let id = try #require(try JSONDecoder().decode([String: String].self, from: begun.data)["conversation"])
      #expect(id.count == 32)
      #expect(begun.headers[.location] == "/v1/conversations/\(id)")
      for turn in 1...3 {
        let answer = try await client.post("/v1/conversations/\(id)/turns", #"{"text": "how do I do a lunge"}"#)
        #expect(answer.status == .ok)
        let reply = try JSONDecoder().decode(Reply.self, from: answer.data)
        #expect(reply.conversation == id)
        #expect(reply.turn == turn)
      }
      let deleted = try await client.send(.delete, "/v1/conversations/\(id)")
      #expect(deleted.status == .noContent)
      #expect(deleted.data.isEmpty)
      try await expectProblem(client.send(.delete, "/v1/conversations/\(id)"), .notFound, "unknown-conversation")
      try await expectProblem(client.post("/v1/conversations/\(id)/turns", #"{"text": "and squats"}"#), .notFound, "unknown-conversation")
    }
  }

  @Test(arguments: Way.allCases) func keepsConversationsApart(_ way: Way) async throws {
    try await service(way) { client in
      var ids: Set<String> = []
      for _ in 1...3 {
        let begun = try await client.post("/v1/conversations", "{}")
        let id = try #require(try JSONDecoder().decode([String: String].self, from: begun.data)["conversation"])
        ids.insert(id)
        let answer = try await client.post("/v1/conversations/\(id)/turns", #"{"text": "squats"}"#)
        #expect(try JSONDecoder().decode(Reply.self, from: answer.data).turn == 1)
      }
      #expect(ids.count == 3)
    }
  }

  @Test(arguments: Way.allCases) func saysThatItIsAlive(_ way: Way) async throws {
    try await service(way) { client in
      let answer = try await client.send(.get, "/health/live")
      #expect(answer.status == .ok)
      #expect(answer.headers[.contentType] == "application/json; charset=utf-8")
      #expect(answer.text == #"{"status":"live"}"#)
    }
  }

  @Test(arguments: Way.allCases, ["", "{", "lunge", #"{"text": "lunge""#, #"{"text": "lunge"} and more"#, "{'text': 'lunge'}", "NaN"])
  func refusesWhatIsNotJSON(_ way: Way, _ body: String) async throws {
    try await service(way) { client in
      try await expectProblem(client.post("/v1/ask", body), .badRequest, "bad-json")
      let id = try await client.begin()
      try await expectProblem(client.post("/v1/conversations/\(id)/turns", body), .badRequest, "bad-json")
      if !body.isEmpty { try await expectProblem(client.post("/v1/conversations", body), .badRequest, "bad-json") }
    }
  }

  @Test(arguments: Way.allCases) func refusesWhatIsNotUnicode(_ way: Way) async throws {
    try await service(way) { client in
      let bytes = Array(#"{"text": ""#.utf8) + [0xFF, 0xC0] + Array(#""}"#.utf8)
      let answer = try await client.send(.post, "/v1/ask", headers: [.contentType: "application/json"], body: ByteBuffer(bytes: bytes))
      try expectProblem(answer, .badRequest, "bad-json")
      try await expectProblem(client.post("/v1/ask", #"{"text": "\ud800"}"#), .badRequest, "bad-json")
    }
  }

  @Test(
    arguments: Way.allCases,
    [
      (#"[]"#, "not-an-object"), (#""lunge""#, "not-an-object"), ("null", "not-an-object"), ("7", "not-an-object"), ("{}", "text-missing"),
      (#"{"Text": "lunge"}"#, "text-missing"), (#"{"text": null}"#, "text-missing"), (#"{"text": 7}"#, "text-not-a-string"),
      (#"{"text": ["lunge"]}"#, "text-not-a-string"), (#"{"text": {"text": "lunge"}}"#, "text-not-a-string"),
      (#"{"text": ""}"#, "text-empty"), (#"{"text": " \n\t\u00a0"}"#, "text-empty"),
    ])
  func refusesAnObjectWithoutText(_ way: Way, _ example: (body: String, problem: String)) async throws {
    try await service(way) { client in
      let field = example.problem == "not-an-object" ? nil : "text"
      try await expectProblem(client.post("/v1/ask", example.body), .unprocessableContent, example.problem, field: field)
      let turns = "/v1/conversations/\(try await client.begin())/turns"
      try await expectProblem(client.post(turns, example.body), .unprocessableContent, example.problem, field: field)
    }
  }

  @Test(arguments: Way.allCases) func refusesALongText(_ way: Way) async throws {
    try await service(way) { client in
      func body(_ count: Int) -> String { #"{"text": ""# + String(repeating: "é", count: count / 2) + #""}"# }
      #expect(try await client.post("/v1/ask", body(8_192)).status == .ok)
      try await expectProblem(client.post("/v1/ask", body(8_194)), .unprocessableContent, "text-too-long", field: "text")
    }
  }

  @Test(arguments: Way.allCases) func refusesALargeBody(_ way: Way) async throws {
    try await service(way) { client in
      func body(_ count: Int) -> String { #"{"text": "lunge"}"# + String(repeating: " ", count: count - 17) }
      #expect(try await client.post("/v1/ask", body(65_536)).status == .ok)
      for path in ["/v1/ask", "/v1/conversations", "/v1/conversations/\(try await client.begin())/turns"] {
        try await expectProblem(client.post(path, body(65_537)), .contentTooLarge, "body-too-large")
        try await expectProblem(client.post(path, body(300_000)), .contentTooLarge, "body-too-large")
      }
      // The connection is still of use.
      #expect(try await client.send(.get, "/health/live").status == .ok)
    }
  }

  @Test(arguments: Way.allCases, [nil, "", "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "multipart/form-data"])
  func refusesOtherContentTypes(_ way: Way, _ type: String?) async throws {
    try await service(way) { client in
      let body = #"{"text": "lunge"}"#
      try await expectProblem(client.post("/v1/ask", body, type: type), .unsupportedMediaType, "wrong-content-type")
      try await expectProblem(client.post("/v1/conversations", body, type: type), .unsupportedMediaType, "wrong-content-type")
      let turns = "/v1/conversations/\(try await client.begin())/turns"
      try await expectProblem(client.post(turns, body, type: type), .unsupportedMediaType, "wrong-content-type")
    }
  }

  @Test(arguments: Way.allCases, ["application/json; charset=utf-8", "Application/JSON", "application/json ;charset=UTF-8"])
  func takesContentTypesWithParameters(_ way: Way, _ type: String) async throws {
    try await service(way) { client in
      let answer = try await client.post("/v1/ask", #"{"text": "lunge"}"#, type: type)
      #expect(answer.status == .ok)
    }
  }

  @Test(
    arguments: Way.allCases,
    ["0", "0123456789abcdef0123456789abcde", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdeg", "%2e%2e", "'%20or%201=1"])
  func knowsNoOtherConversation(_ way: Way, _ id: String) async throws {
    try await service(way) { client in
      try await expectProblem(client.send(.delete, "/v1/conversations/\(id)"), .notFound, "unknown-conversation")
      try await expectProblem(client.post("/v1/conversations/\(id)/turns", #"{"text": "lunge"}"#), .notFound, "unknown-conversation")
    }
  }

  @Test(arguments: Way.allCases, ["/v1", "/v1/asks", "/v1/ask/more", "/v2/ask", "/health", "/v1/conversations/0/turns/1", "/%00", "/..%2f.."])
  func knowsNoOtherPath(_ way: Way, _ path: String) async throws {
    try await service(way) { client in
      for method in [HTTPRequest.Method.get, .post, .delete] {
        try await expectProblem(client.send(method, path), .notFound, "unknown-path")
      }
    }
  }

  @Test(
    arguments: Way.allCases,
    [
      ("/v1/ask", "POST"), ("/v1/conversations", "POST"), ("/v1/conversations/0123456789abcdef0123456789abcdef", "GET, HEAD, DELETE"),
      ("/v1/conversations/0123456789abcdef0123456789abcdef/turns", "POST"), ("/health/live", "GET, HEAD"),
    ])
  func namesTheMethodsOfAPath(_ way: Way, _ example: (path: String, allow: String)) async throws {
    try await service(way) { client in
      for method in [HTTPRequest.Method.get, .post, .put, .patch, .delete, .options] where !example.allow.contains(method.rawValue) {
        let answer = try await client.send(method, example.path + "?text=lunge")
        try expectProblem(answer, .methodNotAllowed, "method-not-allowed")
        #expect(answer.headers[.allow] == example.allow)
      }
    }
  }

  @Test(arguments: Way.allCases) func saysWhenConversationsCannotBeKept(_ way: Way) async throws {
    try await service(way, store: BrokenStore()) { client in
      let id = Sessions.newIdentifier()
      for answer in [
        try await client.post("/v1/conversations", nil), try await client.post("/v1/conversations/\(id)/turns", #"{"text": "lunge"}"#),
        try await client.send(.delete, "/v1/conversations/\(id)"),
      ] {
        try expectProblem(answer, .serviceUnavailable, "store-unavailable")
        #expect(answer.headers[.retryAfter] == "5")
        #expect(!answer.text.contains("/data"))
      }
      #expect(try await client.post("/v1/ask", #"{"text": "lunge"}"#).status == .ok)
    }
  }

  @Test(arguments: Way.allCases) func answersManyTurnsAtOnce(_ way: Way) async throws {
    try await service(way) { client in
      let id = try await client.begin()
      // The client has one connection, so that over a socket these come one after the other.
      var turns: [Int] = []
      for _ in 1...20 {
        let answer = try await client.post("/v1/conversations/\(id)/turns", #"{"text": "squats"}"#)
        turns.append(try JSONDecoder().decode(Reply.self, from: answer.data).turn)
      }
      #expect(turns == Array(1...20))
    }
  }

  @Test(arguments: Way.allCases) func logsNothingThatAPersonWrote(_ way: Way) async throws {
    let log = LogLines()
    try await service(way, store: BrokenStore(), log: log) { client in
      let body = #"{"text": "zanzibar"}"#
      _ = try await client.post("/v1/ask", body)
      _ = try await client.post("/v1/ask?zanzibar", body)
      _ = try await client.post("/zanzibar", body)
      _ = try await client.post("/v1/conversations/zanzibar/turns", body)
      _ = try await client.post("/v1/conversations/\(Sessions.newIdentifier())/turns", body)
      _ = try await client.post("/v1/ask", #"{"zanzibar": "#)
      _ = try await client.post("/v1/ask", body, type: "text/zanzibar")
    }
    let lines = log.lines
    #expect(lines.contains { $0.contains("POST /v1/ask 200") })
    #expect(lines.contains { $0.contains("POST NotFound 404") })
    #expect(lines.contains { $0.contains("/v1/conversations/{id}/turns 503") })
    #expect(lines.contains { $0.contains("The disk of /data is full.") })
    #expect(!lines.contains { $0.contains("zanzibar") })
  }
}
