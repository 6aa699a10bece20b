import CoachKit
import Compilation
import Figures
import Knowledge
import Resources
import Templates

/// A file of templates, first line by line as both directions, then as a content folder: `a.voc`, `b.voc` and `c.intent` parted by blank lines.
func readTemplates(_ input: Input) -> CInt {
  let file = input.file("Intents/en-US/coaching/c.intent")
  var parts: [[String]] = [[]]
  for line in file.text.lines() {
    for direction in [Template.Direction.input, .output] {
      do throws(MalformedTemplate) {
        let template = try Template(parsing: line.text, direction: direction)
        _ = (template.slots, template.vocabularies, template.outline)
        let count = try template.sampleCount()
        let samples = try template.samples(direction: direction, limit: 50)
        expect(!samples.isEmpty && samples.count <= min(count, 50), "\(samples.count) samples of \(count)", line.text)
        expect(Set(samples).count == samples.count, "A sample comes twice", line.text)
        for sample in samples {
          expect(!sample.utf8.contains { "()[]|<>".utf8.contains($0) }, "A sample with brackets: \(sample)", line.text)
        }
      } catch {
        expect(error.column >= 1 && error.column <= max(1, line.text.utf8.count), "Column \(error.column)", line.text)
        expect(!error.message.isEmpty, "No message", line.text)
      }
    }
    if line.text == "=" { parts.append([]) } else { parts[parts.count - 1].append(line.text) }
  }
  // What stands between lines of "=" are vocabularies that may name each other; the last part are the intent's templates.
  let files = parts.enumerated().map { number, lines in
    let name = number == parts.count - 1 ? "c.intent" : "\(["a", "b", "d", "e"][number % 4]).voc"
    return ContentFile(path: "Intents/en-US/coaching/\(name)", text: .loaded(Array(lines.joined(separator: "\n").utf8)))
  }
  let compiler = IntentCompiler(ContentSet(intents: files, dialogs: [], records: []))
  for file in compiler.files {
    for (template, _) in file.templates {
      let samples = try? template.samples(compiler.vocabularies, limit: 50)
      expect(samples.map { $0.count <= 50 } ?? true, "Too many samples", template.source)
    }
  }
  return 0
}

/// A file of records: as such, then as what each kind reads from it.
func readRecords(_ input: Input) -> CInt {
  let read = RecordFile(input.file("Records/Exercises/a.rec"))
  let lines = input.count { $0 == 0x0A } + 1
  for finding in read.findings { expect(1...lines ~= finding.line && finding.column >= 1, "A finding at \(finding.line):\(finding.column)", input.text) }
  for record in read.records + read.descriptors {
    expect(!record.all.isEmpty, "A record without fields", input.text)
    for (name, _, line) in record.all { expect(!name.isEmpty && 1...lines ~= line, "A field \(name) at \(line)", input.text) }
  }
  for folder in ["Exercises", "Injuries", "Groups", "Routines", "Sources", "RedFlags", "Poses", "BodyParts", "Topics"] {
    let knowledge = KnowledgeBase([input.file("Records/\(folder)/a.rec")])
    for item in knowledge.exercises.items { _ = (item.plural, item.equipment, item.mistakes, item.doses.map(\.short), item.swaps, item.cautions, item.level) }
    for item in knowledge.injuries.items { _ = (item.exercises, item.painRule, item.nameInSentence, item.because) }
    for item in knowledge.redFlags.items { _ = (item.signs, item.exceptions, item.level, item.order, item.countsWhenPast) }
    for pose in knowledge.poses.items {
      guard let exercise = coach.policy.knowledge.exercises.items.first else { continue }
      _ = Movement.read(pose, of: exercise).movement?.moments.count
    }
  }
  return 0
}
