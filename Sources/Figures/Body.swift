/// Left or right, as the person sees it.
public enum Side: String, Sendable, CaseIterable {
  case left, right
  /// The sign of `z` on this side.
  var sign: Double { self == .right ? 1 : -1 }
}

/// A person of 170 cm as joints joined by stiff limbs.
///
/// Lengths and masses are shares of height and weight after Winter, Biomechanics and Motor Control of Human Movement (4th edition, 2009).
public struct Body: Sendable, Equatable {
  /// Lengths in centimetres.
  public enum Length {
    public static let shank = 42.0
    public static let thigh = 42.0
    /// From the middle of the hips to where the lower back ends.
    public static let lowerTrunk = 22.0
    /// From there to the middle of the shoulders.
    public static let upperTrunk = 27.0
    public static let neck = 6.0
    /// From the neck to the middle of the head.
    public static let head = 13.0
    public static let headRadius = 10.0
    public static let upperArm = 31.0
    /// With the fist.
    public static let forearm = 31.0
    public static let halfHips = 8.5
    public static let halfShoulders = 17.0
    /// The ankle above the sole.
    public static let ankle = 7.0
    /// The ball of the foot in front of the ankle.
    public static let ball = 12.0
    /// The end of the toes in front of the ball.
    public static let toes = 6.0
    /// The heel behind the ankle.
    public static let heel = 5.0
  }

  public struct Leg: Sendable, Equatable {
    public var hip: Vector
    public var knee: Vector
    public var ankle: Vector
    public var heel: Vector
    public var ball: Vector
    public var toe: Vector
  }

  public struct Arm: Sendable, Equatable {
    public var shoulder: Vector
    public var elbow: Vector
    /// The middle of the fist.
    public var hand: Vector
  }

  /// The middle of the hips.
  public var hips: Vector
  /// Where the lower back meets the chest.
  public var waist: Vector
  /// The middle of the shoulders.
  public var chest: Vector
  public var neck: Vector
  /// The middle of the head.
  public var head: Vector
  public var leftLeg: Leg
  public var rightLeg: Leg
  public var leftArm: Arm
  public var rightArm: Arm

  public func leg(_ side: Side) -> Leg { side == .left ? leftLeg : rightLeg }
  public func arm(_ side: Side) -> Arm { side == .left ? leftArm : rightArm }

  /// The centre of mass, without what is held.
  public var centreOfMass: Vector {
    var sum = middle(hips, chest, 0.497) + head * 0.081
    for side in Side.allCases {
      let (leg, arm) = (leg(side), arm(side))
      sum += middle(leg.hip, leg.knee, 0.1)
      sum += middle(leg.knee, leg.ankle, 0.0465)
      sum += middle(leg.heel, leg.toe, 0.0145)
      sum += middle(arm.shoulder, arm.elbow, 0.028)
      sum += middle(arm.elbow, arm.hand, 0.022)
    }
    return sum
  }

  /// Half way between two joints, times a share of the weight.
  private func middle(_ a: Vector, _ b: Vector, _ share: Double) -> Vector { (a + b) * (share / 2) }

  /// Knee bend: 0 is straight.
  public func kneeBend(_ side: Side) -> Double { angle(leg(side).knee - leg(side).hip, leg(side).ankle - leg(side).knee) }
  /// Hip bend: 0 when thigh and lower back are in line.
  public func hipBend(_ side: Side) -> Double { angle(hips - waist, leg(side).knee - leg(side).hip) }
  public func elbowBend(_ side: Side) -> Double { angle(arm(side).elbow - arm(side).shoulder, arm(side).hand - arm(side).elbow) }

  /// All joints moved by the same way.
  func moved(by way: Vector) -> Body {
    var body = self
    body.hips += way
    body.waist += way
    body.chest += way
    body.neck += way
    body.head += way
    body.leftLeg.move(by: way)
    body.rightLeg.move(by: way)
    body.leftArm.move(by: way)
    body.rightArm.move(by: way)
    return body
  }
}

extension Body.Leg {
  /// Toes that meet the floor bend.
  mutating func bendToesOnFloor() {
    guard toe.y < 0, ball.y > -5 else { return }
    let along = Vector(toe.x - ball.x, 0, toe.z - ball.z).unit(or: .forward)
    let height = Swift.max(ball.y, 0)
    toe = Vector(ball.x, 0, ball.z) + along * (Body.Length.toes * Body.Length.toes - height * height).squareRoot()
  }

  mutating func move(by way: Vector) {
    hip += way
    knee += way
    ankle += way
    heel += way
    ball += way
    toe += way
  }
}

extension Body.Arm {
  mutating func move(by way: Vector) {
    shoulder += way
    elbow += way
    hand += way
  }
}
