import Language
import Resources
import Testing

@Suite struct TokeniserTests {
  @Test(arguments: [
    ("How do I do a LUNGE?", "how do i do a lunge"), ("What's RIR?", "what is rir"), ("I can't, don't & won't", "i can not do not and will not"),
    ("runner's knee", "runners knee"), ("it’s sore", "it is sore"), ("push-ups", "push ups"), ("3x10 @ 2.5 kg", "3x10 2.5 kg"),
    ("hw do u squat w/o weights", "how do you squat without weights"),
    ("Café naïve", "cafe naive"), ("\u{FEFF}lunge\u{200B}s", "lunges"), ("squat\u{0007}\u{1B}[31m red", "squat 31m red"), ("", ""), ("🏃‍♀️ !!!", ""),
  ])
  func normalises(_ text: String, _ expected: String) { #expect(Tokeniser.normalised(text) == expected) }

  @Test func offsetsPointIntoTheText() {
    let text = "My KNEE hurts – why?"
    let tokens = Tokeniser.tokens(of: text)
    let bytes = Array(text.utf8)
    #expect(tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["My", "KNEE", "hurts", "why"])
    #expect(tokens[3].gap == .clause)
    #expect(tokens.allSatisfy { $0.inQuestion })
  }

  @Test func sentencesAndQuestions() {
    let tokens = Tokeniser.tokens(of: "I ran. Should I lift? Thanks")
    #expect(tokens.map(\.gap) == [.sentence, .none, .sentence, .none, .none, .sentence])
    #expect(tokens.map(\.inQuestion) == [false, false, true, true, true, false])
  }

  @Test func longInputStaysBounded() {
    #expect(Tokeniser.tokens(of: String(repeating: "a", count: 1_000_000)).count == 1)
    #expect(Tokeniser.tokens(of: String(repeating: "a ", count: 100_000)).count == 4_000)
  }
}

@Suite struct SpellerTests {
  private let speller = Speller(
    Vocabulary(["lunge": 9, "squat": 9, "deadlift": 5, "hamstring": 4, "plank": 3, "knee": 5]),
    english: WordList(.loaded(Array("blank\nlounge\nplan\n".utf8))))

  @Test(arguments: [("lunj", nil), ("lunhe", "lunge"), ("sqaut", "squat"), ("deadlfit", "deadlift"), ("hamstirng", "hamstring"), ("haamstrinng", "hamstring")])
  func mends(_ word: String, _ expected: String?) { #expect(speller.correction(of: word) == expected) }

  @Test(arguments: ["blank", "lounge", "plan", "squat", "kne", "squats", "zzzzzz", "12345"])
  func leavesAlone(_ word: String) { #expect(speller.correction(of: word) == nil) }
}

@Suite struct WordListTests {
  private let list = WordList(.loaded(Array("apple\nbanana\ncherry\n".utf8)))

  @Test func findsEachWord() {
    for word in ["apple", "banana", "cherry"] { #expect(list.contains(word)) }
    for word in ["", "app", "apples", "zebra", "aaa", "bananas"] { #expect(!list.contains(word)) }
    #expect(!WordList.empty.contains("a"))
  }
}

@Suite struct StemTests {
  @Test(arguments: [
    ("lunges", "lunge"), ("calves", "calf"), ("knees", "knee"), ("abs", "abs"), ("exercises", "exercise"), ("press", "press"), ("feet", "foot"),
    ("lungs", "lungs"),
  ])
  func singular(_ word: String, _ expected: String) { #expect(Stem.singular(word) == expected) }

  @Test(arguments: [("squatting", "squat"), ("running", "run"), ("lifted", "lift"), ("lunge", "lung"), ("stretching", "stretch")])
  func light(_ word: String, _ expected: String) { #expect(Stem.light(word) == expected) }
}
