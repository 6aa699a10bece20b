/// Contractions and everyday short forms, spelt out. General English only; the field's own slang is content (aliases and templates).
enum ShortForms {
  /// The words that a contraction with an apostrophe stands for; nil for a word that is none, or is in the table.
  static func contraction(_ word: String) -> String? {
    guard let mark = word.lastIndex(of: "'") else { return nil }
    let stem = word[..<mark].filter { $0 != "'" }
    switch word[word.index(after: mark)...] {
    case "s" where isClauses.contains(stem): return "\(stem) is"
    case "re": return "\(stem) are"
    case "ve": return "\(stem) have"
    case "ll": return "\(stem) will"
    case "d": return "\(stem) would"
    case "m" where stem == "i": return "i am"
    case "t" where stem.hasSuffix("n"): return "\(stem.dropLast()) not"
    default: return nil
    }
  }

  /// After these words 's means "is"; after others it marks possession.
  private static let isClauses: Set<String> = ["what", "how", "that", "it", "he", "she", "there", "here", "who", "where", "when", "why", "this", "let"]

  /// What each short form stands for.
  static let table: [String: String] = [
    "can't": "can not", "cant": "can not", "cannot": "can not", "won't": "will not", "wont": "will not", "shan't": "shall not",
    "dont": "do not", "doesnt": "does not", "didnt": "did not", "isnt": "is not", "arent": "are not", "wasnt": "was not",
    "werent": "were not", "havent": "have not", "hasnt": "has not", "hadnt": "had not", "shouldnt": "should not",
    "wouldnt": "would not", "couldnt": "could not", "aint": "is not", "ain't": "is not",
    "im": "i am", "ive": "i have", "youre": "you are", "theyre": "they are", "youve": "you have", "weve": "we have",
    "whats": "what is", "hows": "how is", "thats": "that is", "theres": "there is", "wheres": "where is", "whos": "who is", "its": "its",
    "let's": "let us", "lets": "let us", "gonna": "going to", "wanna": "want to", "gotta": "got to", "kinda": "kind of", "sorta": "sort of",
    "gimme": "give me", "lemme": "let me", "dunno": "do not know", "u": "you", "ur": "your", "r": "are", "n": "and", "pls": "please", "plz": "please",
    "thx": "thanks", "tnx": "thanks", "thnx": "thanks", "thanx": "thanks", "ty": "thank you", "b4": "before", "w": "with", "w/": "with", "w/o": "without",
    "wo": "without",
    "cuz": "because", "coz": "because", "cos": "because", "bc": "because", "tho": "though", "thru": "through", "hw": "how", "wut": "what", "wat": "what",
    "abt": "about", "bout": "about", "rn": "right now", "btw": "by the way", "imo": "in my opinion", "idk": "i do not know",
    "versus": "vs", "v": "vs", "ok": "okay", "yr": "year", "yrs": "years", "hr": "hour", "hrs": "hours", "mins": "minutes",
    "min": "minutes", "secs": "seconds", "wk": "week", "wks": "weeks", "msg": "message", "ppl": "people", "smth": "something",
  ]
}
