import Testing

@Suite struct RecordSyntaxTests {
  private let path = "Records/Groups/x.rec"

  @Test func linesThatAreNoFieldsAreFound() {
    let findings = lint([path: "Id: x\nJust words\n1st: no name\n", "Records/Groups/y.rec": "+ goes on\nId: y\n"])
    #expect(findings.places("not-a-field") == ["error \(path):2", "error \(path):3"])
    #expect(findings.places("stray-continuation") == ["error Records/Groups/y.rec:1"])
  }

  @Test func descriptorsAreReadToo() {
    #expect(lint(["Records/Groups/_Group.rec": "%rec: Group\nmandatory Id\n"]).places("not-a-field") == ["error Records/Groups/_Group.rec:2"])
  }

  @Test func fieldsContinuationsAndCommentsAreFine() {
    let findings = lint([path: "# head\nId: x\nLead: One line\n+ and another.\n"])
    #expect(findings.places("not-a-field").isEmpty && findings.places("stray-continuation").isEmpty)
  }
}
