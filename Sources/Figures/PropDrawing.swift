/// What a prop looks like beside, under or in the hands of a body.
struct PropDrawing {
  let prop: Prop
  let body: Body
  let view: View

  private func flat(_ place: Vector) -> Point { view == .side ? Point(place.x, place.y) : Point(-place.z, place.y) }
  private func number(_ index: Int, _ usual: Double) -> Double { prop.words.indices.contains(index) ? Double(prop.words[index]) ?? usual : usual }
  private func line(_ points: [Point]) -> Stroke { Stroke(role: .prop, shape: .line(points)) }
  private func disc(_ centre: Point, _ radius: Double, filled: Bool = false) -> Stroke {
    Stroke(role: .prop, shape: .circle(centre, radius: radius), isFilled: filled)
  }

  /// Things behind the body.
  func standing() -> [Stroke] {
    switch prop.kind {
    case .step, .bench, .box, .chair:
      let (left, width, height, lift) = (number(0, 0), number(1, 40), number(2, 20), number(3, 0))
      // From the front it is as deep as it must be to stand on.
      let (start, end) = view == .side ? (left, left + width) : (-30, 30)
      var strokes = [line([Point(start, lift), Point(start, height), Point(end, height), Point(end, lift)] + (lift > 0 ? [Point(start, lift)] : []))]
      if lift > 0 {
        strokes.append(line([Point(start + 4, 0), Point(start + 4, lift)]))
        strokes.append(line([Point(end - 4, 0), Point(end - 4, lift)]))
      }
      if prop.kind == .chair, view == .side { strokes.append(line([Point(left, height), Point(left, height + 40)])) }
      return strokes
    case .wall, .post:
      guard view == .side else { return [] }
      let x = number(0, -30)
      return [line([Point(x, 0), Point(x, number(1, 190))])]
    case .bar:
      return view == .side ? [disc(Point(number(0, 0), number(1, 200)), 3, filled: true)] : [line([Point(-60, number(1, 200)), Point(60, number(1, 200))])]
    case .roller, .ball:
      guard prop.words.first.flatMap({ Double($0) }) != nil else { return [] }
      return [disc(view == .side ? Point(number(0, 0), number(1, 8)) : Point(0, number(1, 8)), number(2, 8))]
    default: return []
    }
  }

  /// Things in the hands or between two places.
  func held() -> [Stroke] {
    switch prop.kind {
    case .barbell:
      let middle = place(prop.words.first ?? "hands")
      guard view == .front else { return [disc(flat(middle), 18), disc(flat(middle), 2, filled: true)] }
      let (left, right) = (flat(middle + .right * 75), flat(middle - .right * 75))
      return [
        line([left, right]), line([Point(left.x, left.y - 18), Point(left.x, left.y + 18)]),
        line([Point(right.x, right.y - 18), Point(right.x, right.y + 18)]),
      ]
    case .trapBar:
      let (left, right) = (body.arm(.left).hand, body.arm(.right).hand)
      guard view == .front else {
        let hand = flat((left + right) / 2)
        return [disc(hand, 18), line([Point(hand.x - 34, hand.y), Point(hand.x + 34, hand.y)])]
      }
      // Beside the body, not through it.
      return [(flat(left), 1.0), (flat(right), -1.0)].flatMap { hand, out -> [Stroke] in
        let end = Point(hand.x + 32 * out, hand.y)
        return [line([hand, end]), line([Point(end.x, end.y - 18), Point(end.x, end.y + 18)])]
      }
    case .dumbbell, .kettlebell, .backpack:
      return (prop.words.isEmpty ? ["hands"] : prop.words).flatMap { word -> [Stroke] in
        let centre = flat(place(word))
        switch prop.kind {
        case .dumbbell:
          let (left, right) = (Point(centre.x - 9, centre.y), Point(centre.x + 9, centre.y))
          return [line([left, right]), disc(left, 4, filled: true), disc(right, 4, filled: true)]
        case .kettlebell: return [disc(Point(centre.x, centre.y - 9), 8, filled: true), disc(centre, 4)]
        default: return [line([(-11, -14), (11, -14), (11, 14), (-11, 14), (-11, -14)].map { Point(centre.x + $0.0, centre.y + $0.1) })]
        }
      }
    case .band where prop.words.count > 1, .rope where prop.words.count > 1, .strap where prop.words.count > 1:
      return [line(prop.words.map { flat(place($0)) })]
    case .stick where prop.words.count == 2:
      let (a, b) = (place(prop.words[0]), place(prop.words[1]))
      let beyond = (b - a).unit() * 25
      return [line([flat(a - beyond), flat(b + beyond)])]
    case .frame where prop.words.count > 1: return [line(prop.words.map { flat(place($0)) })]
    case .slider, .towel:
      return prop.words.map { word in
        let foot = place(word)
        return line([flat(foot - .forward * 14), flat(foot + .forward * 14)])
      }
    case .ball where prop.words.first.map({ Double($0) == nil }) == true:
      return [disc(flat(place(prop.words[0])), number(1, 8))]
    default: return []
    }
  }

  /// A joint by its name (`left_hand`, `hands` for the middle of both, `chest`) or a place (`40,100`, with a third number for the side).
  private func place(_ word: String) -> Vector {
    let numbers = word.split(separator: ",").compactMap { Double($0) }
    if numbers.count >= 2 { return Vector(numbers[0], numbers[1], numbers.count > 2 ? numbers[2] : 0) }
    func joint(_ side: Side, _ name: String) -> Vector {
      switch name {
      case "hand", "hands": body.arm(side).hand
      case "elbow", "elbows": body.arm(side).elbow
      case "shoulder": body.arm(side).shoulder
      case "knee", "knees": (body.leg(side).knee)
      case "ankle", "ankles": body.leg(side).ankle
      case "heel": body.leg(side).heel
      case "toe", "toes": body.leg(side).toe
      case "ball", "sole", "feet": (body.leg(side).heel + body.leg(side).ball) / 2
      case "thigh", "thighs": (body.leg(side).hip + body.leg(side).knee) / 2
      case "lap": body.leg(side).hip + (body.leg(side).knee - body.leg(side).hip).unit() * 10 + (body.waist - body.hips).unit() * 8
      default: body.hips
      }
    }
    let parts = word.split(separator: "_").map(String.init)
    if parts.count == 2, let side = Side(rawValue: parts[0]) { return joint(side, parts[1]) }
    switch word {
    case "chest": return body.chest
    case "waist": return body.waist
    case "head": return body.head
    // In front of the hip crease, where a bar lies.
    case "lap": return (joint(.left, "lap") + joint(.right, "lap")) / 2
    case "hips": return body.hips + (body.waist - body.hips).unit() * 6
    case "neck", "back": return body.neck - (body.neck - body.chest).unit() * 2
    default: return (joint(.left, word) + joint(.right, word)) / 2
    }
  }
}
