import Language

/// The evidence a text offers: hashed features in three groups, each of unit length after weighting.
///
/// A token stream in which names are replaced by their kind ("how do i do a @exercise") gives stems, stem pairs in order, unordered
/// pairs near each other, the first and last words, and character n-grams inside words. A name's own words and id are extra features.
package struct FeatureSet {
  package enum Group: Int, CaseIterable { case words, pairs, letters }

  package struct Feature {
    package var hash: UInt64
    var group: Group
    var count: Float
    var label: Int32
  }

  package private(set) var features: [Feature] = []
  /// What each feature is called; filled only when asked for.
  private(set) var labels: [String] = []
  /// The text as one hash, in the order in which templates are looked for: as its words stand, with every name as its kind, then with some
  /// names as their kinds, because a template may have a slot for one name and spell out another.
  private(set) var sentences: [UInt64] = []

  private static let pairWindow = 10
  private static let letterRange = 2...5

  /// - Parameter entities: the names that stand for their kind. In training only those that filled a slot; a name that a template spells
  ///   out ("foam rolling" in the intent about foam rolling) is part of its wording.
  init(tokens: [Token], entities: [Entity], labelled: Bool = false) {
    features.reserveCapacity(tokens.count * 28)
    var stream: [UInt64] = []
    var streamNames: [String] = []
    var plain: [String] = []
    var index = 0
    var nextEntity = 0
    func label(_ text: @autoclosure () -> String) -> Int32 {
      guard labelled else { return -1 }
      labels.append(text())
      return Int32(labels.count - 1)
    }
    func add(_ hash: UInt64, _ group: Group, _ text: @autoclosure () -> String) {
      features.append(Feature(hash: mixed(hash), group: group, count: 1, label: label(text())))
    }
    // The words as they are, names included: templates that spell a name out are recognised by these.
    var previousWord: UInt64 = 0xABCD_EF01_2345_6789
    func addNameWords(_ entity: Entity) {
      for place in entity.tokens {
        let word = hashed(Stem.light(tokens[place].text), seed: 4)
        add(combined(word, 11), .words, tokens[place].text)
        add(combined(combined(previousWord, word), 12), .words, "… \(tokens[place].text)")
        previousWord = word
        plain.append(tokens[place].text)
      }
    }
    while index < tokens.count {
      if nextEntity < entities.count, entities[nextEntity].tokens.lowerBound == index {
        let entity = entities[nextEntity]
        let kind = hashed(entity.kind, seed: 1)
        stream.append(kind)
        if labelled { streamNames.append("{\(entity.kind)}") }
        add(combined(kind, hashed(entity.id, seed: 2)), .words, "\(entity.kind)=\(entity.id)")
        addNameWords(entity)
        index = entity.tokens.upperBound
        nextEntity += 1
      } else {
        let text = tokens[index].text
        let isNumber = Numbers.looksNumeric(text) && text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E }
        let key = isNumber ? "#" : Stem.light(text)
        let hash = hashed(key, seed: 4)
        stream.append(hash)
        previousWord = hash
        if labelled { streamNames.append(isNumber ? "#" : text) }
        if !isNumber { plain.append(text) }
        index += 1
      }
    }
    let all = 1 << min(entities.count, Self.choiceLimit)
    sentences = ([0, all - 1] + (all > 2 ? Array(1..<all - 1) : [])).map { Self.sentence(tokens, entities, named: $0) }
    let edge: UInt64 = 0xABCD_EF01_2345_6789
    for position in stream.indices {
      let here = stream[position]
      add(combined(here, 11), .words, streamNames[position])
      let before = position > 0 ? stream[position - 1] : edge
      add(combined(combined(before, here), 12), .words, "\(position > 0 ? streamNames[position - 1] : "^") \(streamNames[position])")
      for other in (position + 1)..<max(position + 1, min(stream.count, position + 1 + Self.pairWindow)) {
        let low = min(here, stream[other])
        let high = max(here, stream[other])
        add(combined(combined(low, high), 13), .pairs, "\(streamNames[position]) … \(streamNames[other])")
      }
    }
    if let first = stream.first, let last = stream.last {
      add(combined(first, 14), .words, "first \(streamNames[0])")
      add(combined(last, 15), .words, "last \(streamNames[streamNames.count - 1])")
      if stream.count > 1 { add(combined(combined(first, stream[1]), 16), .words, "first \(streamNames[0]) \(streamNames[1])") }
    }
    for word in plain {
      var padded: [UInt8] = [0x20]
      padded.append(contentsOf: word.utf8)
      padded.append(0x20)
      for start in padded.indices {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for length in 1...Self.letterRange.upperBound where start + length <= padded.count {
          hash = (hash ^ UInt64(padded[start + length - 1])) &* 0x100_0000_01B3
          if length >= Self.letterRange.lowerBound {
            add(combined(hash, 17), .letters, "letters \"\(String(decoding: padded[start..<start + length], as: UTF8.self))\"")
          }
        }
      }
    }
    merge()
  }

  /// Of how many names every choice is tried; further ones are words.
  private static let choiceLimit = 4

  /// The hash of a text in which the names of a choice, a bit each, stand for their kinds.
  private static func sentence(_ tokens: [Token], _ entities: [Entity], named choice: Int) -> UInt64 {
    var hash = sentenceStart
    var index = 0
    var name = 0
    while index < tokens.count {
      while name < entities.count, choice >> name & 1 == 0 || entities[name].tokens.lowerBound < index { name += 1 }
      if name < entities.count, entities[name].tokens.lowerBound == index {
        hash = combined(hash, hashed(entities[name].kind, seed: 1))
        index = entities[name].tokens.upperBound
      } else {
        hash = combined(hash, hashed(tokens[index].text, seed: 5))
        index += 1
      }
    }
    return mixed(hash)
  }

  private static let sentenceStart: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The hash of a sample's sentence, as `sentences` has it for the same words said and mended.
  static func sentence(_ sample: TrainingSample, _ speller: Speller) -> UInt64 {
    var hash = sentenceStart
    var slot = 0
    var tokens = Tokeniser.tokens(of: sample.text)
    speller.mend(&tokens)
    for token in tokens {
      while slot < sample.slots.count, sample.slots[slot].range.upperBound <= token.range.lowerBound { slot += 1 }
      if slot < sample.slots.count, sample.slots[slot].range.overlaps(token.range) {
        if token.range.lowerBound == sample.slots[slot].range.lowerBound { hash = combined(hash, hashed(sample.slots[slot].kind, seed: 1)) }
      } else {
        hash = combined(hash, hashed(token.text, seed: 5))
      }
    }
    return mixed(hash)
  }

  /// Sums equal features: those with the same hash become one, in the place of the first.
  private mutating func merge() {
    guard features.count > 1 else { return }
    var bits = 4
    while 1 << bits < features.count * 2 { bits += 1 }
    let mask = (1 << bits) - 1
    let kept = features.withUnsafeMutableBufferPointer { features in
      // Places of a small hash table hold the number of a kept feature, counted from 1.
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: 1 << bits) { places in
        places.initialize(repeating: 0)
        var kept = 0
        for index in features.indices {
          var place = Int(truncatingIfNeeded: features[index].hash >> 32) & mask
          while places[place] != 0, features[Int(places[place]) - 1].hash != features[index].hash { place = (place + 1) & mask }
          if places[place] == 0 {
            features[kept] = features[index]
            kept += 1
            places[place] = Int32(kept)
          } else {
            features[Int(places[place]) - 1].count += 1
          }
        }
        return kept
      }
    }
    features.removeLast(features.count - kept)
  }
}

/// FNV-1a over the bytes of a word.
func hashed(_ text: String, seed: UInt64) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ (seed &* 0x9E37_79B9_7F4A_7C15)
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return hash
}

@inline(__always)
func combined(_ a: UInt64, _ b: UInt64) -> UInt64 {
  (a ^ (b &+ 0x9E37_79B9_7F4A_7C15 &+ (a << 6) &+ (a >> 2))) &* 0xFF51_AFD7_ED55_8CCD
}

/// The finaliser of MurmurHash3: every input bit reaches every output bit.
@inline(__always)
func mixed(_ value: UInt64) -> UInt64 {
  var hash = value
  hash ^= hash >> 33
  hash &*= 0xFF51_AFD7_ED55_8CCD
  hash ^= hash >> 33
  hash &*= 0xC4CE_B9FE_1A85_EC53
  hash ^= hash >> 33
  return hash
}
