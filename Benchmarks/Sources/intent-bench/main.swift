// intent-bench DATA_FOLDER [SET ...]: trains the unchanged engine on public intent data sets and prints its figures.
import Foundation
import Language
import Understanding
import WordFiles

struct Row { let text: String; let intent: String }

func rows(_ path: String) -> [Row] {
  guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
  return text.split(separator: "\n").compactMap { line in
    let parts = line.split(separator: "\t")
    return parts.count == 2 ? Row(text: String(parts[0]), intent: String(parts[1])) : nil
  }
}

/// Swaps two neighbouring letters in the middle of the longest word (the public suite's typo).
func typo(_ text: String) -> String {
  var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
  guard let longest = words.indices.max(by: { words[$0].count < words[$1].count || (words[$0].count == words[$1].count && $0 > $1) }),
    words[longest].count >= 4
  else { return text }
  var letters = Array(words[longest])
  let middle = letters.count / 2
  letters.swapAt(middle - 1, middle)
  words[longest] = String(letters)
  return words.joined(separator: " ")
}

/// The probability that an in-scope text is more confident than an out-of-scope one.
func auroc(_ inside: [Double], _ outside: [Double]) -> Double {
  let all = (inside.map { ($0, true) } + outside.map { ($0, false) }).sorted { $0.0 < $1.0 }
  var rankSum = 0.0
  var index = 0
  while index < all.count {
    var end = index
    while end < all.count, all[end].0 == all[index].0 { end += 1 }
    let rank = Double(index + end + 1) / 2
    rankSum += rank * Double(all[index..<end].filter(\.1).count)
    index = end
  }
  let n = Double(inside.count)
  return (rankSum - n * (n + 1) / 2) / (n * Double(outside.count))
}

func residentMegabytes() -> Double {
  let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
  return (Double(text.split(separator: " ").dropFirst().first ?? "0") ?? 0) * 4_096 / 1_048_576
}

func measure(_ name: String, train: [Row], validation: [Row], test: [Row], outsideValidation: [Row], outsideTest: [Row]) {
  let clock = ContinuousClock()
  let before = residentMegabytes()
  var model: IntentModel?
  let training = clock.measure {
    model = Trainer(english: .english).train(train.map { TrainingSample(text: $0.text, intent: $0.intent) }, lexicon: Lexicon([]))
  }
  let matcher = Matcher(lexicon: Lexicon([]), model: model!, english: .english)
  func evaluate(_ rows: [Row]) -> (accuracy: Double, confidences: [(Bool, Double)]) {
    var right = 0
    var list: [(Bool, Double)] = []
    for row in rows {
      let match = matcher.match(row.text)
      let ok = match.intent == row.intent
      if ok { right += 1 }
      list.append((ok, match.confidence))
    }
    return (rows.isEmpty ? .nan : 100 * Double(right) / Double(rows.count), list)
  }
  let onTest = evaluate(test)
  let onTypos = evaluate(test.map { Row(text: typo($0.text), intent: $0.intent) })
  var times: [Double] = []
  for row in test.prefix(50) { _ = matcher.match(row.text) }
  for row in test {
    let took = clock.measure { _ = matcher.match(row.text) }
    times.append(Double(took.components.attoseconds) / 1e12)
  }
  times.sort()
  func format(_ value: Double) -> String { String(format: "%.1f", value) }
  let size = matcher.model.files.reduce(0) { $0 + $1.text.count }
  print(
    "\(name): \(matcher.model.intents.count) intents, \(train.count) samples; accuracy \(format(onTest.accuracy)), one typo \(format(onTypos.accuracy));",
    "median \(format(times[times.count / 2])) µs, 99 % \(format(times[times.count * 99 / 100])) µs; training \(format(Double(training.components.seconds) + Double(training.components.attoseconds) / 1e18)) s;",
    "model \(format(Double(size) / 1_048_576)) MB; process +\(format(residentMegabytes() - before)) MB")
  if !validation.isEmpty { print("   validation \(format(evaluate(validation).accuracy))") }
  guard !outsideTest.isEmpty else { return }
  let insideValidation = evaluate(validation).confidences
  let outside = evaluate(outsideValidation).confidences.map(\.1)
  let thresholds = (insideValidation.map(\.1) + outside).sorted()
  var best = (threshold: 0.0, score: -1.0)
  for threshold in thresholds {
    let kept = Double(insideValidation.filter { $0.0 && $0.1 >= threshold }.count) / Double(insideValidation.count)
    let declined = Double(outside.filter { $0 < threshold }.count) / Double(outside.count)
    if kept + declined > best.score { best = (threshold, kept + declined) }
  }
  let outsideScores = evaluate(outsideTest).confidences.map(\.1)
  let inside = 100 * Double(onTest.confidences.filter { $0.0 && $0.1 >= best.threshold }.count) / Double(test.count)
  let recall = 100 * Double(outsideScores.filter { $0 < best.threshold }.count) / Double(outsideScores.count)
  print(
    "   out of scope: balanced threshold in \(format(inside)) / oos \(format(recall)); AUROC",
    String(format: "%.3f (validation %.3f)", auroc(onTest.confidences.map(\.1), outsideScores), auroc(insideValidation.map(\.1), outside)))
}

let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
  print("usage: intent-bench DATA_FOLDER [SET ...]")
  exit(64)
}
let folder = arguments[1]
let wanted = arguments.count > 2 ? Array(arguments[2...]) : ["clinc150", "clinc150/train_10", "banking77", "hwu64", "snips2017"]
for set in wanted {
  let parts = set.split(separator: "/").map(String.init)
  let base = "\(folder)/\(parts[0])"
  measure(
    set, train: rows("\(base)/\(parts.count > 1 ? parts[1] : "train").tsv"), validation: rows("\(base)/valid.tsv"), test: rows("\(base)/test.tsv"),
    outsideValidation: rows("\(base)/oos_valid.tsv"), outsideTest: rows("\(base)/oos_test.tsv"))
}
