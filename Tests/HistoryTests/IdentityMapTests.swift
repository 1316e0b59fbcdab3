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

  @Test("a mailmap line with a commit name maps only that name")
  func mailmapNames() {
    let mailmap = Mailmap(Array("Proper <p@x> Commit Name <c@x>\nOnly Name <n@x>\n".utf8))
    #expect(mailmap.resolve(name: "commit name", email: "C@x") == ("Proper", "p@x"))
    #expect(mailmap.resolve(name: "Other", email: "c@x") == ("Other", "c@x"))
    #expect(mailmap.resolve(name: "zzz", email: "n@x") == ("Only Name", "n@x"))
  }

  @Test("co-authors are read once each, assistants are told apart")
  func trailers() {
    let message = """
      Does a thing.

      Co-authored-by: Bruno <b@example.com>
      co-authored-by: Bruno again <B@example.com>
      Co-Authored-By: Claude <noreply@example.net>
      Co-authored-by: nobody
      """
    let found = Trailers.coAuthors(in: message)
    #expect(found.map(\.name) == ["Bruno", "Claude"])
    #expect(map.isAssistant(name: found[1].name, email: found[1].email))
    #expect(!map.isAssistant(name: found[0].name, email: found[0].email))
  }
}
