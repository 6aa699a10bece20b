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

  /// Opens the file, sets it aside once if it is damaged, and waits for another program that is making it.
  static func open(_ file: StoreFile, patience: Double) throws(StoreError) -> (DatabaseQueue, notices: [String]) {
    let deadline = ContinuousClock.now + .seconds(patience)
    var notices: [String] = []
    while true {
      try file.prepare()
      let identity = file.identity
      do { return (try connect(to: file.path, patience: patience), notices) } catch let error as DatabaseError {
        switch error.resultCode {
        case .SQLITE_NOTADB where notices.isEmpty, .SQLITE_CORRUPT where notices.isEmpty:
          if let name = try file.setAside(identity) {
            notices.append("\(file.path) was damaged. It was set aside as \(name) and a new file was begun without the earlier conversations.")
          }
        case .SQLITE_BUSY where ContinuousClock.now < deadline, .SQLITE_CONSTRAINT where ContinuousClock.now < deadline:
          usleep(10_000)
        default: throw StoreError(error.resultCode.rawValue, file.path)
        }
      } catch let error as StoreError { throw error } catch { throw StoreError("\(file.path) could not be opened.") }
    }
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
