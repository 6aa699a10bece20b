import Knowledge
import Resources

extension Movement {
  /// Reads the pose record of an exercise. Nil when nothing can be shown; `findings` say what is wrong, line by line.
  public static func read(_ pose: Pose, of exercise: Exercise) -> (movement: Movement?, findings: [Finding]) {
    var reader = MovementReader(pose: pose, exercise: exercise)
    return (reader.read(), reader.findings)
  }
}

/// Turns the lines of a pose record into postures; see `_Pose.rec` for how they are written.
private struct MovementReader {
  let pose: Pose
  let exercise: Exercise
  var findings: [Finding] = []

  mutating func read() -> Movement? {
    var moments: [Moment] = []
    var props: [Prop] = []
    var faults: [Fault] = []
    for (name, value, line) in pose.record.all {
      switch name {
      case "Moment": moment(value, line, &moments)
      case "Prop": prop(value, line).map { props.append($0) }
      case "Fault": fault(value, line, moments).map { faults.append($0) }
      default: continue
      }
    }
    let views = pose.views.compactMap(View.init)
    guard !moments.isEmpty else {
      problem(pose.record.line, "There is no moment that could be read: write a line \"Moment: label | seconds | posture\".")
      return nil
    }
    let stills = pose.stills.compactMap { Int($0) }.filter { 1...moments.count ~= $0 }.map { $0 - 1 }
    return Movement(
      exercise: exercise.id, name: exercise.name, views: views.isEmpty ? [.side] : views, description: pose.text, moments: moments, props: props,
      faults: faults, stills: stills.isEmpty ? Array(moments.indices.prefix(3)) : stills)
  }

  private mutating func problem(_ line: Int, _ message: String) {
    findings.append(Finding("pose", file: pose.record.file.path, line: line, message))
  }

  // MARK: Lines

  private mutating func moment(_ value: String, _ line: Int, _ moments: inout [Moment]) {
    let parts = barred(value)
    guard parts.count == 3 else { return problem(line, "A moment has three parts: label | seconds, or down or up | posture.") }
    guard let (seconds, pause) = time(parts[1]) else {
      return problem(line, "\"\(parts[1])\" is no time: write seconds (2), seconds and a pause (2+1), down or up.")
    }
    var posture = moments.last?.posture ?? Posture.relaxed
    posture.placed = nil
    change(&posture, parts[2], line)
    if posture.contacts.isEmpty, posture.placed == nil { problem(line, "Nothing rests anywhere: say where a part is (feet at 0), or body at 0 90 in the air.") }
    moments.append(Moment(label: parts[0], seconds: seconds, pause: pause, posture: posture))
  }

  /// `down` and `up` take the exercise's tempo, the pause belongs to the end of the way down.
  private func time(_ word: String) -> (seconds: Double, pause: Double)? {
    let tempo = exercise.doses.lazy.map { $0.tempo.split(separator: "-").compactMap { Double($0) } }.first { $0.count == 3 } ?? [2, 1, 2]
    switch word {
    case "down": return (max(tempo[0], 0.5), max(tempo[1], 0.3))
    case "up": return (max(tempo[2], 0.5), 0.4)
    default:
      let parts = word.split(separator: "+").map { Double($0) }
      guard let seconds = parts.first ?? nil, seconds >= 0, parts.count <= 2 else { return nil }
      return (seconds, parts.count == 2 ? parts[1] ?? 0 : 0)
    }
  }

  private mutating func fault(_ value: String, _ line: Int, _ moments: [Moment]) -> Fault? {
    let parts = barred(value)
    guard parts.count == 4, let number = Int(parts[0]), let moment = Int(parts[1]), let view = View(rawValue: parts[2]) else {
      problem(line, "A fault has four parts: number of the exercise's mistake | number of the moment | side or front | what is different.")
      return nil
    }
    let mistakes = exercise.mistakes
    guard 1...max(1, mistakes.count) ~= number, !mistakes.isEmpty else {
      problem(line, "\(exercise.name) has \(mistakes.count) mistakes; there is no number \(number).")
      return nil
    }
    guard 1...max(1, moments.count) ~= moment, !moments.isEmpty else {
      problem(line, "There is no moment \(moment) above this line.")
      return nil
    }
    var posture = moments[moment - 1].posture
    change(&posture, parts[3], line)
    return Fault(
      number: number, wrong: mistakes[number - 1].left, fix: mistakes[number - 1].right, moment: moment - 1, view: view, posture: posture)
  }

  private mutating func prop(_ value: String, _ line: Int) -> Prop? {
    let words = value.split(separator: " ").map(String.init)
    guard let kind = words.first.flatMap(Prop.Kind.init) else {
      problem(line, "\"\(words.first ?? "")\" is no prop: \(Prop.Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
      return nil
    }
    return Prop(kind: kind, words: Array(words.dropFirst()))
  }

  // MARK: Postures

  private mutating func change(_ posture: inout Posture, _ text: String, _ line: Int) {
    var hang = false
    for change in parted(text, at: UInt8(ascii: ",")) where !change.isEmpty {
      var words = change.split(separator: " ").map(String.init)
      let side = words.first.flatMap(Side.init)
      if side != nil { words.removeFirst() }
      guard let name = words.first else { continue }
      let numbers = words.dropFirst().compactMap { Double($0) }
      if name == "arms", words.count == 2 {
        if words[1] == "hang" {
          hang = true
        } else if let angles = Self.arms[words[1]] {
          for (angle, degrees) in angles { posture.set(angle, side, to: degrees) }
        } else {
          problem(line, "\"\(change)\": arms are \(Self.arms.keys.sorted().joined(separator: ", ")) or hang.")
          continue
        }
        posture.contacts.removeAll { $0.part == .hand && (side == nil || $0.side == side) }
      } else if name == "body", words.dropFirst().first == "at", numbers.count == 2 {
        posture.placed = Vector(numbers[0], numbers[1], 0)
      } else if let part = part(name), words.count == 2, words[1] == "free" {
        posture.contacts.removeAll { $0.part == part && (side == nil || $0.side == side) }
      } else if let part = part(name), words.dropFirst().first == "at", 1...3 ~= numbers.count, numbers.count == words.count - 2 {
        rest(&posture, Contact(part: part, side: side, x: numbers[0], y: numbers.count > 1 ? numbers[1] : 0, z: numbers.count > 2 ? numbers[2] : nil))
      } else if let angle = Angle(rawValue: name), words.count == 2, let degrees = numbers.first {
        posture.set(angle, angle.isOfLimbs ? side : nil, to: degrees)
      } else {
        problem(line, "\"\(change)\" is neither an angle (left knee 90), a resting place (feet at 0), nor arms and a way to hold them.")
      }
    }
    if hang { posture.set(.shoulder, nil, to: posture[.lean] + posture[.round]) }
  }

  /// A part rests in one place: what the same foot or hand did before ends.
  private func rest(_ posture: inout Posture, _ contact: Contact) {
    let feet: Set<Contact.Part> = [.foot, .toes, .heels, .instep]
    func isReplaced(_ other: Contact) -> Bool {
      let same = other.part == contact.part || feet.contains(other.part) && feet.contains(contact.part)
      return same && (contact.side == nil || other.side == contact.side)
    }
    // Both feet were meant before; the other one stays.
    if let side = contact.side,
      let both = posture.contacts.firstIndex(where: { other in
        other.side == nil && (other.part == contact.part || feet.contains(other.part) && feet.contains(contact.part))
          && ![.hips, .shoulders, .head].contains(other.part)
      })
    {
      let old = posture.contacts[both]
      let other: Side = side == .left ? .right : .left
      posture.contacts[both] = Contact(part: old.part, side: other, x: old.x, y: old.y, z: old.sideways(other))
    }
    if let place = posture.contacts.firstIndex(where: isReplaced) {
      posture.contacts[place] = contact
      posture.contacts = posture.contacts.enumerated().filter { $0.offset <= place || !isReplaced($0.element) }.map(\.element)
    } else {
      posture.contacts.append(contact)
    }
  }

  private func part(_ name: String) -> Contact.Part? {
    let singular = ["feet": "foot", "insteps": "instep", "knees": "knee", "elbows": "elbow", "hands": "hand"]
    return Contact.Part(rawValue: singular[name] ?? name)
  }

  /// Ways to hold the arms.
  private static let arms: [String: [Angle: Double]] = [
    "down": [.shoulder: 0, .raise: 6, .elbow: 8, .swivel: 0],
    "front": [.shoulder: 90, .raise: 0, .elbow: 4, .swivel: 0],
    "wide": [.shoulder: 0, .raise: 85, .elbow: 5, .swivel: 0],
    "overhead": [.shoulder: 175, .raise: 0, .elbow: 5, .swivel: 0],
    "hips": [.shoulder: -30, .raise: 38, .elbow: 95, .swivel: -55],
    "goblet": [.shoulder: 40, .raise: 4, .elbow: 130, .swivel: -30],
    "rack": [.shoulder: 75, .raise: 4, .elbow: 145, .swivel: -15],
    "back": [.shoulder: -25, .raise: 30, .elbow: 136, .swivel: 100],
    "chest": [.shoulder: 25, .raise: 0, .elbow: 132, .swivel: -70],
    "prayer": [.shoulder: 55, .raise: 2, .elbow: 105, .swivel: -30],
    "run": [.shoulder: 15, .raise: 5, .elbow: 85, .swivel: -10],
  ]
}

extension Posture {
  /// Upright, arms down, resting nowhere yet.
  static let relaxed: Posture = {
    var posture = Posture()
    posture.set(.raise, nil, to: 6)
    posture.set(.elbow, nil, to: 8)
    return posture
  }()
}
