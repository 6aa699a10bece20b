extension Movement {
  /// What cannot be in this movement: joints bent too far, feet that slide or sink, parts that do not rest where they should, a body that
  /// would fall over. Sentences for the author of the pose.
  public func problems() -> [String] {
    var problems: [String] = []
    func note(_ problem: String) { if !problems.contains(problem) { problems.append(problem) } }
    for (number, moment) in moments.enumerated() { check(moment, number: number + 1).forEach(note) }
    for fault in faults { Geometry.overbent(fault.posture.body()).forEach { note("Fault \(fault.number): \($0)") } }
    checkTheWay().forEach(note)
    return problems
  }

  private func check(_ moment: Moment, number: Int) -> [String] {
    let body = moment.posture.body()
    var problems = Geometry.overbent(body) + Geometry.sunk(body)
    for contact in moment.posture.contacts {
      let gap = Geometry.gap(contact, body)
      if gap > 3 {
        let name = [contact.side?.rawValue, contact.part.rawValue].compactMap { $0 }.joined(separator: " ")
        problems.append("the \(name) is \(Int(gap.rounded())) cm from where it should rest")
      }
    }
    if let lost = Geometry.imbalance(body, moment.posture), !isFast, !isHeld {
      problems.append("the weight is \(Int(lost.rounded())) cm outside the feet: it would fall over")
    }
    return problems.map { "moment \(number): \($0)" }
  }

  /// Frames between the moments: planted feet and hands stay, nothing sinks.
  private func checkTheWay() -> [String] {
    guard moments.count > 1 else { return [] }
    var problems: [String] = []
    // What is wrong at the moments themselves has been said.
    let known = Set(moments.flatMap { Geometry.overbent($0.posture.body()) + Geometry.sunk($0.posture.body()) }.map(part))
    let frames = max(moments.count * 8, Int(duration * 10))
    var worst: [String: String] = [:]
    for frame in 0..<frames {
      let body = body(at: duration * Double(frame) / Double(frames))
      for problem in Geometry.sunk(body) + Geometry.overbent(body) where !known.contains(part(problem)) { worst[part(problem)] = problem }
    }
    problems += worst.values.sorted().map { "on the way: \($0)" }
    for (number, moment) in moments.enumerated() {
      let last = moments[(number + moments.count - 1) % moments.count].posture
      for contact in moment.posture.contacts where [.foot, .toes, .heels, .hand].contains(contact.part) && last.contacts.contains(contact) {
        for share in [0.25, 0.5, 0.75] {
          let start = startTime(of: number)
          let gap = Geometry.gap(contact, body(at: start + moment.seconds * share))
          if gap > 2 { problems.append("on the way to moment \(number + 1): the planted \(contact.part.rawValue) slides \(Int(gap.rounded())) cm") }
        }
      }
    }
    return problems
  }

  /// The problem without its figure.
  private func part(_ problem: String) -> String { problem.filter { !$0.isNumber } }

  /// When the way to a moment begins.
  private func startTime(of number: Int) -> Double {
    if number == 0 { return duration - moments[0].seconds }
    var time = moments[0].pause
    for moment in moments[1..<number] { time += moment.seconds + moment.pause }
    return time
  }

  /// Whether speed carries the body where it could not stand still.
  private var isFast: Bool { moments.contains { $0.posture.contacts.isEmpty } }
  /// Whether something other than the feet may hold the body up.
  private var isHeld: Bool { props.contains { [.wall, .post, .band, .rope, .strap, .chair, .bench].contains($0.kind) } }
}

enum Geometry {
  /// Joints beyond what people can do. Ranges: American Academy of Orthopaedic Surgeons' normal ranges, widened a little for supple people.
  static func overbent(_ body: Body) -> [String] {
    var problems: [String] = []
    for side in Side.allCases {
      let leg = body.leg(side)
      let bulge = leg.knee - (leg.hip + leg.ankle) / 2
      if body.kneeBend(side) > 12, leg.heel.y < 3, leg.toe.y < 3, bulge.dot((leg.ball - leg.heel).unit()) < -2 {
        problems.append("the \(side.rawValue) knee bends backwards")
      }
      if body.kneeBend(side) > 158 { problems.append("the \(side.rawValue) knee is bent \(Int(body.kneeBend(side)))°, more than 158°") }
      if body.hipBend(side) > 142 { problems.append("the \(side.rawValue) hip is bent \(Int(body.hipBend(side)))°, more than 142°") }
      if body.elbowBend(side) > 158 { problems.append("the \(side.rawValue) elbow is bent \(Int(body.elbowBend(side)))°, more than 158°") }
      let foot = 90 - angle(leg.ball - leg.heel, leg.knee - leg.ankle)
      if foot > 45 { problems.append("the \(side.rawValue) shin leans \(Int(foot))° over the foot, more than 45°") }
      if foot < -65 { problems.append("the \(side.rawValue) foot points \(Int(-foot))°, more than 65°") }
    }
    return problems
  }

  /// Parts below the floor.
  static func sunk(_ body: Body) -> [String] {
    var problems: [String] = []
    func check(_ name: String, _ height: Double) { if height < -2.5 { problems.append("the \(name) is \(Int((-height).rounded())) cm below the floor") } }
    check("head", body.head.y - Body.Length.headRadius)
    check("hips", body.hips.y - 6)
    for side in Side.allCases {
      let (leg, arm) = (body.leg(side), body.arm(side))
      check("\(side.rawValue) knee", leg.knee.y - 3)
      check("\(side.rawValue) heel", leg.heel.y)
      check("\(side.rawValue) toe", leg.toe.y)
      check("\(side.rawValue) elbow", arm.elbow.y - 2)
      check("\(side.rawValue) hand", arm.hand.y - 1)
    }
    return problems
  }

  /// How far a part is from where it should rest, in centimetres.
  static func gap(_ contact: Contact, _ body: Body) -> Double {
    let sides = contact.side.map { [$0] } ?? Side.allCases
    var largest = 0.0
    for side in sides {
      let (leg, arm) = (body.leg(side), body.arm(side))
      let (place, height): (Vector, Double) =
        switch contact.part {
        case .foot: (leg.ankle + (leg.heel - leg.ankle) + (leg.ball - leg.heel) * (Body.Length.heel / (Body.Length.heel + Body.Length.ball)), contact.y)
        case .toes: (leg.ball, contact.y)
        case .heels: (leg.heel, contact.y)
        case .instep: (leg.ankle, contact.y + 4)
        case .knee: (leg.knee, contact.y + 5)
        case .elbow: (arm.elbow, contact.y + 3)
        case .hand: (arm.hand, contact.y + 2)
        case .hips: (contact.side == nil ? body.hips : leg.hip, contact.y + 9)
        case .shoulders: (contact.side == nil ? body.chest : arm.shoulder, contact.y + 9)
        case .head: (body.head, contact.y + Body.Length.headRadius)
        }
      // Knees, elbows, hips and shoulders may rest anywhere along the floor: their height counts.
      let counted: Set<Contact.Part> = [.foot, .toes, .heels, .instep, .hand]
      let along = counted.contains(contact.part) ? abs(place.x - contact.x) : 0
      largest = max(largest, (along * along + (place.y - height) * (place.y - height)).squareRoot())
    }
    return largest
  }

  /// How far the centre of mass is in front of or behind the feet, when nothing but feet carries the body; nil when it is above them.
  static func imbalance(_ body: Body, _ posture: Posture) -> Double? {
    let feet: Set<Contact.Part> = [.foot, .toes, .heels, .instep]
    guard !posture.contacts.isEmpty, posture.contacts.allSatisfy({ feet.contains($0.part) }) else { return nil }
    var (back, front) = (Double.infinity, -Double.infinity)
    for contact in posture.contacts {
      for side in contact.side.map({ [$0] }) ?? Side.allCases {
        let leg = body.leg(side)
        back = min(back, contact.part == .toes ? leg.ball.x : leg.heel.x, leg.toe.x)
        front = max(front, contact.part == .heels ? leg.heel.x : leg.toe.x, leg.heel.x)
      }
    }
    let weight = body.centreOfMass.x
    let lost = max(back - 3 - weight, weight - front - 3)
    return lost > 0 ? lost : nil
  }
}
