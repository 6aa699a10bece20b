import Knowledge

/// One thing that a person's words ask of the exercises of a list.
struct Wish {
  /// What sort of wish it is, the first to be let go when nothing satisfies all. From the muscle on none ever is.
  enum Sort: Int, Comparable {
    case goal, level, movement, sides, equipment, muscle, quiet, sparing
    static func < (a: Sort, b: Sort) -> Bool { a.rawValue < b.rawValue }
  }

  let sort: Sort
  /// How a list says that it was chosen by it: `beginner level`.
  let name: String
  let suits: (Exercise) -> Bool

  var canBeLetGo: Bool { sort < .muscle }
}

/// Words for movements, the patterns they mean, and what a list says of itself.
struct MovementWords {
  let words: Set<String>
  let patterns: Set<String>
  let name: String

  static let all = [
    MovementWords(words: ["hinge", "hinges", "hinging"], patterns: ["hinge"], name: "hinges"),
    MovementWords(words: ["pulling", "pull"], patterns: ["pull"], name: "pulling"),
    MovementWords(words: ["pushing", "push", "pressing"], patterns: ["push"], name: "pushing"),
    MovementWords(words: ["carry", "carries", "carrying"], patterns: ["carry"], name: "carries"),
    MovementWords(words: ["balance", "balancing"], patterns: ["balance"], name: "balance"),
    MovementWords(words: ["squatting"], patterns: ["squat"], name: "squats"),
    MovementWords(words: ["lunging"], patterns: ["lunge"], name: "lunges"),
    MovementWords(words: ["bridging"], patterns: ["bridge"], name: "bridges"),
    MovementWords(words: ["plyometric", "plyometrics", "plyo", "plyos", "jumping", "hopping", "jumps", "hops"], patterns: ["plyometric"], name: "jumps"),
  ]
}

/// Places without kit: what can be done there needs nothing but what is found everywhere.
enum KitlessPlace {
  /// Ids of places and how a list says it.
  static let names = [
    "home": "at home", "hotel_room": "in a hotel room", "office": "at work", "park": "in the park", "garden": "in the garden", "trail": "outdoors",
    "beach": "on the beach", "grass": "outdoors", "running_track": "at the track", "dorm_room": "in your room", "kitchen": "in a small room",
    "airport": "on the way", "road": "outdoors",
  ]
}
