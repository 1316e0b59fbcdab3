import Git
import TestSupport
import Testing

@testable import History

@Suite("People")
struct PeopleReportTests {
  private static func commit(
    _ number: Int, _ name: String, _ email: String, at time: Int64 = 1_790_000_000,
    with coAuthors: [(String, String)] = []
  ) throws -> AuthoredCommit {
    let digits = String(number, radix: 16)
    let hex = String(repeating: "0", count: 40 - digits.count) + digits
    return AuthoredCommit(
      id: try #require(ObjectID(hex: hex)), author: IdentityClaim(name: name, email: email), authoredAt: time,
      coAuthors: coAuthors.map { IdentityClaim(name: $0.0, email: $0.1) })
  }

  private static func commits() throws -> [AuthoredCommit] {
    [
      try commit(1, "Amir K.", "amir@example.com", at: 100),
      try commit(
        2, "Amir K.", "AMIR@example.com", at: 300,
        with: [("Bruno", "b@example.com"), ("Claude", "noreply@anthropic.com")]),
      try commit(3, "amir", "12+amirk@users.noreply.github.com", at: 50),
      try commit(4, "K. Amír", "amir.k@home.example", at: 400),
      try commit(5, "Zed", "zed@old.example", at: 500, with: [("Zed", "zed@new.example")]),
      try commit(6, "dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", at: 600),
      try commit(7, "Root", "root@localhost", at: 700),
      try commit(8, "deploy[bot]", "amir+bot@example.com", at: 800),
    ]
  }

  private static let identities = IdentityMap(
    confirmed: ["amir": ["Amir K <amir@example.com>", "@amirk"], "bruno": ["b@example.com", "bruno@home.example"]],
    mailmap: Array("Zed Z <zed@new.example> <zed@old.example>\nAmir <amir@example.com> <root@localhost>\n".utf8))

  @Test("everybody is listed once with each identity and where it comes from")
  func everybody() throws {
    let commits = try Self.commits()
    let lines = [commits[0].id: 10, commits[3].id: 30, commits[6].id: 40, commits[5].id: 7]
    let report = PeopleReport(commits: commits.shuffled(), identities: Self.identities, liveLines: lines)
    #expect(
      report.people.map(\.person.id) == [
        "amir", "bruno", "root@localhost", "amir.k@home.example", "zed@new.example", "dependabot[bot]", "deploy[bot]",
      ])
    let amir = report.people[0]
    #expect(amir.name == "Amir K.")
    #expect((amir.commits, amir.coAuthored, amir.liveLines) == (3, 0, 10))
    #expect(amir.dates == 50...300)
    #expect(
      amir.identities.map(\.email)
        == ["amir@example.com", "12+amirk@users.noreply.github.com", "AMIR@example.com"].sorted { left, right in
          // Live lines first, then commits, then by address.
          (left == "amir@example.com" ? 0 : 1, left) < (right == "amir@example.com" ? 0 : 1, right)
        })
    #expect(amir.identities.last?.sources.first == .owner("Amir K <amir@example.com>"))
    let noreply = try #require(amir.identities.first { $0.email.hasPrefix("12+") })
    #expect(
      noreply.sources == [
        .owner("@amirk"), .noreply(host: "github.com", number: "12", login: "amirk"), .author,
      ])
    let bruno = report.people[1]
    #expect((bruno.commits, bruno.coAuthored) == (0, 1))
    #expect(bruno.identities.map(\.sources) == [[.owner("b@example.com"), .coAuthor], [.owner("bruno@home.example")]])
    let zed = report.people[4]
    #expect((zed.name, zed.commits, zed.coAuthored) == ("Zed Z", 1, 0))
    #expect(zed.identities[0].sources == [.mailmap(lines: [1], name: "Zed Z", email: "zed@new.example"), .author])
    #expect(report.assistants.map(\.email) == ["noreply@anthropic.com"])
    #expect(report.people[6].remarks == [.botByNameOnly])
    #expect(report.share(of: .unknown) == PeopleReport.Share(people: 3, commits: 3, liveLines: 70))
    #expect(report.strayLines == 0)
  }

  @Test("commits, co-authored work and lines add up, whatever the claims")
  func sums() throws {
    let commits = try Self.commits()
    let lines = Dictionary(uniqueKeysWithValues: commits.map { ($0.id, 3) })
    let report = PeopleReport(commits: commits, identities: Self.identities, liveLines: lines)
    #expect(report.people.reduce(0) { $0 + $1.commits } == commits.count)
    #expect(report.people.reduce(0) { $0 + ($1.liveLines ?? 0) } == 3 * commits.count)
    for entry in report.people {
      #expect(entry.commits == entry.identities.reduce(0) { $0 + $1.commits })
      #expect(entry.liveLines == entry.identities.reduce(0) { $0 + ($1.liveLines ?? 0) })
    }
  }

  @Test("aliases are suggested with their reasons, and nobody is merged by one")
  func suggestions() throws {
    let report = PeopleReport(commits: try Self.commits(), identities: Self.identities)
    let found = report.suggestions.map {
      "\($0.person.id) <- \($0.alias.id): \($0.strength.rawValue) \($0.reasons.map(\.kind))"
    }
    #expect(
      found == [
        #"amir <- amir.k@home.example: likely ["name"]"#, #"amir <- root@localhost: likely ["mailmap"]"#,
      ])
  }

  @Test(
    "what two addresses have in common is told by its kind",
    arguments: [
      ("Bo Li", "boli@x.example", "Bo Li", "boli+work@x.example", ["mailbox", "name-and-local-part"], "strong"),
      ("B", "b.o.li@gmail.com", "C", "Bo.Li+x@GoogleMail.com", ["mailbox"], "strong"),
      ("B", "b.o.li@x.example", "C", "boli@x.example", [], ""),
      ("Bo Li", "boli@x.example", "li  BO", "bo.li@y.example", ["name-and-local-part"], "likely"),
      ("Bo Łi", "p@x.example", "Lí. Bo", "q@y.example", ["name"], "likely"),
      ("Bo", "p@x.example", "bo", "q@y.example", ["name"], "possible"),
      ("Bo Li", "p@x.example", "B\u{43E} Li", "q@y.example", ["look-alike"], "possible"),
      ("root", "root@a", "root", "root@b", [], ""),
      ("", "p@x.example", "", "q@y.example", [], ""),
      ("Bo Li", "4+bo-li@users.noreply.github.com", "Bo Li", "boli@x.example", ["name-and-local-part"], "likely"),
      ("A", "4+bo@users.noreply.github.com", "B", "5+bo@users.noreply.github.com", ["account-login"], "likely"),
    ])
  func reasons(
    name: String, email: String, otherName: String, otherEmail: String, kinds: [String], strength: String
  ) throws {
    let commits = [try Self.commit(1, name, email), try Self.commit(2, otherName, otherEmail)]
    let report = PeopleReport(commits: commits, identities: IdentityMap(confirmed: [:]))
    #expect(report.people.count == 2)
    #expect(report.suggestions.flatMap { $0.reasons.map(\.kind) } == kinds)
    #expect(report.suggestions.map(\.strength.rawValue) == (strength.isEmpty ? [] : [strength]))
  }

  @Test("an account whose number the owner has under another login is suggested, not confirmed")
  func renamedAccount() throws {
    let owner = IdentityMap(confirmed: ["amir": ["12+amirk@users.noreply.github.com"]])
    let commits = [
      try Self.commit(1, "x", "12+new@users.noreply.github.com"),
      try Self.commit(2, "y", "12+amirk@users.noreply.github.com"),
    ]
    let report = PeopleReport(commits: commits, identities: owner)
    #expect(report.people.map(\.person.standing) == [.confirmed, .unknown])
    #expect(report.suggestions.map(\.reasons) == [[.accountNumber(host: "github.com", number: "12")]])
    #expect(report.suggestions[0].strength == .strong)
  }

  @Test("oddities of claims are remarked on")
  func remarks() throws {
    let commits = [
      try Self.commit(1, "Ann Lee", "team@agency.example"), try Self.commit(2, "Bob Roe", "team@agency.example"),
      try Self.commit(3, "Ann Lee", "ann@x.example"), try Self.commit(4, "ann lee jr", "ann@x.example"),
      try Self.commit(5, "Eve\u{202E}", "eve@x.example"), try Self.commit(6, "", "n@x.example"),
      try Self.commit(7, "Nobody", ""), try Self.commit(8, "Claude", "noreply@anthropic.com"),
    ]
    let report = PeopleReport(commits: commits, identities: IdentityMap(confirmed: [:]))
    let remarks = Dictionary(uniqueKeysWithValues: report.people.map { ($0.person.id, $0.remarks) })
    #expect(
      remarks["team@agency.example"] == [.sharedAddress(address: "team@agency.example", names: ["Ann Lee", "Bob Roe"])])
    #expect(remarks["ann@x.example"] == [])
    #expect(remarks["eve@x.example"] == [.hiddenCharacters])
    #expect(remarks["n@x.example"] == [.noName])
    #expect(remarks["nobody <>"] == [.noAddress])
    #expect(remarks["noreply@anthropic.com"] == [.assistantAsAuthor])
  }

  @Test("ten thousand identities give suggestions in proportion, in the same order each time")
  func many() throws {
    var random = SeededRandom(seed: 5)
    // Half share one name, the rest share names by tens.
    let commits = try (0..<10_000).map { number in
      try Self.commit(
        number, number.isMultiple(of: 2) ? "Same Name" : "Person \(number / 20) x",
        "u\(number)@host\(number % 7).example")
    }
    let report = PeopleReport(commits: commits, identities: IdentityMap(confirmed: [:]))
    #expect(report.people.count == 10_000)
    #expect((9_000..<10_000).contains(report.suggestions.count))
    let again = PeopleReport(commits: commits.shuffled(using: &random), identities: IdentityMap(confirmed: [:]))
    #expect(again.suggestions == report.suggestions)
    #expect(again.people.map(\.person) == report.people.map(\.person))
  }

  @Test("changes of .mailmap are told with what they claim, merges only where they differ from all parents")
  func mailmapChanges() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a": "a\n"], time: 100)
    let added = try sandbox.commit([".mailmap": "# who\nA <a@x> <b@x>\n"], time: 200)
    try sandbox.git(["switch", "--quiet", "--create", "side", "HEAD~1"])
    try sandbox.commit(["b": "b\n"], time: 250)
    try sandbox.git(["switch", "--quiet", "main"])
    try sandbox.git(["merge", "--quiet", "--no-ff", "--message", "Merge", "side"], time: 300)
    let changed = try sandbox.commit([".mailmap": "# whoever\nA <a@x> <c@x>\n"], time: 400)
    let removed = try sandbox.commit([".mailmap": nil], time: 500)
    let repository = try Repository(opening: sandbox.path)
    let report = try PeopleReport.read(
      from: repository, head: sandbox.id("HEAD"), identities: IdentityMap(confirmed: [:]))
    #expect(report.mailmapChanges.map(\.commit) == [removed, changed, added])
    #expect(report.mailmapChanges.map(\.added) == [[], ["A <a@x> <c@x>"], ["A <a@x> <b@x>"]])
    #expect(report.mailmapChanges.map(\.removed) == [["A <a@x> <c@x>"], ["A <a@x> <b@x>"], []])
    let week = try PeopleReport.read(
      from: repository, head: sandbox.id("HEAD"), identities: IdentityMap(confirmed: [:]), period: 150...350)
    #expect(week.mailmapChanges.map(\.commit) == [added])
    #expect(week.commits == 6)
  }
}
