import CoachKit
import Figures
import Foundation
import Knowledge
import Resources
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The geometry of every figure, measured here and not by the checks that the linter uses.
@Suite struct FigureTests {
  private static let coach = Coach.load().coach
  private static let knowledge = KnowledgeBase(coach.content.records)
  static let exercises = knowledge.exercises.items.map(\.id)

  private func movement(_ id: String) throws -> Movement { try #require(Self.coach.movement(id), "\(id) has no figure") }

  /// Some twenty bodies of one repetition.
  private func bodies(_ movement: Movement) -> [Body] { (0..<24).map { movement.body(at: movement.duration * Double($0) / 24) } }

  @Test(arguments: exercises) func everyExerciseHasAGoodFigure(_ id: String) throws {
    let exercise = try #require(Self.knowledge.exercises[id])
    let pose = try #require(Self.knowledge.poses[id], "\(id) has no pose")
    let (read, findings) = Movement.read(pose, of: exercise)
    let movement = try #require(read)
    #expect(findings.isEmpty)
    #expect(movement.problems() == [], "\(id)")
    #expect(!movement.faults.isEmpty)
    #expect(movement.description.count > 40)
    #expect(2...6 ~= movement.moments.count)
  }

  @Test(arguments: exercises) func limbsKeepTheirLengths(_ id: String) throws {
    for body in bodies(try movement(id)) {
      for side in Side.allCases {
        let (leg, arm) = (body.leg(side), body.arm(side))
        #expect(abs((leg.knee - leg.hip).length - 42) < 0.1 && abs((leg.ankle - leg.knee).length - 42) < 0.1, "\(id) \(side) leg")
        #expect(abs((arm.elbow - arm.shoulder).length - 31) < 0.1 && abs((arm.hand - arm.elbow).length - 31) < 0.1, "\(id) \(side) arm")
        #expect(abs((leg.ball - leg.heel).length - 17) < 0.1, "\(id) \(side) foot")
      }
      #expect(abs((body.waist - body.hips).length - 22) < 0.1 && abs((body.chest - body.waist).length - 27) < 0.1, "\(id) trunk")
    }
  }

  @Test(arguments: exercises) func theLoopCloses(_ id: String) throws {
    let movement = try movement(id)
    let (start, end) = (movement.body(at: 0), movement.body(at: movement.duration - 0.0001))
    guard movement.moments[0].seconds > 0 else { return }
    #expect((start.head - end.head).length < 0.5 && (start.hips - end.hips).length < 0.5)
    #expect((start.leftLeg.ankle - end.leftLeg.ankle).length < 0.5 && (start.rightArm.hand - end.rightArm.hand).length < 0.5)
  }

  /// From one frame to the next nothing jumps: thirty frames a second, at most three metres a second, more only where the move is a jump.
  @Test(arguments: exercises) func motionIsSmooth(_ id: String) throws {
    let movement = try movement(id)
    let isFast = Self.knowledge.exercises[id]?.impact != Exercise.Impact.none || ["kettlebell_swing", "leg_swings"].contains(id)
    let limit = isFast ? 30.0 : 12.0
    let frames = Int(movement.duration * 30)
    for frame in 1..<max(frames, 2) {
      let (a, b) = (movement.body(at: Double(frame - 1) / 30), movement.body(at: Double(frame) / 30))
      for (first, second) in [(a.head, b.head), (a.hips, b.hips), (a.leftLeg.ankle, b.leftLeg.ankle), (a.rightLeg.ankle, b.rightLeg.ankle)] {
        #expect((second - first).length < limit, "\(id) at \(Double(frame) / 30) s")
      }
    }
  }

  @Test(arguments: ["bodyweight_squat", "goblet_squat", "back_squat", "front_squat"]) func squatsReachLevelThighs(_ id: String) throws {
    let lowest = try #require(bodies(try movement(id)).min { $0.hips.y < $1.hips.y })
    for side in Side.allCases { #expect(abs(lowest.leg(side).hip.y - lowest.leg(side).knee.y) < 6, "\(id)") }
  }

  @Test(arguments: ["forward_lunge", "reverse_lunge", "split_squat", "walking_lunge"]) func lungeKneesAreNearRightAngles(_ id: String) throws {
    let lowest = try #require(bodies(try movement(id)).min { $0.hips.y < $1.hips.y })
    for side in Side.allCases { #expect(70...115 ~= lowest.kneeBend(side), "\(id) \(side) \(lowest.kneeBend(side))") }
  }

  @Test(arguments: ["plank"]) func planksAreStraight(_ id: String) throws {
    for body in bodies(try movement(id)) {
      for side in Side.allCases {
        // Seen from the side: shoulders are wider than hips.
        func flat(_ place: Vector) -> Vector { Vector(place.x, place.y, 0) }
        let (shoulder, hip, ankle) = (flat(body.arm(side).shoulder), flat(body.leg(side).hip), flat(body.leg(side).ankle))
        #expect(angle(shoulder - hip, hip - ankle) < 5, "\(id)")
      }
    }
  }

  @Test(arguments: exercises) func standingStillKeepsTheWeightOverTheFeet(_ id: String) throws {
    let exercise = try #require(Self.knowledge.exercises[id])
    let movement = try movement(id)
    // What leans on something, carries a load or jumps may be elsewhere.
    guard exercise.equipment.contains([]), exercise.impact == .none, !movement.props.contains(where: { [.wall, .bench, .chair, .post].contains($0.kind) })
    else { return }
    for moment in movement.moments where !moment.posture.contacts.isEmpty {
      guard moment.posture.contacts.allSatisfy({ [.foot, .toes, .heels].contains($0.part) }) else { continue }
      let body = moment.posture.body()
      let planted = Side.allCases.filter { side in moment.posture.contacts.contains { $0.side == nil || $0.side == side } }
      let back = planted.map { body.leg($0).heel.x }.min() ?? 0
      let front = planted.map { body.leg($0).toe.x }.max() ?? 0
      #expect((back - 4)...(front + 4) ~= body.centreOfMass.x, "\(id): \(moment.label)")
    }
  }

  /// "Left" and "right" in a label mean the side that moves or carries.
  @Test(arguments: exercises) func sidesAgreeWithTheWords(_ id: String) throws {
    let movement = try movement(id)
    for (number, moment) in movement.moments.enumerated() where movement.moments.count > 1 {
      let before = movement.moments[(number + movement.moments.count - 1) % movement.moments.count].posture.body()
      let now = moment.posture.body()
      for side in Side.allCases where moment.label.lowercased().split(separator: " ").contains(Substring(side.rawValue)) {
        func way(_ side: Side) -> Double {
          (now.leg(side).knee - before.leg(side).knee).length + (now.arm(side).hand - before.arm(side).hand).length
            + (now.leg(side).ankle - before.leg(side).ankle).length
        }
        #expect(way(side) > 3, "\(id): \(moment.label)")
      }
    }
  }

  /// What is written of the left is done by the left, which is the far side from the right and on the viewer's right from the front.
  @Test func leftIsLeft() throws {
    func file(_ path: String, _ text: String) -> ContentFile { ContentFile(path: path, text: .loaded(Array(text.utf8))) }
    let knowledge = KnowledgeBase([
      file("Exercises/march.rec", "Id: march\nName: March\nMistake: You sink => Rise.\n"),
      file("Poses/march.rec", "Id: march\nView: side\nMoment: Lift the left knee | 1 | right foot at 0, left hip 90, left knee 90, left shoulder 60\n"),
    ])
    let (pose, exercise) = (try #require(knowledge.poses["march"]), try #require(knowledge.exercises["march"]))
    let movement = try #require(Movement.read(pose, of: exercise).movement)
    let body = movement.body(at: 0)
    #expect(body.kneeBend(.left) > 85 && body.kneeBend(.right) < 5)
    #expect(body.arm(.left).hand.x > body.arm(.right).hand.x + 20)
    #expect(body.leg(.left).knee.z < 0 && body.leg(.right).knee.z > 0)
    func thighs(_ view: View, _ role: Stroke.Role) -> [Point] {
      Scene(body, props: [], view: view).strokes.compactMap { stroke in
        if case .line(let points) = stroke.shape, stroke.role == role, points.count == 3, points[0].y < 110 { points[1] } else { nil }
      }
    }
    #expect(thighs(.side, .far).contains { abs($0.y - body.leg(.left).knee.y) < 0.1 })
    #expect(thighs(.side, .near).contains { abs($0.y - body.leg(.right).knee.y) < 0.1 })
    #expect(thighs(.front, .near).contains { $0.x > 0 && abs($0.y - body.leg(.left).knee.y) < 0.1 })
  }

  @Test(arguments: exercises) func picturesAreWellFormed(_ id: String) throws {
    let movement = try movement(id)
    let pictures =
      [SVGFigure.stills(movement), SVGFigure.moving(movement)]
      + movement.faults.flatMap { [SVGFigure.stills(movement, fault: $0), SVGFigure.moving(movement, fault: $0)] }
    for picture in pictures {
      #expect(XMLParser(data: Data(picture.utf8)).parse(), "\(id)")
      #expect(picture.contains("<title>") && picture.contains("<desc>") && picture.contains("prefers-reduced-motion"))
      #expect(picture.firstMatch(of: /\sd="[^"]*(nan|inf)/) == nil)
    }
  }

  @Test(arguments: [(39, 22), (79, 20), (120, 30)]) func windowsAreKept(_ columns: Int, _ rows: Int) throws {
    for id in Self.exercises {
      let movement = try movement(id)
      for fault in [nil] + movement.faults.map(Optional.some) {
        let figure = TerminalFigure(movement, fault: fault, columns: columns, rows: rows)
        for time in [0, 0.7, 1.9] {
          let lines = figure.frame(at: time)
          #expect(lines.count == rows && lines.allSatisfy { $0.count <= columns }, "\(id)")
          #expect(lines.contains { $0.contains { $0 != " " } })
        }
        #expect(TerminalFigure.stills(movement, fault: fault, columns: columns, rows: rows).allSatisfy { $0.count <= columns }, "\(id)")
      }
    }
  }
}
