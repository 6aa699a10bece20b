import Knowledge

/// A muscle, joint, tendon or region.
public struct BodyPartCard: Sendable, Encodable {
  /// The id: `glutes`.
  public let id: String
  /// The name as a heading: `Glutes`.
  public let name: String
  /// `muscle`, `joint`, `tendon` or `region`
  public let kind: String
  /// The id of the part it belongs to; nil for one that stands on its own.
  public let partOf: String?
  /// The muscles there by their proper names.
  public let muscles: String?
  /// What it does in running, one sentence.
  public let job: String
  /// Why strength there matters to a runner.
  public let why: String
  /// Ids of exercises for it, best first.
  public let exercises: [String]
  /// Ids of injuries it is linked with.
  public let injuries: [String]
  /// Ids of the sources this rests on.
  public let sources: [String]

  /// Takes from the record what clients may see.
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
  /// An exercise that may help, with how much of it.
  public struct Step: Sendable, Encodable {
    /// The exercise's id.
    public let exercise: String
    /// Stage and dose.
    public let dose: String
  }

  /// The id: `runners_knee`.
  public let id: String
  /// The name as a heading: `Runner's knee`.
  public let name: String
  /// What pain of this kind is often called; never "you have".
  public let called: String
  /// Ids of the body parts where it is felt.
  public let regions: [String]
  /// The first answer, one or two sentences.
  public let lead: String
  /// How it usually shows.
  public let signs: [String]
  /// What often helps.
  public let help: [String]
  /// Whether one may run on it; nil where that cannot be said.
  public let running: String?
  /// What to do less of for now.
  public let easeOff: [String]
  /// Exercises in stages, the easiest first.
  public let exercises: [Step]
  /// How much pain is allowed: the rule for a `tendon`, for `back_or_strain`, for `bone`, or `none`.
  public let painRule: String
  /// When to stop and see someone.
  public let seeIf: [String]
  /// Whom to see, and how soon.
  public let see: String
  /// How long it usually takes.
  public let time: String?
  /// What keeps it away.
  public let prevention: String?
  /// What is often believed of it, and why not.
  public let myth: String?
  /// Ids of the sources this rests on.
  public let sources: [String]
  /// How sure this is: `measured`, `likely`, `practice` or `contested`.
  public let certainty: String
  /// To be shown beside everything else.
  public let notice = "General education, not a diagnosis."

  /// Takes from the record what clients may see.
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
  /// How much of an exercise.
  public struct Entry: Sendable, Encodable {
    /// The exercise's id.
    public let exercise: String
    /// The exercise's name.
    public let name: String
    /// How many sets: `3`, `2-3`.
    public let sets: String
    /// How much a set: `8-10 reps`, `30 s a side`.
    public let amount: String
    /// How long between sets: `60-90 s`; nil where there is no rest.
    public let rest: String?
  }
  /// One of its workouts.
  public struct DayCard: Sendable, Encodable {
    /// What the day is called: `A`, `Any day`.
    public let day: String
    /// What to do, in order.
    public let exercises: [Entry]
  }

  /// The id: `two_day`.
  public let id: String
  /// The name as a heading.
  public let name: String
  /// What it is for.
  public let goal: String
  /// For whom: `beginner`, `intermediate` or `advanced`.
  public let level: String
  /// How long one session takes, in the longer case; nil where the record names no number.
  public let minutes: Int?
  /// Each inner list is one set of ids of things that is enough; an empty one means that nothing is needed.
  public let equipment: [[String]]
  /// Its workouts.
  public let days: [DayCard]
  /// How to begin.
  public let warmup: String?
  /// What else to know.
  public let notes: [String]
  /// Why it is put together so.
  public let why: String
  /// Ids of the sources this rests on.
  public let sources: [String]
  /// How sure this is: `measured`, `likely`, `practice` or `contested`.
  public let certainty: String

  /// Takes from the record what clients may see, and the names of the exercises from all that is known.
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
  /// The id: `yamamoto_2008`.
  public let id: String
  /// Surnames with initials, parted by commas.
  public let authors: String
  /// The year it came out, or words in its place.
  public let year: String
  /// The title of the paper or page.
  public let title: String
  /// Where it came out.
  public let journal: String
  /// A DOI or address; nil where there is none.
  public let locator: String?
  /// Who did what in it.
  public let studied: String?
  /// What it speaks for.
  public let shows: String?
  /// What it is often quoted for without showing it.
  public let doesNotShow: String?
  /// How far it was read: `read`, `summary` or `unverified`.
  public let read: String
  /// All of it on one line.
  public let citation: String

  /// Takes from the record what clients may see.
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
