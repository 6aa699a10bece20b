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
  /// - Parameter checking: whether to look through the whole file for damage, not only at its head.
  static func open(_ file: StoreFile, patience: Double, checking: Bool) throws(StoreError) -> (DatabaseQueue, notices: [String]) {
    try file.makeFolder()
    // One program at a time: SQLite would mix up a file that is renamed with the one made in its place.
    let lock = try file.lockFolder(patience: patience)
    defer { close(lock) }
    try file.prepare()
    do { return (try connect(to: file.path, patience: patience, checking: checking), []) } catch {
      guard error.isDamage else { throw error.inWords(file.path) }
    }
    let aside = try file.setAside()
    try file.prepare()
    do {
      let notice = "\(file.path) was damaged. It was set aside as \(aside) and a new file was begun without what was kept before."
      return (try connect(to: file.path, patience: patience, checking: false), [notice])
    } catch { throw error.inWords(file.path) }
  }

  private static func connect(to path: String, patience: Double, checking: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      // FULL: what coach has confirmed outlasts a power cut, at the price of one more flush of the disk a change.
      try database.execute(sql: "PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    if checking, try queue.read({ try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }) != "ok" { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    let migrator = Migrations.migrator
    let (superseded, complete) = try queue.writeWithoutTransaction { database in
      (try migrator.hasBeenSuperseded(database), try migrator.hasCompletedMigrations(database))
    }
    if superseded { throw StoreError("\(path) was written by a newer version of coach, which this one cannot read.") }
    if !complete { try migrator.migrate(queue) }
    return queue
  }
}

extension Error {
  /// Whether the file is no database or a broken one.
  var isDamage: Bool {
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
