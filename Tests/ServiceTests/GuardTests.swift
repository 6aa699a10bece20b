import Dialogue
import Logging
import CoachKit
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing

/// Keys, limits, headers, metrics.
@Suite struct GuardTests {
  // printf %s abc | sha256sum, and one of 119 signs: two blocks with padding in a third.
  private static let keys = """
    # two clients
    ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  anna
    31EBA51C313A5C08226ADF18D4A359CFDFD8D2E816B13F4AF952F7EA6584DCFB
    """
  private static let longKey = String(repeating: "a", count: 119)

  private func keyed() throws -> ServiceSettings {
    var settings = ServiceSettings()
    settings.keys = try APIKeys(file: Self.keys)
    return settings
  }

  private func bearer(_ key: String) -> HTTPFields { [.authorization: "Bearer \(key)"] }

  @Test(arguments: Way.allCases) func asksForAKey(_ way: Way) async throws {
    try await service(way, settings: keyed()) { client in
      for (headers, isIn) in [
        (HTTPFields(), false), (bearer("abd"), false), (bearer(""), false), ([.authorization: "Basic abc"], false), (bearer("abc"), true),
        ([.authorization: "bearer abc"], true),
      ] {
        let answer = try await client.post("/v1/ask", #"{"text": "lunge"}"#, headers: headers)
        if isIn {
          #expect(answer.status == .ok)
        } else {
          try expectProblem(answer, .unauthorized, "key-missing")
          #expect(answer.headers[.wwwAuthenticate] == "Bearer")
        }
      }
      for path in ["/v1/exercises", "/metrics", "/v1/models"] { #expect(try await client.get(path).status == .unauthorized) }
      for path in ["/health/live", "/health/ready", "/docs", "/openapi.yaml"] { #expect(try await client.get(path).status == .ok) }
    }
  }

  @Test(arguments: Way.allCases) func theFormWithoutScriptsNeedsAKeyToo(_ way: Way) async throws {
    try await service(way, settings: keyed()) { client in
      let page = try await client.get("/")
      #expect(page.status == .ok)
      let link = try await client.get("/?q=how+many+squats")
      let form = try await client.post("/", "q=how+many+squats", type: "application/x-www-form-urlencoded")
      for answer in [link, form] {
        #expect(answer.status == .unauthorized)
        #expect(answer.text.contains("asks for a key") && !answer.text.contains("reps"))
      }
    }
  }

  @Test(arguments: Way.allCases) func nobodyReadsAnothersConversation(_ way: Way) async throws {
    try await service(way, settings: keyed()) { client in
      let begun = try await client.post("/v1/conversations", nil, type: nil, headers: bearer("abc"))
      let id = try #require(begun.object["conversation"] as? String)
      let path = "/v1/conversations/\(id)"
      let turn = try await client.post("\(path)/turns", #"{"text": "lunge"}"#, headers: bearer("abc"))
      #expect(turn.object["conversation"] as? String == id)
      // Whether the second key works depends on hashing more than one block.
      #expect(try await client.get("/v1/models", headers: bearer(Self.longKey)).status == .ok)
      try await expectProblem(client.get(path, headers: bearer(Self.longKey)), .notFound, "unknown-conversation")
      try await expectProblem(client.post("\(path)/turns", #"{"text": "lunge"}"#, headers: bearer(Self.longKey)), .notFound, "unknown-conversation")
      #expect(try await client.send(.delete, path, headers: bearer(Self.longKey)).status == .notFound)
      #expect(try await client.get(path, headers: bearer("abc")).object["turns"] as? Int == 1)
    }
  }

  @Test(arguments: ["", "# nothing", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a", String(repeating: "g", count: 64)])
  func refusesFilesWithoutHashes(_ text: String) {
    #expect(throws: ServerError.self) { try APIKeys(file: text) }
  }

  @Test(arguments: Way.allCases) func slowsEagerClientsDown(_ way: Way) async throws {
    var settings = ServiceSettings()
    settings.rate = 0.01
    try await service(way, settings: settings) { client in
      for _ in 1...10 { #expect(try await client.get("/v1/models/coach").status == .ok) }
      let answer = try await client.get("/v1/exercises/plank")
      try expectProblem(answer, .tooManyRequests, "too-many-requests")
      #expect((answer.headers[.retryAfter].flatMap { Int($0) } ?? 0) > 1)
      #expect(try await client.get("/health/live").status == .ok)
    }
  }

  @Test(arguments: Way.allCases) func tellsClientsApartBehindAProxy(_ way: Way) async throws {
    var settings = ServiceSettings()
    settings.rate = 0.01
    settings.trustsProxy = true
    try await service(way, settings: settings) { client in
      let (one, other): (HTTPFields, HTTPFields) = ([.init("X-Forwarded-For")!: "10.0.0.9, 192.0.2.1"], [.init("X-Forwarded-For")!: "192.0.2.2"])
      for _ in 1...10 { _ = try await client.get("/v1/models/coach", headers: one) }
      #expect(try await client.get("/v1/models/coach", headers: one).status == .tooManyRequests)
      #expect(try await client.get("/v1/models/coach", headers: other).status == .ok)
    }
  }

  @Test(arguments: Way.allCases) func aNetworkOfIPv6IsOneClient(_ way: Way) async throws {
    var settings = ServiceSettings()
    settings.rate = 0.01
    settings.trustsProxy = true
    try await service(way, settings: settings) { client in
      func status(_ address: String) async throws -> HTTPResponse.Status {
        try await client.get("/v1/models/coach", headers: [.init("X-Forwarded-For")!: address]).status
      }
      for place in 1...10 {
        let found = try await status("2001:db8:0:7::\(place)")
        #expect(found == .ok)
      }
      for (address, wanted) in [
        ("2001:db8:0:7:1:2:3:4", HTTPResponse.Status.tooManyRequests), ("2001:db8:0:8::1", .ok), ("2001:db8::1", .ok), ("::1", .ok),
      ] {
        let found = try await status(address)
        #expect(found == wanted, "\(address)")
      }
    }
  }

  @Test(arguments: Way.allCases) func setsHeadersThatKeepBrowsersSafe(_ way: Way) async throws {
    try await service(way) { client in
      for path in ["/v1/exercises/plank", "/v1/exercises/plank/figure.svg", "/docs", "/nothing", "/health/live", "/v1/models/none"] {
        let answer = try await client.get(path)
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
        #expect(answer.headers[.init("Referrer-Policy")!] == "no-referrer")
        #expect(answer.headers[.accessControlAllowOrigin] == nil)
      }
      let page = try await client.get("/docs").text
      #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("@import") && !page.contains("<link"))
    }
  }

  @Test(arguments: Way.allCases) func letsOneOtherOriginIn(_ way: Way) async throws {
    var settings = ServiceSettings()
    settings.origin = "https://app.example"
    try await service(way, settings: settings) { client in
      let preflight: HTTPFields = [.origin: "https://app.example", .accessControlRequestMethod: "POST"]
      let allowed = try await client.send(.options, "/v1/ask", headers: preflight)
      #expect(allowed.status == .noContent)
      #expect(allowed.headers[.accessControlAllowOrigin] == "https://app.example")
      #expect(allowed.headers[.accessControlAllowHeaders]?.contains("Content-Type") == true)
      let answer = try await client.post("/v1/ask", #"{"text": "lunge"}"#, headers: [.origin: "https://app.example"])
      #expect(answer.headers[.accessControlAllowOrigin] == "https://app.example")
      let other = try await client.post("/v1/ask", #"{"text": "lunge"}"#, headers: [.origin: "https://evil.example"])
      #expect(other.headers[.accessControlAllowOrigin] == nil)
      #expect(other.headers[values: .vary].contains("Origin"))
    }
  }

  @Test(arguments: Way.allCases) func saysThatAChangeMayBeKept(_ way: Way) async throws {
    try await service(way, store: BrokenStore(mayBeKept: true)) { client in
      let answer = try await client.post("/v1/conversations", nil, type: nil)
      try expectProblem(answer, .serviceUnavailable, "store-unsure")
      #expect(answer.headers[.retryAfter] == "5")
      #expect(!answer.text.contains("Nothing was changed"))
    }
  }

  @Test func deletesWhatHasExpired() async throws {
    let now = Moment(seconds: 1_900_000_000)
    let store = MemoryStore { now.earlier(days: 30) }
    let log = LogLines()
    try await store.create(Conversation(id: "one", seed: 1))
    let metrics = Metrics()
    await Expiry(store, days: 30, logger: Logger(label: "test") { _ in log }, metrics: metrics) { now }.sweep()
    #expect(await store.read("one") { $0.id } == "one")
    await Expiry(store, days: 29, logger: Logger(label: "test") { _ in log }, metrics: metrics) { now }.sweep()
    #expect(await store.read("one") { $0.id } == nil)
    #expect(log.lines.count == 1 && log.lines[0].contains("1 conversations without a turn for 29 days"))
    #expect(metrics.text.contains("coach_store_errors_total 0"))
    // A store that cannot be used ends nothing, and is counted.
    await Expiry(BrokenStore(), days: 30, logger: Logger(label: "test") { _ in log }, metrics: metrics) { now }.sweep()
    #expect(metrics.text.contains("coach_store_errors_total 1"))
    #expect(log.lines.last?.contains("The disk of /data is full.") == true)
  }

  @Test(arguments: Way.allCases) func countsWithoutWords(_ way: Way) async throws {
    try await service(way, store: BrokenStore()) { client in
      _ = try await client.post("/v1/ask", #"{"text": "zanzibar how do I do a lunge"}"#)
      _ = try await client.get("/v1/exercises/zanzibar")
      _ = try await client.get("/zanzibar")
      _ = try await client.post("/v1/conversations", nil)
      try await expectProblem(client.get("/health/ready"), .serviceUnavailable, "store-unavailable")
      let answer = try await client.get("/metrics")
      #expect(answer.headers[.contentType]?.hasPrefix("text/plain; version=0.0.4") == true)
      let text = answer.text
      #expect(text.contains(#"coach_http_requests_total{route="/v1/ask",method="POST",status="200"} 1"#))
      #expect(text.contains(#"coach_http_requests_total{route="/v1/exercises/{id}",method="GET",status="404"} 1"#))
      #expect(text.contains(#"coach_http_request_seconds_bucket{route="/v1/ask",le="+Inf"} 1"#))
      #expect(text.contains("coach_store_errors_total 2"))
      #expect(text.contains("coach_turns_total{scope="))
      #expect(!text.contains("zanzibar"))
    }
  }

  @Test func readyWhenTheStoreIs() async throws {
    try await service(.router) { client in
      let answer = try await client.get("/health/ready")
      #expect(answer.object["status"] as? String == "ready")
    }
  }

  /// The description names each route, and no other.
  @Test func everyRouteIsDescribed() async throws {
    try await service(.router) { client in
      let lines = try await client.get("/openapi.yaml").text.split(separator: "\n", omittingEmptySubsequences: false)
      var path = ""
      var described: Set<String> = []
      let start = try #require(lines.firstIndex(of: "paths:"))
      for line in lines[(start + 1)...] {
        if !line.hasPrefix(" ") { break }
        if line.hasPrefix("  /") { path = line.dropFirst(2).prefix { $0 != ":" }.description }
        if line.hasPrefix("    "), !line.hasPrefix("     ") {
          described.insert("\(line.dropFirst(4).prefix { $0 != ":" }.uppercased()) \(path)")
        }
      }
      #expect(described == Set(routeNames()))
    }
  }

  @Test(arguments: Way.allCases) func readsNoBottomlessJSON(_ way: Way) async throws {
    try await service(way) { client in
      let deep = String(repeating: "[", count: 20_000)
      try await expectProblem(client.post("/v1/ask", "{\"text\": \(deep)"), .badRequest, "bad-json")
      try await expectProblem(client.post("/v1/ask", "{\"text\": \"lunge\", \"x\": \(deep)\(String(repeating: "]", count: 20_000))}"), .badRequest, "bad-json")
      #expect(try await client.post("/v1/chat/completions", "{\"messages\": \(deep)").status == .badRequest)
      #expect(try await client.post("/mcp", deep).status == .badRequest)
    }
  }
}
