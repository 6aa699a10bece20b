import Knowledge
import Language
import Resources
import Templates

/// Claims that coach does not make, in what it says and in what it knows. A sentence that denies the claim is fine, and so is a question.
struct MustNotClaim: Rule {
  static let code = "must-not-claim"
  static let summary = "wordings that promise, diagnose, prescribe or repeat a myth, unless the sentence denies them"

  /// Fields that hold no statement of coach's, or one that the field's name denies.
  private static let exempt: Set<String> = ["Id", "Name", "Alias", "Suggest", "Myth", "MustNot", "DoesNotShow"]
  private static let exemptInFolder: [String: Set<String>] = [
    Source.folder: ["Authors", "Year", "Title", "Journal", "Locator"], RedFlag.folder: ["Sign", "Except"],
  ]

  func check(_ context: LintContext) -> [Finding] {
    let claims = ClaimBook(conditions: context.knowledge.injuries.items.flatMap { [Tokeniser.normalised($0.name)] + $0.aliases })
    var findings: [Finding] = []
    for dialog in context.dialogs {
      for line in dialog.lines {
        for claim in claims.claims(in: line.text) {
          findings.append(error(dialog.path, line.number, column: line.column + claim.offset, message: message(claim)))
        }
      }
    }
    for entry in context.entries {
      let exempt = Self.exempt.union(Self.exemptInFolder[entry.folder] ?? [])
      for field in entry.fields where !exempt.contains(field.name) && !asks(field) {
        for claim in claims.claims(in: field.value) where !(field.name == "Mistake" && stands(claim, onTheLeftOf: field.value)) {
          // A continued value goes on over lines; each break in it is a line of the file.
          let breaks = field.value.utf8.prefix(claim.offset).count { $0 == UInt8(ascii: "\n") }
          findings.append(error(entry.path, field.line + breaks, message: message(claim)))
        }
      }
    }
    return findings
  }

  /// Titles that put a question ("Does stretching prevent injury") have no question mark.
  private func asks(_ field: KnowledgeEntry.Field) -> Bool {
    guard field.name == "Title", let first = Tokeniser.tokens(of: field.value).first else { return false }
    return ["do", "does", "did", "is", "are", "can", "could", "should", "will", "would", "why", "what", "when", "how"].contains(first.text)
  }

  /// The left side of a mistake is what goes wrong.
  private func stands(_ claim: ClaimBook.Claim, onTheLeftOf value: String) -> Bool {
    guard let arrow = value.firstRange(of: " => ") else { return false }
    return claim.offset < value.utf8.distance(from: value.startIndex, to: arrow.lowerBound)
  }

  private func message(_ claim: ClaimBook.Claim) -> String { "\"\(claim.words)\": \(claim.advice)" }
}

/// Wordings that stand for a claim, found in sentences word by word.
struct ClaimBook {
  struct Claim: Equatable {
    /// As found, normalised.
    let words: String
    /// Where it starts in the text, in bytes from 0.
    let offset: Int
    /// Why not, or what to write.
    let advice: String
  }

  /// Wordings as templates, `#` standing for a number, each with what to do about it. See the project's list of claims not to make.
  static let wordings: [(template: String, advice: String)] = [
    // Effect.
    ("(prevent|prevents|preventing|prevented) [all|most|any|your|running|overuse|these] (injury|injuries|shin splints|stress fractures)", sure),
    ("(stop|stops|avoid|avoids|eliminate|eliminates) [all|most|any] [running|overuse] (injury|injuries)", sure),
    ("(injury|bullet) (proof|proofs|proofing|proofed)", sure), ("(injuryproof|bulletproof|bulletproofs|bulletproofing)", sure),
    ("injury free", sure), ("(guarantee|guarantees|guaranteed)", sure), ("(halve|halves|halved|halving) [the|your] [injury] (risk|injuries)", sure),
    ("(makes|make|making) you (injury resistant|unbreakable)", sure),
    ("you will (run|be|get) # percent (faster|stronger)", "Say what trials found on average, and that results vary."),
    ("[will] (make|makes) you # percent (faster|stronger)", "Say what trials found on average, and that results vary."),
    ("(clinically|scientifically|medically) (proven|tested|approved)", authority), ("science has proven", authority),
    ("proven (in|for|among) runners", "Pooled trials in runners did not show it: say \"may\" or \"is linked to\"."),
    ("(physio|physiotherapist|doctor|clinician|expert) (approved|recommended|certified)", authority),
    ("(ai|robot) (doctor|physio|physiotherapist)", authority), ("certified (coach|trainer)", authority),
    // Myths.
    ("no pain no gain", myth), ("no gain without pain", myth), ("pain is weakness leaving", myth),
    ("(soreness|sore|doms) (means|is the sign of|is a sign of) [a] (good|great|successful) (session|workout)", myth),
    ("(break|breaks|breaking|broke) (up|down) [the|your] (fascia|scar tissue|adhesions|knots)", myth),
    ("(lengthen|lengthens|lengthening|stretches out) [the|your] (it band|itb|iliotibial band)", myth),
    ("(stunt|stunts|stunting) [a|your|the] [childs|childrens] growth", myth),
    ("(squats|squatting|lunges|deep squats|running) (ruin|ruins|wreck|wrecks|destroy|destroys|damage|damages|wears out) [your|the] knees", myth),
    ("knees (must|should|may|can) (never|not) (pass|go past|go over|travel past) [the|your] toes", myth),
    ("lactic acid (causes|makes|is why|is the reason|builds up)", myth), ("[build up of] lactic acid (in|from) [your|the]", myth),
    ("(lifting|weights|strength training|strength work) (makes|make|will make) (you|runners) (bulky|slow|slower)", myth),
    ("weak (glutes|hips|quads|abs) (cause|causes|caused|are the cause|is the cause|are to blame)", myth),
    ("(fix|fixes|fixing|correct|corrects|correcting) your (imbalance|imbalances|pronation|posture|alignment)", myth),
    ("(must|have to|need to) (train|go|lift) to failure", myth), ("core (work|training|exercises) (cures|cure|fixes|fix) back pain", myth),
    ("(cure|cures|curing) [your|the] (back|knee|heel|hip|shin|foot) [pain]", myth), ("more is (always|simply) better", myth),
    ("180 (steps|strides) [a|per] minute is (right|best|ideal)", myth), ("perfect cadence", myth),
    ("(never|not) (increase|raise|add) [your] [weekly] (mileage|distance) by more than 10 percent", myth),
    ("heart rate (under|below) 140", myth), ("(only lift|lift only) light [weights]", myth),
    // Medicine.
    ("# (mg|mcg|milligram|milligrams|microgram|micrograms)", dose),
    ("(take|taking|use|swallow) # (tablet|tablets|pill|pills|capsule|capsules|ibuprofen|paracetamol|aspirin|painkillers)", dose),
    (
      "(take|taking|use) [an|a|some] (ibuprofen|paracetamol|acetaminophen|aspirin|naproxen|painkiller|painkillers|nsaids) (and|then|before) [you] "
        + "(run|running|train|training|race|racing|lift|lifting)", dose
    ),
    ("it is [probably|just] nothing [serious|to worry about]", "Coach can't examine anyone: say what to watch for and whom to see."),
    ("nothing (serious|to worry about)", "Coach can't examine anyone: say what to watch for and whom to see."),
    ("(run|push|train|work) through (the pain|pain|your pain|it if)", "Give the pain rule instead."),
    ("pain (means|equals|is) damage", "Pain is neither damage nor imagined: say what is known."),
    ("pain is (all|only|just) in (your|the) (head|mind)", "Pain is neither damage nor imagined: say what is known."),
    ("(will|be) [fully] (healed|heal|recovered|better|gone) in # (day|days|week|weeks|month|months)", "Give an honest range, not a date."),
    ("(race|racing) weight", "Coach gives no diet plans and no target weights."),
    ("(cut|reduce|restrict|count) [your] calories", "Coach gives no diet plans and no target weights."),
  ]

  private static let sure = "No exercise is sure to keep an injury away: say \"may lower the risk\" or \"is linked to\"."
  private static let authority = "Name the source and how sure it is; coach has no seal of approval."
  private static let myth = "This is on the list of myths: say what is known instead."
  private static let dose = "Coach gives no doses of medicines: send people to a pharmacist or doctor."
  private static let diagnosis = "Coach does not diagnose: say what it is often called, or what it may be."

  /// Illnesses that no record stands for.
  private static let moreConditions = [
    "fracture", "stress fracture", "broken bone", "tendinitis", "tendonitis", "tendinopathy", "bursitis", "arthritis", "osteoarthritis",
    "osteoporosis", "torn meniscus", "torn ligament", "muscle tear", "slipped disc", "herniated disc", "hernia", "concussion", "dvt",
    "deep vein thrombosis", "blood clot", "compartment syndrome", "infection", "anaemia", "anemia", "diabetes", "asthma", "heart problem",
    "heart condition", "weak glutes", "muscle imbalance",
  ]

  /// A sentence with one of these denies the claim, or leaves it open.
  private static let deniers: Set<String> = [
    "not", "no", "never", "myth", "myths", "untrue", "nor", "neither", "none", "nothing", "nobody", "false", "wrong", "unproven", "unclear",
    "unlikely", "doubtful", "thin", "whether",
  ]
  /// Before "you have …" these make it a condition, not a diagnosis.
  private static let conditionals: Set<String> = [
    "if", "when", "whether", "unless", "until", "once", "where", "while", "before", "after", "case", "suppose", "say", "think", "may", "might",
  ]

  private struct Wording { let words: [Substring]; let advice: String }

  /// The wordings' sentences by first word, longest first.
  private static let sentences: [Substring: [Wording]] = {
    var sentences: [Substring: [Wording]] = [:]
    for (template, advice) in wordings {
      guard let samples = try? Template(parsing: template).samples() else {
        assertionFailure("\(template) is no template")
        continue
      }
      for words in samples.map({ $0.split(separator: " ") }) {
        sentences[words[0], default: []].append(Wording(words: words, advice: advice))
      }
    }
    return sentences.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }()

  /// Names of illnesses by first word.
  private var conditions: [Substring: [[Substring]]] = [:]

  /// - Parameter conditions: names of injuries, normalised.
  init(conditions names: [String]) {
    for name in names + Self.moreConditions {
      let words = name.split(separator: " ")
      if let first = words.first { conditions[first, default: []].append(words) }
    }
  }

  /// The claims of a text that its sentences neither deny nor ask about, in order.
  func claims(in text: String) -> [Claim] {
    let tokens = Tokeniser.tokens(of: text)
    let words = tokens.map { Substring($0.text) }
    var claims: [Claim] = []
    var start = 0
    while start < tokens.count {
      var end = start + 1
      while end < tokens.count, tokens[end].gap != .sentence { end += 1 }
      let sentence = start..<end
      start = end
      guard !tokens[sentence.lowerBound].inQuestion else { continue }
      let (plain, places) = numbersApart(words[sentence], from: sentence.lowerBound)
      var index = 0
      while index < plain.count {
        guard let (length, advice) = match(plain, at: index) else {
          index += 1
          continue
        }
        let isDenied = plain.indices.contains { !(index..<index + length).contains($0) && Self.deniers.contains(String(plain[$0])) }
        if !isDenied {
          let span = places[index]...places[index + length - 1]
          claims.append(Claim(words: words[span].joined(separator: " "), offset: tokens[places[index]].range.lowerBound, advice: advice))
        }
        index += length
      }
    }
    return claims
  }

  /// `400mg` as a number and its unit, all numbers as digits kept; with the token each word came from.
  private func numbersApart(_ words: ArraySlice<Substring>, from start: Int) -> (words: [Substring], places: [Int]) {
    var result: [Substring] = []
    var places: [Int] = []
    for (offset, word) in words.enumerated() {
      let digits = word.prefix { $0.isASCII && $0.isNumber || $0 == "." }
      let parts = digits.isEmpty || digits.count == word.count ? [word] : [digits, word.dropFirst(digits.count)]
      result += parts
      places += parts.map { _ in start + offset }
    }
    return (result, places)
  }

  /// The wording or diagnosis that starts at a word, and how many words it takes.
  private func match(_ words: [Substring], at index: Int) -> (length: Int, advice: String)? {
    let isNumber = Numbers.value(of: String(words[index])) != nil
    let candidates = (Self.sentences[words[index]] ?? []) + (isNumber ? Self.sentences["#"] ?? [] : [])
    if let wording = candidates.first(where: { fits($0.words, words[index...]) }) { return (wording.words.count, wording.advice) }
    return diagnosis(words, at: index).map { ($0, Self.diagnosis) }
  }

  private func fits(_ wording: [Substring], _ words: ArraySlice<Substring>) -> Bool {
    guard wording.count <= words.count else { return false }
    return zip(wording, words).allSatisfy { $0 == $1 || ($0 == "#" && Numbers.value(of: String($1)) != nil) }
  }

  /// `you have [got] [a] shin splints`, unless a condition ("if you have …") stands before it.
  private func diagnosis(_ words: [Substring], at index: Int) -> Int? {
    guard words[index] == "you" || words[index] == "yours" else { return nil }
    var next = index + 1
    if words[index] == "yours" {
      guard next < words.count, words[next] == "is" else { return nil }
    } else {
      guard next < words.count, words[next] == "have" || words[next] == "suffer" else { return nil }
    }
    next += 1
    while next < words.count, ["got", "from", "a", "an", "the", "some"].contains(words[next]) { next += 1 }
    guard next < words.count, !words[..<index].contains(where: { Self.conditionals.contains(String($0)) }) else { return nil }
    let found = (conditions[words[next]] ?? []).filter { fits($0, words[next...]) }.map(\.count).max()
    return found.map { next - index + $0 }
  }
}
