import CoachKit
import Foundation
import Journal
import Knowledge
import Language
import Planning
import Understanding

private let coach = Coach.load().coach
let knowledge = coach.policy.knowledge
let reader = LogReader(lexicon: coach.policy.matcher.lexicon, knowledge: knowledge, english: coach.policy.matcher.english)

/// Thursday, 12 March 2026.
let today = CalendarDate(year: 2026, month: 3, day: 12)!

/// The lines of a table beside the tests, without remarks.
func lines(_ name: String) -> [String] {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(name)
  return ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
}

extension LogReading {
  /// The notation of `LogSentences.txt`.
  var shorthand: String {
    (entries.map(\.shorthand).joined(separator: " | ") + (notUnderstood.isEmpty ? "" : " ?")).trimmingCharacters(in: .whitespaces)
  }
}

extension LogEntry {
  var shorthand: String {
    var words: [String] = []
    if date != today { words.append("-\(date.days(to: today))d") }
    switch kind {
    case .exercise(let sets): words.append(sets.shorthand)
    case .sessionDone: words.append("done")
    case .sessionSkipped: words.append("skip")
    case .bodyWeight(let load): words.append("bw \(number(load.value))\(load.unit.rawValue)")
    case .note: words.append("note")
    }
    if let exercise { words += exercise.manner.map { $0 == .eachSide ? "each" : $0.rawValue } }
    if let pain { words.append("\(pain.place ?? "pain")\(number(pain.level))") }
    return words.joined(separator: " ")
  }
}

extension ExerciseSets {
  var shorthand: String {
    let loads = Set(sets.map { $0.load?.shorthand ?? "" })
    let shared = loads.count == 1 ? loads.first ?? "" : ""
    var groups: [(text: String, count: Int)] = []
    for set in sets {
      let text = (set.side.map { $0 == .left ? "L" : "R" } ?? "") + set.amount.shorthand + (shared.isEmpty ? set.load?.shorthand ?? "" : "")
      if groups.last?.text == text { groups[groups.count - 1].count += 1 } else { groups.append((text, 1)) }
    }
    var words = [exercise]
    if !groups.isEmpty { words.append(groups.map { $0.count == 1 ? $0.text : "\($0.count)*\($0.text)" }.joined(separator: ",")) }
    if !shared.isEmpty { words.append(shared) }
    switch effort {
    case .rpe(let value): words.append("rpe\(number(value))")
    case .rir(let value): words.append("rir\(number(value))")
    case nil: break
    }
    return words.joined(separator: " ")
  }
}

extension WorkSet.Amount {
  var shorthand: String {
    switch self {
    case .reps(let number): "\(number)"
    case .seconds(let number): "\(number)s"
    case .metres(let number): "\(number)m"
    }
  }
}

extension Load {
  var shorthand: String { "@\(number(value))\(unit.rawValue)\(perHand ? "/hand" : "")" }
}

func number(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\((value * 100).rounded() / 100)" }

/// Expected shorthand with sets written out the same way: `10,10,8` and `2*10,8` are one.
func canonical(_ line: String) -> String {
  line.split(separator: " ").map { word -> String in
    guard word.contains(where: \.isNumber), !word.contains("_"), !word.hasPrefix("@"), !word.hasPrefix("-"),
      word.contains(",") || word.contains("*")
    else {
      return String(word)
    }
    var groups: [(text: Substring, count: Int)] = []
    for part in word.split(separator: ",") {
      let factors = part.split(separator: "*")
      let (text, count) = factors.count == 2 ? (factors[1], Int(factors[0]) ?? 1) : (part, 1)
      if groups.last?.text == text { groups[groups.count - 1].count += count } else { groups.append((text, count)) }
    }
    return groups.map { $0.count == 1 ? String($0.text) : "\($0.count)*\($0.text)" }.joined(separator: ",")
  }.joined(separator: " ")
}
