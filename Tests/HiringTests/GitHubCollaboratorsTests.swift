internal import Hiring
internal import Testing

struct GitHubCollaboratorsTests {
  private let kind = "github-collaborators"

  private func read(_ text: String, about: String? = "acme/storefront") throws -> ImportResult {
    try parse(text, kind: kind, file: "github.json", options: try teamOptions(about: about))
  }

  @Test("the sample: pages, ids beyond a double's digits, a custom role, a bot")
  func sample() throws {
    let result = try read(try accessSample("github-collaborators.json"))
    func grant(_ number: Int, _ id: String, _ login: String, _ level: String) -> AccessGrant {
      AccessGrant(
        system: "github", id: "acme/storefront|\(id)", account: login, name: "", email: nil,
        resource: "acme/storefront", level: level, isActive: true, record: "github.json:\(number)")
    }
    #expect(
      result.grants == [
        grant(1, "583231", "northwind-ana", "admin"), grant(2, "9007199254740993", "amirk", "write"),
        grant(3, "70415522", "BeaLind", "security-reviewer (admin)"),
        grant(4, "41898282", "northwind-deploy[bot]", "read (bot)"),
      ])
    #expect(result.skipped.isEmpty && result.warnings.isEmpty)
    #expect(result.unknownPeople.map(\.account) == ["northwind-ana"])
    #expect(result.grants.map(\.right) == [.admin, .write, .admin, .read])
    #expect(result.grants.map(\.isMachine) == [false, false, false, true])
  }

  @Test("without a repository the list is refused with what to write")
  func withoutRepository() throws {
    let text = try accessSample("github-collaborators.json")
    let error = try #require(refusal(text, kind: kind))
    #expect(
      error.description
        == "export.csv: does not say which repository it lists; give it an entry of its own under `records:` with "
        + "`about: OWNER/REPOSITORY`")
    #expect(refusal(text, kind: kind, options: ImportOptions(about: ""))?.kind == .mapping)
  }

  @Test(
    "only the highest right counts, and none is understated",
    arguments: [
      (#""permissions":{"admin":false,"push":true,"pull":true}"#, "write"),
      (#""role_name":"triage""#, "triage"),
      (#""role_name":"read","permissions":{"admin":true,"pull":true}"#, "admin"),
      (#""role_name":"admin","permissions":{"pull":true}"#, "admin"),
      (#""role_name":"PUSH""#, "write"),
      (#""role_name":"helpers""#, "helpers"),
      (#""permissions":{"admin":0,"maintain":1}"#, "maintain"),
    ])
  func highest(_ rights: String, _ level: String) throws {
    #expect(try read("[{\"login\":\"amirk\",\"id\":1,\(rights)}]").grants.map(\.level) == [level])
  }

  @Test("entries without a login or a right are listed")
  func skipped() throws {
    let result = try read(
      #"[{"login":"","role_name":"read"},{"login":"amirk","permissions":{"pull":false}},{"login":"b","role_name":"read"}]"#
    )
    #expect(
      result.skipped == [
        SkippedRow(line: 1, reason: "has no login"),
        SkippedRow(line: 2, reason: "`amirk` has no role or permission"),
      ])
    #expect(result.grants.map(\.account) == ["b"])
  }

  @Test("a list as long as one page is doubted, a list of pages is not")
  func page() throws {
    let page = (1...30).map { #"{"login":"u\#($0)","id":\#($0),"role_name":"read"}"# }.joined(separator: ",")
    #expect(try read("[\(page)]").warnings.count == 1)
    #expect(try read("[[\(page)]]").warnings.isEmpty)
  }

  @Test("a login that is renamed stays the same account")
  func renamed() throws {
    let old = try read(#"[{"login":"amirk","id":7,"role_name":"read"}]"#)
    let new = try read(#"[{"login":"amir-khan","id":"7","role_name":"read"}]"#)
    #expect(old.entries.map(\.record.key) == new.entries.map(\.record.key))
  }

  @Test("other documents are not taken for it", arguments: ["{}", "[1]", #"[{"login":"a"}]"#, #"[{"id":1}]"#])
  func others(_ text: String) {
    #expect(refusal(text, kind: kind, options: ImportOptions(about: "a/b"))?.kind == .structure)
  }

  @Test("hostile text is kept as it is")
  func hostile() throws {
    let result = try read(#"[{"login":"=cmd|'/C calc'!A0\u001b[31m","id":1,"role_name":"read"}]"#)
    #expect(result.grants.map(\.account) == ["=cmd|'/C calc'!A0\u{1B}[31m"])
  }
}
