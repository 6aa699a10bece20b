import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

/// The page in a browser is tested by Scripts/check-page.
@Suite struct WebPageTests {
  @Test(arguments: Way.allCases) func servesThePageAndItsParts(_ way: Way) async throws {
    try await service(way) { client in
      let parts = [
        "/": "text/html; charset=utf-8", "/style.css": "text/css; charset=utf-8", "/chat.js": "text/javascript; charset=utf-8",
        "/icon.svg": "image/svg+xml", "/citations.json": "application/json; charset=utf-8",
        "/figure/forward_lunge.svg?animated=1&fault=3": "image/svg+xml",
      ]
      for (path, type) in parts {
        let answer = try await client.send(.get, path)
        #expect(answer.status == .ok, "\(path)")
        #expect(answer.headers[.contentType] == type)
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(!answer.data.isEmpty)
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        #expect(policy.hasPrefix("default-src 'none'"))
        #expect(type == "image/svg+xml" || !policy.contains("unsafe"))
        let tag = try #require(answer.headers[.eTag])
        let again = try await client.send(.get, path, headers: [.ifNoneMatch: tag])
        #expect(again.status == .notModified)
        #expect(again.data.isEmpty)
      }
    }
  }

  @Test(arguments: Way.allCases) func namesTheMethodsOfItsPaths(_ way: Way) async throws {
    try await service(way) { client in
      let paths = ["/": "GET, HEAD, POST", "/style.css": "GET, HEAD", "/citations.json": "GET, HEAD", "/figure/forward_lunge.svg": "GET, HEAD"]
      for (path, methods) in paths {
        let answer = try await client.send(.delete, path)
        try expectProblem(answer, .methodNotAllowed, "method-not-allowed")
        #expect(answer.headers[.allow] == methods)
      }
      try expectProblem(await client.send(.delete, "/figure/forward_lunge.png"), .notFound, "unknown-path")
    }
  }

  @Test func thePageLoadsNothingFromElsewhere() async throws {
    try await service(.router) { client in
      let page = try await client.send(.get, "/").text
      #expect(page.contains("<form id=\"ask\" method=\"post\" action=\"/\""))
      #expect(!page.contains("://") && !page.contains("<style") && !page.contains(" style=") && !page.contains(" onclick="))
    }
  }

  @Test(arguments: Way.allCases) func answersTheFormWithoutScripts(_ way: Way) async throws {
    try await service(way) { client in
      let linked = try await client.send(.get, "/?q=how+do+I+do+a+lunge")
      let sent = try await client.post("/", "q=how+do+I+do+a+lunge", type: "application/x-www-form-urlencoded")
      for answer in [linked, sent] {
        #expect(answer.status == .ok)
        #expect(answer.headers[.cacheControl] == "no-store")
        #expect(answer.headers[.eTag] == nil)
        #expect(answer.text.contains("<h2 class=\"question\"><bdi>how do I do a lunge</bdi></h2>"))
        #expect(answer.text.contains("<ol><li>Stand tall, feet hip-width."))
        #expect(answer.text.contains("<details class=\"sources\">"))
      }
    }
  }

  @Test func whatPeopleWriteStaysText() async throws {
    try await service(.router) { client in
      let answer = try await client.post("/", "q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+%22%27+%E2%80%AE+lunge", type: "application/x-www-form-urlencoded")
      #expect(answer.text.contains("&lt;img src=x onerror=alert(1)&gt; &quot;"))
      #expect(!answer.text.contains("<img src=x"))
    }
  }

  @Test func aWrongFormIsAnsweredWithASentence() async throws {
    try await service(.router) { client in
      let form = "application/x-www-form-urlencoded"
      let cases: [(String, HTTPResponse.Status)] = [
        ("q=++", .unprocessableContent), ("p=lunge", .badRequest), ("q=" + String(repeating: "a", count: 9_000), .contentTooLarge),
        ("q=" + String(repeating: "a", count: 70_000), .contentTooLarge),
      ]
      for (body, status) in cases {
        let answer = try await client.post("/", body, type: form)
        #expect(answer.status == status)
        #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
        #expect(answer.text.contains("<p class=\"trouble\" role=\"alert\">"))
      }
      #expect(try await client.send(.get, "/?q=").text == client.send(.get, "/").text)
    }
  }

  @Test func figuresThatAreNone() async throws {
    try await service(.router) { client in
      try await expectProblem(client.send(.get, "/figure/handstand.svg"), .notFound, "unknown-path")
      try await expectProblem(client.send(.get, "/figure/forward_lunge.svg?fault=99"), .notFound, "unknown-path")
    }
  }
}
