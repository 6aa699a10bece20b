/// One feature's weights as printable text, read where it lies.
///
/// Two signs for the feature's inverse document frequency, two for the row's scale, two for the number of steps; then either a weight for
/// every intent (number of steps 0), or for the few intents that the feature speaks for or against, pairs of how many intents to step on and
/// a weight. Most features are rare and know few intents: so the text is a quarter as long, and a rare feature costs little.
struct PackedRow {
  private let start: UnsafePointer<UInt8>

  init(at start: UnsafePointer<UInt8>) { self.start = start }

  /// What a weight of nothing is written as; weights lie between 0 and twice this number.
  static let zero = 47
  private static let head = 6
  /// Rows start at multiples of so many signs: two, or more where they are so long all together that four signs could not tell a place otherwise.
  static func alignment(_ length: Int) -> Int {
    var alignment = 2
    while length > alignment * places { alignment *= 2 }
    return alignment
  }
  private static let places = PrintableCode.base * PrintableCode.base * PrintableCode.base * PrintableCode.base
  /// The most steps that two signs can tell; a row of more is whole.
  private static let mostSteps = PrintableCode.base * PrintableCode.base - 1
  /// The longest step; an intent further away takes a step on a weight of nothing first.
  private static let longestStep = PrintableCode.base - 1

  var idf: Float { PrintableCode.factor(start) }
  var scale: Float { PrintableCode.factor(start + 2) }
  /// The weights of all intents, as signs; nil when only some are given.
  var all: UnsafePointer<UInt8>? { steps == 0 ? start + Self.head : nil }
  private var steps: Int { PrintableCode.value(start + 4, digits: 2) }

  /// Adds the weights that are given to the intents' sums, each times `factor`.
  @inline(__always)
  func add(_ factor: Float, to sums: UnsafeMutablePointer<Float>) {
    var intent = -1
    var sign = start + Self.head
    for _ in 0..<steps {
      intent += Int(sign[0] &- PrintableCode.first)
      sums[intent] += factor * Float(Int(sign[1]) - Int(PrintableCode.first) - Self.zero)
      sign += 2
    }
  }

  /// The weight of one intent, in steps of the scale.
  func weight(of wanted: Int) -> Int {
    if let all { return Int(all[wanted]) - Int(PrintableCode.first) - Self.zero }
    var intent = -1
    for step in 0..<steps {
      intent += Int(start[Self.head + 2 * step] - PrintableCode.first)
      if intent == wanted { return Int(start[Self.head + 2 * step + 1]) - Int(PrintableCode.first) - Self.zero }
    }
    return 0
  }

  /// How many signs a row with all weights takes.
  static func longest(_ width: Int) -> Int { head + width }

  /// - Parameters:
  ///   - weights: of the intents that have one, in their order.
  ///   - intents: how many there are.
  static func append(idf: Float, weights: [(intent: Int, weight: Float)], intents: Int, isWhole: Bool, alignment: Int, to text: inout [UInt8]) {
    let width = IntentModel.width(intents)
    let scale = max(weights.reduce(0) { max($0, abs($1.weight)) } / Float(zero), 1e-6)
    let levels = weights.map { (intent: $0.intent, level: min(max(Int(($0.weight / scale).rounded()) + zero, 0), 2 * zero)) }
    var steps: [UInt8] = []
    var last = -1
    for (intent, level) in levels where level != zero {
      while intent - last > longestStep {
        steps += [PrintableCode.first + UInt8(longestStep), PrintableCode.first + UInt8(zero)]
        last += longestStep
      }
      steps += [PrintableCode.first + UInt8(intent - last), PrintableCode.first + UInt8(level)]
      last = intent
    }
    let isWhole = isWhole || steps.isEmpty || steps.count >= width || steps.count / 2 > mostSteps
    PrintableCode.appendFactor(idf, to: &text)
    PrintableCode.appendFactor(scale, to: &text)
    PrintableCode.append(isWhole ? 0 : steps.count / 2, digits: 2, to: &text)
    if isWhole {
      let start = text.count
      text += [UInt8](repeating: PrintableCode.first + UInt8(zero), count: intents) + [UInt8](repeating: PrintableCode.first, count: width - intents)
      for (intent, level) in levels { text[start + intent] = PrintableCode.first + UInt8(level) }
    } else {
      text += steps
    }
    while text.count % alignment != 0 { text.append(PrintableCode.first) }
  }
}
