import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

/// Weeks, logs and progress, over HTTP.
@Suite struct PlanRouteTests {
  private let week = #"{"text": "Tue intervals, Sat long, dumbbells, 30 minutes", "today": "2026-03-02"}"#

  @Test(
    arguments: Way.allCases,
    [
      ("application/json", "{\"answer\""), ("text/calendar", "BEGIN:VCALENDAR\r\n"), ("text/markdown", "# Week of 2026-03-02"),
      ("text/html", "<!DOCTYPE html>"),
      ("text/html;q=0.5, text/calendar", "BEGIN"), ("*/*", "{"), ("text/*", "BEGIN"), ("image/png, text/markdown;q=0.1", "#"),
    ])
  func plansAWeek(_ way: Way, _ example: (accept: String, start: String)) async throws {
    try await service(way) { client in
      let answer = try await client.post("/v1/plans", week, headers: [.accept: example.accept])
      #expect(answer.status == .ok)
      #expect(answer.text.hasPrefix(example.start))
      #expect(answer.headers[values: .vary].contains("Accept"))
    }
  }

  @Test(arguments: Way.allCases) func refusesOtherFormsAndDates(_ way: Way) async throws {
    try await service(way) { client in
      try await expectProblem(client.post("/v1/plans", week, headers: [.accept: "image/png"]), .notAcceptable, "not-acceptable")
      try await expectProblem(client.post("/v1/plans", week, headers: [.accept: "application/json;q=0"]), .notAcceptable, "not-acceptable")
      for today in [#""2026-02-30""#, #""soon""#, "7", "[]"] {
        try await expectProblem(client.post("/v1/plans", #"{"text": "sat long", "today": \#(today)}"#), .unprocessableContent, "bad-member", field: "today")
      }
      for today in [#""0001-01-01""#, #""9999-12-31""#, "null"] {
        #expect(try await client.post("/v1/plans", #"{"text": "sat long", "today": \#(today)}"#).status == .ok)
      }
    }
  }

  @Test(arguments: Way.allCases) func plansNothingOnAWarningSign(_ way: Way) async throws {
    try await service(way) { client in
      let answer = try await client.post("/v1/plans", #"{"text": "crushing chest pain on every run, plan my week, sat long"}"#)
      try expectProblem(answer, .unprocessableContent, "warning-sign", field: "text")
      #expect((answer.object["detail"] as? String)?.contains("112") == true)
    }
  }

  @Test(arguments: Way.allCases) func showsPlanLogAndProgressOfAConversation(_ way: Way) async throws {
    try await service(way) { client in
      let id = try await client.begin()
      let fresh = try await client.get("/v1/conversations/\(id)")
      #expect(fresh.object["turns"] as? Int == 0)
      #expect(fresh.object["reply"] is NSNull && fresh.object["plan"] is NSNull)
      try await expectProblem(client.get("/v1/conversations/\(id)/plan"), .conflict, "no-plan")
      _ = try await client.post("/v1/conversations/\(id)/turns", #"{"text": "plan my week: tue intervals, sat long, dumbbells, 30 minutes"}"#)
      _ = try await client.post("/v1/conversations/\(id)/turns", #"{"text": "goblet squat 3x10 at 16 kg, felt 8, knee 2/10"}"#)
      let card = try await client.get("/v1/conversations/\(id)")
      #expect(card.object["conversation"] as? String == id)
      #expect(card.object["turns"] as? Int == 2)
      #expect((card.object["reply"] as? [String: Any])?["conversation"] as? String == id)
      #expect(card.object["plan"] is [String: Any])
      #expect(try await client.get("/v1/conversations/\(id)/plan", accept: "text/calendar").text.contains("BEGIN:VEVENT"))
      let log = try await client.get("/v1/conversations/\(id)/log")
      let entry = try #require((log.object["items"] as? [[String: Any]])?.first)
      #expect(entry["exercise"] as? String == "goblet_squat")
      #expect((entry["sets"] as? [[String: Any]])?.count == 3)
      #expect(try await client.get("/v1/conversations/\(id)/log", accept: "text/csv").text.hasPrefix("date,kind,exercise"))
      let progress = try await client.get("/v1/conversations/\(id)/progress?weeks=2")
      #expect((progress.object["weeks"] as? [Any])?.count == 2)
      #expect(try await client.get("/v1/conversations/\(id)/progress", accept: "text/csv").text.hasPrefix("week,done"))
      #expect(try await client.get("/v1/conversations/\(id)/progress", accept: "image/svg+xml").text.hasPrefix("<svg"))
      try await expectProblem(client.get("/v1/conversations/\(id)/progress?weeks=0"), .unprocessableContent, "bad-parameter", field: "weeks")
      try await expectProblem(client.get("/v1/conversations/\(id)/log", accept: "text/html"), .notAcceptable, "not-acceptable")
      for part in ["", "/plan", "/log", "/progress"] {
        try await expectProblem(client.get("/v1/conversations/\(String(repeating: "0", count: 32))\(part)"), .notFound, "unknown-conversation")
      }
    }
  }

  @Test(arguments: Way.allCases) func takesATurnOnceForAKey(_ way: Way) async throws {
    try await service(way) { client in
      let path = "/v1/conversations/\(try await client.begin())/turns"
      func take(_ text: String, _ key: String?) async throws -> TestResponse {
        var headers = HTTPFields()
        if let key { headers[.init("Idempotency-Key")!] = key }
        return try await client.post(path, "{\"text\": \"\(text)\"}", headers: headers)
      }
      let first = try await take("how do I do a lunge", "a")
      let again = try await take("how do I do a lunge", "a")
      #expect(first.text == again.text)
      #expect(first.object["turn"] as? Int == 1)
      #expect(try await take("how many", "b").object["turn"] as? Int == 2)
      #expect(try await take("how do I do a lunge", "a").text == first.text)
      #expect(try await take("how many", nil).object["turn"] as? Int == 3)
      try await expectProblem(take("something else", "a"), .conflict, "idempotency-key-used", field: "Idempotency-Key")
      try await expectProblem(take("lunge", String(repeating: "k", count: 129)), .badRequest, "bad-idempotency-key", field: "Idempotency-Key")
      #expect(try await take("squat", nil).object["turn"] as? Int == 4)
      // Only the last keys are kept.
      for number in 1...9 { _ = try await take("plank", "k\(number)") }
      #expect(try await take("how do I do a lunge", "a").object["turn"] as? Int == 14)
    }
  }
}
