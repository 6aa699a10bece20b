import Testing

@Suite struct MissingFieldTests {
  private let descriptor = "%rec: Group\n%key: Id\n%mandatory: Name Lead\n%mandatory: See\n"

  @Test func theDescriptorSaysWhatIsMandatory() {
    let findings = lint([
      "Records/Groups/_Group.rec": descriptor, "Records/Groups/over_60.rec": "\nName: Over 60\nLead:\n",
      "Records/Concepts/rir.rec": "Id: rir\n",
    ])
    let path = "Records/Groups/over_60.rec"
    #expect(findings.places("missing-field") == ["error \(path):2", "error \(path):2", "error \(path):3"])
    let messages = findings.filter { $0.code == "missing-field" && $0.line == 2 }.map(\.message)
    #expect(messages.contains { $0.contains("\"Id:") } && messages.contains { $0.contains("\"See:") })
  }

  @Test func aWholeRecordIsFine() {
    let findings = lint([
      "Records/Groups/_Group.rec": descriptor, "Records/Groups/over_60.rec": "Id: over_60\nName: Over 60\nLead: Yes.\nSee: A GP.\n",
    ])
    #expect(findings.places("missing-field").isEmpty)
  }
}
