import Language
import Testing
import Understanding

@Suite struct UnderstandingTests {
  private static let lexicon = Lexicon([
    LexiconEntry(kind: "exercise", id: "forward_lunge", phrasings: ["lunge", "forward lunge"]),
    LexiconEntry(kind: "exercise", id: "reverse_lunge", phrasings: ["reverse lunge"]),
    LexiconEntry(kind: "body_part", id: "knee", phrasings: ["knee"]),
    LexiconEntry(kind: "injury", id: "knee_thing", phrasings: ["knee"]),
  ])

  private static func model() -> IntentModel {
    var samples: [TrainingSample] = []
    for text in ["how do i do a lunge", "show me the reverse lunge", "what is the right way to lunge", "how to do a lunge"] {
      samples.append(TrainingSample(text: text, intent: "howto"))
    }
    for text in ["my knee hurts", "pain in my knee", "a sore knee after running", "my knee aches"] {
      samples.append(TrainingSample(text: text, intent: "pain"))
    }
    for text in ["what is the weather", "book a flight", "tell me a joke", "play some music"] { samples.append(TrainingSample(text: text, intent: "other")) }
    var settings = Trainer.Settings()
    settings.minimumCount = 1
    return Trainer(english: .empty, settings: settings).train(samples, lexicon: lexicon, furtherWords: ["lunge", "reverse", "knee"])
  }

  @Test func longestNameWinsWithOffsets() {
    let tokens = Tokeniser.tokens(of: "The Reverse Lunges, or a lunge?")
    let entities = Self.lexicon.entities(in: tokens)
    #expect(entities.map(\.id) == ["reverse_lunge", "forward_lunge"])
    #expect(entities[0].range == 4..<18)
  }

  @Test func sharedNamesKeepAllSenses() {
    let entity = Self.lexicon.entities(in: Tokeniser.tokens(of: "my knee"))[0]
    #expect(entity.kind == "body_part")
    #expect(entity.id(as: "injury") == "knee_thing")
    #expect(entity.id(as: "exercise") == nil)
  }

  @Test func learnsAndExplains() throws {
    let matcher = Matcher(lexicon: Self.lexicon, model: Self.model(), english: .empty)
    #expect(matcher.match("how should i do the reverse lunge").intent == "howto")
    #expect(matcher.match("both my knees hurt").intent == "pain")
    #expect(matcher.match("how do i do a lunge").sampleIntent == "howto")
    let explanation = matcher.explain("my knee hurts so much")
    let sum = explanation.evidence[0].map(\.share).reduce(0, +)
    #expect(abs(sum - explanation.match.candidates[0].score) < 0.01)
  }

  @Test func typosAreMended() {
    let matcher = Matcher(lexicon: Self.lexicon, model: Self.model(), english: .empty)
    let match = matcher.match("how do i do a revesre lunge")
    #expect(match.entities.map(\.id) == ["reverse_lunge"])
    #expect(match.entities[0].how == .fuzzy)
  }

  @Test func sameInputSameModel() {
    let first = Self.model().files.map(\.text.string)
    #expect(first == Self.model().files.map(\.text.string))
  }

  @Test func modelsSurviveBeingFiles() throws {
    let model = Self.model()
    let again = try #require(IntentModel(files: model.files))
    let a = Matcher(lexicon: Self.lexicon, model: model, english: .empty).match("my knee aches")
    let b = Matcher(lexicon: Self.lexicon, model: again, english: .empty).match("my knee aches")
    #expect(a.scores == b.scores)
    #expect(IntentModel(files: Array(model.files.dropLast())) == nil)
  }

  @Test func rowsOfManyIntentsAreReadBack() throws {
    let intents = (0..<20_000).map { "i\(100_000 + $0)" }
    // More steps than two signs can tell; an intent further away than one step; one that is known alone.
    let rows: [[(intent: Int, weight: Float)]] = [
      stride(from: 0, to: 19_000, by: 2).map { ($0, Float($0 % 4) - 1.5) }, [(3, 1), (15_000, -1)], [(19_999, 0.5)], [(0, 0.25), (1, -0.25)],
    ]
    let hashes: [UInt64] = [11, 22, 33].map { $0 << 50 | $0 }
    let model = ModelWriter(intents: intents, vocabulary: Vocabulary([:]), slotKinds: [], fingerprint: "large").model(hashes: hashes, hits: []) {
      (1, rows[$0])
    }
    let again = try #require(IntentModel(files: model.files))
    for (number, row) in rows.enumerated() {
      let weights = try #require(again.weights(of: number < hashes.count ? hashes[number] : nil)).weights
      var wanted = [Float](repeating: 0, count: intents.count)
      for (intent, weight) in row { wanted[intent] = weight }
      #expect(zip(weights, wanted).allSatisfy { abs($0 - $1) < 0.05 })
    }
    #expect(again.weights(of: 44) == nil)
  }
}
