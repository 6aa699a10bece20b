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
}
