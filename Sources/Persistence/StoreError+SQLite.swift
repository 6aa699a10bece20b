import CoachKit

extension StoreError {
  /// What an SQLite result code means for the person at the terminal.
  /// - Parameters:
  ///   - code: A primary result code, such as 13 for a full disk.
  ///   - path: The file.
  package init(_ code: Int32, _ path: String) {
    let sentence =
      switch code {
      case 5, 6: "\(path) is locked by another program. Close that program or try again."
      case 3, 8: "\(path) cannot be written: this user may only read it."
      case 10: "\(path) cannot be read or written: the disk reports an error."
      case 11, 26: "\(path) is damaged. Move it away and start coach again; it will begin a new file."
      case 13: "\(path) cannot grow: the disk is full."
      case 14: "\(path) cannot be opened. Check that it is a file and that its folder can be written."
      default: "\(path) cannot be used (SQLite result code \(code))."
      }
    self.init(sentence)
  }
}
