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
  static let zero = 47
  /// Rows are filled up to a multiple of it, so that the processor can take many intents in one step.
  static let lanes = 16
  static let rowsAtATime = 4
  /// How many weights a row has, those that fill it up included.
  var width: Int { Self.width(intents.count) }
  var rowWidth: Int { 4 + width }
  static func width(_ intents: Int) -> Int { (intents + lanes - 1) / lanes * lanes }

  /// From a text's score, lead over the next intent and familiarity to the probability that the intent is right. Fitted on the validation
  /// file of CLINC150, with its texts out of scope, whole and with ten samples an intent; see docs/benchmarks.md.
  static func probability(score: Double, lead: Double, familiarity: Double) -> Double {
    1 / (1 + exponential(-(3.5 * (score + familiarity) + 2 * min(lead, 1) - 10.5)))
  }

  /// The scores of all intents for a text, and how familiar its wording is: what share of its pairs (counted half) and of its letter
  /// groups (counted twice) occurred in training. A text far from every sample scores high by accident more often.
  func scores(_ features: FeatureSet) -> (scores: [Float], familiarity: Double) {
    let width = width
    var scores = [Float](repeating: 0, count: width)
    var seen = [Double](repeating: 0, count: FeatureSet.Group.allCases.count)
    rows.withBytes { _ in
      withUnsafeTemporaryAllocation(of: (row: UnsafePointer<UInt8>, factor: Float).self, capacity: features.features.count + Self.rowsAtATime) { known in
        var count = 0
        var total: Float = 0
        weigh(features) { feature, factor, row in
          if let feature { seen[feature.group.rawValue] += 1 }
          known.initializeElement(at: count, to: (row, factor))
          count += 1
          total += factor
        }
        let bias = known[0].row
        while count % Self.rowsAtATime != 0 {
          known.initializeElement(at: count, to: (bias, 0))
          count += 1
        }
        scores.withUnsafeMutableBufferPointer { scores in
          let sums = scores.baseAddress!
          // The level of zero is the same for every weight; taking it off once is cheaper than from each.
          let zero = total * Float(Int(PrintableCode.first) + Self.zero)
          for intent in 0..<width { sums[intent] = -zero }
          // Some rows at a time, so that each sum is fetched and stored less often.
          for start in stride(from: 0, to: count, by: Self.rowsAtATime) {
            let (a, b, c, d) = (known[start], known[start + 1], known[start + 2], known[start + 3])
            for intent in 0..<width {
              sums[intent] +=
                a.factor * Float(a.row[intent]) + b.factor * Float(b.row[intent]) + c.factor * Float(c.row[intent]) + d.factor * Float(d.row[intent])
            }
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
      shares.append((feature?.label ?? -1, factor * (Float(row[intent]) - Float(Int(PrintableCode.first) + Self.zero))))
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

  /// Calls `body` for the bias (no feature) and each known feature with its weight (tf-idf, unit length a group, times the row's scale).
  private func weigh(_ features: FeatureSet, _ body: (FeatureSet.Feature?, Float, UnsafePointer<UInt8>) -> Void) {
    slots.withBytes { slots in
      rows.withBytes { rows in
        guard let slotBase = slots.baseAddress, let rowBase = rows.baseAddress else { return }
        let mask = (1 << slotBits) - 1
        // Row 0 is the bias.
        body(nil, PrintableCode.factor(rowBase + 2), rowBase + 4)
        withUnsafeTemporaryAllocation(of: (row: Int32, weight: Float).self, capacity: max(1, features.features.count)) { known in
          var lengths = [Float](repeating: 0, count: FeatureSet.Group.allCases.count)
          for (number, feature) in features.features.enumerated() {
            var slot = Int(truncatingIfNeeded: feature.hash >> UInt64(64 - slotBits))
            let fingerprint = featureFingerprint(feature.hash)
            known.initializeElement(at: number, to: (-1, 0))
            while true {
              let entry = slotBase + slot * Self.slotWidth
              let found = PrintableCode.value(entry, digits: 4)
              if found == 0 { break }
              if found == fingerprint {
                known[number].row = Int32(PrintableCode.value(entry + 4, digits: 4))
                break
              }
              slot = (slot + 1) & mask
            }
          }
          // Apart from the search, whose branches cannot be foreseen, the rows are fetched many at a time.
          for (number, feature) in features.features.enumerated() where known[number].row >= 0 {
            let frequency = feature.count == 1 ? 1 : 1 + natural(feature.count)
            known[number].weight = frequency * PrintableCode.factor(rowBase + Int(known[number].row) * rowWidth)
            lengths[feature.group.rawValue] += known[number].weight * known[number].weight
          }
          for (number, feature) in features.features.enumerated() where known[number].row >= 0 {
            let row = rowBase + Int(known[number].row) * rowWidth
            let norm = FeatureSettings.weight(feature.group) / lengths[feature.group.rawValue].squareRoot()
            body(feature, known[number].weight * norm * PrintableCode.factor(row + 2), row + 4)
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
