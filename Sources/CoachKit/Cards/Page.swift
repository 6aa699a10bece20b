/// A part of a list.
public struct Page<Item: Sendable>: Sendable {
  /// The things on this page, in order.
  public let items: [Item]
  /// How many there are on all pages.
  public let total: Int
  /// What to ask the next page with; nil on the last one.
  public let next: String?

  /// The items behind the one with the id `cursor`, at most `limit` of them; nil when there is no such item.
  public init?(_ all: [Item], after cursor: String?, limit: Int, id: (Item) -> String) {
    var start = 0
    if let cursor {
      guard let place = all.firstIndex(where: { id($0) == cursor }) else { return nil }
      start = place + 1
    }
    let end = min(start + max(limit, 1), all.count)
    items = Array(all[start..<end])
    total = all.count
    next = end < all.count ? items.last.map(id) : nil
  }

  private init(items: [Item], total: Int, next: String?) { (self.items, self.total, self.next) = (items, total, next) }

  /// The same page of other things.
  public func map<Other: Sendable>(_ change: (Item) -> Other) -> Page<Other> { Page<Other>(items: items.map(change), total: total, next: next) }
}

extension Page: Encodable where Item: Encodable {
  private enum CodingKeys: String, CodingKey { case items, total, next }

  /// `next` is always there, null on the last page.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(items, forKey: .items)
    try container.encode(total, forKey: .total)
    try container.encode(next, forKey: .next)
  }
}
