import Language
import Resources
import Testing
import Understanding

/// What is said at the desk of a library.
@Suite struct IntentSetTests {
  private static func file(_ path: String, _ text: String) -> ContentFile { ContentFile(path: path, text: .loaded(Array(text.utf8))) }

  private static let files = [
    file(
      "loans/renew.intent",
      "(can|could) i (renew|extend|keep) (my|this|the) {item} [for longer]\nmy {item} is due and i still need it\nrenew <polite> my {item}\n"),
    file("hours.intent", "(when|what time) do you (open|close) [on {day}]\nare you open [on] {day}\nwhat are your opening hours\n"),
    file("item.entity", "(book|novel|paperback)\n(film|dvd|movie)\n"), file("day.entity", "monday\nsunday\n"), file("polite.voc", "please\nkindly\n"),
    file("item.blacklist", "book a room\n"), file("README.md", "not for the engine ("),
  ]
  private static let intents = IntentSet(files)
  private static let matcher = intents.matcher(english: .empty)

  @Test func aFolderOfFilesIsLearnt() {
    #expect(Self.intents.findings.isEmpty)
    #expect(Self.matcher.model.intents == ["hours", "loans/renew"])
    let match = Self.matcher.match("coud i extend that movie")
    #expect(match.intent == "loans/renew")
    #expect(match.entities.map(\.id) == ["film"] && match.entities.map(\.kind) == ["item"])
    #expect(Self.matcher.match("Are you open on Sundays?").intent == "hours")
  }

  @Test func slotsAreFilledWithNamesAndTellWhere() throws {
    let sample = try #require(Self.intents.samples.first { $0.text.contains("is due") })
    let slot = try #require(sample.slots.first)
    let words = String(decoding: Array(sample.text.utf8)[slot.range], as: UTF8.self)
    #expect(slot.kind == "item" && ["book", "novel", "paperback", "film", "dvd", "movie"].contains(words))
    #expect(Set(Self.intents.samples.map { $0.intent + $0.text }).count == Self.intents.samples.count)
  }

  @Test func wordsThatOnlyLookLikeANameAreNone() {
    #expect(Self.matcher.match("book a room").entities.isEmpty)
    #expect(Self.matcher.match("renew my book").entities.map(\.id) == ["book"])
  }

  @Test func mistakesHaveAPlaceAndTheRestIsLearnt() {
    let set = IntentSet([
      Self.file("a.intent", "good morning\nopen (\nsay <nothing>\n"), Self.file("b.intent", "where is the {shelf}\n"), Self.file("c.entity", "{x} y\n"),
    ])
    #expect(
      set.findings.map { "\($0.file):\($0.line):\($0.code)" } == [
        "a.intent:2:unbalanced-brackets", "a.intent:3:undefined-vocabulary", "b.intent:1:unknown-slot",
      ])
    #expect(set.samples.map(\.text) == ["good morning", "where is the shelf"])
  }

  @Test func anEmptyFolderFindsNothing() {
    let match = IntentSet([]).matcher(english: .empty).match("is anybody there")
    #expect(match.intent.isEmpty && match.confidence == 0)
  }

  @Test func aFolderThatIsNotThereIsNamed() {
    #expect {
      _ = try IntentSet(folder: "/there/is/no/such/folder")
    } throws: { "\($0)" == "/there/is/no/such/folder cannot be read: No such file or directory." }
  }
}
