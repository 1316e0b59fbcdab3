import Foundation
import Git
import History
import TestSupport
import Testing

@testable import Reporting

/// `assay ownership --people` in its three formats.
@Suite("People in words and tables")
struct PeopleTests {
  private static func report() throws -> PeopleReport {
    let people: [(String, String, Int64, [(String, String)])] = [
      ("Amir K.", "amir@example.com", 1_759_650_000, []),
      (
        "Amir K.", "amir@example.com", 1_762_700_000, [("Bruno", "b@example.com"), ("Claude", "noreply@anthropic.com")]
      ),
      ("amirk", "12+amirk@users.noreply.github.com", 1_760_000_000, []),
      ("K. Amír", "amir.k@home.example", 1_761_000_000, []),
      ("Zed", "zed@old.example", 1_761_500_000, []),
      ("=cmd|' /C calc'!A0\u{202E}", "evil\u{1B}[31m@example.com", 1_761_600_000, []),
      ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", 1_761_700_000, []),
      ("deploy[bot]", "carla@example.com", 1_761_800_000, []),
    ]
    var lines: [ObjectID: Int] = [:]
    let commits = try people.enumerated().map { number, person in
      let id = try #require(ObjectID(hex: String(repeating: "0", count: 39) + String(number, radix: 16)))
      lines[id] = 1_200 / (number + 1)
      return AuthoredCommit(
        id: id, author: IdentityClaim(name: person.0, email: person.1), authoredAt: person.2,
        coAuthors: person.3.map { IdentityClaim(name: $0.0, email: $0.1) })
    }
    let identities = IdentityMap(
      confirmed: [
        "amir": ["Amir K <amir@example.com>", "@amirk"], "bruno": ["b@example.com"], "chloe": ["c@example.com"],
      ],
      mailmap: Array("Zed Z <zed@new.example> <zed@old.example>\n".utf8))
    var report = PeopleReport(commits: commits, identities: identities, liveLines: lines)
    report.mailmapChanges = [
      MailmapChange(
        commit: commits[4].id, author: commits[4].author, authoredAt: 1_761_500_000, committedAt: 1_761_500_000,
        added: ["Zed Z <zed@new.example> <zed@old.example>"], removed: [], unread: nil)
    ]
    return report
  }

  private static let repository = ScanReport.Repository(
    path: "repositories/storefront", head: String(repeating: "0", count: 40), rev: "main", isShallow: false)

  @Test("as text")
  func peopleText() throws {
    let text = PeopleText.render(
      try Self.report(), title: "repositories/storefront at main", style: TerminalStyle(), limit: .max)
    try expectSnapshot(text, extension: "txt")
  }

  @Test("as CSV")
  func peopleCSV() throws { try expectSnapshot(PeopleCSV.render(try Self.report()), extension: "csv") }

  @Test("as JSON")
  func peopleJSON() throws {
    let text = PeopleJSON.render(try Self.report(), repository: Self.repository)
    try expectSnapshot(text, extension: "json")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "assay.people/1")
  }

  @Test("nothing hostile passes, and what a limit leaves out is counted")
  func hostile() throws {
    let report = try Self.report()
    let text = PeopleText.render(report, title: "x", style: TerminalStyle(width: 60), limit: 1)
    let everything = text + PeopleCSV.render(report) + PeopleJSON.render(report, repository: Self.repository)
    #expect(!everything.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    #expect(PeopleCSV.render(report).contains("'=cmd"))
    #expect(text.contains("and 2 more unknown people; --limit 0 shows all"))
  }

  @Test("a history without commits is told as one")
  func empty() {
    let report = PeopleReport(commits: [], identities: IdentityMap(confirmed: [:]))
    let text = PeopleText.render(report, title: "x", style: TerminalStyle(), limit: 50)
    #expect(text.contains("No commits."))
  }
}
