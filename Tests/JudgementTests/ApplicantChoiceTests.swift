import Git
import History
import Testing

@testable import Judgement

@Suite("Which author the applicant is")
struct ApplicantChoiceTests {
  private func choice(_ authors: [(String, String, Int)]) -> ApplicantChoice {
    var commits: [AuthoredCommit] = []
    for (name, email, count) in authors {
      for _ in 0..<count {
        commits.append(
          AuthoredCommit(
            id: Story.commit(commits.count), author: IdentityClaim(name: name, email: email), authoredAt: 0,
            coAuthors: []))
      }
    }
    let nobody = IdentityMap(confirmed: [:])
    return ApplicantChoice(PeopleReport(commits: commits, identities: nobody), identities: nobody)
  }

  private let team = [
    ("Ana Lee", "ana@example.com", 6), ("ana lee", "ana@home.example", 2), ("Bo", "bo@example.org", 3),
    ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", 9), ("Claude", "noreply@anthropic.com", 4),
  ]

  @Test("the only human author is taken, machines and AI tools left aside")
  func sole() throws {
    let author = try choice([team[0], team[3], team[4]]).applicant(named: [])
    #expect(author.choice == .soleAuthor && author.identities.map(\.email) == ["ana@example.com"])
  }

  @Test("several are listed with their share of the humans' commits, most first")
  func several() {
    #expect {
      try choice(team).applicant(named: [])
    } throws: { error in
      guard case .several(let authors) = error as? ApplicantChoice.Failure else { return false }
      return authors.map(\.commits) == [6, 3, 2] && authors.first?.share == 6.0 / 11
    }
  }

  @Test(
    "an address takes its own commits, a name all that stand beside it",
    arguments: [
      (["ANA@example.com"], ["ana@example.com"]), (["Ana Lee"], ["ana@example.com", "ana@home.example"]),
      (["Anybody <bo@example.org>"], ["bo@example.org"]),
      (["bo", "ana@home.example"], ["bo@example.org", "ana@home.example"]),
      (["noreply@anthropic.com", "Bo"], ["noreply@anthropic.com", "bo@example.org"]),
    ])
  func named(texts: [String], emails: [String]) throws {
    let author = try choice(team).applicant(named: texts)
    #expect(Set(author.identities.map(\.email)) == Set(emails) && author.choice == .named)
  }

  @Test("all names beside a chosen address are listed, so that their commits add up to those judged")
  func names() throws {
    let author = try choice([team[0], ("ana-at-work", "Ana@Example.com", 4), team[2]]).applicant(named: ["Ana Lee"])
    #expect(author.identities.map(\.name) == ["Ana Lee", "ana-at-work"])
    #expect(author.identities.reduce(0) { $0 + $1.commits } == 10)
  }

  @Test("a login takes its noreply address")
  func login() throws {
    let author = try choice([("Ana", "123+ana-lee@users.noreply.github.com", 1), team[2]]).applicant(named: ["@ana-lee"]
    )
    #expect(author.identities.map(\.email) == ["123+ana-lee@users.noreply.github.com"])
  }

  @Test("what nobody goes by, what is no identity, and who has no address")
  func failures() {
    #expect(throws: ApplicantChoice.Failure.unknown("eve@example.com", known: ["ana@example.com", "Ana Lee"])) {
      try choice([team[0]]).applicant(named: ["eve@example.com"])
    }
    #expect(throws: ApplicantChoice.Failure.nobody) { try choice([team[3]]).applicant(named: []) }
    #expect(throws: ApplicantChoice.Failure.withoutAddress("Ana Lee")) {
      try choice([("Ana Lee", "", 3)]).applicant(named: [])
    }
    for text in ["", "  ", "<", "mail:me"] {
      #expect(throws: ApplicantChoice.Failure.self) { try choice(team).applicant(named: [text]) }
    }
  }

  @Test("addresses are written so that none is read as a login")
  func addresses() {
    let author = SampleAuthor(
      choice: .named,
      identities: [
        SampleAuthor.Identity(name: "A", email: "@ana", commits: 2),
        SampleAuthor.Identity(name: "B", email: "@Ana", commits: 1),
      ])
    #expect(author.addresses == ["<@ana>"])
    #expect(IdentityMap(confirmed: [SampleAuthor.id: author.addresses]).contractor(address: "@ana") == SampleAuthor.id)
  }
}
