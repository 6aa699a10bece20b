import Compilation
import Linting
import Resources
import Testing

@Suite struct BadControlCharacterTests {
  private let path = "Dialogs/en-US/smalltalk/greeting.dialog"

  @Test(arguments: [("Hello\u{7}", 6), ("He\u{200B}llo", 3), ("Hel\u{202E}lo", 4), ("\u{E9}t\u{E9}\u{85}", 6)])
  func invisibleSignsAreFound(_ text: String, _ column: Int) {
    let findings = lint([path: "Good day.\n\(text)\n"])
    #expect(findings.places("bad-control-character") == ["error \(path):2"])
    #expect(findings.first { $0.code == "bad-control-character" }?.column == column)
  }

  @Test func bytesThatAreNoTextAreFoundOnce() {
    let file = ContentFile(path: path, text: .loaded(Array("Hi\nHel".utf8) + [0xC3, 0x28, 0x0A]))
    let findings = Linter(content: ContentSet([file]), corpus: []).findings()
    #expect(findings.places("bad-control-character") == ["error \(path):2"])
  }

  @Test func plainTextWithAccentsTabsAndMarksIsFine() {
    let findings = lint([path: "\u{FEFF}Caf\u{E9}, 3 \u{D7} 8\u{2013}10.\r\n\tAll good \u{1F44D}\n"])
    #expect(findings.places("bad-control-character").isEmpty)
  }
}
