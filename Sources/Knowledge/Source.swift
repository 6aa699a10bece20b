import Resources

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
