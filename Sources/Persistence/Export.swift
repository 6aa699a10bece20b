import CoachKit
import Dialogue
import Foundation
import Journal
import StoreCoding

/// Everything that is kept of a runner, as a JSON document that can be read back.
public struct Export: Codable, Sendable, Equatable {
  public var profile: Profile?
  /// In the order told.
  public var log: [LogEntry]
  public var plan: PlanState?
  public var conversations: [Conversation]

  public init(profile: Profile? = nil, log: [LogEntry] = [], plan: PlanState? = nil, conversations: [Conversation] = []) {
    (self.profile, self.log, self.plan, self.conversations) = (profile, log, plan, conversations)
  }

  private enum CodingKeys: String, CodingKey { case format, version, profile, log, plan, conversations }
  private static let (name, version) = ("coach-export", 1)

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let format = try values.decodeIfPresent(String.self, forKey: .format)
    guard format == Self.name else {
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "this is no export of coach: it has no \"format\": \"\(Self.name)\""))
    }
    guard try values.decode(Int.self, forKey: .version) == Self.version else {
      throw DecodingError.dataCorruptedError(forKey: .version, in: values, debugDescription: "a newer version of coach wrote this")
    }
    profile = try values.decodeIfPresent(Profile.self, forKey: .profile)
    log = try values.decodeIfPresent([LogEntry].self, forKey: .log) ?? []
    plan = try values.decodeIfPresent(PlanState.self, forKey: .plan)
    conversations = try values.decodeIfPresent([Conversation].self, forKey: .conversations) ?? []
  }

  /// The document: an entry and a conversation a line, so that a mistake can be found by its line.
  public func json() throws -> String {
    func line(_ value: some Encodable) throws -> String { try StoredJSON.encode(value) }
    func list(_ items: [some Encodable]) throws -> String {
      items.isEmpty ? "[]" : "[\n" + (try items.map(line).joined(separator: ",\n")) + "\n]"
    }
    let members = [
      "\"format\": \"\(Self.name)\"", "\"version\": \(Self.version)", "\"profile\": \(try profile.map(line) ?? "null")",
      "\"plan\": \(try plan.map(line) ?? "null")", "\"log\": \(try list(log))", "\"conversations\": \(try list(conversations))",
    ]
    return "{\n" + members.joined(separator: ",\n") + "\n}\n"
  }

  /// Written by hand since a document is never encoded whole: its lines are.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(Self.name, forKey: .format)
    try values.encode(Self.version, forKey: .version)
    try values.encode(profile, forKey: .profile)
    try values.encode(log, forKey: .log)
    try values.encode(plan, forKey: .plan)
    try values.encode(conversations, forKey: .conversations)
  }
}

/// Why a file cannot be imported: a sentence with the place of the mistake.
public struct ImportError: Error, CustomStringConvertible { public let description: String }

extension Export {
  /// Reads what `json` or `LogEntry.csv` wrote.
  /// - Parameter isKnown: whether there is an exercise of an id.
  /// - Throws: `ImportError` for anything else, with the line and the reason.
  public init(reading data: Data, isKnown: (String) -> Bool) throws {
    guard let text = String(data: data, encoding: .utf8) else { throw ImportError(description: "the file is no UTF-8 text") }
    let places: [Int]
    if text.hasPrefix("date,kind,") {
      let read = try LogCSV(text)
      self.init(log: read.entries)
      places = read.lines
    } else {
      do { self = try JSONDecoder().decode(Export.self, from: data) } catch let error as DecodingError {
        throw ImportError(description: Self.words(error, text))
      }
      places = log.indices.map { Self.line(of: $0, in: text) ?? 0 }
    }
    for (index, entry) in log.enumerated() {
      var fault = entry.fault
      if let id = entry.exercise?.exercise, !isKnown(id) { fault = "there is no exercise \"\(id)\"" }
      if let fault { throw ImportError(description: places[index] > 0 ? "line \(places[index]): \(fault)" : "log[\(index)]: \(fault)") }
    }
  }

  private static func words(_ error: DecodingError, _ text: String) -> String {
    let context: DecodingError.Context
    var reason: String
    switch error {
    case .dataCorrupted(let found):
      (context, reason) = (found, found.debugDescription)
      do { _ = try JSONSerialization.jsonObject(with: Data(text.utf8)) } catch {
        let detail = (error as NSError).userInfo["NSDebugDescription"] as? String
        return "the file is not JSON" + (detail.map { ": \($0)" } ?? "")
      }
    case .typeMismatch(_, let found) where found.codingPath.isEmpty: return "this is no export of coach: it is no JSON object"
    case .keyNotFound(let key, let found): (context, reason) = (found, "\"\(key.stringValue)\" is missing")
    case .typeMismatch(_, let found), .valueNotFound(_, let found): (context, reason) = (found, found.debugDescription)
    @unknown default: return "the file cannot be read"
    }
    while reason.hasSuffix(".") { reason.removeLast() }
    let path = context.codingPath
    let place = path.reduce("") { $0 + ($1.intValue.map { "[\($0)]" } ?? ($0.isEmpty ? $1.stringValue : ".\($1.stringValue)")) }
    if path.count > 1, path[0].stringValue == "log", let index = path[1].intValue, let line = line(of: index, in: text) {
      return "line \(line): \(reason)"
    }
    return place.isEmpty ? reason : "\(place): \(reason)"
  }

  /// The line of an entry, where the file is laid out as `json` does it.
  private static func line(of index: Int, in text: String) -> Int? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "\"log\": ["), start + 1 + index < lines.count, lines[start + 1 + index].hasPrefix("{") else { return nil }
    return start + 2 + index
  }
}
