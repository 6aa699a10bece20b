import Resources

/// Records of one kind, in file order, found by id.
public struct Catalog<Item: KnowledgeItem>: Sendable {
  public let items: [Item]
  private let places: [String: Int]

  init(_ items: [Item]) {
    self.items = items
    places = Dictionary(items.enumerated().map { ($1.record.file.base, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public subscript(id: String) -> Item? { places[id].map { items[$0] } }
}

/// Everything coach knows.
public struct KnowledgeBase: Sendable {
  public let exercises: Catalog<Exercise>
  public let bodyParts: Catalog<BodyPart>
  public let injuries: Catalog<Injury>
  public let groups: Catalog<Group>
  public let concepts: Catalog<Concept>
  public let beliefs: Catalog<Belief>
  public let equipment: Catalog<Equipment>
  public let routines: Catalog<Routine>
  public let sources: Catalog<Source>
  public let topics: Catalog<Topic>
  public let redFlags: Catalog<RedFlag>
  /// By the id of their exercise.
  public let poses: Catalog<Pose>
  /// Lines that are no records.
  public let findings: [Finding]
  /// The same few conditions are asked about again and again.
  let suitabilitiesMade = Memo<[String], Suitabilities>(limit: 500)
  private let indexes = Indexes()

  /// What is looked for by other than an id, made when first asked for.
  private final class Indexes: Sendable {
    let byPattern = Once<[String: [Exercise]]>()
    let easyFirst = Once<[String: [Exercise]]>()
    let byAlias = Once<[String: Int]>()
    let byPrimary = Once<[String: [Int]]>()
    let pieces = Memo<Set<String>, Set<String>>(limit: 500)
  }

  /// Reads all records. Files whose names start with `_` are descriptors.
  public init(_ files: [ContentFile]) {
    var records: [Substring: [Record]] = [:]
    var findings: [Finding] = []
    for file in files where file.path.hasSuffix(".rec") && file.name.utf8.first != UInt8(ascii: "_") {
      let read = RecordFile(file)
      findings += read.findings
      records[file.folder, default: []] += read.records
    }
    func catalog<Item: KnowledgeItem>(_: Item.Type) -> Catalog<Item> { Catalog((records[Item.folder[...]] ?? []).map(Item.init)) }
    exercises = catalog(Exercise.self)
    bodyParts = catalog(BodyPart.self)
    injuries = catalog(Injury.self)
    groups = catalog(Group.self)
    concepts = catalog(Concept.self)
    beliefs = catalog(Belief.self)
    equipment = catalog(Equipment.self)
    routines = catalog(Routine.self)
    sources = catalog(Source.self)
    topics = catalog(Topic.self)
    redFlags = catalog(RedFlag.self)
    poses = catalog(Pose.self)
    self.findings = findings
  }

  /// The exercises of one pattern, in file order.
  public func exercises(of pattern: String) -> [Exercise] {
    indexes.byPattern.value { Dictionary(grouping: exercises.items, by: \.pattern) }[pattern] ?? []
  }

  /// The same from easy to hard, then by id.
  public func exercisesEasyFirst(of pattern: String) -> [Exercise] {
    indexes.easyFirst.value {
      Dictionary(grouping: exercises.items, by: \.pattern).mapValues { exercises in
        exercises.map { ($0.level, $0.id, $0) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
      }
    }[pattern] ?? []
  }

  /// The exercises whose first muscles are among some, in file order.
  public func exercises(training parts: Set<String>) -> [Exercise] {
    let numbers = indexes.byPrimary.value {
      Dictionary(grouping: exercises.items.indices.flatMap { number in exercises.items[number].primary.map { ($0, number) } }, by: \.0).mapValues {
        $0.map(\.1)
      }
    }
    return Set(parts.flatMap { numbers[$0] ?? [] }).sorted().map { exercises.items[$0] }
  }

  /// The first exercise that is called by one of some names.
  public func exercise(called names: Set<String>) -> Exercise? {
    let aliases = indexes.byAlias.value {
      let names = exercises.items.enumerated().flatMap { number, exercise in exercise.aliases.map { ($0, number) } }
      return Dictionary(names, uniquingKeysWith: { first, _ in first })
    }
    return names.compactMap { aliases[$0] }.min().map { exercises.items[$0] }
  }

  /// Ids of body parts together with those of the muscles that are a piece of them.
  public func withPieces(_ parts: Set<String>) -> Set<String> {
    indexes.pieces.answer(parts) { parts in
      var ids = parts
      var isGrowing = true
      while isGrowing {
        let more = bodyParts.items.filter { part in !ids.contains(part.id) && part.sort == "muscle" && part.partOf.map(ids.contains) ?? false }
        ids.formUnion(more.map(\.id))
        isGrowing = !more.isEmpty
      }
      return ids
    }
  }
}
