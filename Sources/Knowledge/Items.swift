import Resources

/// A muscle, joint, tendon or region.
public struct BodyPart: KnowledgeItem {
  public static let folder = "BodyParts"
  public static let kind = "body_part"
  public let record: Record
  public init(record: Record) { self.record = record }

  /// `muscle`, `joint`, `tendon` or `region`
  public var sort: String { record.first("Kind") ?? "region" }
  /// The muscles there by their proper names, in a sentence.
  public var muscles: String? { record.first("Muscles") }
  public var partOf: String? { record.first("PartOf") }
  public var job: String { record.first("Job") ?? "" }
  public var why: String { record.first("Why") ?? "" }
  /// Ids, best first.
  public var exercises: [String] { record.values("Exercise") }
  public var linkedInjuries: [String] { record.values("LinkedInjury") }
  public var linkNote: String? { record.first("LinkNote") }
  public var painLead: String? { record.first("PainLead") }
  /// Injury ids with where and when they are felt.
  public var painGuide: [Pair] { record.pairs("PainGuide") }
  public var stretchNote: String? { record.first("StretchNote") }
}

/// General education about one overuse injury; never a diagnosis.
public struct Injury: Condition {
  public static let folder = "Injuries"
  public static let kind = "injury"
  public let record: Record
  public init(record: Record) { self.record = record }

  /// Which pain scale holds: see the pain rule of the fact sheet; `none` means that no rehab is offered.
  public enum PainRule: String, Sendable { case tendon, backOrStrain = "back_or_strain", bone, none }

  public var regions: [String] { record.values("Region") }
  public var called: String { record.first("Called") ?? nameInSentence }
  public var lead: String { record.first("Lead") ?? "" }
  public var signs: [String] { record.values("Sign") }
  public var help: [String] { record.values("Help") }
  public var running: String? { record.first("Running") }
  public var easeOff: [String] { record.values("EaseOff") }
  /// Exercise ids with stage and dose.
  public var exercises: [Pair] { record.pairs("Exercise") }
  public var painRule: PainRule { PainRule(rawValue: record.first("PainRule") ?? "") ?? .none }
  public var seeIf: [String] { record.values("SeeIf") }
  public var see: String { record.first("See") ?? "" }
  public var time: String? { record.first("Time") }
  public var prevention: String? { record.first("Prevent") }
  public var myth: String? { record.first("Myth") }
}

/// People for whom something is different: pregnant, over sixty, with high blood pressure, …
public struct Group: Condition {
  public static let folder = "Groups"
  public static let kind = "group"
  public let record: Record
  public init(record: Record) { self.record = record }

  public var lead: String { record.first("Lead") ?? "" }
  public var may: [String] { record.values("May") }
  public var mustNot: [String] { record.values("MustNot") }
  public var stopIf: [String] { record.values("StopIf") }
  public var regions: [String] { [] }
  /// Whether a clinician must agree before training.
  public var needsClearance: Bool { record.first("Clearance") == "yes" }
  public var see: String { record.first("See") ?? "" }
}

/// A term of the field.
public struct Concept: KnowledgeItem {
  public static let folder = "Concepts"
  public static let kind = "concept"
  public let record: Record
  public init(record: Record) { self.record = record }

  public var meaning: String { record.first("Meaning") ?? "" }
  public var example: String? { record.first("Example") }
  public var why: String? { record.first("Why") }
}

/// Something that people believe, with what is known. It is answered whenever it is named.
public struct Belief: KnowledgeItem {
  public static let folder = "Beliefs"
  public static let kind = "belief"
  public let record: Record
  public init(record: Record) { self.record = record }

  public var meaning: String { record.first("Meaning") ?? "" }
  public var example: String? { record.first("Example") }
  public var why: String? { record.first("Why") }
}

/// A thing to train with, and what stands in for it at home.
public struct Equipment: KnowledgeItem {
  public static let folder = "Equipment"
  public static let kind = "equipment"
  public let record: Record
  public init(record: Record) { self.record = record }

  public var improvise: [String] { record.values("Improvise") }
  public var exercises: [String] { record.values("Exercise") }
}

/// A ready workout or a week of them.
public struct Routine: KnowledgeItem {
  public static let folder = "Routines"
  public static let kind = "routine"
  public let record: Record
  public init(record: Record) { self.record = record }

  public struct Entry: Sendable, Equatable {
    public let day: String
    public let exercise: String
    public let sets: String
    public let amount: String
    public let rest: String
  }

  public var goal: String { record.first("Goal") ?? "" }
  public var level: String { record.first("Level") ?? "" }
  public var minutes: String { record.first("Minutes") ?? "" }
  public var equipment: [String] { record.values("Equipment") }
  public var days: [String] { record.values("Day") }
  public var warmup: String? { record.first("Warmup") }
  public var notes: [String] { record.values("Note") }
  public var why: String { record.first("Why") ?? "" }
  public var entries: [Entry] {
    record.values("Exercise").compactMap { line in
      let parts = barred(line)
      return parts.count == 5 ? Entry(day: parts[0], exercise: parts[1], sets: parts[2], amount: parts[3], rest: parts[4]) : nil
    }
  }
}

/// A paper, guideline or page that statements rest on.
public struct Source: KnowledgeItem {
  public static let folder = "Sources"
  public static let kind = "source"
  public let record: Record
  public init(record: Record) { self.record = record }

  public var authors: String { record.first("Authors") ?? "" }
  public var year: String { record.first("Year") ?? "" }
  public var title: String { record.first("Title") ?? "" }
  public var journal: String { record.first("Journal") ?? "" }
  public var locator: String? { record.first("Locator") }
  public var studied: String? { record.first("Studied") }
  public var shows: String? { record.first("Shows") }
  public var doesNotShow: String? { record.first("DoesNotShow") }
  /// `read`, `summary` or `unverified`
  public var read: String { record.first("Read") ?? "unverified" }

  /// `Yamamoto LM et al. 2008. Title. Journal 22(6):2036-2044.`
  public var citation: String {
    // Pages without an author are cited by their title.
    guard !authors.isEmpty, !authors.hasPrefix("(") else { return [title, journal, locator ?? ""].filter { !$0.isEmpty }.joined(separator: ". ") + "." }
    let year = Int(self.year) == nil ? "" : self.year
    let end = authors.hasSuffix(".") ? "" : "."
    let place = [journal, locator ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    return "\(authors)\(year.isEmpty ? end : " \(year).") \(title).\(place.isEmpty ? "" : " \(place).")"
  }
}

/// What follows the first sentences of an answer that only tells.
public struct Topic: KnowledgeItem {
  public static let folder = "Topics"
  public static let kind = "topic"
  public let record: Record
  public init(record: Record) { self.record = record }

  public var title: String { record.first("Title") ?? id }
  public var points: [String] { record.values("Point") }
  public var catchNote: String? { record.first("Catch") }
  public var next: String? { record.first("Next") }
  public var more: [String] { record.values("More") }
  /// The columns of a table, where the topic has one, and its rows; a dash is an empty cell.
  public var tableHeader: [String] { record.first("Header").map(cells) ?? [] }
  public var tableRows: [[String]] { record.values("Row").map(cells) }

  private func cells(_ line: String) -> [String] { barred(line).map { $0 == "-" ? "" : $0 } }
}

/// A warning sign with the message that ends training talk.
public struct RedFlag: KnowledgeItem {
  public static let folder = "RedFlags"
  public static let kind = "red_flag"
  public let record: Record
  public init(record: Record) { self.record = record }

  public enum Level: String, Sendable, CaseIterable, Comparable {
    case emergency, urgent, clinician
    public static func < (a: Level, b: Level) -> Bool { allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)! }
  }

  public var level: Level { Level(rawValue: record.first("Level") ?? "") ?? .clinician }
  public var order: Int { Int(record.first("Order") ?? "") ?? 100 }
  /// Conjunctions of templates; see `_RedFlag.rec`.
  public var signs: [String] { record.values("Sign") }
  public var exceptions: [String] { record.values("Except") }
  /// What to do and how soon.
  public var guide: String { record.first("Guide") ?? "" }
  public var why: String { record.first("Why") ?? "" }
  /// Whether it is about a life in danger by the person's own hand: then coach listens and names who helps, and speaks of nothing else.
  public var isCrisis: Bool { record.first("Crisis") == "yes" }
  /// Whether it still counts when it is told as long past.
  public var countsWhenPast: Bool { record.first("Past") != "no" }
}
