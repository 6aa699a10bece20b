import CoachKit
import Foundation

/// The file conversations are kept in: its folder, its permissions, its lock, and setting it aside.
struct StoreFile {
  /// An absolute path.
  let path: String

  /// - Throws: `StoreError` when the path is empty.
  init(_ path: String) throws(StoreError) {
    guard !path.isEmpty else { throw StoreError("The path of the file for conversations is empty.") }
    self.path = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  private var folder: String { String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) }

  /// Makes missing folders above the file, for the owner alone (0700).
  /// - Throws: `StoreError` when one cannot be made.
  func makeFolder() throws(StoreError) { try Self.makeFolder(folder) }

  /// Keeps other programs that open a store in this folder waiting until the returned descriptor is closed.
  ///
  /// Where the file system knows no such locks, it does not.
  /// - Throws: `StoreError` when the folder cannot be read, or another program keeps it locked for `patience` seconds.
  func lockFolder(patience: Double) throws(StoreError) -> Int32 {
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreError("The folder \(folder) for conversations cannot be read: \(Self.reason(errno)).") }
    let deadline = ContinuousClock.now + .seconds(patience)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
      guard ContinuousClock.now < deadline else {
        close(descriptor)
        throw StoreError("The folder \(folder) is locked by another program. Close that program or try again.")
      }
      usleep(1_000)
    }
    return descriptor
  }

  /// Makes the file (0600), or takes the rights of others away from one that is there.
  /// - Throws: `StoreError` when the folder cannot be written, the disk is full, or the path is a folder.
  func prepare() throws(StoreError) {
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

  /// Renames a damaged file with its companions, and returns the new name.
  /// - Throws: `StoreError` when it cannot be renamed; then it stands where it was.
  func setAside() throws(StoreError) -> String {
    // `20261122T231500Z`
    let stamp = Date().formatted(Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted))
    var aside = "\(path).corrupt-\(stamp)"
    var count = 1
    while FileManager.default.fileExists(atPath: aside) {
      count += 1
      aside = "\(path).corrupt-\(stamp)-\(count)"
    }
    // The companions first: a new file must never be given the old one's log.
    for companion in ["-wal", "-shm", ""] where rename(path + companion, aside + companion) != 0 && (errno != ENOENT || companion.isEmpty) {
      throw StoreError("\(path) is damaged and cannot be set aside: \(Self.reason(errno)).")
    }
    return String(aside.dropFirst(folder.count + 1))
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
