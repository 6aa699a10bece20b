import CoachKit

/// Why something could not be done.
enum PostgresFailure: Error {
  /// The server cannot be reached now, or lets nobody in while it starts or stops.
  case unreachable(String)
  /// The server is there and lets this program in on no account: password, user, database.
  case refused(String)
  /// The connection broke: what was under way may have been done or not.
  case lost
  /// The server answered with this SQLSTATE. Its words are not kept, for they may quote what people wrote.
  case statement(String)

  /// Whether the same transaction may succeed when it is tried again: another one was in its way.
  var isPassing: Bool {
    // Serialisation failure, deadlock, and a runner that went between two statements.
    if case .statement(let state) = self { return ["40001", "40P01", "23503"].contains(state) }
    return false
  }

  /// A sentence for the operator.
  /// - Parameter place: the database, as `PostgresURL.description` names it.
  func error(_ place: String) -> StoreError {
    switch self {
    case .unreachable(let reason): StoreError("\(place) cannot be reached: \(reason).")
    case .refused(let reason): StoreError("\(place) refuses the connection: \(reason).")
    case .lost: StoreError("The connection to \(place) broke.")
    case .statement(let state): StoreError("\(place) \(Self.sentence(state)).")
    }
  }

  private static func sentence(_ state: String) -> String {
    switch state {
    case "57014", "55P03": "did not answer in time"
    case "40001", "40P01": "is too busy: other changes came in between again and again"
    case "53100": "cannot grow: its disk is full"
    case "53300": "has no connection left"
    case "25006": "may only be read: it is a standby or set so"
    case "42501": "does not let this user make or use the tables"
    case "42P01", "42703": "lacks a table or column that coach needs"
    case "22P05", "22021": "cannot keep the text: its encoding is not UTF-8"
    default: "cannot be used (SQLSTATE \(state))"
    }
  }
}
