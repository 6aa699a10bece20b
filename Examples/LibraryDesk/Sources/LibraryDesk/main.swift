// LibraryDesk FOLDER SENTENCE…: learns the intents of a folder and says which one each sentence has, how surely, and what it names.
import Understanding
import WordFiles

let arguments = CommandLine.arguments.dropFirst()
do {
  let intents = try IntentSet(folder: arguments.first ?? "Intents")
  for finding in intents.findings { print(finding) }
  let matcher = intents.matcher(english: .english)
  for sentence in arguments.dropFirst() {
    let match = matcher.match(sentence)
    // A sentence that is nobody's here scores low, whatever it is nearest to.
    let intent = match.confidence < 0.1 ? "none of ours" : match.intent
    let names = match.entities.map { "\($0.kind)=\($0.id)" }
    print(intent, "\(Int(100 * match.confidence)) %", names.joined(separator: " "))
  }
} catch {
  print(error)
}
