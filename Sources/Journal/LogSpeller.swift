import Knowledge
import Language

/// Mends the words of a log towards the names of exercises and what logs are made of.
struct LogSpeller: Sendable {
  private let names: Set<String>
  private let speller: Speller?

  /// - Parameter english: words that are left alone; with none nothing is mended, since any word could be bent into a name.
  init(_ knowledge: KnowledgeBase, english: WordList?) {
    var counts: [String: Int] = [:]
    for exercise in knowledge.exercises.items {
      for phrase in [Tokeniser.normalised(exercise.name), Tokeniser.normalised(exercise.plural)] + exercise.aliases {
        for word in phrase.split(separator: " ") where word.utf8.count > 2 {
          counts[String(word), default: 0] += 1
          if word.utf8.last != UInt8(ascii: "s") { counts["\(word)s", default: 0] += 1 }
        }
      }
    }
    names = Set(counts.keys)
    for word in ["dumbbell", "dumbbells", "kettlebell", "kilos", "pounds", "skipped", "missed", "yesterday", "session", "workout", "achilles"] {
      counts[word, default: 0] += 5
    }
    speller = english.map { Speller(Vocabulary(counts), english: $0) }
  }

  /// `sqauts` → `squats`; `rolled` → `roll` where only the plain form is part of names.
  func mended(_ word: String) -> String {
    if names.contains(word) || LogWords.units[word] != nil || LogWords.fillers.contains(word) { return word }
    if word.utf8.count > 4, word.hasSuffix("ed"), names.contains(String(word.dropLast(2))) { return String(word.dropLast(2)) }
    return speller?.correction(of: word) ?? word
  }
}
