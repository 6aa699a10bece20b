#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ContentFile {
  /// Reads the files below a folder of the disk, at any depth, and returns them sorted by path. Links to folders are not followed; what is hidden,
  /// as editors hide their own files, is passed over.
  ///
  /// - Parameters:
  ///   - folder: where to look.
  ///   - name: takes the folder's place in the files' paths; with an empty one the paths begin below the folder.
  ///   - roles: the extensions of the files that are wanted, without the point.
  /// - Throws: `UnreadableFolder` when the folder, one below it or one of the wanted files cannot be read.
  public static func files(below folder: String, as name: String = "", roles: Set<String>) throws(UnreadableFolder) -> [ContentFile] {
    var files: [ContentFile] = []
    var folders = [(place: folder, path: name)]
    while let (place, path) = folders.popLast() {
      for entry in try entries(of: place) {
        let (place, path) = ("\(place)/\(entry)", path.isEmpty ? entry : "\(path)/\(entry)")
        var facts = stat()
        guard lstat(place, &facts) == 0 else { throw UnreadableFolder(place) }
        if facts.st_mode & S_IFMT == S_IFDIR {
          folders.append((place, path))
        } else if let point = entry.lastIndex(of: "."), roles.contains(String(entry[entry.index(after: point)...])) {
          files.append(ContentFile(path: path, text: .loaded(try bytes(of: place))))
        }
      }
    }
    return files.sorted { $0.path < $1.path }
  }

  private static func entries(of folder: String) throws(UnreadableFolder) -> [String] {
    guard let stream = opendir(folder) else { throw UnreadableFolder(folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private static func bytes(of path: String) throws(UnreadableFolder) -> [UInt8] {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw UnreadableFolder(path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &part, part.count)
      guard count >= 0 else { throw UnreadableFolder(path) }
      if count == 0 { return bytes }
      bytes += part[..<count]
    }
  }
}

/// A folder, or a file in it, that cannot be read.
public struct UnreadableFolder: Error, CustomStringConvertible {
  /// One sentence: which, and why.
  public let description: String

  /// Says what the operating system last complained of.
  init(_ path: String) { description = "\(path) cannot be read: \(String(cString: strerror(errno)))." }
}
