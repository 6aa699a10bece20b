import CFuzzer
import Foundation

/// What is fuzzed. The name stands in COACH_FUZZ, since the arguments are libFuzzer's.
let targets: [String: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt] = [
  "templates": { readTemplates(UnsafeBufferPointer(start: $0, count: $1)) },
  "records": { readRecords(UnsafeBufferPointer(start: $0, count: $1)) },
  "language": { readWords(UnsafeBufferPointer(start: $0, count: $1)) },
  "log": { readLog(UnsafeBufferPointer(start: $0, count: $1)) },
  "turn": { readTurns(UnsafeBufferPointer(start: $0, count: $1)) },
]

let environment = ProcessInfo.processInfo.environment
if environment["COACH_FUZZ"] == "calendar" {
  printCalendars(200, seed: environment["COACH_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1)
  exit(0)
}
guard let name = environment["COACH_FUZZ"], let target = targets[name] else {
  print("COACH_FUZZ must be calendar or one of: \(targets.keys.sorted().joined(separator: ", ")).")
  exit(2)
}
var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(LLVMFuzzerRunDriver(&count, &arguments, target))
