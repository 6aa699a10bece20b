/// One bend, turn or lean of a posture, in degrees.
public enum Angle: String, Sendable, CaseIterable {
  // The trunk.
  /// Of the hips, forward from upright: 90 lies on the front, -90 on the back.
  case lean
  /// Of the hips, to the person's right.
  case roll
  /// Of the whole body, to the person's left.
  case turn
  /// Of the chest against the hips: forward, to the right, to the left.
  case round, bend, twist
  /// Of the head against the chest, forward.
  case nod
  // The legs.
  /// Thigh forward against the trunk.
  case hip
  /// Heel towards the seat.
  case knee
  /// Toes towards the shin.
  case ankle
  /// Foot tipped over its ball (heel up) or, below zero, over its heel (toes up).
  case heel
  /// Leg away from the midline.
  case abduct
  /// Thigh turned outwards.
  case rotate
  /// Feet pointing outwards.
  case turnout
  /// A knee over a planted foot falling inwards.
  case cave
  // The arms.
  /// Arm forward against the trunk: 90 in front, 180 overhead.
  case shoulder
  /// Arm out to the side.
  case raise
  /// Upper arm turned so that the bent elbow points the hand outwards.
  case swivel
  case elbow

  /// Whether each side has its own.
  public var isOfLimbs: Bool { !Self.trunk.contains(self) }
  private static let trunk: Set<Angle> = [.lean, .roll, .turn, .round, .bend, .twist, .nod]
}

/// Where a part of the body rests.
public struct Contact: Sendable, Equatable {
  public enum Part: String, Sendable, CaseIterable {
    /// The whole sole.
    case foot
    /// The ball of the foot, heel up as `heel` says.
    case toes
    /// The heel, toes up as `heel` says.
    case heels
    /// The shoelaces.
    case instep
    case knee, elbow, hand, hips, shoulders, head
  }

  public let part: Part
  /// Nil: both sides, or the middle.
  public let side: Side?
  /// The place of the surface that carries it: forward, height; sideways when it matters.
  public var x: Double
  public var y: Double
  /// For both sides: how far out.
  public var z: Double?

  func sideways(_ one: Side) -> Double? { z.map { side == nil ? $0 * one.sign : $0 } }

  /// On the way from one resting place to another, lifted in the middle; nil when the parts have nothing to do with each other.
  func moved(towards end: Contact, share: Double, of one: Side) -> Contact? {
    guard let part = Self.common(part, end.part) else { return nil }
    let (from, to) = (ahead(as: part), end.ahead(as: part))
    let distance = ((to - from) * (to - from) + (end.y - y) * (end.y - y)).squareRoot()
    let lift = distance > 1 ? min(8, distance / 4) * 4 * share * (1 - share) : 0
    var sideways = sideways(one)
    if let start = sideways, let finish = end.sideways(one) { sideways = start + (finish - start) * share } else { sideways = nil }
    return Contact(part: part, side: one, x: from + (to - from) * share, y: y + (end.y - y) * share + lift, z: sideways)
  }

  /// A flat foot rests on its ball and its heel too.
  private static func common(_ a: Part, _ b: Part) -> Part? {
    if a == b { return a }
    if a == .foot, [.toes, .heels].contains(b) { return b }
    return b == .foot && [.toes, .heels].contains(a) ? a : nil
  }

  /// Where this flat foot's ball or heel is.
  private func ahead(as wanted: Part) -> Double {
    guard part == .foot else { return x }
    return wanted == .toes ? x + Body.Length.ball : wanted == .heels ? x - Body.Length.heel : x
  }
}

/// All angles of a moment and what rests where.
public struct Posture: Sendable, Equatable {
  private var angles = [Double](repeating: 0, count: Angle.allCases.count * 2)
  /// The first one places the body; feet and hands among the others are reached for.
  public var contacts: [Contact] = []
  /// Where the middle of the hips is, when no contact places the body: while stepping, or in the air.
  public var placed: Vector?

  private static func place(_ angle: Angle, _ side: Side) -> Int {
    (Angle.allCases.firstIndex(of: angle) ?? 0) * 2 + (side == .left ? 0 : 1)
  }

  public subscript(angle: Angle, side: Side = .left) -> Double {
    get { angles[Self.place(angle, side)] }
    set { angles[Self.place(angle, side)] = newValue }
  }

  /// Sets both sides, which for the trunk are one.
  mutating func set(_ angle: Angle, _ side: Side?, to degrees: Double) {
    for one in Side.allCases where side == nil || side == one { self[angle, one] = degrees }
  }

  /// All angles part of the way to another posture; contacts stay.
  func mixed(with other: Posture, share: Double) -> Posture {
    var result = self
    for index in angles.indices { result.angles[index] += (other.angles[index] - angles[index]) * share }
    return result
  }

  /// The contact that holds a foot or a hand of a side.
  func contact(of side: Side, arm: Bool) -> Contact? {
    contacts.first { contact in
      guard contact.side == nil || contact.side == side else { return false }
      switch contact.part {
      case .foot, .toes, .heels, .instep: return !arm
      case .hand: return arm
      default: return false
      }
    }
  }
}
