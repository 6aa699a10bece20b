import CoachKit
import Foundation
import Resources
import Testing

/// Whole conversations; `Transcript` says how they are written.
@Suite struct TranscriptTests {
  static let coach = Coach.load().coach

  static func transcripts() -> [Transcript] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Transcripts")
    let found = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return found.filter { $0.pathExtension == "transcript" }.sorted { $0.path < $1.path }.compactMap { file in
      (try? Data(contentsOf: file)).map { Transcript(ContentFile(path: file.lastPathComponent, text: .loaded(Array($0)))) }
    }
  }

  @Test func thereAreTranscripts() { #expect(Self.transcripts().count >= 20) }

  @Test(arguments: transcripts())
  func holds(_ transcript: Transcript) {
    let findings = transcript.check(Self.coach)
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
  }

  /// A transcript that can't fail proves nothing.
  @Test func noticesWhatDoesNotHold() {
    func findings(_ text: String) -> [String] {
      Transcript(ContentFile(path: "t.transcript", text: .loaded(Array(text.utf8)))).check(Self.coach).map(\.code)
    }
    #expect(findings("> how do I do a lunge\n= exercise_howto\n@ in\n+ exercise=forward_lunge\n< step\n!< squat rack").isEmpty)
    #expect(findings("> how do I do a lunge\n= warmup") == ["other-intent"])
    #expect(findings("> how do I do a lunge\n@ out\n+ exercise=plank") == ["other-scope", "missing-entity"])
    #expect(findings("> how do I do a lunge\n< zebra\n!< step\nno mark") == ["missing-words", "unwanted-words", "transcript-syntax"])
  }
}
