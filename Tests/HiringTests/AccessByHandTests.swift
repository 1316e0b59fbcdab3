internal import Hiring
internal import Testing

struct AccessByHandTests {
  private let kind = "access"

  private func read(_ text: String, options: ImportOptions? = nil) throws -> ImportResult {
    try parse(text, kind: kind, file: "access.csv", options: try options ?? teamOptions())
  }

  @Test("the sample: given, taken away, given again, and switched off")
  func sample() throws {
    let result = try read(try accessSample("access.csv"))
    #expect(
      result.grants == [
        AccessGrant(
          system: "aws", id: "by-hand|production|amir-deploy|2026-10-05|", account: "amir-deploy", name: "Amir Khan",
          email: nil, resource: "production", level: "admin", isActive: true, granted: try day("2026-10-05"),
          record: "access.csv:2"),
        AccessGrant(
          system: "notion", id: "by-hand|team space|bea@example.com|2026-10-06|2026-11-20", account: "bea@example.com",
          name: "Bea Lindqvist", email: "bea@example.com", resource: "Team space", level: "editor", isActive: true,
          granted: try day("2026-10-06"), revoked: try day("2026-11-20"), record: "access.csv:3"),
        AccessGrant(
          system: "notion", id: "by-hand|team space|bea@example.com|2026-12-01|", account: "bea@example.com",
          name: "Bea Lindqvist", email: "bea@example.com", resource: "Team space", level: "editor", isActive: true,
          granted: try day("2026-12-01"), record: "access.csv:4"),
        AccessGrant(
          system: "hosting", id: "by-hand|shop.example|root||", account: "root", name: "", email: nil,
          resource: "shop.example", level: "root", isActive: false, record: "access.csv:5"),
      ])
    #expect(result.unknownPeople.map(\.account) == ["root"])
    #expect(result.skipped.isEmpty)
  }

  @Test("columns of the owner's own are mapped, and a declared form of dates is followed")
  func mapped() throws {
    let options = try teamOptions(
      columns: ["system": "Tool", "account": "Login", "level": "Right", "granted": "Since"], dateFormat: "dd/MM/yyyy")
    let result = try read("Since;Tool;Login;Right\n05/10/2026;Figma;bea@example.com;edit\n", options: options)
    #expect(result.grants.map(\.granted) == [try day("2026-10-05")])
    #expect(result.grants.map(\.resource) == ["figma"])
    #expect(result.unknownPeople.isEmpty)
    let wrong = try teamOptions(columns: ["level": "Rights"])
    #expect(
      refusal("system,account,resource\na,b,c\n", kind: kind, options: wrong)?.problem
        == "not a access export: no column `Rights`")
  }

  @Test(
    "rows that say nothing or contradict themselves are listed",
    arguments: [
      (",amir,admin,,,", "has no system"), ("aws,,admin,,,", "names nobody: it has no account, name or address"),
      ("aws,amir,admin,2026-11-02,2026-11-01,", "is revoked before it is granted"),
      ("aws,amir,admin,,,perhaps", "`perhaps` is neither yes nor no"),
      ("aws,amir,admin,soon,,", "`soon` is no date that can be read; declare `date_format`"),
    ])
  func skipped(_ row: String, _ reason: String) throws {
    let result = try read("system,account,level,granted,revoked,active\n\(row)\n")
    #expect(result.skipped == [SkippedRow(line: 2, reason: reason)])
    #expect(result.grants.isEmpty)
  }

  @Test("a date that could be two refuses the file")
  func ambiguous() {
    let text = "system,account,level,granted\naws,amir,admin,05/06/2026\n"
    #expect(refusal(text, kind: kind)?.kind == .ambiguousDate)
  }

  @Test("a day that was struck out again is another statement, so that no older list outlives it")
  func struckOut() throws {
    let keys = try ["", "2026-11-01", ""].map { revoked in
      try read("system,account,level,revoked\naws,amir-deploy,admin,\(revoked)\n").entries[0].record.key
    }
    #expect(keys[0] == keys[2] && keys[0] != keys[1])
  }

  @Test("a list that a person keeps never amends the system's own")
  func apart() throws {
    let own = try parse(
      #"[{"login":"amirk","id":7,"role_name":"write"}]"#, kind: "github-collaborators",
      options: try teamOptions(about: "acme/storefront"))
    let byHand = try read("system,account,resource,level\ngithub,7,acme/storefront,write\n")
    #expect(own.entries[0].record.key != byHand.entries[0].record.key)
    #expect(byHand.grants[0].isHandKept && !own.grants[0].isHandKept)
  }
}
