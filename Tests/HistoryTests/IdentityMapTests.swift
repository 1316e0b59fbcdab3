import Testing

@testable import History

@Suite("Identities")
struct IdentityMapTests {
  let map = IdentityMap(
    confirmed: ["amir": ["amir@example.com", "Amir K <AmirK@users.noreply.example.com>"], "bruno": ["b@example.com"]],
    bots: ["ci@example.com"])

  @Test("the owner's map confirms by address, whatever the case and the name")
  func confirmed() {
    #expect(map.person(name: "anyone", email: "AMIR@example.com") == Person(standing: .confirmed, id: "amir"))
    #expect(
      map.person(name: "x", email: "amirk@users.noreply.example.com") == Person(standing: .confirmed, id: "amir"))
  }

  @Test("machines have a row of their own")
  func bots() {
    #expect(map.person(name: "dependabot[bot]", email: "x@y").standing == .bot)
    #expect(map.person(name: "CI", email: "ci@example.com").standing == .bot)
    #expect(map.person(name: "robot", email: "r@example.com").standing == .unknown)
  }

  @Test("mailmap joins unknown addresses, and never makes anybody a contractor")
  func mailmap() {
    let judged = map.with(
      mailmap: Array(
        """
        # comment
        Real Name <real@example.org> <alias@example.org>
        Amir <amir@example.com> <evil@example.org>
        """.utf8))
    #expect(judged.person(name: "a", email: "alias@example.org") == Person(standing: .unknown, id: "real@example.org"))
    #expect(judged.person(name: "e", email: "evil@example.org") == Person(standing: .unknown, id: "evil@example.org"))
    #expect(judged.mailmapClaim(name: "e", email: "evil@example.org") == "amir")
    #expect(judged.mailmapClaim(name: "a", email: "amir@example.com") == nil)
  }

  @Test("noreply addresses of one account are one unknown person, by number or by an unambiguous login")
  func accounts() {
    let claims = [
      "1+bob@users.noreply.github.com", "1+robert@users.noreply.github.com", "bob@users.noreply.github.com",
      "2+zoe@users.noreply.github.com", "3+zoe@users.noreply.github.com", "zoe@users.noreply.github.com",
      "7-ann@users.noreply.gitlab.com", "7-anna@users.noreply.gitlab.com", "1+bob@users.noreply.example.com",
    ].map { IdentityClaim(name: "x", email: $0) }
    let joined = map.joining(claims)
    #expect(joined.person(claims[0]).id == "1+bob@users.noreply.github.com")
    #expect(Set(claims[0...2].map(joined.person)).count == 1)
    // The login zoe was given up by one account and taken by another.
    #expect(Set(claims[3...5].map(joined.person)).count == 3)
    #expect(Set(claims[6...7].map(joined.person)).count == 1)
    #expect(joined.person(claims[8]).id == "1+bob@users.noreply.example.com")
    #expect(claims.allSatisfy { joined.person($0).standing == .unknown })
  }

  @Test("a noreply account and what .mailmap says of one of its addresses make one person")
  func accountsThroughMailmap() {
    let mapped = map.with(mailmap: Array("Bob <bob@home.example> <1+bob@users.noreply.github.com>\n".utf8))
    let claims = ["1+bob@users.noreply.github.com", "bob@users.noreply.github.com", "BOB@home.example"]
      .map { IdentityClaim(name: "Bob", email: $0) }
    #expect(Set(mapped.joining(claims).person(claims[1]).id.utf8) == Set("bob@home.example".utf8))
    #expect(Set(claims.map(mapped.joining(claims.reversed()).person)).count == 1)
  }

  @Test("a login of the owner's confirms its noreply addresses and no other")
  func logins() {
    let owner = IdentityMap(confirmed: ["amir": ["@AmirK", "gitlab:amir.k"]])
    let amir = Person(standing: .confirmed, id: "amir")
    #expect(owner.person(name: "", email: "amirk@users.noreply.github.com") == amir)
    #expect(owner.person(name: "", email: "991+AMIRK@users.noreply.github.com") == amir)
    #expect(owner.person(name: "", email: "5-amir.k@users.noreply.gitlab.com") == amir)
    #expect(owner.person(name: "", email: "amirk@users.noreply.github.com.evil.example").standing == .unknown)
    #expect(owner.person(name: "", email: "amirk@github.com").standing == .unknown)
    #expect(owner.person(name: "", email: "991+amirk2@users.noreply.github.com").standing == .unknown)
  }

  @Test(
    "an identity of the owner's file is an address or a login",
    arguments: [
      ("A@x.example", "a@x.example"), ("A K <A@X.example>", "a@x.example"), (" a@x ", "a@x"), ("K <root>", "root"),
      ("@AmirK", "github.com:amirk"), ("github:AmirK", "github.com:amirk"), ("GitLab:a.k_1", "gitlab.com:a.k_1"),
      ("Ünal <Ü@x>", "Ü@x"),
    ])
  func ownerIdentities(text: String, key: String) throws {
    #expect(try OwnerIdentity(text).key == key)
  }

  @Test(
    "what is neither is refused with what to write",
    arguments: ["", " ", "amirk", "A <a@x", "A <a@x> b", "A <>", "@", "@a/b", "svn:amirk", "a\u{7}@x", "@a b"])
  func ownerMistakes(text: String) throws {
    let mistake = try #require(throws: OwnerIdentity.Mistake.self) { try OwnerIdentity(text) }
    #expect(mistake.description.contains("write"))
  }

  @Test("the judged repository makes nobody a machine, and only ASCII letters compare without case")
  func hostile() {
    let judged = map.with(
      mailmap: Array("Robot <49699333+dependabot[bot]@users.noreply.github.com> <e@example.org>\n".utf8))
    #expect(judged.person(name: "e", email: "e@example.org") == Person(standing: .unknown, id: "e@example.org"))
    #expect(map.botEvidence(IdentityClaim(name: "Deploy [bot]", email: "e@example.org")) == .name)
    #expect(map.botEvidence(IdentityClaim(name: "x", email: "1+ci[bot]@users.noreply.github.com")) == .address)
    #expect(map.person(name: "amir[bot]", email: "amir@example.com").standing == .confirmed)
    // A capital dotted I is no i, and a look-alike is another address.
    #expect(map.person(name: "", email: "am\u{130}r@example.com").standing == .unknown)
    #expect(map.person(name: "", email: "\u{430}mir@example.com").standing == .unknown)
    #expect(map.person(name: "", email: "amir+x@example.com").standing == .unknown)
    #expect(map.person(name: "Amir K", email: "").id == "amir k <>")
    let bytes = [[0x61, 0xE9], [0x61, 0xE8]].map { map.person(IdentityClaim(name: [], email: $0)).id }
    #expect(bytes == ["a\\xE9", "a\\xE8"])
  }

  @Test(
    "an AI tool is told by its whole name, login or address",
    arguments: [
      ("Claude", "noreply@example.net", true), ("Claude Opus 4.1", "x@y", true), ("GitHub Copilot", "x@y", true),
      ("anything", "noreply@anthropic.com", true), ("Cursor Agent", "cursoragent@cursor.com", true),
      ("copilot-swe-agent[bot]", "198982749+Copilot@users.noreply.github.com", true),
      ("aider (gpt-4o)", "x@y", true), ("devin-ai-integration[bot]", "x@y", true),
      ("Claude Dubois", "claude@dubois.example", false), ("Jean-Claude", "jc@x", false), ("Devin Smith", "d@x", false),
      ("jules", "jules@jules.example", false),
      ("Ada Cursore", "a@x", false), ("\u{421}laude", "c@x", false), ("", "", false),
    ])
  func assistants(name: String, email: String, isTool: Bool) {
    #expect(IdentityMap(confirmed: [:]).isAssistant(name: name, email: email) == isTool)
  }

  @Test("whom the owner has confirmed is never taken for a tool")
  func confirmedAssistant() {
    #expect(!IdentityMap(confirmed: ["claude": ["c@x.example"]]).isAssistant(name: "Claude", email: "c@x.example"))
  }
}
