import Dispatch
import Language
import Resources
import Synchronization

/// One sentence and the intent it stands for.
public struct TrainingSample: Sendable {
  /// The sentence, in any case and with names where its slots were.
  public let text: String
  /// The intent's name, without blanks.
  public let intent: String
  /// The names that filled slots.
  public let slots: [Slot]

  /// A name in a sample: its kind and its UTF-8 offsets.
  public struct Slot: Sendable {
    /// What sort of thing it is.
    public let kind: String
    /// UTF-8 offsets in the sentence.
    public let range: Range<Int>

    /// A name of a kind, with its UTF-8 offsets in the sentence.
    public init(kind: String, range: Range<Int>) {
      self.kind = kind
      self.range = range
    }
  }

  /// A sentence of an intent, with the names that filled its slots from left to right.
  public init(text: String, intent: String, slots: [Slot] = []) {
    self.text = text
    self.intent = intent
    self.slots = slots
  }
}

/// Learns an `IntentModel`: a linear multi-class support vector machine (Crammer and Singer, JMLR 2001), in which the right intent must lead
/// every other one by a margin.
///
/// It is solved sample by sample in the dual, as Keerthi and others describe (KDD 2008): a sample's scores for every intent come from one
/// pass over its features. Samples that no longer change anything rest. No randomness: the order of samples follows from their texts, so the
/// same input gives the same model to the bit.
///
/// What few passes reach depends on the order of the samples. The mean over several orders depends on it less, and errs less than any of them.
public struct Trainer: Sendable {
  /// How to learn.
  public struct Settings: Sendable {
    /// The price of a training error against large weights.
    public var cost: Float = 0.6
    /// How often each sample is looked at, at most; at least 1.
    public var passes = 16
    /// Over how many orders of the samples the mean is taken. They are learnt side by side on as many cores as there are.
    public var orders = 2
    /// A sample rests for some passes when no dual variable of it moves by more than this share of the cost.
    public var tolerance: Float = 0.001
    /// Features that occur in fewer samples are left out.
    public var minimumCount = 1
    /// By how much an intent must lead a relative: another one of its family. Strangers must be led by 1.
    public var marginAmongRelatives: Float = 1
    /// The family of an intent; mistakes within a family cost less when `marginAmongRelatives` is below 1.
    public var family: @Sendable (String) -> String = { $0 }

    /// What did best on public data sets.
    public init() {}
  }

  /// How it learns.
  public var settings: Settings
  /// Common words, which the speller leaves alone.
  public let english: WordList

  /// Learns beside common words, which are no typos of words in the samples.
  public init(english: WordList, settings: Settings = Settings()) {
    self.english = english
    self.settings = settings
  }

  /// Learns what sets the intents apart: a matter of seconds for some thousand samples.
  ///
  /// - Parameters:
  ///   - samples: at least one; intents are taken from here.
  ///   - lexicon: the names that stand for their kind where they fill a slot.
  ///   - templates: further sentences that are an intent for certain when said word for word; nothing is learnt from them.
  ///   - furtherWords: words the speller should know besides those of samples: those of names above all.
  ///   - fingerprint: kept in the model so that a stale one is noticed.
  public func train(_ samples: [TrainingSample], lexicon: Lexicon, templates: [TrainingSample] = [], furtherWords: [String] = [], fingerprint: String = "")
    -> IntentModel
  {
    let intents = Array(Set(samples.map(\.intent))).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: intents.enumerated().map { ($1, $0) })
    var labels = samples.map { numbers[$0.intent]! }
    let slotKinds = Set(samples.flatMap { $0.slots.map(\.kind) })

    var texts = samples.map { Tokeniser.tokens(of: $0.text) }
    let vocabulary = vocabulary(texts, furtherWords)
    let speller = Speller(vocabulary, english: english)
    for index in texts.indices { speller.mend(&texts[index]) }
    var sets: [FeatureSet] = []
    var namedSets: [FeatureSet] = []
    // Each sample has its place in the order by what it says, so that a new one leaves the order of the others as it is.
    var keys = samples.map { mixed(hashed($0.text, seed: 21)) }
    for (index, (tokens, sample)) in zip(texts, samples).enumerated() {
      let names = lexicon.entities(in: tokens).filter { slotKinds.contains($0.kind) }
      let filled = names.filter { name in sample.slots.contains { $0.range.overlaps(name.range) } }
      sets.append(FeatureSet(tokens: tokens, entities: filled))
      // A sentence that spells a name out is learnt a second time with the name as its kind, which is how a text with it will be read.
      if filled.count < names.count {
        namedSets.append(FeatureSet(tokens: tokens, entities: names))
        labels.append(labels[index])
        keys.append(mixed(hashed(sample.text, seed: 22)))
      }
    }
    sets += namedSets

    let table = FeatureTable(sets, minimumCount: settings.minimumCount)
    let matrix = SparseMatrix(sets, table)
    let weights = meanOverOrders(keys) { [labels] order in descend(matrix, labels: labels, order: order, intents: intents) }

    var hits: [(hash: UInt64, intent: Int)] = []
    var taken: [UInt64: Int] = [:]
    func addHit(_ sentence: UInt64, _ intent: Int) {
      guard taken[sentence] == nil else { return }
      taken[sentence] = intent
      hits.append((sentence, intent))
    }
    // Without templates the samples themselves are what people say word for word.
    if templates.isEmpty { for (index, set) in sets.prefix(samples.count).enumerated() { addHit(set.sentences[1], labels[index]) } }
    for sample in templates {
      guard let intent = numbers[sample.intent] else { continue }
      addHit(FeatureSet.sentence(sample, speller), intent)
    }
    return ModelWriter(intents: intents, vocabulary: vocabulary, slotKinds: slotKinds, fingerprint: fingerprint)
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

  /// - Parameter keys: a number for each sample, from which its places in the orders follow.
  private func meanOverOrders(_ keys: [UInt64], _ learn: @Sendable (_ order: [Int]) -> [Float]) -> [Float] {
    struct Sum {
      var next = 0
      var waiting: [Int: [Float]] = [:]
      var weights: [Float] = []
    }
    let sum = Mutex(Sum())
    DispatchQueue.concurrentPerform(iterations: settings.orders) { number in
      let places = number == 0 ? keys : keys.map { mixed($0 &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15) }
      let learnt = learn(places.indices.sorted { (places[$0], $0) < (places[$1], $1) })
      sum.withLock { sum in
        sum.waiting[number] = learnt
        // One after the other, so that the sums are the same to the bit.
        while let following = sum.waiting.removeValue(forKey: sum.next) {
          sum.next += 1
          if sum.weights.isEmpty { sum.weights = following } else { for index in following.indices { sum.weights[index] += following[index] } }
        }
      }
    }
    var mean = sum.withLock { $0.weights }
    guard settings.orders > 1 else { return mean }
    for index in mean.indices { mean[index] /= Float(settings.orders) }
    return mean
  }

  /// Returns the weights, feature by feature, as many numbers each as there are intents; the last feature is the bias.
  private func descend(_ matrix: SparseMatrix, labels: [Int], order: [Int], intents: [String]) -> [Float] {
    let names = intents.map(settings.family)
    let families = names.map { names.firstIndex(of: $0)! }
    let count = intents.count
    let width = IntentModel.width(count)
    var weights = [Float](repeating: 0, count: matrix.features * width)
    var duals = [Float](repeating: 0, count: labels.count * width)
    // For how many passes each sample still rests, and how long it rested last.
    var resting = [Int8](repeating: 0, count: labels.count)
    var rests = [Int8](repeating: 0, count: labels.count)
    let cost = settings.cost
    weights.withUnsafeMutableBufferPointer { weights in
      duals.withUnsafeMutableBufferPointer { duals in
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * width) { buffer in
          let scores = buffer.baseAddress!
          let gradients = scores + width
          var rivals: [Float] = []
          var steps: [(intent: Int, step: Float)] = []
          for pass in 0..<settings.passes {
            for sample in order {
              if resting[sample] > 0, pass + 1 < settings.passes {
                resting[sample] -= 1
                continue
              }
              let entries = matrix.starts[sample]..<matrix.starts[sample + 1]
              for intent in 0..<width { scores[intent] = 0 }
              matrix.addRows(entries, of: weights.baseAddress!, width: width, to: scores)
              var squares: Float = 0
              for entry in entries { squares += matrix.values[entry] * matrix.values[entry] }
              let dual = duals.baseAddress! + sample * width
              let label = labels[sample]
              // The sample's own problem has a closed form: a threshold below which every intent's dual is cut (LIBLINEAR, appendix E).
              var top = -Float.infinity
              for intent in 0..<count {
                let margin = intent == label ? 0 : families[intent] == families[label] ? settings.marginAmongRelatives : 1
                gradients[intent] = scores[intent] + margin - squares * dual[intent]
                scores[intent] = gradients[intent] + (intent == label ? squares * cost : 0)
                top = max(top, scores[intent])
              }
              rivals.removeAll(keepingCapacity: true)
              for intent in 0..<count where scores[intent] > top - squares * cost { rivals.append(scores[intent]) }
              rivals.sort(by: >)
              var threshold = rivals[0] - squares * cost
              var used = 1
              while used < rivals.count, threshold < Float(used) * rivals[used] {
                threshold += rivals[used]
                used += 1
              }
              threshold /= Float(used)
              steps.removeAll(keepingCapacity: true)
              var largest: Float = 0
              for intent in 0..<count {
                let updated = min(intent == label ? cost : 0, (threshold - gradients[intent]) / squares)
                let step = updated - dual[intent]
                guard abs(step) > 1e-6 else { continue }
                dual[intent] = updated
                steps.append((intent, step))
                largest = max(largest, abs(step))
              }
              if largest < settings.tolerance * cost {
                rests[sample] = min(2 * rests[sample] + 4, 20)
                resting[sample] = rests[sample]
              } else {
                rests[sample] = 0
              }
              for entry in entries {
                let value = matrix.values[entry]
                let row = weights.baseAddress! + Int(matrix.columns[entry]) * width
                for (intent, step) in steps { row[intent] += value * step }
              }
            }
          }
        }
      }
    }
    guard width != count else { return weights }
    var packed = [Float]()
    packed.reserveCapacity(matrix.features * count)
    for feature in 0..<matrix.features { packed.append(contentsOf: weights[feature * width..<feature * width + count]) }
    return packed
  }
}

/// The features that are kept, numbered, with the roots of their inverse document frequencies (chosen on validation data).
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
      idf.append((natural((1 + total) / (1 + Float(count))) + 1).squareRoot())
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

  /// Adds the weights of some entries' features, each times its value, to the sums: `width` numbers each, a multiple of 8.
  ///
  /// Eight features at a time: their rows lie far apart, and memory hands them over side by side.
  func addRows(_ entries: Range<Int>, of weights: UnsafePointer<Float>, width: Int, to sums: UnsafeMutablePointer<Float>) {
    let sums = UnsafeMutableRawPointer(sums)
    let size = width * MemoryLayout<Float>.size
    values.withUnsafeBufferPointer { values in
      columns.withUnsafeBufferPointer { columns in
        func row(_ entry: Int) -> UnsafeRawPointer { UnsafeRawPointer(weights) + Int(columns[entry]) * size }
        func part(_ row: UnsafeRawPointer, _ offset: Int) -> SIMD8<Float> { row.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self) }
        func add(_ more: SIMD8<Float>, _ offset: Int) {
          sums.storeBytes(of: sums.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self) + more, toByteOffset: offset, as: SIMD8<Float>.self)
        }
        var entry = entries.lowerBound
        while entry + 8 <= entries.upperBound {
          let (r0, r1, r2, r3) = (row(entry), row(entry + 1), row(entry + 2), row(entry + 3))
          let (r4, r5, r6, r7) = (row(entry + 4), row(entry + 5), row(entry + 6), row(entry + 7))
          let (v0, v1, v2, v3) = (values[entry], values[entry + 1], values[entry + 2], values[entry + 3])
          let (v4, v5, v6, v7) = (values[entry + 4], values[entry + 5], values[entry + 6], values[entry + 7])
          for offset in stride(from: 0, to: size, by: MemoryLayout<SIMD8<Float>>.size) {
            let first = v0 * part(r0, offset) + v1 * part(r1, offset) + (v2 * part(r2, offset) + v3 * part(r3, offset))
            let second = v4 * part(r4, offset) + v5 * part(r5, offset) + (v6 * part(r6, offset) + v7 * part(r7, offset))
            add(first + second, offset)
          }
          entry += 8
        }
        while entry < entries.upperBound {
          let (value, row) = (values[entry], row(entry))
          for offset in stride(from: 0, to: size, by: MemoryLayout<SIMD8<Float>>.size) { add(value * part(row, offset), offset) }
          entry += 1
        }
      }
    }
  }
}
