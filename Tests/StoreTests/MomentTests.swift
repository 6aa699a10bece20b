import CoachKit
import StoreCoding
import Testing

@Suite struct MomentTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (1_773_480_413, "2026-03-14T09:26:53Z"), (951_868_799, "2000-02-29T23:59:59Z"), (-1, "1969-12-31T23:59:59Z"),
  ])
  func isWrittenInUTC(_ seconds: Int, _ text: String) { #expect(Moment(seconds: seconds).description == text) }

  @Test func liesDaysEarlier() {
    #expect(Moment(seconds: 1_773_480_413).earlier(days: 30).description == "2026-02-12T09:26:53Z")
    #expect(Moment(seconds: 1).earlier(days: 1) < Moment(seconds: 0))
  }
}

@Suite struct VersionedCacheTests {
  @Test func givesOnlyWhatStillHolds() {
    let cache = VersionedCache<String>()
    cache.keep("one", "key", at: 1)
    #expect(cache.value("key", at: 1) == "one")
    #expect(cache.value("key", at: 2) == nil)
    #expect(cache.newest("key")?.version == 1)
    cache.drop("key")
    #expect(cache.value("key", at: 1) == nil)
  }

  @Test func holdsTheValuesUsedLast() {
    let cache = VersionedCache<Int>(capacity: 10)
    cache.keep(-1, "often", at: 1)
    for number in 0..<100 {
      cache.keep(number, "\(number)", at: 1)
      #expect(cache.value("often", at: 1) == -1)
    }
    #expect(cache.value("99", at: 1) == 99)
    #expect((0..<100).filter { cache.newest("\($0)") != nil }.count <= 20)
    // What was kept again is not given as it was before.
    cache.keep(5, "99", at: 2)
    for number in 200..<215 { cache.keep(number, "\(number)", at: 1) }
    #expect(cache.value("99", at: 1) == nil)
    cache.clear()
    #expect(cache.newest("often") == nil)
  }
}
