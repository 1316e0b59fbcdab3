internal import Hiring
internal import Testing

struct SlackMembersTests {
  private let kind = "slack-members"

  private func read(_ text: String, about: String? = nil) throws -> ImportResult {
    try parse(text, kind: kind, file: "slack.csv", options: try teamOptions(about: about))
  }

  @Test("the sample: both ways of writing yes, a guest's expiry, a bot, a deactivated account, a sign-on elsewhere")
  func sample() throws {
    let result = try read(try accessSample("slack-members.csv"))
    #expect(result.skipped.isEmpty && result.warnings.isEmpty)
    #expect(
      result.grants[1]
        == AccessGrant(
          system: "slack", id: "slack|u01amir", account: "amir", name: "Khan, Amir", email: "amir@example.com",
          resource: "slack", level: "Member", isActive: true, hasSecondFactor: false, record: "slack.csv:3"))
    #expect(result.grants.map(\.account) == ["ana", "amir", "bea.l", "deploys", "carl", "dana"])
    #expect(result.grants.map(\.isActive) == [true, true, true, true, false, true])
    #expect(result.grants.map(\.hasSecondFactor) == [true, false, true, false, false, nil])
    #expect(result.grants.map(\.right) == [.admin, .member, .read, .other, .other, .member])
    let expiry = try day("2026-12-15")
    #expect(result.grants[2].revoked == expiry)
    #expect(result.grants[3].isMachine)
    // Amir is known by his id, Bea by her address; a bot and a closed account are nobody's.
    #expect(result.unknownPeople.map(\.account) == ["ana", "dana"])
  }

  @Test("the workspace is the source's, or Slack")
  func workspace() throws {
    let text = try accessSample("slack-members.csv")
    #expect(Set(try read(text, about: "northwind").grants.map(\.resource)) == ["northwind"])
  }

  @Test("columns in another order, a mark at the start and Windows line ends change nothing")
  func shape() throws {
    let text = "\u{FEFF}userid,has-2fa,status,email,username\r\nU01AMIR,1,Admin,a@x.example,amir\r\n"
    let grants = try read(text).grants
    #expect(grants.map(\.account) == ["amir"])
    #expect(grants.map(\.level) == ["Admin"])
    #expect(grants.map(\.hasSecondFactor) == [true])
    let semicolons = try read("username;status;userid\namir;Member;U01AMIR\n").grants
    #expect(semicolons.map(\.hasSecondFactor) == [nil])
  }

  @Test(
    "rows that cannot be read are listed",
    arguments: [
      (",,Member,1,1,0,,,,", "names no member"), ("a,,,1,1,0,U1,,,", "has no status"),
      ("a,,Member,1,maybe,0,U1,,,", "`maybe` is neither yes nor no"),
      ("a,,Member,1,1,0,U1,,,2026", "the expiry `2026` is no time in seconds between 2000 and 2100"),
    ])
  func skipped(_ row: String, _ reason: String) throws {
    let header = "username,email,status,billing-active,has-2fa,has-sso,userid,fullname,displayname,expiration-timestamp"
    let result = try read("\(header)\n\(row)\n")
    #expect(result.skipped == [SkippedRow(line: 2, reason: reason)])
    #expect(result.grants.isEmpty)
  }

  @Test("a missing column refuses the file")
  func missing() throws {
    let error = try #require(refusal("username,email,userid\na,b,c\n", kind: kind))
    #expect(error.problem == "not a slack-members export: no column `status`")
  }

  @Test("the header tells its kind")
  func recognised() throws {
    let text = try accessSample("slack-members.csv")
    #expect(try ImporterRegistry.kinds(of: RecordTable(Array(text.utf8), file: "a.csv")).first == kind)
  }
}
