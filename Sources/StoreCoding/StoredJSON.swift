import CoachKit
import Dialogue
import Foundation

/// What is kept of conversations and runners as JSON, in whatever database.
package enum StoredJSON {
  /// A profile may have been written when there were fewer fields.
  package static func profile(_ text: String, _ id: String) throws -> Profile {
    if let profile = try? JSONDecoder().decode(Profile.self, from: Data(text.utf8)) { return profile }
    return try decode(Profile.self, JSONObject.merged(text, over: encode(Profile())), "The profile of \(id)")
  }

  /// A profile with what it lacks taken from another.
  package static func merged(_ profile: Profile, over other: Profile) -> Profile {
    guard let text = try? encode(profile), let below = try? encode(other),
      let merged = try? JSONDecoder().decode(Profile.self, from: Data(JSONObject.merged(text, over: below).utf8))
    else { return profile }
    return merged
  }

  package static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  package static func decode<T: Decodable>(_ type: T.Type, _ text: String, _ what: String) throws -> T {
    do { return try JSONDecoder().decode(type, from: Data(text.utf8)) } catch {
      throw StoreError("\(what) was kept by another version of coach, which this one cannot read.")
    }
  }
}

/// JSON objects whose members are not known here.
enum JSONObject {
  /// The members of one object, and those of another that the first has not or has empty.
  static func merged(_ text: String, over other: String) -> String {
    guard let first = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
      let second = try? JSONSerialization.jsonObject(with: Data(other.utf8)) as? [String: Any]
    else { return text }
    let told = first.filter { !(($0.value as? [Any])?.isEmpty ?? false) }
    let all = second.merging(told) { _, new in new }
    guard let data = try? JSONSerialization.data(withJSONObject: all) else { return text }
    return String(decoding: data, as: UTF8.self)
  }
}
