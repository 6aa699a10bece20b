import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

/// What coach knows, over HTTP.
@Suite struct ContentRouteTests {
  @Test(arguments: Way.allCases) func pagesThroughEverything(_ way: Way) async throws {
    try await service(way) { client in
      for kind in ["exercises", "muscles", "injuries", "routines", "sources"] {
        var ids: [String] = []
        var cursor: String?
        repeat {
          let answer = try await client.get("/v1/\(kind)?limit=7" + (cursor.map { "&cursor=\($0)" } ?? ""))
          #expect(answer.status == .ok)
          ids += (answer.object["items"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
          #expect(answer.object["total"] as? Int ?? 0 > 7)
          cursor = answer.object["next"] as? String
          if cursor == nil { #expect(ids.count == answer.object["total"] as? Int) }
        } while cursor != nil
        #expect(Set(ids).count == ids.count)
        for id in ids.prefix(3) {
          let one = try await client.get("/v1/\(kind)/\(id)")
          #expect(one.status == .ok)
          #expect(one.object["id"] as? String == id)
        }
      }
    }
  }

  @Test(arguments: Way.allCases) func filtersExercises(_ way: Way) async throws {
    try await service(way) { client in
      func ids(_ query: String) async throws -> [String] {
        let answer = try await client.get("/v1/exercises?limit=100&\(query)")
        #expect(answer.status == .ok)
        return (answer.object["items"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
      }
      // What a lexicon is for: typos, other names, muscles.
      #expect(try await ids("q=goblt+squat").first == "goblet_squat")
      #expect(try await ids("q=RDL").contains("romanian_deadlift"))
      #expect(try await ids("q=calf").contains("calf_raise"))
      #expect(try await ids("q=zzzz").isEmpty)
      let bodyweight = try await ids("equipment=none")
      #expect(bodyweight.contains("plank") && !bodyweight.contains("goblet_squat"))
      #expect(try await ids("equipment=dumbbell").count > bodyweight.count)
      let many = Array(repeating: "dumbbell", count: 64).joined(separator: ",")
      #expect(try await ids("equipment=\(many)") == ids("equipment=dumbbell"))
      let more = try await client.get("/v1/exercises?equipment=\(many),none")
      try expectProblem(more, .unprocessableContent, "bad-parameter", field: "equipment")
      // Parts count for the whole.
      #expect(try await ids("muscle=calves").contains("bent_knee_calf_raise"))
      let beginner = try await ids("level=beginner&pattern=squat")
      #expect(!beginner.isEmpty && !beginner.contains("back_squat"))
      let all = try await ids("")
      let pregnant = try await ids("condition=pregnancy")
      #expect(!pregnant.isEmpty && pregnant.count < all.count)
    }
  }

  @Test(
    arguments: Way.allCases,
    [
      ("muscle=wing", "muscle"), ("equipment=none,anvil", "equipment"), ("level=hard", "level"), ("pattern=jump", "pattern"), ("condition=flu", "condition"),
      ("limit=0", "limit"), ("limit=101", "limit"), ("limit=ten", "limit"), ("limit=%2B5", "limit"), ("limit=", "limit"), ("cursor=nowhere", "cursor"),
      ("q=", "q"), ("q=%20", "q"), ("q=%ff", "q"), ("q=a&q=b", "q"), ("limit=99999999999999999999", "limit"),
    ])
  func refusesBadParameters(_ way: Way, _ example: (query: String, field: String)) async throws {
    try await service(way) { client in
      let answer = try await client.get("/v1/exercises?\(example.query)")
      if example.field == "cursor" {
        try expectProblem(answer, .notFound, "unknown-cursor", field: "cursor")
      } else {
        try expectProblem(answer, .unprocessableContent, "bad-parameter", field: example.field)
      }
    }
  }

  @Test(arguments: Way.allCases) func passesOverUnknownParameters(_ way: Way) async throws {
    try await service(way) { client in
      let answer = try await client.get("/v1/exercises?colour=red&&=&x")
      #expect(answer.status == .ok)
    }
  }

  @Test(
    arguments: Way.allCases,
    [
      ("exercises/flying", "exercise"), ("exercises/flying/figure.svg", "exercise"), ("muscles/wing", "muscle"), ("injuries/flu", "injury"),
      ("routines/none", "routine"), ("sources/none", "source"), ("exercises/%2e%2e%2fplank", "exercise"), ("exercises/PLANK", "exercise"),
    ])
  func knowsNoOtherRecord(_ way: Way, _ example: (path: String, kind: String)) async throws {
    try await service(way) { client in
      try await expectProblem(client.get("/v1/\(example.path)"), .notFound, "unknown-\(example.kind)", field: "id")
    }
  }

  @Test(arguments: Way.allCases) func drawsFigures(_ way: Way) async throws {
    try await service(way) { client in
      let moving = try await client.get("/v1/exercises/goblet_squat/figure.svg")
      #expect(moving.status == .ok)
      #expect(moving.headers[.contentType] == "image/svg+xml")
      #expect(moving.text.contains("<animate"))
      let still = try await client.get("/v1/exercises/goblet_squat/figure.svg?animated=false&view=side")
      #expect(still.text.hasPrefix("<svg") && !still.text.contains("<animate"))
      let wrong = try await client.get("/v1/exercises/goblet_squat/figure.svg?fault=1&animated=false")
      #expect(wrong.text.contains("class=\"wrong\""))
      for (query, field) in [("view=back", "view"), ("animated=maybe", "animated"), ("fault=-1", "fault"), ("fault=100", "fault")] {
        try await expectProblem(
          client.get("/v1/exercises/goblet_squat/figure.svg?\(query)"), .unprocessableContent, "bad-parameter", field: field)
      }
      try await expectProblem(client.get("/v1/exercises/goblet_squat/figure.svg?fault=99"), .notFound, "no-figure")
    }
  }

  @Test(arguments: Way.allCases) func sendsNothingTwice(_ way: Way) async throws {
    try await service(way) { client in
      for path in ["/v1/exercises", "/v1/exercises/plank", "/v1/exercises/plank/figure.svg", "/v1/sources?limit=5", "/v1/models", "/openapi.yaml", "/docs"] {
        let first = try await client.get(path)
        let tag = try #require(first.headers[.eTag])
        #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""))
        for known in [tag, "\"other\", \(tag)", "W/\(tag)", "*", "\(tag.dropLast())-gz\""] {
          let again = try await client.get(path, headers: [.ifNoneMatch: known])
          #expect(again.status == .notModified)
          #expect(again.data.isEmpty)
          #expect(again.headers[.eTag] == tag)
        }
        #expect(try await client.get(path, headers: [.ifNoneMatch: "\"other\""]).status == .ok)
      }
      let one = try await client.get("/v1/exercises/plank").headers[.eTag]
      #expect(try await client.get("/v1/exercises/side_plank").headers[.eTag] != one)
    }
  }

  @Test(arguments: Way.allCases) func compressesWhereThatIsTaken(_ way: Way) async throws {
    try await service(way) { client in
      let plain = try await client.get("/v1/exercises/plank")
      #expect(plain.headers[.contentEncoding] == nil)
      #expect(plain.headers[values: .vary].contains("Accept-Encoding"))
      for header in ["gzip", "br, gzip;q=0.5", "*"] {
        let packed = try await client.get("/v1/exercises/plank", headers: [.acceptEncoding: header])
        // A client over a socket may unpack by itself.
        guard packed.headers[.contentEncoding] == "gzip" else { continue }
        #expect(packed.data.prefix(2) == Data([0x1F, 0x8B]))
        #expect(packed.data.count < plain.data.count)
        #expect(packed.headers[.eTag] != plain.headers[.eTag])
      }
      for header in ["br", "gzip;q=0", "identity"] {
        #expect(try await client.get("/v1/exercises/plank", headers: [.acceptEncoding: header]).data == plain.data)
      }
      // Small answers gain nothing.
      #expect(try await client.get("/health/live", headers: [.acceptEncoding: "gzip"]).headers[.contentEncoding] == nil)
    }
  }

  @Test func everyRecordHasAPage() async throws {
    try await service(.router) { client in
      for kind in ["exercises", "muscles", "injuries", "routines", "sources"] {
        let list = try await client.get("/v1/\(kind)?limit=100")
        for item in list.object["items"] as? [[String: Any]] ?? [] {
          #expect(try await client.get("/v1/\(kind)/\(item["id"] ?? "")").status == .ok)
        }
      }
    }
  }
}
