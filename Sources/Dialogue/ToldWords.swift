import Language
import Planning

/// The words of a text, as far as they tell whether, and what, somebody tells of themselves.
struct ToldWords {
  let texts: [String]
  private let tokens: [Token]
  private let text: String
  private let all: Set<String>

  init(_ text: String, _ tokens: [Token]) {
    self.tokens = tokens
    texts = tokens.map(\.text)
    all = Set(texts)
    self.text = text
  }

  func has(_ words: Set<String>) -> Bool { !all.isDisjoint(with: words) }

  /// Whether some words stand one behind the other.
  func says(_ words: [String]) -> Bool { place(of: words) != nil }

  private func place(of words: [String]) -> Int? {
    guard texts.count >= words.count, words.allSatisfy(all.contains) else { return nil }
    return (0...(texts.count - words.count)).first { start in words.indices.allSatisfy { texts[start + $0] == words[$0] } }
  }

  private subscript(_ place: Int) -> String { texts.indices.contains(place) ? texts[place] : "" }

  private func gap(_ place: Int) -> Token.Gap { tokens.indices.contains(place) ? tokens[place].gap : .sentence }

  /// The words around a place up to the next comma or sentence end.
  func clause(of place: Int) -> Range<Int> {
    var start = place
    while start > 0, gap(start) == .none { start -= 1 }
    var end = place + 1
    while end < tokens.count, gap(end) == .none { end += 1 }
    return start..<end
  }

  /// Whether something is asked or wanted.
  var asks: Bool {
    if tokens.contains(where: \.inQuestion) || has(Self.questions) { return true }
    // "Any use for recovery": a question without its verb.
    if texts.indices.contains(where: { texts[$0] == "any" && Self.sought.contains(self[$0 + 1]) }) || says(["before", "or", "after"]) { return true }
    let first = texts.first { !Self.openers.contains($0) } ?? ""
    if Self.requests.contains(first) { return true }
    return [
      ["can", "i"], ["can", "you"], ["can", "we"], ["do", "i"], ["am", "i"], ["are", "there"], ["is", "it"], ["is", "there"], ["want", "a"], ["want", "to"],
    ]
    .contains { says($0) && !($0 == ["want", "to"] && says(["want", "to", "lift"])) && !(has(Self.verdicts) && $0 == ["can", "i"]) }
  }

  /// Whether it is about somebody else, too.
  var namesOthers: Bool { has(says(["call", "me"]) ? Self.others.subtracting(["people", "friends", "everyone"]) : Self.others) || says(["my", "coach"]) }

  /// "I do not have any equipment".
  func lacks(_ thing: String) -> Bool {
    guard let place = texts.firstIndex(of: thing) else { return false }
    return clause(of: place).prefix { $0 < place }.suffix(4).contains { ["no", "not", "without", "zero"].contains(texts[$0]) }
  }

  /// Whether it speaks of the writer and nobody else.
  var isOwn: Bool {
    guard !namesOthers else { return false }
    return has(["i", "my", "me", "mine", "please"]) || says(["name", "is"]) || says(["names"]) || texts.first == "use"
  }

  /// Wishes, suppositions, jokes, memories.
  var isHypothetical: Bool {
    if has(Self.suppositions) || says(["when", "i", "was"]) || says(["used", "to"]) || says(["going", "to"]) || says(["thinking", "of"]) { return true }
    return says(["years", "ago"]) || says(["long", "ago"]) || says(["next", "year"])
  }

  /// Whether it holds for a day or a week only.
  var isBrief: Bool {
    has(Self.briefly) || all.contains("away") && !has(["gave", "given", "threw", "thrown"])
      || Self.briefTimes.contains(where: says)
  }

  /// Whether the text is a number of days a week and nothing else: "three times a week", "about twice a week please".
  var isWeeklyCount: Bool {
    guard texts.count <= 9, has(["week", "weekly"]), has(Self.times) || texts.contains(where: { $0.first?.isNumber ?? false && $0.last == "x" }) else {
      return false
    }
    return texts.allSatisfy { word in
      Self.times.contains(word) || Self.besideTimes.contains(word) || Numbers.value(of: word) != nil
        || word.first?.isNumber ?? false && ["x", "times", "days"].contains(String(word.drop { $0.isNumber }))
    }
  }

  /// The clause that tells how often somebody lifts: "I lift three times a week", whatever is asked behind it.
  var liftingHabit: Range<Int>? {
    var start = 0
    while start < texts.count {
      let clause = clause(of: start)
      start = clause.upperBound
      let words = clause.map { texts[$0] }
      let first = words.drop { Self.openers.contains($0) || ["currently", "already", "usually"].contains($0) }
      guard first.first == "i", let second = first.dropFirst().first, Self.tellsHabit.contains(second) else { continue }
      let all = Set(words)
      guard !all.isDisjoint(with: ["lift", "lifting", "strength", "gym", "weights"]), !all.isDisjoint(with: ["week", "weekly"]),
        all.isDisjoint(with: Self.questions), all.isDisjoint(with: ["run", "runs", "running", "not", "never", "was", "only"])
      else { continue }
      // What is asked in the same breath has its own verb: "I lift twice a week is that enough".
      return clause
        .lowerBound..<(clause.first { ["is", "should", "can", "do", "does", "will", "would"].contains(texts[$0]) && $0 > clause.lowerBound + 3 }
        ?? clause.upperBound)
    }
    return nil
  }

  /// Whether days are told as a habit: "on Mondays", "never on Friday".
  var isHabit: Bool {
    has(["never", "always", "every", "usually", "ever"]) || has(Set(Day.allCases.map { $0.name.lowercased() + "s" }))
  }

  /// "I never win on Saturdays" says nothing of when there is time.
  var isIdleNever: Bool {
    guard let place = texts.firstIndex(of: "never") else { return false }
    let next = self[place + 1]
    let days = Set(Day.allCases.flatMap { [$0.name.lowercased(), $0.name.lowercased() + "s"] })
    return !next.isEmpty && !Self.doing.contains(next) && !days.contains(next)
  }

  /// Whether a trouble is told as gone.
  var isOver: Bool { has(["gone", "healed", "recovered"]) || says(["no", "longer"]) || says(["any", "more"]) || has(["anymore"]) }

  /// Whether it tells how somebody feels among people or about training, which says nothing of what there is.
  var isFeeling: Bool { has(Self.feelings) }

  /// Whether a thing is told as had: a word for having stands before it in its clause, or behind it.
  ///
  /// - Parameter isEveryday: a thing that is everywhere, a chair or a wall, is had only where it is the very thing had.
  func has(_ place: Range<Int>, isEveryday: Bool, _ verbs: Set<String>) -> Bool {
    // "A box of protein bars", "a step count".
    if ["of", "count", "counter", "goal", "photo", "job"].contains(self[place.upperBound]), gap(place.upperBound) == .none { return false }
    if isEveryday { return owns(place) || has(["sold", "lost", "broke", "no", "without", "gave"]) }
    let clause = clause(of: place.lowerBound)
    return clause.contains { here in
      guard verbs.contains(texts[here]), !place.contains(here) else { return false }
      // "The only machine I like", "moves I can use", "to use the sauna".
      if texts[here] == "only" { return self[here - 1] != "the" }
      if ["use", "using"].contains(texts[here]) {
        return here == 0 || max(0, here - 3)..<here ~= (texts[..<here].lastIndex(of: "i") ?? -1) && !["to", "can"].contains(self[here - 1])
      }
      return true
    } || isGoneOn(from: clause, verbs)
  }

  /// "I have dumbbells, a bench and a band": the list goes on behind a comma.
  private func isGoneOn(from clause: Range<Int>, _ verbs: Set<String>) -> Bool {
    guard clause.lowerBound > 0, gap(clause.lowerBound) != .sentence, !clause.contains(where: { ["i", "my", "the", "is", "are"].contains(texts[$0]) }) else {
      return false
    }
    return self.clause(of: clause.lowerBound - 1).contains { verbs.contains(texts[$0]) }
  }

  /// Whether a unit is told as the one to measure with: "in miles", "use pounds", "lbs and miles please".
  func measures(in units: Set<String>, _ verbs: Set<String>) -> Bool {
    if has(["please"]) { return true }
    return texts.indices.contains { place in
      guard units.contains(texts[place]) else { return false }
      var before = place - 1
      while before >= 0, units.contains(texts[before]) || ["and", "or", "only", "just", "the"].contains(texts[before]) { before -= 1 }
      return verbs.contains(self[before])
    }
  }

  func isDenied(_ place: Range<Int>) -> Bool {
    let clause = clause(of: place.lowerBound)
    return isOver || (clause.lowerBound..<place.lowerBound).contains { ["not", "no", "never", "without"].contains(texts[$0]) }
  }

  /// "I have a kettlebell", "I only own dumbbells": the thing right behind it.
  func owns(_ place: Range<Int>) -> Bool {
    var here = place.lowerBound - 1
    while here >= 0, gap(here + 1) == .none, Self.articles.contains(texts[here]) || Int(texts[here]) != nil || ["and", "kg", "lb"].contains(texts[here]) {
      here -= 1
    }
    guard here >= 0, ["have", "own", "got", "bought"].contains(texts[here]), gap(here + 1) == .none else { return false }
    let subject = self[here - 1] == "only" || self[here - 1] == "have" || self[here - 1] == "just" ? here - 2 : here - 1
    return self[subject] == "i" || self[here - 1] == "i" || self[subject - 1] == "i"
  }

  // MARK: Age

  /// The age that is told, 6 to 99; nil when none is.
  func age(_ today: CalendarDate) -> Int? {
    if has(Self.agesOfMind) { return nil }
    let tellsBirth = says(["born", "in"])
    for place in texts.indices {
      if tellsBirth, let year = Int(texts[place]), self[place - 1] == "in", (today.year - 99...today.year - 6).contains(year) {
        return today.year - year
      }
      guard let (number, end) = number(at: place), (6...99).contains(number) else { continue }
      let next = self[end]
      if next == "yo" || next == "year" && self[end + 1] == "old" || next == "years" && ["old", "young", "of"].contains(self[end + 1])
        || next == "yr" && self[end + 1] == "old"
      {
        if isFirstPerson(place) { return number }
        continue
      }
      let ends = end >= texts.count || gap(end) != .none || Self.afterAge.contains(next)
      guard ends, !["weeks", "kg", "minutes"].contains(next) else { continue }
      var before = place - 1
      while before > 0, ["now", "only", "just", "almost", "nearly", "already", "actually", "about"].contains(texts[before]) { before -= 1 }
      // "I'm Anna, 33"
      if gap(place) != .none, place > 0 {
        if end == texts.count, texts.count <= 6, says(["i", "am"]) { return number }
        continue
      }
      if ["am", "be"].contains(self[before]), self[before - 1] == "i" { return self[before] == "am" ? number : nil }
      if ["turned", "aged"].contains(self[before]) || self[before] == "age" || self[before] == "is" && self[before - 1] == "age" { return number }
    }
    return nil
  }

  /// "I am a 38 year old woman", "62 year old runner here", not "a 12 year old boy asked".
  private func isFirstPerson(_ place: Int) -> Bool {
    let clause = clause(of: place)
    return clause.lowerBound == place || (clause.lowerBound..<place).contains { ["i", "as"].contains(texts[$0]) }
  }

  private func number(at place: Int) -> (Int, Int)? {
    // Signs and digits come before letters; a word need not be tried as digits.
    if let first = texts[place].utf8.first, first <= UInt8(ascii: "9"), let value = Int(texts[place]) { return (value, place + 1) }
    guard let value = Self.numbers[texts[place]] ?? Numbers.value(of: texts[place]).flatMap({ $0 == $0.rounded() ? Int(exactly: $0) : nil }) else { return nil }
    if value >= 20, value % 10 == 0, let unit = Numbers.value(of: self[place + 1]), (1.0...9).contains(unit) { return (value + Int(unit), place + 2) }
    return (value, place + 1)
  }

  // MARK: Name

  /// The name that is told, with a capital letter; nil when none is.
  func name(_ english: WordList) -> String? {
    for lead in [["call", "me"], ["name", "is"], ["names"], ["name's"], ["goes", "by"], ["go", "by"]] {
      guard let place = place(of: lead) else { continue }
      let start = place + lead.count
      if lead != ["call", "me"], place > 0, !["my", "the"].contains(self[place - 1]), lead[0].hasPrefix("name") { continue }
      guard tokens.indices.contains(start), let name = asName(start) else { continue }
      let next = start + 1
      if next == texts.count || gap(next) != .none || ["please", "and", "from", "by", "i"].contains(self[next]) { return name }
    }
    // "I'm Tom" tells a name only when nothing else is meant by it.
    guard let place = place(of: ["i", "am"]), tokens.indices.contains(place + 2), let name = asName(place + 2) else { return nil }
    let word = typed(place + 2)
    let isGreeted = place > 0 && ["hi", "hello", "hey", "morning", "evening"].contains(self[place - 1])
    let isFollowed = place + 3 < texts.count && gap(place + 3) != .none && Int(self[place + 3]) != nil
    guard isGreeted || isFollowed, word.first?.isUppercase ?? false, !english.contains(word.lowercased()) || isGreeted && place + 3 == texts.count else {
      return nil
    }
    return name
  }

  /// The word as it was typed.
  private func typed(_ place: Int) -> String {
    let range = tokens[place].range
    guard range.upperBound <= text.utf8.count else { return texts[place] }
    return String(decoding: text.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
  }

  private func asName(_ place: Int) -> String? {
    let word = typed(place)
    guard word.count <= 24, !word.isEmpty, word.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "'" }), !Self.noNames.contains(word.lowercased()) else {
      return nil
    }
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  private static let noNames: Set<String> = [
    "a", "an", "the", "later", "back", "crazy", "old", "when", "if", "maybe", "stupid", "tomorrow", "again", "names", "coach", "batman", "superman", "lazy",
    "sir",
    "mad", "sceptical", "skeptical", "paranoid", "what", "not", "tired", "hungry", "pregnant", "new", "injured", "sick", "ill", "back", "here", "ready", "done",
    "fine", "good", "okay", "sore", "wrong", "it", "that", "whatever", "anything", "so", "very", "just", "in", "on", "at", "from", "sorry",
  ]
  /// Those that are told of ages alone.
  private static let numbers = [
    "thirteen": 13, "fourteen": 14, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "seventy": 70, "eighty": 80,
  ]
  private static let briefly: Set<String> = [
    "today", "tonight", "tomorrow", "yesterday", "hotel", "holiday", "travelling", "traveling", "temporarily",
  ]
  private static let briefTimes = [
    ["this", "week"], ["next", "week"], ["this", "morning"], ["the", "moment"], ["this", "weekend"], ["last", "week"], ["this", "month"],
  ]
  private static let agesOfMind: Set<String> = ["feel", "feeling", "felt", "acting"]
  private static let articles: Set<String> = [
    "a", "an", "one", "two", "some", "the", "my", "just", "only", "pair", "of", "set", "light", "heavy", "small", "single", "few",
  ]
  private static let afterAge: Set<String> = [
    "and", "but", "so", "now", "with", "male", "female", "m", "f", "woman", "man", "last", "today", "years", "or", "have", "run", "been", "next", "is", "can",
    "should", "how", "what", "do",
  ]
  private static let openers: Set<String> = ["hi", "hello", "hey", "okay", "so", "well", "and", "but", "also", "oh", "please", "right", "coach"]
  private static let requests: Set<String> = [
    "plan", "show", "tell", "give", "help", "make", "suggest", "recommend", "explain", "find", "need", "list", "move", "swap", "schedule", "build", "design",
    "teach", "pick", "choose", "select", "name", "rate", "rank", "compare", "describe", "check", "review", "fix", "critique", "is", "are", "does", "did", "can",
    "could", "should", "would", "will", "any", "best", "remind", "write", "create", "do",
  ]
  private static let questions: Set<String> = [
    "how", "what", "why", "which", "where", "should", "shall", "whether", "need", "wondering", "advice", "tips", "suggest", "recommend", "ideas", "help",
    "worried",
    "plan", "question", "asking", "struggling", "worth",
  ]
  private static let others: Set<String> = [
    "dad", "mum", "mom", "mam", "father", "mother", "parents", "son", "daughter", "wife", "husband", "partner", "girlfriend", "boyfriend", "friend", "friends",
    "mate", "mates", "sister", "brother", "kid", "kids", "child", "children", "client", "clients", "athlete", "athletes", "people", "runners", "someone",
    "somebody",
    "he", "she", "his", "her", "him", "they", "their", "them", "nan", "gran", "grandma", "grandad", "grandpa", "granddad", "uncle", "aunt", "cousin",
    "neighbour",
    "neighbor", "colleague", "teammate", "boss", "everyone", "nobody", "dog", "fiance", "fiancee", "nephew", "niece", "students", "coach's", "team", "who",
    "grandmother", "grandfather",
    "flatmate", "roommate", "brothers", "sisters", "stepson", "stepdaughter", "buddy",
  ]
  private static let suppositions: Set<String> = [
    "if", "would", "wish", "could", "might", "maybe", "imagine", "suppose", "supposing", "pretend", "hypothetically", "unless", "hope", "hoping", "thinking",
    "considering", "wanted", "someday", "eventually", "joke", "joking", "kidding", "almost", "nearly", "once",
  ]
  private static let doing: Set<String> = [
    "have", "train", "can", "work", "works", "lift", "free", "do", "on", "get", "exercise", "able", "available", "run", "got", "a", "any", "manage", "make",
    "again", "workout", "find",
  ]
  private static let times: Set<String> = ["time", "times", "once", "twice", "thrice", "day", "days", "session", "sessions", "x"]
  private static let besideTimes: Set<String> = [
    "a", "per", "each", "every", "week", "weekly", "or", "to", "about", "around", "maybe", "say", "probably", "usually", "just", "for", "me", "please", "yes",
    "make", "it", "more", "like", "okay", "then", "in", "the", "at", "most", "least",
  ]
  private static let tellsHabit: Set<String> = [
    "lift", "do", "go", "currently", "already", "usually", "normally", "strength", "am", "have", "hit", "train", "work", "try", "get",
  ]
  private static let sought: Set<String> = [
    "use", "good", "benefit", "benefits", "point", "tips", "ideas", "advice", "thoughts", "help", "suggestions", "recommendations", "harm", "difference",
    "danger", "risk", "value", "reason", "way", "worth", "better",
  ]
  private static let feelings: Set<String> = [
    "feel", "feels", "feeling", "felt", "shy", "scared", "scares", "scare", "stared", "stare", "staring", "laugh", "laughed", "silly", "embarrassed",
    "embarrassing", "nervous", "anxious", "intimidated", "intimidating", "afraid", "judged", "lonely", "watched", "gutted", "stupid", "hate",
  ]
  private static let verdicts: Set<String> = ["cleared", "says", "said", "clear", "okay"]
}
