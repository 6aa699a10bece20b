import Language
import Resources

/// Learnt keyword weights for a set of intents: one linear score an intent, so that each feature's share can be shown.
///
/// The weights lie in printable text (see `PrintableCode`), embedded in the program or loaded from a cache, and are never decoded as a whole.
public struct IntentModel: Sendable {
  /// The intents, sorted by name. A score's number is its place here.
  public let intents: [String]
  /// The words of the training sentences and names: what the speller mends towards.
  public let vocabulary: Vocabulary
  /// The kinds of names that fill slots in the samples. Names of other kinds are plain words to the model.
  public let slotKinds: Set<String>
  /// Stands for everything the model was trained on; another fingerprint means that it must be trained anew.
  public let fingerprint: String
  let slotBits: Int
  let sampleBits: Int
  let slots: ContentText
  let rows: ContentText
  let samples: ContentText

  static let slotWidth = 8
  static let sampleWidth = 8
  /// Whole rows are filled up to a multiple of it, so that the processor can take many intents in one step.
  static let lanes = 16
  static let rowsAtATime = 4
  /// How many weights a whole row has, those that fill it up included.
  var width: Int { Self.width(intents.count) }
  static func width(_ intents: Int) -> Int { (intents + lanes - 1) / lanes * lanes }

  /// From a text's score, lead over the next intent and familiarity to the probability that the intent is right. Fitted on the validation
  /// file of CLINC150, with its texts out of scope, whole and with ten samples an intent; see docs/benchmarks.md.
  static func probability(score: Double, lead: Double, familiarity: Double) -> Double {
    1 / (1 + exponential(-(3.5 * (score + familiarity) + 2 * min(lead, 1) - 10.5)))
  }

  /// The scores of all intents for a text, and how familiar its wording is: what share of its pairs (counted half) and of its letter
  /// groups (counted twice) occurred in training. A text far from every sample scores high by accident more often.
  package func scores(_ features: FeatureSet) -> (scores: [Float], familiarity: Double) {
    let width = width
    var scores = [Float](repeating: 0, count: width)
    var seen = [Double](repeating: 0, count: FeatureSet.Group.allCases.count)
    scores.withUnsafeMutableBufferPointer { scores in
      let sums = scores.baseAddress!
      withUnsafeTemporaryAllocation(of: (weights: UnsafePointer<UInt8>, factor: Float).self, capacity: features.features.count + Self.rowsAtATime) { whole in
        var count = 0
        var total: Float = 0
        weigh(features) { feature, factor, row in
          if let feature { seen[feature.group.rawValue] += 1 }
          guard let weights = row.all else { return row.add(factor, to: sums) }
          whole.initializeElement(at: count, to: (weights, factor))
          count += 1
          total += factor
        }
        let bias = whole[0].weights
        while count % Self.rowsAtATime != 0 {
          whole.initializeElement(at: count, to: (bias, 0))
          count += 1
        }
        // The level of zero is the same for every weight; taking it off once is cheaper than from each.
        let zero = total * Float(Int(PrintableCode.first) + PackedRow.zero)
        for intent in 0..<width { sums[intent] -= zero }
        // Some rows at a time, so that each sum is fetched and stored less often.
        for start in stride(from: 0, to: count, by: Self.rowsAtATime) {
          let (a, b, c, d) = (whole[start], whole[start + 1], whole[start + 2], whole[start + 3])
          for intent in 0..<width {
            sums[intent] +=
              a.factor * Float(a.weights[intent]) + b.factor * Float(b.weights[intent]) + c.factor * Float(c.weights[intent]) + d.factor
              * Float(d.weights[intent])
          }
        }
      }
    }
    scores.removeLast(width - intents.count)
    var all = [Double](repeating: 0, count: seen.count)
    for feature in features.features { all[feature.group.rawValue] += 1 }
    func share(_ group: FeatureSet.Group) -> Double { seen[group.rawValue] / max(1, all[group.rawValue]) }
    return (scores, 0.5 * share(.pairs) + 2 * share(.letters))
  }

  /// What each known feature adds to one intent's score.
  func shares(_ features: FeatureSet, intent: Int) -> [(label: Int32, share: Float)] {
    var shares: [(Int32, Float)] = []
    weigh(features) { feature, factor, row in
      shares.append((feature?.label ?? -1, factor * Float(row.weight(of: intent))))
    }
    return shares
  }

  /// The intent that has this very sentence among its samples: word for word, or with names in its slots.
  func sampleIntent(_ features: FeatureSet) -> Int? {
    for sentence in features.sentences { if let found = sampleIntent(sentence) { return found } }
    return nil
  }

  private func sampleIntent(_ sentence: UInt64) -> Int? {
    samples.withBytes { bytes in
      guard let base = bytes.baseAddress, sampleBits > 0 else { return nil }
      let mask = (1 << sampleBits) - 1
      var slot = Int(truncatingIfNeeded: sentence >> UInt64(64 - sampleBits))
      let fingerprint = sampleFingerprint(sentence)
      while true {
        let entry = base + slot * Self.sampleWidth
        let found = PrintableCode.value(entry, digits: 5)
        if found == 0 { return nil }
        if found == fingerprint { return PrintableCode.value(entry + 5, digits: 3) }
        slot = (slot + 1) & mask
      }
    }
  }

  /// Where a feature's row starts, in steps of the rows' alignment; nil when the feature is not known.
  @inline(__always)
  private func row(of hash: UInt64, _ slots: UnsafePointer<UInt8>) -> Int? {
    let mask = (1 << slotBits) - 1
    var slot = Int(truncatingIfNeeded: hash >> UInt64(64 - slotBits))
    let fingerprint = featureFingerprint(hash)
    while true {
      let entry = slots + slot * Self.slotWidth
      let found = PrintableCode.value(entry, digits: 4)
      if found == 0 { return nil }
      if found == fingerprint { return PrintableCode.value(entry + 4, digits: 4) }
      slot = (slot + 1) & mask
    }
  }

  /// A feature's inverse document frequency and its weight for each intent; nil when the feature is not known. Of no feature: those of the bias.
  package func weights(of feature: UInt64?) -> (idf: Float, weights: [Float])? {
    slots.withBytes { slots in
      rows.withBytes { rows in
        guard let slots = slots.baseAddress, let start = rows.baseAddress, let place = feature.map({ self.row(of: $0, slots) }) ?? 0 else { return nil }
        let row = PackedRow(at: start + place * PackedRow.alignment(rows.count))
        return (row.idf, intents.indices.map { row.scale * Float(row.weight(of: $0)) })
      }
    }
  }

  /// Calls `body` for the bias (no feature) and each known feature with its weight (tf-idf, unit length a group, times the row's scale).
  private func weigh(_ features: FeatureSet, _ body: (FeatureSet.Feature?, Float, PackedRow) -> Void) {
    slots.withBytes { slots in
      rows.withBytes { rows in
        guard let slotBase = slots.baseAddress, let rowBase = rows.baseAddress else { return }
        let alignment = PackedRow.alignment(rows.count)
        let bias = PackedRow(at: rowBase)
        body(nil, bias.scale, bias)
        withUnsafeTemporaryAllocation(of: (row: UnsafePointer<UInt8>?, weight: Float).self, capacity: max(1, features.features.count)) { known in
          var lengths = [Float](repeating: 0, count: FeatureSet.Group.allCases.count)
          known.initialize(repeating: (nil, 0))
          for (number, feature) in features.features.enumerated() {
            known[number].row = row(of: feature.hash, slotBase).map { rowBase + $0 * alignment }
          }
          // Apart from the search, whose branches cannot be foreseen, the rows are fetched many at a time.
          for (number, feature) in features.features.enumerated() {
            guard let row = known[number].row else { continue }
            let frequency = feature.count == 1 ? 1 : 1 + natural(feature.count)
            known[number].weight = frequency * PackedRow(at: row).idf
            lengths[feature.group.rawValue] += known[number].weight * known[number].weight
          }
          for group in FeatureSet.Group.allCases { lengths[group.rawValue] = FeatureSettings.weight(group) / lengths[group.rawValue].squareRoot() }
          for (number, feature) in features.features.enumerated() {
            guard let start = known[number].row else { continue }
            let row = PackedRow(at: start)
            body(feature, known[number].weight * lengths[feature.group.rawValue] * row.scale, row)
          }
        }
      }
    }
  }
}

enum FeatureSettings {
  /// How much each group counts; chosen on validation data (docs/benchmarks.md).
  @inline(__always)
  static func weight(_ group: FeatureSet.Group) -> Float {
    switch group {
    case .words: 1
    case .pairs: 0.7
    case .letters: 1
    }
  }
}

@inline(__always)
func featureFingerprint(_ hash: UInt64) -> Int { Int(hash & 0x3FF_FFFF) + 1 }

@inline(__always)
func sampleFingerprint(_ hash: UInt64) -> Int { Int(hash & 0x7FFF_FFFF) + 1 }
