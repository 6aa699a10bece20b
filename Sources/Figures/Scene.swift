/// A place in a picture, in centimetres: to the right and up.
public struct Point: Sendable, Equatable {
  public var x: Double
  public var y: Double
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// One line or shape of a picture.
public struct Stroke: Sendable, Equatable {
  public enum Role: String, Sendable, CaseIterable {
    /// Limbs away from the viewer.
    case far
    case trunk
    /// Limbs next to the viewer.
    case near
    case prop
  }

  public enum Shape: Sendable, Equatable {
    case line([Point])
    case circle(Point, radius: Double)
  }

  public let role: Role
  public let shape: Shape
  /// Whether the inside is filled.
  public var isFilled = false
}

/// A picture of one moment.
public struct Scene: Sendable, Equatable {
  public let strokes: [Stroke]

  /// What a body and its props look like from a side.
  public init(_ body: Body, props: [Prop], view: View) {
    func flat(_ place: Vector) -> Point { view == .side ? Point(place.x, place.y) : Point(-place.z, place.y) }
    var strokes: [Stroke] = []
    func line(_ role: Stroke.Role, _ places: Vector...) { strokes.append(Stroke(role: role, shape: .line(places.map(flat)))) }
    func limbs(_ side: Side, _ role: Stroke.Role) {
      let (leg, arm) = (body.leg(side), body.arm(side))
      line(role, leg.hip, leg.knee, leg.ankle)
      line(role, leg.ankle, leg.heel, leg.ball, leg.toe)
      line(role, arm.shoulder, arm.elbow, arm.hand)
    }
    strokes += props.flatMap { PropDrawing(prop: $0, body: body, view: view).standing() }
    limbs(.left, view == .side ? .far : .near)
    strokes.append(Stroke(role: .trunk, shape: .line(Self.spine(body).map(flat))))
    if view == .front {
      line(.trunk, body.leftArm.shoulder, body.rightArm.shoulder)
      line(.trunk, body.leftLeg.hip, body.rightLeg.hip)
    }
    strokes.append(Stroke(role: .trunk, shape: .circle(flat(body.head), radius: Body.Length.headRadius)))
    limbs(.right, .near)
    strokes += props.flatMap { PropDrawing(prop: $0, body: body, view: view).held() }
    self.strokes = strokes
  }

  /// The back as a curve: hips, waist, chest, neck.
  private static func spine(_ body: Body) -> [Vector] {
    let steps = 6
    let curve = (0...steps).map { step -> Vector in
      let share = Double(step) / Double(steps)
      // A quadratic curve through the waist's pull.
      let pull = body.waist * 2 - (body.hips + body.chest) / 2
      return body.hips * ((1 - share) * (1 - share)) + pull * (2 * share * (1 - share)) + body.chest * (share * share)
    }
    return curve + [body.neck]
  }

  /// Left, lower, right and upper edge of some pictures.
  public static func bounds(_ scenes: [Scene]) -> (left: Double, bottom: Double, right: Double, top: Double) {
    var bounds = (left: Double.infinity, bottom: 0.0, right: -Double.infinity, top: 0.0)
    func take(_ x: Double, _ y: Double, _ radius: Double) {
      bounds = (min(bounds.left, x - radius), min(bounds.bottom, y - radius), max(bounds.right, x + radius), max(bounds.top, y + radius))
    }
    for stroke in scenes.flatMap(\.strokes) {
      switch stroke.shape {
      case .line(let points): for point in points { take(point.x, point.y, 2) }
      case .circle(let centre, let radius): take(centre.x, centre.y, radius)
      }
    }
    return bounds
  }
}
