import CoachKit
import Compilation
import Language
import Resources
import TrainedModel
import Understanding

extension IntentModel {
  /// A made-up model of this one's intents and those of further fields, as many again each, for measuring what texts cost.
  ///
  /// It cannot be trained: the trainer keeps a number for each feature and intent. So each feature of the texts keeps its weights. One that is
  /// common here, known to more than half of our intents, is as common in every field and has the same weights: each field is asked the same kinds
  /// of question. A rarer one is known in another field with the probability with which our intents know it, to intents that chance picks.
  func grown(to fields: Int, for texts: [String], _ matcher: Matcher) -> IntentModel {
    let count = intents.count
    var names = (0..<fields).flatMap { field in
      intents.enumerated().map { number, label -> (label: String, number: Int) in
        let parts = label.split(separator: "/", maxSplits: 1)
        return (field == 0 ? label : "\(parts[0])/field\(field)_\(parts[1])", field * count + number)
      }
    }
    names.sort { $0.label < $1.label }
    var places = [Int](repeating: 0, count: names.count)
    for (place, name) in names.enumerated() { places[name.number] = place }

    var hashes: [UInt64] = []
    var seen: Set<UInt64> = []
    for text in texts {
      let tokens = matcher.tokens(of: text)
      for feature in matcher.features(tokens, matcher.lexicon.entities(in: tokens)).features where seen.insert(feature.hash).inserted {
        if self.weights(of: feature.hash) != nil { hashes.append(feature.hash) }
      }
    }
    func row(_ number: Int) -> (idf: Float, weights: [(intent: Int, weight: Float)]) {
      let hash = number < hashes.count ? hashes[number] : nil
      guard let own = self.weights(of: hash) else { return (1, []) }
      let known = own.weights.filter { $0 != 0 }
      var chance = Chance(hash ?? 0)
      var weights: [(intent: Int, weight: Float)] = []
      for (intent, weight) in own.weights.enumerated() where weight != 0 { weights.append((places[intent], weight)) }
      let isCommon = 2 * known.count > count
      for field in 1..<max(1, fields) {
        if isCommon {
          for (intent, weight) in own.weights.enumerated() where weight != 0 { weights.append((places[field * count + intent], weight)) }
        } else if Int.random(in: 0..<count, using: &chance) < known.count {
          for (intent, weight) in zip((0..<count).shuffled(using: &chance), known) { weights.append((places[field * count + intent], weight)) }
        }
      }
      return (own.idf, weights.sorted { $0.intent < $1.intent })
    }
    return ModelWriter(intents: names.map(\.label), vocabulary: vocabulary, slotKinds: slotKinds, fingerprint: "grown").model(hashes: hashes, hits: [], row)
  }
}

func measureIntents(_ questions: [String]) {
  // Every fourth will do: the rows of what they contain take up enough memory.
  let questions = stride(from: 0, to: questions.count, by: 4).map { questions[$0] }
  let now = compiledModel()
  let own = Matcher(lexicon: now.lexicon, model: now.intents, english: english)
  var rows = [
    ["intents", "model", "load", "matcher, median / 99 %", "reply, median / 99 %", "same best intent"]
  ]
  for fields in [1, 10, 100] {
    let model = now.intents.grown(to: fields, for: questions, own)
    let matcher = Matcher(lexicon: now.lexicon, model: model, english: english)
    let matching = (0..<2).map { _ in Times(questions) { _ = matcher.match($0) } }
    var same = 0
    for text in questions {
      let tokens = matcher.tokens(of: text)
      let features = matcher.features(tokens, matcher.lexicon.entities(in: tokens))
      func best(_ model: IntentModel) -> String? {
        let scores = model.scores(features).scores
        return scores.indices.max { scores[$0] < scores[$1] }.map { model.intents[$0] }
      }
      if best(model) == best(own.model) { same += 1 }
    }
    let (coach, loading) = timed { Coach(content: content, model: compiledModel(model.files), english: english) }
    let replying = (0..<2).map { _ in Times(questions) { _ = coach.answer($0) } }
    func percent(_ part: Int) -> String { String((1_000 * part / questions.count)).tenths + " %" }
    let size = model.files.reduce(0) { $0 + $1.text.count }
    rows.append(["\(model.intents.count)", "\(size / 1_048_576) MB", inWords(loading), matching[1].both, replying[1].both, percent(same)])
  }
  print("Intents: ours, and as many again for each of 9 and 99 made-up fields")
  printTable(rows)
}

/// The model inside the program, with some files in the place of its own.
func compiledModel(_ files: [ContentFile] = []) -> CompiledModel {
  let paths = Set(files.map(\.path))
  guard let model = CompiledModel(files: TrainedModel.files.filter { !paths.contains($0.path) } + files) else { fatalError("The model cannot be read.") }
  return model
}

extension String {
  /// `987` → `98.7`
  fileprivate var tenths: String { (count > 1 ? String(dropLast()) : "0") + "." + String(suffix(1)) }
}

extension Coach {
  /// The answer to a text on its own.
  func answer(_ text: String) -> Reply {
    var conversation = Conversation(id: "", seed: 1)
    return reply(to: Utterance(text), in: &conversation)
  }
}
