/// Any JSON.
public enum JSONValue: Sendable, Equatable, Codable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// A number; whole ones are written without a point.
  case number(Double)
  /// A text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Values by name, in no order.
  case object([String: JSONValue])

  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if let members = try? value.decode([String: JSONValue].self) {
      self = .object(members)
    } else if let items = try? value.decode([JSONValue].self) {
      self = .array(items)
    } else if let isTrue = try? value.decode(Bool.self) {
      self = .bool(isTrue)
    } else {
      self = .number(try value.decode(Double.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(let value):
      // Whole numbers without a point.
      if let whole = Int64(exactly: value) { try container.encode(whole) } else { try container.encode(value) }
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  /// A member of an object; nil for everything else.
  public subscript(_ name: String) -> JSONValue? { if case .object(let members) = self { members[name] } else { nil } }
  /// The text; nil for everything else.
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  /// The number; nil for everything else.
  public var number: Double? { if case .number(let number) = self { number } else { nil } }
  /// The truth value; nil for everything else.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The values of an array; nil for everything else.
  public var array: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
  /// The members of an object; nil for everything else.
  public var object: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(Dictionary(elements, uniquingKeysWith: { $1 })) }
}
