/// A moment of a movement that is shown as it is; between two of them the body moves smoothly.
public struct Moment: Sendable, Equatable {
  /// What happens on the way here: `Sit down`.
  public let label: String
  /// How long the way from the moment before takes.
  public let seconds: Double
  /// How long the body stays.
  public let pause: Double
  public var posture: Posture
}

/// From where a figure is seen.
public enum View: String, Sendable, CaseIterable {
  /// From the person's right.
  case side
  case front
}

/// What is used or leant on.
public struct Prop: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Held in one hand or both; a disc at each end.
    case barbell
    case trapBar = "trap_bar"
    case dumbbell, kettlebell, backpack
    /// Between two joints, or a joint and a place.
    case band, rope, strap
    /// Through two places and a little beyond.
    case stick
    /// Part of a machine: lines from place to place.
    case frame
    /// Things that stand on the floor: left edge, width, height, height of the lower edge.
    case step, bench, box, chair
    /// Upright at a place.
    case wall, post
    /// A round thing at a place, seen from its end: place, height, radius.
    case bar, ball, roller
    /// Flat under a foot.
    case slider, towel
  }

  public let kind: Kind
  public let words: [String]
}

/// A common mistake as a posture beside the right one.
public struct Fault: Sendable, Equatable {
  /// Which of the exercise's mistakes, from 1.
  public let number: Int
  public let wrong: String
  public let fix: String
  /// The moment at which it shows.
  public let moment: Int
  public let view: View
  let posture: Posture
}

/// How one exercise is done, as a figure that moves.
public struct Movement: Sendable, Equatable {
  public let exercise: String
  public let name: String
  /// The best view first.
  public let views: [View]
  /// What is to be seen, for those who cannot see it.
  public let description: String
  public let moments: [Moment]
  public let props: [Prop]
  public let faults: [Fault]
  /// Which moments a still picture shows, from 0.
  public let stills: [Int]

  /// Seconds of one repetition.
  public var duration: Double { moments.reduce(0) { $0 + $1.seconds + $1.pause } }

  /// The movement with a mistake in it.
  public func with(_ fault: Fault) -> Movement {
    var moments = moments
    moments[fault.moment].posture = fault.posture
    return Movement(
      exercise: exercise, name: name, views: views, description: description, moments: moments, props: props, faults: faults, stills: stills)
  }

  /// The body at a time in seconds; repetitions follow each other. Time 0 is the first moment.
  public func body(at time: Double) -> Body {
    var time = time.truncatingRemainder(dividingBy: max(duration, 0.001))
    for (number, moment) in moments.enumerated() {
      if number > 0 {
        if time < moment.seconds { return body(from: number - 1, to: number, share: eased(time / moment.seconds)) }
        time -= moment.seconds
      }
      if time < moment.pause { return moment.posture.body() }
      time -= moment.pause
    }
    guard moments.count > 1, moments[0].seconds > 0 else { return moments[0].posture.body() }
    return body(from: moments.count - 1, to: 0, share: eased(time / moments[0].seconds))
  }

  /// Slow at both ends.
  private func eased(_ share: Double) -> Double { share * share * (3 - 2 * share) }

  private func body(from: Int, to: Int, share: Double) -> Body {
    let (a, b) = (moments[from].posture, moments[to].posture)
    let (first, second) = (a.body(), b.body())
    var posture = a.measured(first).mixed(with: b.measured(second), share: share)
    // A foot or hand that rests at both ends stays where it is or moves there; one that leaves or comes swings freely.
    posture.contacts = []
    if let carrying = a.contacts.first, carrying == b.contacts.first {
      posture.contacts.append(carrying)
      // Legs that carry are placed by the bends that were written, not by those measured, which see sideways lean too.
      for side in Side.allCases where carrying.side == nil || carrying.side == side {
        for angle in [Angle.hip, .knee, .ankle, .abduct, .rotate] { posture[angle, side] = a[angle, side] + (b[angle, side] - a[angle, side]) * share }
      }
    }
    for side in Side.allCases {
      for isArm in [false, true] where posture.contact(of: side, arm: isArm) == nil {
        guard let start = a.contact(of: side, arm: isArm), let end = b.contact(of: side, arm: isArm) else { continue }
        posture.contacts += start.moved(towards: end, share: share, of: side).map { [$0] } ?? []
      }
    }
    if a.contacts.first != b.contacts.first || a.placed != nil || b.placed != nil {
      posture.placed = first.hips + (second.hips - first.hips) * share
    }
    return posture.body()
  }
}
