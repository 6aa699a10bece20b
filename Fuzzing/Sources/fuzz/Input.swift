import CoachKit
import Resources

typealias Input = UnsafeBufferPointer<UInt8>

/// Ends the run with a report when something does not hold that must hold for every input.
func expect(_ condition: Bool, _ what: @autoclosure () -> String, _ input: @autoclosure () -> String = "") {
  if !condition { fatalError("\(what()) \(input())") }
}

/// The coach of the built-in content.
let coach = Coach.load().coach

extension Input {
  var text: String { String(decoding: self, as: UTF8.self) }

  func file(_ path: String) -> ContentFile { ContentFile(path: path, text: .loaded(Array(self))) }
}
