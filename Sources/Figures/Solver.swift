extension Posture {
  /// The body in this posture: limbs by their angles, placed by the first contact, then feet and hands that rest somewhere are brought there.
  public func body() -> Body {
    var body = freeBody()
    if let placed {
      body = body.moved(by: placed - body.hips)
    } else if let first = contacts.first {
      body = body.moved(by: way(of: body, to: first))
    }
    for side in Side.allCases {
      if let contact = contact(of: side, arm: false) { reach(&body, side, foot(contact, side, body)) }
      if let contact = contact(of: side, arm: true) { reachHand(&body, side, hand(contact, side, body)) }
    }
    body.leftLeg.bendToesOnFloor()
    body.rightLeg.bendToesOnFloor()
    return body
  }

  /// The same posture with the bends that the limbs really have, those that rest somewhere included.
  func measured(_ body: Body) -> Posture {
    var posture = self
    let (frame, chest) = (hipsFrame, chestFrame)
    for side in Side.allCases {
      let (leg, arm) = (body.leg(side), body.arm(side))
      let thigh = (leg.knee - leg.hip).unit()
      let shank = (leg.ankle - leg.knee).unit()
      (posture[.hip, side], posture[.abduct, side]) = swing(thigh, frame, side)
      posture[.knee, side] = angle(thigh, shank)
      let plain = frame.forward.turned(posture[.hip, side], about: frame.right)
      let front = (-shank).without(thigh).unit(or: plain)
      posture[.rotate, side] = posture[.knee, side] < 1 ? 0 : -side.sign * signedAngle(from: plain, to: front, about: -thigh)
      let toes = (leg.ball - leg.heel).unit()
      posture[.ankle, side] = 90 - angle(toes, -shank)
      let upper = (arm.elbow - arm.shoulder).unit()
      let fore = (arm.hand - arm.elbow).unit()
      (posture[.shoulder, side], posture[.raise, side]) = swing(upper, chest, side)
      posture[.elbow, side] = angle(upper, fore)
      let plainArm = chest.forward.turned(posture[.shoulder, side], about: chest.right)
      let hook = fore.without(upper).unit(or: plainArm)
      posture[.swivel, side] = posture[.elbow, side] < 1 ? 0 : -side.sign * signedAngle(from: plainArm, to: hook, about: -upper)
    }
    return posture
  }

  /// How far a limb swings forward and out from hanging down.
  private func swing(_ limb: Vector, _ frame: (forward: Vector, up: Vector, right: Vector), _ side: Side) -> (forward: Double, out: Double) {
    (arcTangent(limb.dot(frame.forward), -limb.dot(frame.up)), arcSine(side.sign * limb.dot(frame.right)))
  }

  private func signedAngle(from a: Vector, to b: Vector, about axis: Vector) -> Double {
    let (a, b) = (a.without(axis).unit(), b.without(axis).unit())
    return arcTangent(axis.dot(a.cross(b)), a.dot(b))
  }

  // MARK: Limbs by their angles

  /// Forward, up and right of the hips.
  private var hipsFrame: (forward: Vector, up: Vector, right: Vector) {
    var frame = (forward: Vector.forward, up: Vector.up, right: Vector.right)
    func turn(_ degrees: Double, about axis: Vector) {
      frame = (frame.forward.turned(degrees, about: axis), frame.up.turned(degrees, about: axis), frame.right.turned(degrees, about: axis))
    }
    turn(self[.turn], about: .up)
    turn(-self[.lean], about: frame.right)
    turn(self[.roll], about: frame.forward)
    return frame
  }

  private var chestFrame: (forward: Vector, up: Vector, right: Vector) {
    var frame = hipsFrame
    func turn(_ degrees: Double, about axis: Vector) {
      frame = (frame.forward.turned(degrees, about: axis), frame.up.turned(degrees, about: axis), frame.right.turned(degrees, about: axis))
    }
    turn(self[.twist], about: frame.up)
    turn(-self[.round], about: frame.right)
    turn(self[.bend], about: frame.forward)
    return frame
  }

  /// The hips at the origin; a leg that carries the body gets the hip bend that follows from shin, knee and trunk.
  private func freeBody() -> Body {
    let (frame, chest) = (hipsFrame, chestFrame)
    let waist = frame.up * Body.Length.lowerTrunk
    let middle = waist + chest.up * Body.Length.upperTrunk
    let neck = middle + chest.up * Body.Length.neck
    let head = neck + chest.up.turned(-self[.nod], about: chest.right) * Body.Length.head
    return Body(
      hips: .zero, waist: waist, chest: middle, neck: neck, head: head, leftLeg: freeLeg(.left), rightLeg: freeLeg(.right),
      leftArm: freeArm(.left, from: middle), rightArm: freeArm(.right, from: middle))
  }

  private func freeLeg(_ side: Side) -> Body.Leg {
    let frame = hipsFrame
    let hip = frame.right * (side.sign * Body.Length.halfHips)
    let bend = carries(side) ? self[.knee, side] - self[.ankle, side] - self[.heel, side] + self[.lean] : self[.hip, side]
    let away = self[.abduct, side]
    let thigh = (frame.right * (side.sign * sine(away)) - frame.up * cosine(away)).turned(bend, about: frame.right)
    // Where the kneecap points.
    let front = frame.forward.turned(bend, about: frame.right).turned(-side.sign * self[.rotate, side], about: -thigh).without(thigh).unit()
    let knee = hip + thigh * Body.Length.thigh
    let shank = thigh * cosine(self[.knee, side]) - front * sine(self[.knee, side])
    let shinFront = front * cosine(self[.knee, side]) + thigh * sine(self[.knee, side])
    let ankle = knee + shank * Body.Length.shank
    let toes = shinFront * cosine(self[.ankle, side]) - shank * sine(self[.ankle, side])
    return leg(hip, knee, ankle, toes: toes, sole: (shank * cosine(self[.ankle, side]) + shinFront * sine(self[.ankle, side])))
  }

  /// A stiff foot: `toes` is where it points, `sole` the way from ankle to sole.
  private func leg(_ hip: Vector, _ knee: Vector, _ ankle: Vector, toes: Vector, sole: Vector) -> Body.Leg {
    let under = ankle + sole * Body.Length.ankle
    let ball = under + toes * Body.Length.ball
    return .init(hip: hip, knee: knee, ankle: ankle, heel: under - toes * Body.Length.heel, ball: ball, toe: ball + toes * Body.Length.toes)
  }

  private func freeArm(_ side: Side, from middle: Vector) -> Body.Arm {
    let frame = chestFrame
    let shoulder = middle + frame.right * (side.sign * Body.Length.halfShoulders)
    let away = self[.raise, side]
    let upper = (frame.right * (side.sign * sine(away)) - frame.up * cosine(away)).turned(self[.shoulder, side], about: frame.right)
    let front = frame.forward.turned(self[.shoulder, side], about: frame.right).turned(-side.sign * self[.swivel, side], about: -upper).without(upper).unit()
    let elbow = shoulder + upper * Body.Length.upperArm
    return .init(shoulder: shoulder, elbow: elbow, hand: elbow + (upper * cosine(self[.elbow, side]) + front * sine(self[.elbow, side])) * Body.Length.forearm)
  }

  // MARK: Contacts

  /// Whether the body is placed by this side's foot.
  private func carries(_ side: Side) -> Bool {
    guard placed == nil, let contact = contacts.first, contact.side == nil || contact.side == side else { return false }
    return [.foot, .toes, .heels].contains(contact.part)
  }

  /// How the body must be moved so that its first contact holds.
  private func way(of body: Body, to contact: Contact) -> Vector {
    let sides = contact.side.map { [$0] } ?? Side.allCases
    var sum = Vector.zero
    for side in sides {
      switch contact.part {
      case .foot, .toes, .heels, .instep:
        sum += foot(contact, side, body).ankle - body.leg(side).ankle
      case .knee: sum += surface(contact, 5, from: body.leg(side).knee)
      case .elbow: sum += surface(contact, 3, from: body.arm(side).elbow)
      case .hand: sum += surface(contact, 2, from: body.arm(side).hand)
      case .hips: sum += surface(contact, 9, from: contact.side == nil ? body.hips : body.leg(side).hip)
      case .shoulders: sum += surface(contact, 9, from: contact.side == nil ? body.chest : body.arm(side).shoulder)
      case .head: sum += surface(contact, Body.Length.headRadius, from: body.head)
      }
    }
    var way = sum / Double(sides.count)
    if contact.z == nil { way.z = 0 }
    return way
  }

  /// The way from a joint to its place when a part that thick rests on the surface.
  private func surface(_ contact: Contact, _ thickness: Double, from joint: Vector) -> Vector {
    Vector(contact.x, contact.y + thickness, contact.side == nil ? joint.z : contact.z ?? joint.z) - joint
  }

  /// A planted foot: its ankle, where it points and where its sole is.
  private struct Foot {
    let ankle: Vector
    let toes: Vector
    let sole: Vector
  }

  private func foot(_ contact: Contact, _ side: Side, _ body: Body) -> Foot {
    let out = Vector.forward.turned(self[.turn] - side.sign * self[.turnout, side], about: .up)
    let across = out.cross(.up)
    let sideways = contact.sideways(side) ?? body.leg(side).ankle.z
    let place = Vector(contact.x, contact.y, sideways)
    switch contact.part {
    case .instep:
      // Toes pointing back, the sole up.
      return Foot(ankle: place + .up * 4, toes: -out, sole: .up)
    default:
      let tip = self[.heel, side]
      let toes = out.turned(-tip, about: across)
      let sole = (-Vector.up).turned(-tip, about: across)
      // The ball, the heel or the point below the ankle stays where it is.
      let pivot = contact.part == .toes ? toes * Body.Length.ball : contact.part == .heels ? toes * -Body.Length.heel : .zero
      return Foot(ankle: place - pivot - sole * Body.Length.ankle, toes: toes, sole: sole)
    }
  }

  /// Brings a foot to its place with the knee pointing where the foot does.
  private func reach(_ body: inout Body, _ side: Side, _ foot: Foot) {
    let hip = body.leg(side).hip
    let frame = hipsFrame
    let outwards = self[.turnout, side] - self[.cave, side]
    // The kneecap points to the front of the hips; bent far over, when that is straight down, to where the trunk points.
    let pole = frame.forward.turned(-side.sign * outwards, about: frame.up) + frame.up * max(0, sine(self[.lean]))
    let (knee, ankle) = bent(from: hip, to: foot.ankle, Body.Length.thigh, Body.Length.shank, towards: pole)
    var leg = leg(hip, knee, ankle, toes: foot.toes, sole: foot.sole)
    if self[.heel, side] > 0 {
      // The toes stay flat while the heel is up.
      leg.toe = leg.ball + foot.toes.without(.up).unit() * Body.Length.toes
    }
    if side == .left { body.leftLeg = leg } else { body.rightLeg = leg }
  }

  private func hand(_ contact: Contact, _ side: Side, _ body: Body) -> Vector {
    Vector(contact.x, contact.y + 2, contact.sideways(side) ?? body.arm(side).shoulder.z)
  }

  /// Brings a hand to its place; the elbow points back and out, more so with `swivel`.
  private func reachHand(_ body: inout Body, _ side: Side, _ place: Vector) {
    let frame = chestFrame
    let shoulder = body.arm(side).shoulder
    let pole = (-frame.forward).turned(side.sign * self[.swivel, side], about: frame.up) - frame.up * 0.3
    let (elbow, hand) = bent(from: shoulder, to: place, Body.Length.upperArm, Body.Length.forearm, towards: pole)
    let arm = Body.Arm(shoulder: shoulder, elbow: elbow, hand: hand)
    if side == .left { body.leftArm = arm } else { body.rightArm = arm }
  }

  /// The middle joint of a limb of two parts between two places; a place out of reach is reached for with the limb straight.
  private func bent(from start: Vector, to end: Vector, _ first: Double, _ second: Double, towards pole: Vector) -> (middle: Vector, end: Vector) {
    let way = end - start
    let distance = min(way.length, first + second)
    let direction = way.unit()
    let along = (first * first - second * second + distance * distance) / (2 * max(distance, 1e-9))
    let out = max(0, first * first - along * along).squareRoot()
    return (start + direction * along + pole.without(direction).unit(or: .forward) * out, start + direction * distance)
  }
}
