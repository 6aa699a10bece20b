import Knowledge

/// A muscle, joint, tendon or region.
public struct BodyPartCard: Sendable, Encodable {
  public let id, name: String
  /// `muscle`, `joint`, `tendon` or `region`
  public let kind: String
  public let partOf: String?
  /// The muscles there by their proper names.
  public let muscles: String?
  public let job, why: String
  /// Ids, best first.
  public let exercises: [String]
  public let injuries: [String]
  public let sources: [String]

  public init(_ part: BodyPart) {
    id = part.id
    name = part.name
    kind = part.sort
    partOf = part.partOf
    muscles = part.muscles
    job = part.job
    why = part.why
    exercises = part.exercises
    injuries = part.linkedInjuries
    sources = part.sources
  }
}

/// General education about one overuse injury; never a diagnosis.
public struct InjuryCard: Sendable, Encodable {
  public struct Step: Sendable, Encodable {
    public let exercise: String
    /// Stage and dose.
    public let dose: String
  }

  public let id, name, called: String
  public let regions: [String]
  public let lead: String
  public let signs, help: [String]
  public let running: String?
  public let easeOff: [String]
  public let exercises: [Step]
  /// `tendon`, `back_or_strain`, `bone` or `none`
  public let painRule: String
  public let seeIf: [String]
  public let see: String
  public let time, prevention, myth: String?
  public let sources: [String]
  public let certainty: String
  public let notice = "General education, not a diagnosis."

  public init(_ injury: Injury) {
    id = injury.id
    name = injury.name
    called = injury.called
    regions = injury.regions
    lead = injury.lead
    signs = injury.signs
    help = injury.help
    running = injury.running
    easeOff = injury.easeOff
    exercises = injury.exercises.map { Step(exercise: $0.left, dose: $0.right) }
    painRule = injury.painRule.rawValue
    seeIf = injury.seeIf
    see = injury.see
    time = injury.time
    prevention = injury.prevention
    myth = injury.myth
    sources = injury.sources
    certainty = injury.certainty.rawValue
  }
}

/// A ready workout or a week of them.
public struct RoutineCard: Sendable, Encodable {
  public struct Entry: Sendable, Encodable {
    public let exercise, name, sets, amount: String
    public let rest: String?
  }
  public struct DayCard: Sendable, Encodable {
    public let day: String
    public let exercises: [Entry]
  }

  public let id, name, goal, level: String
  /// One session, the longer case.
  public let minutes: Int?
  public let equipment: [[String]]
  public let days: [DayCard]
  public let warmup: String?
  public let notes: [String]
  public let why: String
  public let sources: [String]
  public let certainty: String

  public init(_ routine: Routine, _ knowledge: KnowledgeBase) {
    id = routine.id
    name = routine.name
    goal = routine.goal
    level = routine.level
    minutes = Int(routine.minutes)
    equipment = routine.equipment.map { line in line.split(separator: ",").map { $0.filter { $0 != " " } }.filter { $0 != "none" } }
    let entries = routine.entries
    days = routine.days.map { day in
      DayCard(
        day: day,
        exercises: entries.filter { $0.day == day }.map { entry in
          Entry(
            exercise: entry.exercise, name: knowledge.exercises[entry.exercise]?.name ?? entry.exercise, sets: entry.sets, amount: entry.amount,
            rest: entry.rest == "-" ? nil : entry.rest)
        })
    }
    warmup = routine.warmup
    notes = routine.notes
    why = routine.why
    sources = routine.sources
    certainty = routine.certainty.rawValue
  }
}

/// A paper, guideline or page that statements rest on.
public struct SourceCard: Sendable, Encodable {
  public let id, authors, year, title, journal: String
  public let locator, studied, shows, doesNotShow: String?
  /// How far it was read: `read`, `summary` or `unverified`.
  public let read: String
  public let citation: String

  public init(_ source: Source) {
    id = source.id
    authors = source.authors
    year = source.year
    title = source.title
    journal = source.journal
    locator = source.locator
    studied = source.studied
    shows = source.shows
    doesNotShow = source.doesNotShow
    read = source.read
    citation = source.citation
  }
}
