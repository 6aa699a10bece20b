import CoachKit
import Foundation

/// The file conversations are kept in: its folder, its permissions, and setting it aside.
struct StoreFile {
  /// Tells two files apart that had the same name one after the other.
  struct Identity: Equatable {
    let device: UInt64
    let number: UInt64
  }

  /// An absolute path.
  let path: String

  /// - Throws: `StoreError` when the path is empty.
  init(_ path: String) throws(StoreError) {
    guard !path.isEmpty else { throw StoreError("The path of the file for conversations is empty.") }
    self.path = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  /// Which file stands there now; nil when there is none.
  var identity: Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(truncatingIfNeeded: status.st_ino))
  }

  /// Makes missing folders (0700) and the file (0600), and takes the rights of others away from a file that is there.
  /// - Throws: `StoreError` when the folder cannot be made or written, the disk is full, or the path is a folder.
  func prepare() throws(StoreError) {
    try Self.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
    // SQLite gives its two companion files the permissions of this one.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
      return
    }
    guard errno == EEXIST else { throw StoreError("\(path) cannot be made: \(Self.reason(errno)).") }
    for file in [path, path + "-wal", path + "-shm"] {
      var status = stat()
      guard stat(file, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR { throw StoreError("\(file) is a folder, not a file.") }
      if status.st_mode & 0o077 != 0, status.st_uid == geteuid() { chmod(file, status.st_mode & 0o700) }
    }
  }

  /// Renames a damaged file and its companions, and returns the new name.
  ///
  /// Of two programs that find the damage at the same moment one does it; for the other the result is nil.
  /// - Throws: `StoreError` when it cannot be renamed.
  func setAside(_ damaged: Identity?) throws(StoreError) -> String? {
    guard let damaged, identity == damaged else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return nil }
    guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else {
      throw StoreError("\(path) is damaged and cannot be set aside: \(Self.reason(errno)).")
    }
    defer { close(descriptor) }
    guard identity == damaged else { return nil }
    let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)
    // `20261122T231500Z`
    let stamp = Date().formatted(style)
    var aside = "\(path).corrupt-\(stamp)"
    var count = 1
    while FileManager.default.fileExists(atPath: aside) {
      count += 1
      aside = "\(path).corrupt-\(stamp)-\(count)"
    }
    // The log first: a new file must never be given the old one's log.
    for companion in ["-wal", "-shm"] where rename(path + companion, aside + companion) != 0 && errno != ENOENT {
      throw StoreError("\(path) is damaged and cannot be set aside: \(Self.reason(errno)).")
    }
    guard rename(path, aside) == 0 else {
      throw StoreError("\(path) is damaged and cannot be set aside: \(Self.reason(errno)).")
    }
    return String(aside[aside.index(after: aside.lastIndex(of: "/") ?? aside.startIndex)...])
  }

  private static func makeFolder(_ folder: String) throws(StoreError) {
    if folder.isEmpty || mkdir(folder, 0o700) == 0 { return }
    switch errno {
    case EEXIST: return
    case ENOENT:
      guard let slash = folder.lastIndex(of: "/") else { break }
      try makeFolder(String(folder[..<slash]))
      if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
    default: break
    }
    throw StoreError("The folder \(folder) for conversations cannot be made: \(reason(errno)).")
  }

  /// `Permission denied`, `No space left on device`, …
  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
