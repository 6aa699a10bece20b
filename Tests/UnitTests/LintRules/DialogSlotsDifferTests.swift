import Testing

@Suite struct DialogSlotsDifferTests {
  private let path = "Dialogs/en-US/answers/ask_which.dialog"

  @Test func eachLineNeedsTheSameSlots() {
    let findings = lint([path: "Do you want {first}, or {second}?\nDo you want {first}?\n{second} or {first}?\n{first}, {second}, {third}?\n"])
    #expect(findings.places("dialog-slots-differ") == ["error \(path):2", "error \(path):4"])
    #expect(findings.first { $0.line == 2 }?.message.contains("lacks {second}") == true)
  }

  @Test func theSameSlotsInAnyOrderAreFine() {
    let findings = lint([path: "Do you want {first}, or {second}?\n{second} or {first}?\n"])
    #expect(findings.places("dialog-slots-differ").isEmpty)
  }
}
