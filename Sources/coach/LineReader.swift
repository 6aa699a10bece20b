import Foundation

/// Lines from a file descriptor: bounded, whatever comes in.
struct LineReader {
  struct Line {
    let bytes: [UInt8]
    /// Whether the line was longer than the limit; `bytes` is its head.
    let isCut: Bool
  }

  private let descriptor: Int32
  private let limit: Int
  private var buffer = [UInt8](repeating: 0, count: 64 * 1_024)
  private var filled = 0..<0
  private var ended = false

  init(descriptor: Int32 = 0, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// The next line without its end; nil at the end of input. `beforeWaiting` is called before more input is waited for.
  mutating func next(beforeWaiting: () -> Void) -> Line? {
    var line: [UInt8] = []
    var isCut = false
    while true {
      if filled.isEmpty {
        if ended { return line.isEmpty && !isCut ? nil : finished(line, isCut) }
        beforeWaiting()
        let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        if count <= 0 {
          ended = true
          continue
        }
        filled = 0..<count
      }
      let end = buffer[filled].firstIndex(of: 0x0A)
      let part = buffer[filled.lowerBound..<(end ?? filled.upperBound)]
      if line.count + part.count > limit {
        isCut = true
        line += part.prefix(max(0, limit - line.count))
      } else {
        line += part
      }
      filled = (end.map { $0 + 1 } ?? filled.upperBound)..<filled.upperBound
      if end != nil { return finished(line, isCut) }
    }
  }

  private func finished(_ line: [UInt8], _ isCut: Bool) -> Line {
    Line(bytes: line.last == 0x0D ? Array(line.dropLast()) : line, isCut: isCut)
  }
}
