import CoachKit
import Foundation
import GRDB

extension SQLiteStore {
  /// Where conversations are kept when nobody says otherwise: `$XDG_DATA_HOME/coach/coach.sqlite`, else
  /// `~/.local/share/coach/coach.sqlite`.
  ///
  /// As the XDG specification asks, a relative `XDG_DATA_HOME` is not heeded.
  public static func defaultPath(environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/coach/coach.sqlite" }
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    return home + "/.local/share/coach/coach.sqlite"
  }

  /// Opens the file; if it is damaged, sets it aside and makes a new one.
  static func open(_ file: StoreFile, patience: Double) throws(StoreError) -> (DatabaseQueue, notices: [String]) {
    try file.makeFolder()
    // One program at a time: SQLite would mix up a file that is renamed with the one made in its place.
    let lock = try file.lockFolder(patience: patience)
    defer { close(lock) }
    try file.prepare()
    do { return (try connect(to: file.path, patience: patience), []) } catch {
      guard error.isDamage else { throw error.inWords(file.path) }
    }
    let aside = try file.setAside()
    try file.prepare()
    do {
      let notice = "\(file.path) was damaged. It was set aside as \(aside) and a new file was begun without the earlier conversations."
      return (try connect(to: file.path, patience: patience), [notice])
    } catch { throw error.inWords(file.path) }
  }

  private static func connect(to path: String, patience: Double) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA secure_delete = ON; PRAGMA synchronous = NORMAL; PRAGMA journal_mode = WAL")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let migrator = Self.migrator
    let (superseded, complete) = try queue.writeWithoutTransaction { database in
      (try migrator.hasBeenSuperseded(database), try migrator.hasCompletedMigrations(database))
    }
    if superseded { throw StoreError("\(path) was written by a newer version of coach, which this one cannot read.") }
    if !complete { try migrator.migrate(queue) }
    return queue
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 conversation") { database in
      try database.execute(
        sql: """
          CREATE TABLE IF NOT EXISTS conversation (
            id TEXT NOT NULL PRIMARY KEY,
            state TEXT NOT NULL,
            created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            updated TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
          ) STRICT
          """)
    }
    return migrator
  }
}

extension Error {
  /// Whether the file is no database or a broken one.
  fileprivate var isDamage: Bool {
    guard let error = self as? DatabaseError else { return false }
    return error.resultCode == .SQLITE_NOTADB || error.resultCode == .SQLITE_CORRUPT
  }

  fileprivate func inWords(_ path: String) -> StoreError {
    switch self {
    case let error as StoreError: error
    case let error as DatabaseError: StoreError(error.resultCode.rawValue, path)
    default: StoreError("\(path) could not be opened.")
    }
  }
}
