import Language
import Resources

extension IntentModel {
  /// The number of the way in which models are written; a model kept by a program of another number is not read.
  public static let format = 2

  /// The model as files of printable text, to be embedded or cached.
  public var files: [ContentFile] {
    let header = [
      fingerprint, "\(slotBits)", "\(sampleBits)", intents.joined(separator: " "), slotKinds.sorted().joined(separator: " "),
    ]
    return [
      ContentFile(path: "header", text: .loaded(Array(header.joined(separator: "\n").utf8))),
      ContentFile(path: "vocabulary", text: vocabulary.sorted), ContentFile(path: "spellings", text: vocabulary.byLength),
      ContentFile(path: "slots", text: slots), ContentFile(path: "rows", text: rows), ContentFile(path: "samples", text: samples),
    ]
  }

  /// Reads a model back; nil when a file is missing or does not fit the others.
  public init?(files: [ContentFile]) {
    func text(_ name: String) -> ContentText? { files.first { $0.path == name }?.text }
    guard let header = text("header")?.string.split(separator: "\n", omittingEmptySubsequences: false), header.count == 5,
      let vocabulary = text("vocabulary"), let spellings = text("spellings"), let slots = text("slots"), let rows = text("rows"), let samples = text("samples"),
      let slotBits = Int(header[1]), let sampleBits = Int(header[2])
    else { return nil }
    intents = header[3].split(separator: " ").map(String.init)
    slotKinds = Set(header[4].split(separator: " ").map(String.init))
    guard (1..<32).contains(slotBits), (0..<32).contains(sampleBits), !intents.isEmpty,
      slots.count == Self.slotWidth << slotBits, samples.count == (sampleBits == 0 ? 0 : Self.sampleWidth << sampleBits),
      rows.count >= PackedRow.longest(Self.width(intents.count))
    else { return nil }
    self.vocabulary = Vocabulary(sorted: vocabulary, byLength: spellings)
    fingerprint = String(header[0])
    self.slotBits = slotBits
    self.sampleBits = sampleBits
    self.slots = slots
    self.rows = rows
    self.samples = samples
  }
}

/// Packs trained weights into printable text.
package struct ModelWriter {
  let intents: [String]
  let vocabulary: Vocabulary
  let slotKinds: Set<String>
  let fingerprint: String

  package init(intents: [String], vocabulary: Vocabulary, slotKinds: Set<String>, fingerprint: String) {
    (self.intents, self.vocabulary, self.slotKinds, self.fingerprint) = (intents, vocabulary, slotKinds, fingerprint)
  }

  /// - Parameters:
  ///   - weights: one row of intents for each feature, the bias last.
  func model(table: FeatureTable, weights: [Float], hits: [(hash: UInt64, intent: Int)]) -> IntentModel {
    let count = intents.count
    return model(hashes: table.hashes, hits: hits) { number in
      let row = weights[number * count..<(number + 1) * count]
      return (number < table.idf.count ? table.idf[number] : 1, row.enumerated().map { (intent: $0, weight: $1) })
    }
  }

  /// - Parameters:
  ///   - hashes: of the features, each with a row.
  ///   - row: the inverse document frequency and the weights of a feature by its number, in the order of their intents; behind the last feature
  ///     those of the bias.
  package func model(
    hashes: [UInt64], hits: [(hash: UInt64, intent: Int)], _ row: (Int) -> (idf: Float, weights: [(intent: Int, weight: Float)])
  ) -> IntentModel {
    var alignment = PackedRow.alignment(0)
    var (slots, rows) = pack(hashes, alignment, row)
    // Rows that are very long all together start at multiples of more signs.
    while PackedRow.alignment(rows.count) > alignment {
      alignment = PackedRow.alignment(rows.count)
      (slots, rows) = pack(hashes, alignment, row)
    }
    let sampleBits = hits.isEmpty ? 0 : bits(for: hits.count)
    var samples = [UInt8](repeating: PrintableCode.first, count: hits.isEmpty ? 0 : IntentModel.sampleWidth << sampleBits)
    for hit in hits {
      var entry: [UInt8] = []
      PrintableCode.append(sampleFingerprint(hit.hash), digits: 5, to: &entry)
      PrintableCode.append(hit.intent, digits: 3, to: &entry)
      place(entry, at: hit.hash, bits: sampleBits, width: IntentModel.sampleWidth, in: &samples)
    }
    return IntentModel(
      intents: intents, vocabulary: vocabulary, slotKinds: slotKinds, fingerprint: fingerprint, slotBits: bits(for: hashes.count), sampleBits: sampleBits,
      slots: .loaded(slots), rows: .loaded(rows), samples: .loaded(samples))
  }

  private func pack(
    _ hashes: [UInt64], _ alignment: Int, _ row: (Int) -> (idf: Float, weights: [(intent: Int, weight: Float)])
  ) -> (slots: [UInt8], rows: [UInt8]) {
    var rows: [UInt8] = []
    func append(_ number: Int, isWhole: Bool) {
      let (idf, weights) = row(number)
      PackedRow.append(idf: idf, weights: weights, intents: intents.count, isWhole: isWhole, alignment: alignment, to: &rows)
    }
    // The bias comes first, always whole.
    append(hashes.count, isWhole: true)
    let slotBits = bits(for: hashes.count)
    var slots = [UInt8](repeating: PrintableCode.first, count: IntentModel.slotWidth << slotBits)
    for (number, hash) in hashes.enumerated() {
      var entry: [UInt8] = []
      PrintableCode.append(featureFingerprint(hash), digits: 4, to: &entry)
      PrintableCode.append(rows.count / alignment, digits: 4, to: &entry)
      place(entry, at: hash, bits: slotBits, width: IntentModel.slotWidth, in: &slots)
      append(number, isWhole: false)
    }
    return (slots, rows)
  }

  /// Twice as many places as entries, at least.
  private func bits(for count: Int) -> Int {
    var bits = 4
    while 1 << bits < count * 2 { bits += 1 }
    return bits
  }

  private func place(_ entry: [UInt8], at hash: UInt64, bits: Int, width: Int, in table: inout [UInt8]) {
    var slot = Int(truncatingIfNeeded: hash >> UInt64(64 - bits))
    while table[slot * width..<(slot + 1) * width].contains(where: { $0 != PrintableCode.first }) {
      slot = (slot + 1) & ((1 << bits) - 1)
    }
    table.replaceSubrange(slot * width..<(slot + 1) * width, with: entry)
  }
}
