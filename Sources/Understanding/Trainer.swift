import Language
import Resources

/// One sentence and the intent it stands for.
public struct TrainingSample: Sendable {
  public let text: String
  public let intent: String
  /// The names that filled slots.
  public let slots: [Slot]

  /// A name in a sample: its kind and its UTF-8 offsets.
  public struct Slot: Sendable {
    public let kind: String
    public let range: Range<Int>

    public init(kind: String, range: Range<Int>) {
      self.kind = kind
      self.range = range
    }
  }

  public init(text: String, intent: String, slots: [Slot] = []) {
    self.text = text
    self.intent = intent
    self.slots = slots
  }
}

/// Learns an `IntentModel`: a linear support vector machine for each intent against all others.
///
/// All machines are trained at once by dual coordinate descent on the squared hinge loss (Hsieh et al., ICML 2008): a sample's scores for
/// every intent come from one pass over its features. Samples that no longer change anything rest. No randomness: the order of samples
/// is a fixed permutation, so the same input gives the same model to the bit.
public struct Trainer: Sendable {
  public struct Settings: Sendable {
    /// The price of a training error against large weights.
    public var cost: Float = 1
    public var passes = 12
    /// Features that occur in fewer samples are left out.
    public var minimumCount = 2

    public init() {}
  }

  public var settings: Settings
  /// Common words, which the speller leaves alone.
  public let english: WordList

  public init(english: WordList, settings: Settings = Settings()) {
    self.english = english
    self.settings = settings
  }

  /// - Parameters:
  ///   - samples: at least one; intents are taken from here.
  ///   - templates: further sentences that are an intent for certain when said word for word; nothing is learnt from them.
  ///   - furtherWords: words the speller should know besides those of samples: those of names above all.
  ///   - fingerprint: kept in the model so that a stale one is noticed.
  public func train(_ samples: [TrainingSample], lexicon: Lexicon, templates: [TrainingSample] = [], furtherWords: [String] = [], fingerprint: String = "")
    -> IntentModel
  {
    let intents = Array(Set(samples.map(\.intent))).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: intents.enumerated().map { ($1, $0) })
    let labels = samples.map { numbers[$0.intent]! }

    var texts = samples.map { Tokeniser.tokens(of: $0.text) }
    let vocabulary = vocabulary(texts, furtherWords)
    let speller = Speller(vocabulary, english: english)
    for index in texts.indices { speller.mend(&texts[index]) }
    let sets = zip(texts, samples).map { tokens, sample in
      let entities = sample.slots.isEmpty ? [] : lexicon.entities(in: tokens).filter { entity in sample.slots.contains { $0.range.overlaps(entity.range) } }
      return FeatureSet(tokens: tokens, entities: entities)
    }

    let table = FeatureTable(sets, minimumCount: settings.minimumCount)
    let matrix = SparseMatrix(sets, table)
    let weights = descend(matrix, labels: labels, intents: intents.count)

    var hits: [(hash: UInt64, intent: Int)] = []
    var taken: [UInt64: Int] = [:]
    func addHit(_ sentence: UInt64, _ intent: Int) {
      guard taken[sentence] == nil else { return }
      taken[sentence] = intent
      hits.append((sentence, intent))
    }
    for (index, set) in sets.enumerated() { addHit(set.sentence, labels[index]) }
    for sample in templates {
      guard let intent = numbers[sample.intent] else { continue }
      addHit(FeatureSet.sentence(sample), intent)
    }
    return ModelWriter(intents: intents, vocabulary: vocabulary, slotKinds: Set(samples.flatMap { $0.slots.map(\.kind) }), fingerprint: fingerprint)
      .model(table: table, weights: weights, hits: hits)
  }

  /// The words to mend towards: those of names, and those of samples that are English or occur more than once.
  private func vocabulary(_ texts: [[Token]], _ certain: [String]) -> Vocabulary {
    var counts: [String: Int] = [:]
    for tokens in texts { for token in tokens { counts[token.text, default: 0] += 1 } }
    let names = Set(certain)
    var kept = counts.filter { names.contains($0.key) || $0.value > 1 || english.contains($0.key) }
    for name in names where kept[name] == nil { kept[name] = 1 }
    return Vocabulary(kept)
  }

  /// Returns the weights, feature by feature, `intents` numbers each; the last feature is the bias.
  private func descend(_ matrix: SparseMatrix, labels: [Int], intents: Int) -> [Float] {
    let width = (intents + 7) / 8 * 8
    let samples = labels.count
    var weights = [Float](repeating: 0, count: matrix.features * width)
    var duals = [Float](repeating: 0, count: samples * width)
    var resting = [Int8](repeating: 0, count: samples)
    let diagonal = 1 / (2 * settings.cost)
    let order = permutation(samples)
    weights.withUnsafeMutableBufferPointer { weights in
      duals.withUnsafeMutableBufferPointer { duals in
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * width) { buffer in
          let scores = buffer.baseAddress!
          let steps = scores + width
          for pass in 0..<settings.passes {
            for sample in order {
              if resting[sample] > 0, pass + 1 < settings.passes {
                resting[sample] -= 1
                continue
              }
              let entries = matrix.starts[sample]..<matrix.starts[sample + 1]
              for intent in 0..<width { scores[intent] = 0 }
              var squares: Float = 0
              for entry in entries {
                let value = matrix.values[entry]
                let row = weights.baseAddress! + Int(matrix.columns[entry]) * width
                for intent in 0..<width { scores[intent] += value * row[intent] }
                squares += value * value
              }
              let curvature = squares + diagonal
              let dual = duals.baseAddress! + sample * width
              let label = labels[sample]
              var largest: Float = 0
              for intent in 0..<intents {
                let sign: Float = intent == label ? 1 : -1
                let gradient = sign * scores[intent] - 1 + diagonal * dual[intent]
                let updated = max(dual[intent] - gradient / curvature, 0)
                let step = (updated - dual[intent]) * sign
                dual[intent] = updated
                steps[intent] = step
                largest = max(largest, abs(step))
              }
              for intent in intents..<width { steps[intent] = 0 }
              if largest < 1e-3 {
                resting[sample] = 4
                continue
              }
              for entry in entries {
                let value = matrix.values[entry]
                let row = weights.baseAddress! + Int(matrix.columns[entry]) * width
                for intent in 0..<width { row[intent] += value * steps[intent] }
              }
            }
          }
        }
      }
    }
    guard width != intents else { return weights }
    var packed = [Float]()
    packed.reserveCapacity(matrix.features * intents)
    for feature in 0..<matrix.features { packed.append(contentsOf: weights[feature * width..<feature * width + intents]) }
    return packed
  }

  /// A fixed shuffle, so that samples of one intent do not follow each other.
  private func permutation(_ count: Int) -> [Int] {
    (0..<count).map { (mixed(UInt64($0) &+ 1), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}

/// The features that are kept, numbered, with their inverse document frequencies.
struct FeatureTable {
  private(set) var numbers: [UInt64: Int32] = [:]
  private(set) var hashes: [UInt64] = []
  private(set) var idf: [Float] = []

  init(_ sets: [FeatureSet], minimumCount: Int) {
    var counts: [UInt64: Int32] = [:]
    for set in sets { for feature in set.features { counts[feature.hash, default: 0] += 1 } }
    let total = Float(sets.count)
    // Sorted, so that the numbering does not depend on the dictionary's order.
    for (hash, count) in counts.filter({ $0.value >= minimumCount }).sorted(by: { $0.key < $1.key }) {
      numbers[hash] = Int32(hashes.count)
      hashes.append(hash)
      idf.append(natural((1 + total) / (1 + Float(count))) + 1)
    }
  }
}

/// Samples as rows of weighted features; the last column is the bias.
struct SparseMatrix {
  var starts: [Int] = [0]
  var columns: [Int32] = []
  var values: [Float] = []
  let features: Int

  init(_ sets: [FeatureSet], _ table: FeatureTable) {
    features = table.hashes.count + 1
    for set in sets {
      var lengths = [Float](repeating: 0, count: FeatureSet.Group.allCases.count)
      let from = columns.count
      var groups: [Int] = []
      for feature in set.features {
        guard let number = table.numbers[feature.hash] else { continue }
        let weight = (1 + natural(feature.count)) * table.idf[Int(number)]
        lengths[feature.group.rawValue] += weight * weight
        columns.append(number)
        values.append(weight)
        groups.append(feature.group.rawValue)
      }
      for (offset, group) in groups.enumerated() {
        values[from + offset] *= FeatureSettings.weight(FeatureSet.Group(rawValue: group)!) / lengths[group].squareRoot()
      }
      columns.append(Int32(features - 1))
      values.append(1)
      starts.append(columns.count)
    }
  }
}
